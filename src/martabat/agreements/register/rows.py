"""One row of a register: what stands there, what we read, and what is doubtful."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from martabat.agreements.kinds import Body, Capacity, Kind
from martabat.agreements.register.days import (
    MONTHS,
    Order,
    Reading,
    Span,
    read_span,
    readings,
    usual_order,
)
from martabat.agreements.register.findings import Finding
from martabat.interface.dates import date_long

KINDS: dict[str, Kind] = {
    "kesepakatan bersama": Kind.KB,
    "nota kesepahaman": Kind.NKP,
    "nota kesepakatan": Kind.NK,
    "perjanjian kerja sama": Kind.PKS,
    "perjanjian kerjasama": Kind.PKS,
    "rencana kerja": Kind.RK,
    "adendum": Kind.ADDENDUM,
    "addendum": Kind.ADDENDUM,
    "letter of intent": Kind.LOI,
    "memorandum of understanding": Kind.MOU,
    "mou": Kind.MOU,
}
# What registers call by another name; proposed, never taken silently.
NEAR_KINDS = {"memorandum saling pengertian": Kind.MOU}
# What the letters within a number say of the kind. NK stands for both notes.
CODES: dict[str, frozenset[Kind]] = {
    "KB": frozenset({Kind.KB}),
    "NK": frozenset({Kind.NKP, Kind.NK}),
    "PKS": frozenset({Kind.PKS}),
    "MOU": frozenset({Kind.MOU, Kind.NKP}),
}
CENTRAL = re.compile(
    r"^(kementerian|badan|lembaga|komisi|mahkamah|kejaksaan|kepolisian|tentara|dewan|bank indonesia"
    r"|sekretariat|kantor|arsip|perpustakaan|brin|bnn|bpk|bps|lan|ojk|tni|polri)\b",
    re.IGNORECASE,
)
BODIES = {
    "k/l": Body.CENTRAL, "kementerian/lembaga": Body.CENTRAL, "pemda": Body.REGION,
    "pemerintah daerah": Body.REGION, "luar negeri": Body.FOREIGN,
}  # fmt: skip
PREFIXES = {
    "pj": Capacity.PJ, "penjabat": Capacity.PJ, "plt": Capacity.PLT, "plh": Capacity.PLH,
}  # fmt: skip
POSITIONS = (  # fmt: skip
    "Direktur",
    "Direktorat",
    "Jenderal",
    "Presiden",
    "President",
    "Vice",
    "Kepala",
    "Menteri",
    "Rektor",
    "Dekan",
    "Bupati",
    "Gubernur",
    "Wali",
    "Walikota",
    "Ketua",
    "Umum",
    "Sekretaris",
    "Sekjen",
    "Dirjen",
    "Pengurus",
    "Pembina",
    "Komisaris",
    "Utama",
    "Eksekutif",
    "Consumer",
    "Banking",
    "Deputi",
    "Asisten",
    "Camat",
    "Lurah",
    "Manajer",
    "Wakil",
    "Badan",
    "Yayasan",
    "Perkumpulan",
)
BLANK = {"", "-", "–", "0", "nihil", "n/a"}


@dataclass
class Row:
    """A row as read. `raw` is what stood there, word by word; it is kept whatever was read."""

    place: int
    raw: dict[str, str]
    kind: str = ""
    title: str = ""
    partner: str = ""
    body: str = Body.THIRD
    first_title: str = ""
    first_capacity: str = Capacity.DEFINITIVE
    first_number: str = ""
    second_title: str = ""
    second_capacity: str = Capacity.DEFINITIVE
    second_number: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    in_force: bool = False
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, /, **words: object) -> None:
        """Note a defect."""
        self.findings.append(Finding(code, {key: str(word) for key, word in words.items()}))


def read_rows(lines: Sequence[dict[str, str]], *, today: dt.date) -> list[Row]:
    """Read all rows of a register, each in the light of the others."""
    usual = usual_order([line.get(key, "") for line in lines for key in ("start", "end")])
    rows = [_read(place, line, usual, today) for place, line in enumerate(lines, start=1)]
    _find_used_twice(rows)
    return rows


def _read(place: int, raw: dict[str, str], usual: Order | None, today: dt.date) -> Row:
    row = Row(place, raw, partner=raw.get("partner", ""))
    if not row.partner:
        row.find("no_partner")
    _read_kind(row)
    _read_numbers(row)
    _read_parties(row)
    _read_days(row, usual, today)
    row.title = raw.get("title", "")
    if not row.title:
        row.title = f"{raw.get('kind', '')} dengan {row.partner}".strip()
        # A register without such a column says so once, not in every row.
        if "title" in raw:
            row.find("no_title")
    return row


def _read_kind(row: Row) -> None:
    text = row.raw.get("kind", "")
    wanted = " ".join(text.lower().split())
    kind = KINDS.get(wanted)
    if kind is None:
        kind = NEAR_KINDS.get(wanted, Kind.KB)
        row.find("unknown_kind", text=text, kind=kind.label)
    row.kind = kind
    for number in _numbers(row):
        for code in _parts(number):
            if code.upper() in CODES and kind not in CODES[code.upper()]:
                row.find("other_kind", number=number, code=code.upper(), kind=kind.label)


def _read_numbers(row: Row) -> None:
    for key in ("first_number", "second_number"):
        text = row.raw.get(key, "")
        if text == "0":
            row.find("zero_number")
        if "//" in text:
            row.find("double_slash", number=text)
        setattr(row, key, "" if text.lower() in BLANK else text)
    if not row.first_number and not row.second_number and not _found(row, "zero_number"):
        row.find("no_number")


def _read_parties(row: Row) -> None:
    category = row.raw.get("category", "")
    row.body = BODIES.get(category.lower(), Body.THIRD)
    if row.body == Body.CENTRAL and row.partner and not CENTRAL.match(row.partner):
        row.find("other_category", category=category)
    row.first_title, row.first_capacity = _position(row.raw.get("first", ""))
    row.second_title, row.second_capacity = _position(row.raw.get("second", ""))
    for text in (row.first_title, row.second_title):
        for word, right in _misspelt(text):
            row.find("spelling", word=word, right=right)


def _position(text: str) -> tuple[str, str]:
    word, _space, rest = text.partition(" ")
    capacity = PREFIXES.get(word.lower().rstrip("."))
    return (rest, capacity) if capacity and rest else (text, Capacity.DEFINITIVE)


def _misspelt(text: str) -> Iterator[tuple[str, str]]:
    known = {word.lower() for word in POSITIONS}
    for word in re.findall(r"[A-Za-z]{4,}", text):
        if word.lower() in known:
            continue
        near = process.extractOne(
            word, POSITIONS, scorer=Levenshtein.distance, processor=str.lower, score_cutoff=1
        )
        if near:
            yield word, near[0]


def _read_days(row: Row, usual: Order | None, today: dt.date) -> None:
    start, end = row.raw.get("start", ""), row.raw.get("end", "")
    status = row.raw.get("status", "")
    years = int(row.raw["years"]) if row.raw.get("years", "").isdigit() else None
    row.in_force = status.strip().lower() in {"berlaku", "aktif"}
    if start in BLANK and end in BLANK:
        row.find("no_days")
        return
    months = frozenset(month for number in _numbers(row) for month in _months(number))
    span = read_span(start, end, months=months, years=years, usual=usual)
    row.start = span.start.day if span.start else None
    row.end = span.end.day if span.end else None
    for text, reading in ((start, span.start), (end, span.end)):
        if reading is None and text not in BLANK:
            row.find("not_a_day", text=text)
    if span.start:
        _judge_orders(row, span, span.start, usual)
        _judge_numbers(row, span.start.day)
    if row.start and row.end:
        _judge_length(row, row.start, row.end, years, status)
    if row.in_force and row.end and row.end < today and row.end != row.start:
        row.find("past_end", status=status)


def _judge_orders(row: Row, span: Span, start: Reading, usual: Order | None) -> None:
    texts = {"start": row.raw.get("start", ""), "end": row.raw.get("end", "")}
    read = date_long(start.day)
    if span.end:
        read = f"{read} – {date_long(span.end.day)}"
    if start.short_year:
        row.find("short_year", text=texts["start"])
    if span.end and _swap(texts["start"]) | _swap(texts["end"]) and start.order != span.end.order:
        row.find("mixed_order", **texts, read=read)
    elif span.unsure and _swap(texts["start"]):
        row.find("unsure_order", **texts, read=read)
    elif usual and start.order not in {usual, "iso"} and _swap(texts["start"]):
        row.find("other_order", **texts, read=read)


def _judge_numbers(row: Row, start: dt.date) -> None:
    for number in _numbers(row):
        months, years = _months(number), _years(number)
        if months and start.month not in months:
            row.find(
                "other_month", number=number, month=MONTHS[months[0] - 1], read=date_long(start)
            )
        if years and start.year not in years:
            row.find("other_year", number=number, year=years[0], read=start.year)


def _judge_length(row: Row, start: dt.date, end: dt.date, years: int | None, status: str) -> None:
    if end <= start:
        # The database takes no such end, and it is nobody's to guess: the clerk fills it in.
        row.end = None
        row.find("end_is_start" if end == start else "end_before_start", status=status)
    elif years is not None and abs((end - start).days - 365.25 * years) > 2:
        row.find("other_length", years=years)


def _find_used_twice(rows: Sequence[Row]) -> None:
    def keys(row: Row) -> list[tuple[str, int | str]]:
        year = row.start.year if row.start else row.raw.get("year", "")
        return [(number.upper(), year) for number in _numbers(row)]

    used = Counter(key for row in rows for key in set(keys(row)))
    for row in rows:
        for number, year in dict.fromkeys(keys(row)):
            if used[(number, year)] > 1:
                row.find("used_number", number=number)


def _numbers(row: Row) -> list[str]:
    texts = (row.raw.get("first_number", ""), row.raw.get("second_number", ""))
    return [text for text in texts if text.lower() not in BLANK]


def _parts(number: str) -> list[str]:
    return [part for part in re.split(r"[/\s.]+", number) if part]


def _months(number: str) -> list[int]:
    """Return the month that a number names in Roman figures before its year: `…/VI/2025`."""
    return [
        MONTHS.index(part) + 1
        for part in re.findall(r"/([IVX]+)/20\d\d(?!\d)", number)
        if part in MONTHS
    ]


def _years(number: str) -> list[int]:
    return [int(part) for part in re.findall(r"(?<!\d)(20\d\d)(?!\d)", number)]


def _swap(text: str) -> int:
    """Whether day and month of a text could be swapped."""
    return int(len(readings(text)) > 1)


def _found(row: Row, code: str) -> bool:
    return any(finding.code == code for finding in row.findings)
