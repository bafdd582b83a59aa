"""Words and numbers of .xlsx, .xls and .ods, each sheet as a page, each row as a line."""

import datetime
from typing import Any, BinaryIO

from martabat.documents.texts.values import Collected, Text

MAX_CELLS = 500_000
# Dates without a time of day are written without it.
_MIDNIGHT = datetime.time()


def read(file: BinaryIO, collected: Collected) -> Text:
    """Return the cells of a workbook; formulas as what they came to when it was saved."""
    from python_calamine import CalamineWorkbook

    cells = MAX_CELLS
    with collected.until_full(), CalamineWorkbook.from_filelike(file) as workbook:  # type: ignore[arg-type]
        for name in workbook.sheet_names:
            collected.check_time()
            rows = workbook.get_sheet_by_name(name).iter_rows()
            lines: list[str] = []
            for row in rows:
                cells -= len(row)
                if cells < 0:
                    collected.truncated = True
                    break
                lines.append("\t".join(filter(None, map(_written, row))))
            collected.add("\n".join(lines), name=name)
    return Text(
        pages=tuple(collected.pages),
        truncated=collected.truncated,
        reason="empty" if collected.empty else "",
    )


def _written(value: Any) -> str:
    """Write a cell as an Indonesian office would: 93.9 as "93,9", a date as "2022-12-31"."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float):
        # What a sum leaves behind at its last digits is no one's number.
        short = f"{value:.10g}" if abs(value) < 1e10 else f"{value:.0f}"
        return short.replace(".", ",")
    if isinstance(value, datetime.datetime) and value.time() == _MIDNIGHT:
        return value.date().isoformat()
    return str(value)
