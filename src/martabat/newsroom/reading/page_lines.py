"""What a line of a page is by itself: a date, a credit, a caption, a way to other reports."""

import re
from typing import Literal

from martabat.newsroom.reading.values import Span

# What a paragraph is: only `lead`, `body` and `list` tell of the activity; `aside` leads elsewhere.
Part = Literal["headline", "lead", "body", "list", "caption", "meta", "credit", "aside"]

_META = re.compile(
    r"""^\W*(?:
      (?:di)?(?:terbit|publikasi|publish|unggah|upload|posting|pos)(?:kan)?\b | published | posted
    | (?:last\ )?(?:updated|modified) | diperbarui | (?:terakhir\ )?diperbaharui
    | (?:rep|reporter|penulis|pewarta|editor|ed|redaktur|redaksi|kontributor|teks|naskah|laporan
        |sumber|oleh|by|uploader|diunggah\ oleh|ditulis\ oleh|author|admin|fotografer|foto|photo
        |photos
        |penyunting|narahubung|kontak|contact|hubungi|tag|tags|kategori|category|label|share|bagikan
        |baca\ juga|lihat\ juga|halaman|hits|dibaca|dilihat|views|copyright|hak\ cipta|nomor|no|hal
        |perihal|lampiran|dokumentasi|dok|url|link|tautan|tanggal|siaran\ pers\ nomor
        |home|beranda|artikel|comments?|komentar)\s*[:|/\\]
    | \d{4}-\d\d-\d\d[T\ ]
    | https?:// | www\.
    | (?:baca|lihat)\ juga\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ALSO = re.compile(r"\W*(?:baca|lihat|simak)\s+(?:juga|pula)\s*[:|]?\s*", re.IGNORECASE)
_AFTERWARDS = re.compile(
    r"\W*(?:(?:berita|artikel|post(?:ingan)?|kabar)\s+(?:terkait|terkini|lainnya|lain"
    r"|populer|terbaru|sebelumnya)|terpopuler"
    r"|related\s+(?:posts?|news|articles?)|leave\s+a\s+(?:reply|comment)"
    r"|tinggalkan\s+(?:balasan|komentar)|post\s+a\s+comment"
    r"|show\s+comments|(?:\d+\s+)?komentar\b|comments?\b|you\s+may\s+also\s+like"
    r"|jangan\s+lewatkan|back\s+to\s+top|©|copyright\b)",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"""^\W*(?:(?:senin|selasa|rabu|kamis|jum['’‘]?at|sabtu|minggu)\b[\s,]*)?
    (?:\d{1,2}[\s./-]+(?:\d{1,2}|[a-z]{3,9})[\s./-]+\d{2,4})
    [\s,|/()-]*(?:pukul|jam)?[\s-]*(?:\d{1,2}[.:]\d\d(?:[.:]\d\d)?)?\s*(?:wib|wita|wit|am|pm)?
    [\s|,()-]*(?:\w+\s?){0,4}\W*$
    |^\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?[a-z]{3,9}\s+\d{1,2},\s*\d{4}\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOCK = re.compile(
    r"\d{2,4}\s*[-,|–]?\s*(?:pukul\s*)?\d{1,2}[.:]\d\d(?:[.:]\d\d)?\s*(?:WIB|WITA|WIT|AM|PM)?\W*$",
    re.I,
)
# A line with the hour of a page's last change: "… WIB Last Updated 2025-07-09T09:18:45Z".
_UPDATED = re.compile(
    r"\blast\s+updated\b|\d{4}-\d\d-\d\dT\d\d:\d\d|\bterakhir\s+diperbarui\b", re.IGNORECASE
)
_CAPTION = re.compile(
    r"^\W*(?:keterangan\s+(?:foto|gambar)|ket\.?\s*(?:foto|gambar)\b|foto(?:\s+bersama)?\s*[:.]"
    r"|caption\s*:|teks\s+foto)",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"(?:\bf-istimewa|\bfoto\s*:\s*\w+(?:\s\w+)?|\(foto:?[^()]{0,60}\)|\(?\bist\)?)\W*$",
    re.IGNORECASE,
)
_CAPTION_SHOUTED = re.compile(r"^[A-Z]{4,}[A-Z\s]{2,40}:\s+[A-Z]")
_CREDIT = re.compile(
    r"""^\W*(?:\(?[^()\n]{1,70}\)|\[[^\[\]\n]{1,70}\]|\*+[^*\n]{1,60}\*+
    |(?:foto|teks|naskah|penulis|penyunting|editor)
    (?:\s*(?:dan|&|/)\s*(?:foto|teks|naskah|penyunting|editor))*\s*:[^.\n]{1,60}
    |(?:bid|bidang|bag|bagian|humas|tim|prokompim|kominfo|diskominfo|protokol|mc|adv|red
    |ikp)\b[^.\n]{0,50}\.?
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# Characters that a sentence of a report has at least.
_SENTENCE = 110
ITEM = re.compile(r"^\s*(?:\d{1,2}\s*[.)]|[a-z]\s*[.)]|[-•*·▪►✓➢]|\(\d{1,2}\))\s*\S")


def part_alone(line: str) -> Part:
    """Return what a line is, whatever stands around it."""
    if len(line) < 500 and any(
        (_CAPTION.match(line), _CAPTION_SHOUTED.match(line), _CAPTION_END.search(line))
    ):
        return "caption"
    if _META.match(line) or (len(line) < 90 and (_STAMP.match(line) or _CLOCK.search(line))):
        return "meta"
    if len(line) < 140 and _UPDATED.search(line):
        return "meta"
    if len(line) < 90 and _CREDIT.match(line):
        return "credit"
    if ITEM.match(line):
        return "list"
    return "body"


def mark_asides(text: str, spans: list[Span], parts: list[Part]) -> None:
    """Mark what leads to other reports: "Baca juga", and all behind "Berita terkait"."""
    for number, span in enumerate(spans):
        line = span.of(text)
        if number > 0 and _AFTERWARDS.match(line) and len(line) < 60:
            if not any(map(_tells, (before.of(text) for before in spans[:number]))):
                parts[number] = "aside"  # the head of the page asks for comments too
                continue
            parts[number:] = ["aside"] * (len(parts) - number)
            return
        also = _ALSO.match(line)
        if also:
            parts[number] = "aside"
            if (
                also.end() == len(line)
                and number + 1 < len(parts)
                and len(spans[number + 1].of(text)) < 160
            ):
                parts[number + 1] = "aside"


def _tells(line: str) -> bool:
    """Whether a line is long enough to be a sentence of a report."""
    return len(line) >= _SENTENCE
