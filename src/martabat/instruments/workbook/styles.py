"""How the cells of an instrument's workbook look; the colours are the design system's."""

from typing import Any

INK, SECOND, ACCENT, SOFT, LINE = "#1F1D26", "#56525C", "#3A3789", "#ECECF7", "#DFDBD2"
_FONT: dict[str, Any] = {"font_name": "Calibri", "font_size": 11, "font_color": INK}
_CELL = {**_FONT, "valign": "top", "text_wrap": True, "border": 1, "border_color": LINE}
_ENTRY = {**_CELL, "locked": False}
_EXAMPLE = {**_CELL, "italic": True, "font_color": SECOND, "bg_color": SOFT}
_HEAD = {
    **_FONT,
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": ACCENT,
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": ACCENT,
}

STYLES: dict[str, dict[str, Any]] = {
    "title": {**_FONT, "font_size": 16, "bold": True, "font_color": ACCENT},
    "heading": {**_FONT, "font_size": 12, "bold": True, "font_color": ACCENT, "valign": "top"},
    "text": {**_FONT, "text_wrap": True, "valign": "top"},
    "second": {**_FONT, "font_color": SECOND, "text_wrap": False, "valign": "top"},
    "head": _HEAD,
    "head_needed": {**_HEAD, "underline": 1},
    "key": {**_CELL, "bold": True},
    "hint": {**_CELL, "font_color": SECOND},
    "entry": _ENTRY,
    "entry_line": {**_ENTRY, "align": "left"},
    "entry_code": {**_ENTRY, "num_format": "@"},
    "entry_number": {**_ENTRY, "align": "right"},
    "entry_share": {**_ENTRY, "align": "right", "num_format": "0%"},
    "entry_share_fine": {**_ENTRY, "align": "right", "num_format": "0.0###%"},
    "column": {**_FONT, "valign": "top", "text_wrap": True, "locked": False},
    "column_code": {
        **_FONT,
        "valign": "top",
        "text_wrap": True,
        "locked": False,
        "num_format": "@",
    },
    "column_share": {
        **_FONT,
        "valign": "top",
        "align": "right",
        "locked": False,
        "num_format": "0%",
    },
    "example": _EXAMPLE,
    "example_number": {**_EXAMPLE, "align": "right"},
    "example_share": {**_EXAMPLE, "align": "right", "num_format": "0%"},
}
