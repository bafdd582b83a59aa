"""How the cells of a workbook look; the colours are the design system's."""

from typing import Any

INK, SECOND, ACCENT, SOFT = "#1F1D26", "#56525C", "#3A3789", "#ECECF7"
LINE, SUNKEN, INPUT, INPUT_LINE = "#DFDBD2", "#EFEDE6", "#FFF6CC", "#857F74"
GOOD, ATTENTION = "#17663A", "#854800"
_FONT: dict[str, Any] = {"font_name": "Calibri", "font_size": 11, "font_color": INK}
_CELL = {
    **_FONT,
    "valign": "top",
    "text_wrap": True,
    "border": 1,
    "border_color": LINE,
    "align": "left",
    "indent": 1,
}
_ENTRY = {**_CELL, "bg_color": INPUT, "border_color": INPUT_LINE, "locked": False}

_HEAD: dict[str, Any] = {
    **_FONT,
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": ACCENT,
    "text_wrap": True,
    "valign": "vcenter",
    "indent": 1,
    "border": 1,
    "border_color": ACCENT,
}

STYLES: dict[str, dict[str, Any]] = {
    "title": {**_FONT, "font_size": 16, "bold": True, "font_color": ACCENT},
    "second": {**_FONT, "font_color": SECOND},
    "heading": {**_FONT, "font_size": 13, "bold": True, "font_color": ACCENT},
    "text": {**_FONT, "text_wrap": True, "valign": "top"},
    "term": {**_FONT, "font_color": SECOND, "valign": "top"},
    "head": _HEAD,
    "head_number": {**_HEAD, "align": "right"},
    "cell": _CELL,
    "code": {**_CELL, "bold": True},
    "quiet": {**_CELL, "font_color": SECOND},
    "before": {**_CELL, "font_color": SECOND, "align": "right"},
    "unused": {**_CELL, "bg_color": SUNKEN},
    "result": {**_CELL, "bg_color": SUNKEN, "num_format": "#,##0.00", "align": "right"},
    "state": {**_CELL, "align": "center", "indent": 0},
    "entry": _ENTRY,
    "entry_number": {**_ENTRY, "align": "right"},
    "entry_whole": {**_ENTRY, "align": "right", "num_format": "#,##0"},
    "legend_entry": {**_ENTRY, "locked": True, "border_color": INPUT_LINE},
    "place": {**_CELL, "align": "left", "font_color": SECOND},
    "count": {**_CELL, "align": "right", "num_format": "#,##0"},
    "share": {**_CELL, "align": "right", "num_format": "0%"},
    "total": {**_CELL, "bold": True, "top": 2, "top_color": INK},
    "total_count": {
        **_CELL,
        "bold": True,
        "align": "right",
        "num_format": "#,##0",
        "top": 2,
        "top_color": INK,
    },
    "total_share": {
        **_CELL,
        "bold": True,
        "align": "right",
        "num_format": "0%",
        "top": 2,
        "top_color": INK,
    },
    "filled": {"font_color": GOOD},
    "open": {"font_color": ATTENTION, "bold": True},
    "link": {**_CELL, "font_color": ACCENT, "underline": 1},
}
