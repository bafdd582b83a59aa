"""Cells of an .ods are read by the room of documents; see `documents.sheets.ods`."""

from martabat.documents.sheets.ods import read

__all__ = ["read"]
