"""What may be asked about instruments."""

from martabat.instruments.queries.versions import compiled, get, title_in

__all__ = ["compiled", "get", "title_in"]
