"""Themes in quotation marks: that of the activity first, else that of the festival it prepares."""

import re

from martabat.newsroom.reading.text import Document
from martabat.newsroom.reading.values import Found, Span

_WORD = (
    r"(?:th?ema(?:nya|kan)?|berth?ema(?:kan)?|bertajuk(?:kan)?|tajuk(?:nya)?|bertopik"
    r"|topik(?:nya)?|mengusung|bertitel|berjudul|judul(?:nya)?)"
)
# "… dengan tema", "mengusung tema besar", "Topiknya tidak ringan:" just before the marks.
_BEFORE = re.compile(
    rf"\b(?P<word>{_WORD})\b(?P<between>[^.!?\"“”‘«»\n]{{0,90}})[,:]?\s*$", re.IGNORECASE
)
_AFTER = re.compile(
    r"^\s*,?\s*(?:menjadi|jadi|adalah|merupakan|dipilih\s+(?:sebagai|menjadi)"
    r"|diusung\s+(?:sebagai|menjadi)|sebagai"
    r"|itulah|demikian)\s+(?:\w+\s+)?(?:tema|tajuk|topik)\b",
    re.IGNORECASE,
)
_MARKS = "\"'“”‘’«»„ \u00a0"
_FESTIVAL = re.compile(
    r"\bfestival\b|\bkonferensi nasional\b|\bpekan ham\b|\bperingatan\b", re.IGNORECASE
)
# Where the closing mark was forgotten or is another one: up to the end of the sentence.
_OPEN = re.compile(
    rf"\b(?:{_WORD})\b[^.!?\"“”‘«»\n]{{0,60}}?[:,]?\s*[\"“‘«'’”]\s?"
    rf"(?P<theme>[^\"“”«»\n]{{8,220}}?)(?=[\"”»’']|[.!?]\s|[.!?]?\n|[.!?]?$)",
    re.IGNORECASE,
)
# "dengan tema Pemajuan HAM untuk Semua di Aula …": title-cased words without marks.
_UNMARKED = re.compile(
    r"\b(?:ber|meng\w+\s+|dengan\s+)(?:tema|tajuk)(?:kan)?\s*:?\s+"
    r"(?P<theme>[A-Z][\w-]*(?:\s+(?:[A-Z0-9][\w-]*|dan|di|untuk|yang|dalam|bagi|dengan|pada"
    r"|ke|dari|yg|melalui|menuju|serta|atas)){2,24})"
)
_TRAILING = re.compile(
    r"(?:\s+(?:dan|di|untuk|yang|dalam|bagi|dengan|pada|ke|dari|melalui|serta|atas))+$"
)
_WHO_SPEAKS = re.compile(
    r"\b(?:kata|ujar|ucap|tutur|ungkap|jelas|tegas|pesan|sebut|imbuh|papar)(?:nya)?\b", re.I
)


def find(document: Document) -> Found[str] | None:
    """Return the theme of the activity; a quotation of somebody is none."""
    own: list[Found[str]] = []
    festival: list[Found[str]] = []
    for found, context in _themes(document):
        (festival if _FESTIVAL.search(context) else own).append(found)
    chosen = own or festival
    return chosen[0] if chosen else None


def _themes(document: Document) -> list[tuple[Found[str], str]]:
    """Return the themes in the order of the text, each with the words that introduce it."""
    text = document.text
    found: list[tuple[Found[str], str]] = []
    for quote in document.quotes:
        if document.part_at(quote.start) in ("meta", "credit"):
            continue
        before = text[max(0, quote.start - 120) : quote.start]
        match = _BEFORE.search(before)
        if match:
            if _WHO_SPEAKS.search(match["between"]):
                continue
            sentence = document.sentence_at(quote.start)
            start = sentence.span.start if sentence else max(0, quote.start - 120)
            context = text[max(start, quote.start - 70) : quote.start]
            found.append((_inner(text, quote, 0.95), context))
        elif _AFTER.search(text[quote.end : quote.end + 60]):
            found.append((_inner(text, quote, 0.9), ""))
    for pattern, confidence in ((_OPEN, 0.6), (_UNMARKED, 0.5)):
        if not found:
            found += _by_pattern(document, pattern, confidence)
    return sorted(found, key=lambda pair: pair[0].span.start)


def _by_pattern(
    document: Document, pattern: re.Pattern[str], confidence: float
) -> list[tuple[Found[str], str]]:
    found = []
    for match in pattern.finditer(document.text):
        words = _TRAILING.sub("", match["theme"])
        span = Span(match.start("theme"), match.start("theme") + len(words))
        context = document.text[max(0, match.start() - 50) : match.start()]
        found.append((_inner(document.text, span, confidence), context))
    return found


def _inner(text: str, span: Span, confidence: float) -> Found[str]:
    """Return what stands between the marks."""
    start, end = span.start, span.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS + ".,;":
        end -= 1
    return Found(" ".join(text[start:end].split()), Span(start, end), confidence)
