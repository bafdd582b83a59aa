"""Reading Indonesian press releases by rules and gazetteers; see `read`."""

from martabat.newsroom.reading.reader import read

__all__ = ["read"]
