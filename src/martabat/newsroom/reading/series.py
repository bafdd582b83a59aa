"""Ordinals in a series: "sesi ke tiga", "ke-7", "ke VI", "kelima", "seri 2"."""

import re

from martabat.newsroom.reading.calendar_words import number, roman
from martabat.newsroom.reading.text import Document
from martabat.newsroom.reading.values import Found, Span

_THING = (
    r"sesi|seri|edisi|angkatan|gelombang|putaran|episode|tahap|hari|batch|pertemuan|rapat"
    r"|kegiatan|agenda|festival(?:\s+ham)?"
)
_WORDS = (
    r"satu|pertama|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|(?:dua"
    r"|tiga)\s+belas"
)
_ORDINAL = re.compile(
    rf"\b(?P<thing>{_THING})(?:\s+(?:yang|HAM))?\s+(?:ke\s*-?\s*(?P<number>\d{{1,2}}"
    rf"|(?-i:[IVX]+)|{_WORDS})"
    rf"|(?P<plain>\d{{1,2}}|(?-i:[IVX]+)|pertama|perdana))\b(?!\s*(?:ribu|ratus|puluh"
    rf"|[/.,]\d|orang|peserta|hari|jam|tahun))"
    rf"|\buntuk\s+(?:kali\s+(?:ke\s*-?\s*)?|yang\s+(?:ke\s*-?\s*)?)(?P<times>\d{{1,2}}"
    rf"|{_WORDS})(?:\s*(?:kali|kalinya))?\b",
    re.IGNORECASE,
)
_DAY_OR_PLAIN = frozenset(("hari", "rapat", "kegiatan", "agenda", "pertemuan"))


def find(document: Document) -> Found[int] | None:
    """Return the place of the activity in its series, None where the text does not number it."""
    for match in _ORDINAL.finditer(document.text):
        if match["plain"] and (match["thing"] or "").casefold() in _DAY_OR_PLAIN:
            continue
        if (match["thing"] or "").casefold() == "hari":
            continue  # the day of a longer activity, not its place in a series
        written = match["number"] or match["plain"] or match["times"]
        value = _value(written)
        if value:
            return Found(value, Span(*match.span()), 0.8)
    return None


def _value(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    if written.casefold() == "perdana":
        return 1
    return number(written) or roman(written)
