"""Cells of tables that people open in a spreadsheet."""

from decimal import Decimal, InvalidOperation

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: object) -> object:
    """Keep a spreadsheet from taking what somebody typed for a formula; figures stay figures."""
    if not isinstance(cell, str) or not cell.startswith(FORMULAS) or _is_figure(cell):
        return cell
    return f"'{cell}"


def _is_figure(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
