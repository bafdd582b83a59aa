"""Parts of papers: sentences, lists, tables, pictures."""

from collections.abc import Iterable, Sequence

from martabat.documents.paper_layouts import PaperSection, PaperTable, PictureData


def part(
    heading: str,
    lines: Iterable[str] = (),
    *,
    level: int = 1,
    items: Iterable[str] = (),
    numbered: bool = False,
    table: PaperTable | None = None,
    pictures: Sequence[PictureData] = (),
) -> PaperSection:
    """Return a part; a text with line breaks becomes as many paragraphs."""
    return {
        "heading": heading,
        "level": level,
        "lines": [line.strip() for text in lines for line in text.splitlines() if line.strip()],
        "items": list(items),
        "numbered": numbered,
        "table": table,
        "pictures": list(pictures),
    }


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float] = ()
) -> PaperTable | None:
    """Return a table, or None without rows."""
    listed = [list(row) for row in rows]
    if not listed:
        return None
    return {"heads": list(heads), "rows": listed, "widths": list(widths)}


def filled(parts: Iterable[PaperSection]) -> list[PaperSection]:
    """Leave out parts with nothing in them, but keep a heading that others stand under."""
    kept: list[PaperSection] = []
    for one in parts:
        while kept and not _holds(kept[-1]) and kept[-1]["level"] >= one["level"]:
            kept.pop()
        kept.append(one)
    while kept and not _holds(kept[-1]):
        kept.pop()
    return kept


def _holds(one: PaperSection) -> bool:
    return bool(one["lines"] or one["items"] or one["table"] or one["pictures"])
