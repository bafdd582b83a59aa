"""Cells of workbooks are read by the room of documents; see `documents.sheets.cells`."""

from martabat.documents.sheets.cells import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    MOST_TEXT,
    Budget,
    Cell,
    Grid,
    Kind,
    plain_number,
    put,
    shown_name,
)

__all__ = [
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "MOST_SHEETS",
    "MOST_TEXT",
    "Budget",
    "Cell",
    "Grid",
    "Kind",
    "plain_number",
    "put",
    "shown_name",
]
