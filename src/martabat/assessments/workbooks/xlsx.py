"""Cells of an .xlsx are read by the room of documents; see `documents.sheets.xlsx`."""

from martabat.documents.sheets.xlsx import read

__all__ = ["read"]
