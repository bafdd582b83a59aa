"""The room or building where an activity took place, as written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.calendar_words import MONTH
from martabat.newsroom.reading.regions import RegionSpan
from martabat.newsroom.reading.text import Document, Sentence
from martabat.newsroom.reading.values import Found, Span
from martabat.newsroom.reading.venue_words import STRONG, WEAK, WITHIN

_FLAGS = re.IGNORECASE | re.VERBOSE
_CUE = r"""(?:bertempat|berlangsung|digelar|dilaksanakan|diselenggarakan|diadakan
    |dipusatkan|terpusat
    |dilakukan|dihelat|dilangsungkan|dibuka|bertempatkan|tempat|lokasi(?:nya)?|dipusatkan
    |ditandatangani|diteken|diterima|dikumpulkan|dituntaskan)"""
_AT = re.compile(
    rf"""(?:\b(?P<cue>{_CUE})\s+(?:(?:\w+\s+){{0,3}}?)(?:di|pada|dalam)|\b(?P<di>di|memadati
    |memenuhi|bertempat|dimulai\ dari|(?<=daring\ )dari|(?<=virtual\ )dari)|\b(?P<to>ke))
    (?:\s+(?:dalam|lingkungan|area|salah\ satu|sebuah|depan))?(?:\s+|(?<=\bdi)(?=rumah|ruang|aula
    |gedung|hotel|kantor|balai|pendopo|lapangan))
    (?P<venue>(?:(?P<strong>{STRONG})|(?P<weak>{WEAK})|(?P<brand>(?-i:[A-Z])[\w'’.&-]*))\b)""",
    _FLAGS,
)
_SUBJECT = re.compile(
    rf"^(?P<venue>{STRONG}\b[^.,;\n]{{2,90}}?)\s+(?:berubah|menjadi|jadi|dipadati|dipenuhi"
    rf"|tampak|mendadak|sesak|riuh|ramai|disulap)\b",
    _FLAGS,
)
_STRONG_IN = re.compile(
    rf"""\b(?:{STRONG}|[\w-]*hotel|center|centre|suites|swiss-\w+|aston|novotel|mercure|ibis|santika
    |amaris|sheraton|aryaduta|pullman|hilton|horison|harris|luminor|alana|harper|best\ western
    |golden\ tulip|four\ points|marriott)\b""",
    _FLAGS,
)
_NEXT = re.compile(
    rf"(?:{STRONG}|{WEAK}|setda|sekretariat\ daerah|kanwil|kantor|dinas|badan|balai)\b", _FLAGS
)
_TOKEN = re.compile(r"\s*(?P<word>[^\s,;:()\"“”‘«»\n]+)(?P<mark>[,;:]?)")
_WORDS_AND = re.compile(
    r"\b(?:kementerian|dinas|kantor wilayah|kanwil|badan|bagian|biro|hukum|pusat|fakultas|ilmu)\b",
    re.I,
)
_STOP = re.compile(
    r"^(?:pada|yang|untuk|dengan|dalam|dan|serta|oleh|telah|akan|guna|hari|tanggal|ini|itu"
    r"|tersebut|beberapa|pukul"
    r"|(?i:jalan|jln?)|(?i:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|pada|dr\.|drs\.|h\.|hj\.)"
    r"|\d{1,2}[/.]\d.*|\d{1,2}-\d.*)$"
)
_MONTHISH = re.compile(r"^\d{1,2}$|^(?:19|20)\d\d$")
# "…, Bagian Hukum Setda menyelenggarakan": the next part of the sentence, not of the address.
_ACTS = re.compile(
    r"(?:[A-Z(][\w.)/'-]*,?\s+|dan\s+){1,12}(?:telah\s+|kembali\s+|akan\s+|juga\s+)?"
    r"(?:me\w{3,}|ber\w{3,}|bersama|gelar|lakukan|laksanakan|ikuti|hadiri|terima|adakan)\b"
)
_MONTH_NEXT = re.compile(rf"\s*(?:{MONTH}\b|[-–/]\s?\d)", re.IGNORECASE)
_OFFICE_NEXT = re.compile(
    r"\s+(?:kantor|gedung|balai|dinas|bupati|gubernur|wali ?kota)\b", re.IGNORECASE
)
_ROOM = re.compile(
    r"(?:ruang(?:an)?|pendap[ao]|pendopo|graha|kantor|aula|gedung|balai|lapangan|halaman"
    r"|rumah|bangsal|gerai)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"^(?:[A-Z]\.)+$|^(?:Dr|dr|Prof|H|Hj|Ir|KH|St|No|Lt|Jl|Kab|Kec|Prov)\.$")
# A word that names no room by itself.
_AT_END = re.compile(r"\bdi\s+(?:dalam\s+|sebuah\s+)?$", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:ruang(?:an)?|aula|kantor|gedung|hotel|balai|lapangan|kampus|sekolah|universitas"
    r"|pusat|taman|lantai|hall|halaman|"
    r"panti|desa|masjid|gereja|pasar|pantai|.{1,3})(?: (?:rapat|pertemuan|dinas|utama|kerja"
    r"|desa|sekolah))?",
    re.IGNORECASE,
)
ASIDE_BEFORE = re.compile(
    r"\b(?:tindak lanjut|menindaklanjuti|lanjutan|sebelumnya|serupa"
    r"|akan(?!\s+(?:ditutup|berakhir))|dijadwalkan|direncanakan"
    r"|rencananya(?!\s+akan\s+(?:ditutup|berakhir))|pernah|tahun lalu|berikutnya|asal|berasal"
    r"|selama ini|kelak|nanti)\b[^.]{0,90}$",
    re.IGNORECASE,
)
# "Guna menindaklanjuti rapat tahun lalu, Biro Hukum menyelenggarakan … di …"
_HELD_BEHIND = re.compile(
    r",[^,]*\b(?:melaksanakan|meng?gelar|menyelenggarakan|mengadakan|melakukan|mengikuti|menghadiri"
    r"|digelar|dilaksanakan|diselenggarakan|diadakan)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
# "… melaksanakan diseminasi HAM di SMA Negeri 1, Jumat."
_HELD_ON = re.compile(
    r"\b(?:melaksanakan|meng?gelar|menyelenggarakan|mengadakan|dilaksanakan|digelar"
    r"|diselenggarakan|(?:melihat|meninjau|memantau) langsung"
    r"|melakukan (?:kunjungan|monitoring|monev|pemantauan|peninjauan|sidak|verifikasi|supervisi))\b"
    r"|\bhari (?:ini|pertama)\b|,\s*(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu)\b"
)
# Several houses in a row are a tour and no venue: "di Polda X, Polres Y, Polsek Z".
_HOUSE = re.compile(
    r"(?:^|,\s*|\bdan\s+)(?:polres\w*|polda|polsek|lapas|rutan|rumah\s+sakit|rsud|puskesmas|sma|smp"
    r"|sd|smk|kantor|dinas)\b",
    re.IGNORECASE,
)
# "di LPP RRI Palu, Kamis": a house that is told by letters, with the day behind it.
_DAY_BEHIND = re.compile(
    r"\s*,?\s*(?:pada\s+)?(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\b[A-Z]{3,8}\b")
# A list of tasks behind a comma: "Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah".
_TASKS_BEHIND = re.compile(
    r"(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,3},\s+){0,3}(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,3}\s+)?"
    r"(?:dan|serta)\s+[A-Z][a-z]+(?=\W)"
)
_OFFICE_OF_TASKS = re.compile(r"\b(?:Dinas|Badan|Kementerian|Biro)\s+[A-Z]")
_SHORT_BEHIND = re.compile(r"\s*\((?:[A-Z][A-Za-z0-9]{2,11}|[A-Z]{2,6}\s[A-Z]\w+)\)")
_PLACED_BEHIND = re.compile(
    r"\s+(?:(?:kabupaten|kota|provinsi|kecamatan|kelurahan|desa)\s|(?:kab|prov|kec)\.?\s*)[A-Z]",
    re.IGNORECASE,
)
_LAST_WORDS = re.compile(r"(?:\s+(?:dan|of|the|di|&|milik|-|–|—))+$", re.IGNORECASE)


# From how many houses on a place is a tour.
_TOUR = 2


@dataclass(frozen=True, slots=True)
class _Place:
    found: Found[str]
    score: float


def find(
    document: Document, dated: Sentence | None, regions: Sequence[RegionSpan]
) -> Found[str] | None:
    """Return the room or building of the activity as written; none for a bare town or online."""
    places = list(_venues(document, dated, regions))
    if not places:
        return None
    best = max(places, key=lambda place: (place.score, -place.found.span.start))
    if best.score < 1.0:
        return None
    return Found(best.found.value, best.found.span, min(1.0, 0.3 + best.score / 10))


def _venues(
    document: Document, dated: Sentence | None, regions: Sequence[RegionSpan]
) -> list[_Place]:
    places: list[_Place] = []
    text = document.text
    bodies = 0
    for sentence in document.sentences:
        if sentence.part not in ("lead", "body", "list"):
            continue
        bodies += sentence.part != "lead"
        base = 2.0 if sentence.part == "lead" else max(-1.0, 0.0 - 0.2 * bodies)
        if dated is not None and sentence.span == dated.span:
            base += 2.0
        elif sentence.part == "body" and _HELD_ON.search(sentence.span.of(text)):
            base += 1.6
        subject = _SUBJECT.match(sentence.span.of(text))
        if subject:
            span = Span(
                sentence.span.start + subject.start("venue"),
                sentence.span.start + subject.end("venue"),
            )
            places.append(_Place(Found(span.of(text), span, 0.7), base + 1.5))
        for match in _AT.finditer(text, sentence.span.start, sentence.span.end):
            place = _venue(document, match, sentence, regions, base)
            if place is not None:
                places.append(place)
    return places


def _venue(
    document: Document,
    match: re.Match[str],
    sentence: Sentence,
    regions: Sequence[RegionSpan],
    base: float,
) -> _Place | None:
    text = document.text
    span = _extent(text, match.start("venue"), sentence.span.end, regions)
    words = span.of(text)
    if any(region.span.holds(span) for region in regions) or _GENERIC.fullmatch(words):
        return None
    lettered = _LETTERS.search(words) and _DAY_BEHIND.match(text, span.end)
    if match["brand"] and not (_STRONG_IN.search(words) or match["cue"] or lettered):
        return None
    if len(_HOUSE.findall(words)) > _TOUR:
        return None
    if match["brand"] and not _AT_END.search(text[match.start() : match.start("venue")]):
        return None  # "digelar pada Rabu"
    if (
        match["brand"]
        and not match["cue"]
        and words.split()[0].casefold() in ("kota", "kabupaten", "provinsi", "desa")
    ):
        return None
    score = base
    if match["cue"]:
        score += 3.0
    if match["strong"] or _STRONG_IN.search(words):
        score += 1.5
    elif match["brand"]:
        score -= 0.5
    if match["to"]:
        score -= 2.5 if match["strong"] else 5.0
    if document.quoted(match.start()):
        score -= 5.0
    if is_aside(text[sentence.span.start : match.start()][-120:]):
        score -= 7.0
    return _Place(Found(" ".join(words.split()), span), score)


def is_aside(before: str) -> bool:
    """Whether what follows these words is the place of another activity, earlier or planned."""
    aside = ASIDE_BEFORE.search(before)
    if aside is None:
        return False
    behind = _HELD_BEHIND.search(aside.group())
    return behind is None or ASIDE_BEFORE.search(behind.group()) is not None


def _extent(text: str, start: int, end: int, regions: Sequence[RegionSpan]) -> Span:
    """Return how far the name of a place goes: names, and the building or office behind a comma."""
    at = start
    last = start
    first = True
    while at < end:
        match = _TOKEN.match(text, at, end)
        if not match:
            break
        word = match["word"]
        bare = word.rstrip(".!?”\"'’")
        if (
            not first
            and (
                _STOP.match(bare)
                or (_MONTHISH.match(bare) and _MONTH_NEXT.match(text, match.end()))
            )
            and not _and_within(text, start, bare, match.end(), end)
        ):
            break
        if _room_of(text, start, last, bare, match.end(), end):
            last, at, first = match.end("word"), match.end(), False
            continue
        if not (
            first
            or word[0].isupper()
            or word[0].isdigit()
            or bare.casefold() in WITHIN
            or bare in ("dan", "&", "-")
        ):
            break
        last = match.end("word")
        at = match.end()
        if word.endswith((".", "!", "?")) and _sentence_like(last, end, word):
            last -= 1
            break
        office = _OFFICE_OF_TASKS.search(text, start, at) is not None
        further = _office_goes_on(text, at, end, regions, listed=bool(match["mark"]))
        if office and further > at:
            last, at, first = further, further, False
            continue
        short = None if match["mark"] else _SHORT_BEHIND.match(text, at, end)
        if short and _PLACED_BEHIND.match(text, short.end(), end):
            at, first = short.end(), False  # "Balai Pertemuan Umum (BPU) Kecamatan Contoh"
            continue
        if match["mark"]:
            if match["mark"] == "," and _goes_on(text, at, end, regions):
                first = False
                continue
            break
        first = False
    words = text[start:last]
    trimmed = _LAST_WORDS.sub("", words).rstrip(" .,;:–-")
    return Span(start, start + len(trimmed))


def _office_goes_on(
    text: str, at: int, end: int, regions: Sequence[RegionSpan], *, listed: bool
) -> int:
    """Return where the tasks of an office behind a comma, or its short form in brackets, end."""
    if not listed:
        short = _SHORT_BEHIND.match(text, at, end)
        return short.end() if short else at
    begin = at + 1
    tasks = _TASKS_BEHIND.match(text, begin, end) if text[at - 1] == "," else None
    if tasks is None or any(region.span.start <= begin < region.span.end for region in regions):
        return at
    first = tasks.group().removeprefix("dan ").split()[0].strip(",")
    task = lexicon.of_office(first.casefold()) and first.casefold() not in _other_offices()
    return tasks.end() if task else at


def _other_offices() -> frozenset[str]:
    """Return words with which another office begins: ", Bappeda dan Inspektorat"."""
    sections = ("government", "office", "named", "proper")
    return frozenset().union(*(lexicon.listed("offices", section) for section in sections))


def _room_of(text: str, start: int, last: int, word: str, at: int, end: int) -> bool:
    """Whether a word in small letters tells which room ("ruang literasi Dinas Pendidikan")."""
    return bool(
        word.islower()
        and _ROOM.fullmatch(text[start:last])
        and not _STOP.match(word)
        and not word.startswith(("me", "ber", "di"))
        and (at >= end or text[at : at + 2].strip()[:1].isupper() or _OFFICE_NEXT.match(text, at))
    )


def _and_within(text: str, start: int, word: str, at: int, end: int) -> bool:
    """Whether "dan" belongs to the name ("Dinas Pemuda dan Olahraga")."""
    if word.casefold() != "dan":
        return False
    following = text[at : min(end, at + 30)].lstrip()
    return bool(
        following[:1].isupper()
        and _WORDS_AND.search(text, start, at)
        and not re.match(
            r"(?:di|ke)hadiri|Kepala|Ketua|Bupati|Wali|Dinas|Badan|Biro|Bappeda", following
        )
    )


def _sentence_like(at: int, end: int, word: str) -> bool:
    return at >= end or not _INITIALS.match(word)


def _goes_on(text: str, at: int, end: int, regions: Sequence[RegionSpan]) -> bool:
    """Whether the words behind a comma still name the building."""
    following = text[at : min(end, at + 160)].lstrip()
    begin = at + (len(text[at : min(end, at + 160)]) - len(following))
    if any(region.span.start <= begin < region.span.end for region in regions):
        return False
    match = _NEXT.match(following)
    if not match or _ACTS.match(following):
        return False
    return not re.match(r"(?:kantor|kepala)\s+(?:wilayah\s+)?\w+\s+(?:men|ber)", following, re.I)


def find_in(
    document: Document, sentence: Sentence, regions: Sequence[RegionSpan]
) -> Found[str] | None:
    """Return the room or building that one sentence names."""
    text = document.text
    for match in _AT.finditer(text, sentence.span.start, sentence.span.end):
        place = _venue(document, match, sentence, regions, 1.0)
        if place is not None and place.score >= 1.5:
            return place.found
    return None
