"""The region where an activity took place: what is said of the place beats the dateline."""

import re
from collections.abc import Iterable, Sequence

from martabat.newsroom.reading.calendar_words import WEEKDAY
from martabat.newsroom.reading.regions import RegionSpan
from martabat.newsroom.reading.text import Document, Sentence
from martabat.newsroom.reading.values import Found, Span
from martabat.newsroom.reading.venues import is_aside
from martabat.regions.register import registered_regions

_ONLINE = re.compile(
    r"\b(?:daring|virtual(?:ly)?|online|zoom(?:\s+meeting)?|google\s+meet|teleconference"
    r"|telekonferensi|video\s*conference|vicon|live\s+streaming|hybrid|hibrid)\b",
    re.IGNORECASE,
)
# "di Desa Suka Maju, Kecamatan Sape, Kabupaten Bima": up to the name of the region.
_AT = re.compile(
    r"\bdi\s+(?:(?:wilayah|kantor perwakilan|ibu kota|sekitar|kawasan|daerah|provinsi|kota"
    r"|kabupaten|kelurahan|kecamatan|desa|nagari|gampong|distrik)\s+)*"
    r"(?:(?:(?-i:[A-Z])[\w'’.-]*|dan)(?:\s*,)?\s+){0,8}$",
    re.IGNORECASE,
)
# "koordinasi ke Bagian Hukum Setda Kabupaten Grobogan": whoever goes somewhere is there.
_GOES = (
    r"(?:berkunjung|kunjungan|bertandang|kunker|bertolak|studi\s+(?:tiru|banding)|kaji\s+banding"
    r"|koordinasi|berkoordinasi|konsultasi|audiensi|silaturah?mi|silaturahim|monitoring|evaluasi"
    r"|monev|verifikasi|visitasi|supervisi|pemantauan|penilaian|pengawasan|datang|turun)"
)
_OFFICE = (
    r"(?:(?:(?-i:[A-Z])[\w.&/'’-]*|dan|kantor|pemkot|pemkab|pemerintah|kota|kabupaten|wilayah)\s+)"
)
_TO = re.compile(
    rf"\b{_GOES}(?:\s+(?!ke\b|pada\b)[\w/-]+){{0,4}}\s+(?:ke|pada)\s+{_OFFICE}{{0,9}}$"
    rf"|\b(?:mengunjungi|kunjungi|menyambangi|sambangi|mendatangi|datangi)\s+{_OFFICE}{{0,9}}$",
    re.IGNORECASE,
)
# Behind the place stands the date, the end, or another part of the address.
_CLOSES = re.compile(
    rf"\s*\)?\s*(?:[,.(]?\s*(?:pada\b|hari\b|{WEEKDAY}\b|tanggal\b|\d{{1,2}}\s?[-–/]"
    rf"|\d{{1,2}}\s+[A-Z]|selama\b|mulai\b|\(?\d)|[.(]|$)",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS = re.compile(
    r"(?:\s*,\s*(?!Senin|Selasa|Rabu|Kamis|Jum|Sabtu|Minggu|Ahad)(?:[A-Z][\w'’-]*\s?){1,4})+"
)
_HELD_AT = re.compile(
    r"\b(?:digelar|diadakan|diselenggarakan|dilaksanakan|dilangsungkan|dihelat|berlangsung"
    r"|bertempat|dipusatkan|dibuka|diteken|ditandatangani|tiba|hadir)\s+"
    r"(?:\w+\s+){0,2}di\s",
    re.IGNORECASE,
)
# "konflik di Papua", "warga di Aceh": the topic, not the place.
_TOPIC = re.compile(
    r"\b(?:kasus|konflik|pelanggaran|peristiwa|kerusuhan|tragedi|sengketa|situasi|kondisi"
    r"|penembakan|masyarakat|warga|pengungsi|korban"
    r"|penduduk|kelompok|persoalan|permasalahan|isu|bencana|kekerasan|proyek|tambang|lapas"
    r"|pemerintah\s+daerah|kabupaten/kota|daerah|seluruh)\s+(?:\w+\s+){0,2}di\s",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"\bdi\s+(?:(?!Hotel)(?-i:[A-Z])\w+,?\s+){0,3}(?:Gwangju|Jenewa|Geneva|New York|Bangkok"
    r"|Kuala Lumpur|Singapura|Korea Selatan|Swiss|Malaysia|Thailand|Jepang|Tokyo|Den Haag"
    r"|Belanda"
    r"|Australia|Filipina|Manila|Vietnam|Kamboja|Timor Leste|Dili|Amerika Serikat|Prancis"
    r"|Paris|Jerman|Inggris|London|Tiongkok|China|India|Arab Saudi|Seoul|Wina"
    r"|Austria)\b(?![-'’]|\s?[Bb]el)"
)
_SCHOOL = re.compile(
    r"\b(?:Universitas|Institut|Politeknik|Sekolah Tinggi|UIN|IAIN)"
    r"(?:\s(?!Lantai|Gedung|Aula|Ruang|Kampus)[A-Z][\w'’]+){1,4}"
)
# Whose room it is where the venue tells the head of a region alone.
_OF_HEAD = re.compile(r"\b(?P<head>gubernur|bupati|wali ?kota)(?:an)?\s*$", re.IGNORECASE)
_HEAD_BEFORE = re.compile(r"\b(?:gubernur|bupati|wali ?kota)\s+$", re.IGNORECASE)
_HEADS = {"gubernur": "province", "bupati": "regency", "walikota": "city"}
_NOT_THERE = re.compile(r"\b(?:se|asal|dari|ke)[\s-]$", re.IGNORECASE)


def find(
    document: Document,
    at: Found[str] | None,
    dated: Sentence | None,
    regions: Sequence[RegionSpan],
) -> Found[str] | None:
    """Return the Kemendagri code of the place; None where it is abroad or not told.

    Of a province and a regency or city within it the latter is the place.
    """
    dateline = _dateline(document, regions)
    stated = _stated(document, at, dated, regions, dateline)
    if not stated and _abroad(document, dated):
        return None
    for choice in stated[:1]:
        if _is_province(choice):
            choice = next((r for r in stated if _within(r, choice)), choice)
        same = dateline is not None and choice.code[:2] == dateline.code[:2]
        shared = dateline is not None and dateline.code in choice.codes and not choice.kind
        vague = _is_province(choice) or shared
        if dateline is not None and same and vague:
            # "SEMARANG – … di Aula Kanwil Jawa Tengah": the town of the dateline tells more.
            return _code(document, dateline, regions, dated, 0.9)
        return _code(document, _refined(choice, regions), regions, dated, 0.9)
    if dateline is not None:
        return _code(document, dateline, regions, dated, 0.8)
    return _commonest(document, regions, dated)


def online(document: Document) -> bool:
    """Whether the activity was held online, by its lead."""
    bodies = [s for s in document.sentences if s.part in ("lead", "body")][:4]
    return any(_ONLINE.search(s.span.of(document.text)) for s in bodies)


def _stated(
    document: Document,
    at: Found[str] | None,
    dated: Sentence | None,
    regions: Sequence[RegionSpan],
    dateline: RegionSpan | None,
) -> list[RegionSpan]:
    """Return the regions that stand where the place is told, the surest first."""
    found: list[RegionSpan] = []
    if at is not None:
        # Behind the venue first ("… Balai Kartini, Jakarta Pusat"), then within its name.
        found += [r for r in regions if _behind(document.text, at.span, r)]
        found += [r for r in reversed(regions) if at.span.overlaps(r.span)]
        found = found or _campus(document, at, regions)
    sentences = dict.fromkeys(s for s in (document.lead, dated) if s is not None)
    if at is not None and not found:
        found = _governed(document, at, sentences, regions)
    for sentence in sentences:
        within = [r for r in regions if sentence.span.holds(r.name)]
        found += [r for r in within if _placed(document, sentence, r, dateline)]
        found += [r for r in within if _visited(document, sentence, r)]
    return found


def _campus(document: Document, at: Found[str], regions: Sequence[RegionSpan]) -> list[RegionSpan]:
    """Return the town that another mention of the venue's university adds: "… (UBM) Malang"."""
    name = _SCHOOL.search(at.value)
    if name is None:
        return []
    told = re.compile(re.escape(name.group()) + r"(?:\s*\([^()]{2,20}\))?,?\s+(?:di\s+)?")
    ends = {match.end() for match in told.finditer(document.text)}
    return [region for region in regions if region.span.start in ends]


def _placed(
    document: Document, sentence: Sentence, region: RegionSpan, dateline: RegionSpan | None
) -> bool:
    """Whether a region stands as the place of what a sentence tells."""
    text = document.text
    before = text[sentence.span.start : region.span.start][-140:]
    at = _AT.search(before)
    if not at or is_aside(before[-120:]) or document.quoted(region.span.start):
        return False
    after = text[region.name.end : sentence.span.end]
    words = before[: at.start()] + before[at.start() : at.start() + 3]
    elsewhere = dateline is not None and dateline.code[:2] != region.code[:2]
    if elsewhere and _TOPIC.search(words[-60:]):
        return False
    if _HELD_AT.search(words[-60:]) or _CLOSES.match(after, _address_end(after)):
        return True
    return not elsewhere


def _address_end(after: str) -> int:
    """Return where the parts of an address behind a region end (", Jawa Timur")."""
    match = _ADDRESS.match(after)
    return match.end() if match else 0


def _visited(document: Document, sentence: Sentence, region: RegionSpan) -> bool:
    before = document.text[sentence.span.start : region.span.start][-140:]
    return bool(_TO.search(before)) and not is_aside(before)


def _abroad(document: Document, dated: Sentence | None) -> bool:
    sentences = [s for s in (document.lead, dated) if s is not None]
    return any(_ABROAD.search(s.span.of(document.unquoted)) for s in sentences)


def _behind(text: str, venue: Span, region: RegionSpan) -> bool:
    between = text[venue.end : region.span.start]
    if not 0 <= region.span.start - venue.end <= 90:
        return False
    return bool(
        re.fullmatch(
            r"(?:\s*\([^()]{1,80}\))?(?:[\s,(–-]+(?:di|No(?:mor)?\.?\s*\d+\w*|[A-Z][\w.]*))*"
            r"[\s,(–-]*",
            between,
        )
    )


def _governed(
    document: Document, at: Found[str], sentences: Iterable[Sentence], regions: Sequence[RegionSpan]
) -> list[RegionSpan]:
    """Return the region whose head has the room of the venue: "Ruang Rapat Gubernur"."""
    office = _OF_HEAD.search(at.value)
    if office is None:
        return []
    kind = _HEADS[office["head"].casefold().replace(" ", "")]
    told = [
        region
        for sentence in sentences
        for region in regions
        if sentence.span.holds(region.name)
        and region.kind == kind
        and _HEAD_BEFORE.search(document.text[: region.name.start][-24:])
    ]
    return told[:1] if len({region.code for region in told}) == 1 else []


def _dateline(document: Document, regions: Sequence[RegionSpan]) -> RegionSpan | None:
    """Return the place of the dateline, the smallest of those it names."""
    line = document.dateline
    if line is None:
        return None
    place = document.dateline_place or line
    inside = [r for r in regions if place.overlaps(r.span)] or [
        r for r in regions if line.overlaps(r.span)
    ]
    if not inside:
        return None
    first = next((r for r in inside[1:] if _within(r, inside[0])), inside[0])
    return _refined(first, inside)


def _refined(choice: RegionSpan, regions: Sequence[RegionSpan]) -> RegionSpan:
    """Return the choice with the codes that other regions allow ("Sukadana, Kayong Utara")."""
    if len(choice.codes) == 1:
        return choice
    for other in regions:
        for code in choice.codes:
            if other is not choice and (code in other.codes[:1] and len(other.codes) == 1):
                return RegionSpan(choice.span, choice.name, (code,), choice.kind, choice.seat)
    return choice


def _is_province(region: RegionSpan) -> bool:
    return registered_regions()[region.code].kind == "province"


def _within(region: RegionSpan, province: RegionSpan) -> bool:
    return not _is_province(region) and region.code[:2] == province.code


def _code(
    document: Document,
    choice: RegionSpan,
    regions: Sequence[RegionSpan],
    dated: Sentence | None,
    confidence: float,
) -> Found[str] | None:
    """Return the code of a place; a name that city and regency share is told by its offices."""
    codes = choice.codes
    if choice.seat and len(codes) > 1:
        near = [c for c in codes if any(r.code[:2] == c[:2] for r in regions if not r.seat)]
        if not near:
            return None
        codes = tuple(near)
    code = codes[0]
    if len(codes) > 1:
        confidence *= 0.7
        told = [r.code for r in regions if r.kind and r.code in codes and _near(document, r, dated)]
        if told and registered_regions()[code].kind != "province":
            code = max(dict.fromkeys(told), key=told.count)
    return Found(code, choice.span, confidence)


def _near(document: Document, region: RegionSpan, dated: Sentence | None) -> bool:
    """Whether a region stands in the headline, the lead or the sentence of the date."""
    if document.part_at(region.span.start) in ("headline", "lead"):
        return True
    return dated is not None and dated.span.holds(region.name)


def _commonest(
    document: Document, regions: Sequence[RegionSpan], dated: Sentence | None
) -> Found[str] | None:
    """Return the region that headline and lead speak of, where neither place nor dateline tells."""
    if online(document):
        return None
    told = [
        region
        for region in regions
        if document.part_at(region.span.start) in ("headline", "lead")
        and not document.quoted(region.span.start)
        and not _NOT_THERE.search(document.text[max(0, region.span.start - 6) : region.span.start])
        and not is_aside(document.text[max(0, region.span.start - 60) : region.span.start])
    ]
    if len({region.code[:2] for region in told}) != 1:
        return None
    smaller = [region for region in told if not _is_province(region)]
    if len({region.code for region in smaller}) == 1:
        return _code(document, smaller[0], regions, dated, 0.5)
    return Found(told[0].code[:2], told[0].span, 0.4)
