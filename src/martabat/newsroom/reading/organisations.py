"""Which organisations take part in an activity, as the text first writes them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.organisation_beginnings import begins_office
from martabat.newsroom.reading.organisation_keys import Key, key_of, short_forms
from martabat.newsroom.reading.organisation_names import OfficeName, office_at
from martabat.newsroom.reading.organisation_others import (
    Named,
    acronym_at,
    known_in,
    region_at,
)
from martabat.newsroom.reading.organisation_partners import working_together
from martabat.newsroom.reading.organisation_spelled import (
    listed_beside,
    organisers,
    partners,
    with_endings,
    with_initials,
)
from martabat.newsroom.reading.positions import Post, post_at
from martabat.newsroom.reading.regions import RegionSpan
from martabat.newsroom.reading.scene import Scene, scenes
from martabat.newsroom.reading.taking_part import (
    CAMPUS,
    CUE,
    GIVES,
    SITES,
    STRONG,
    VENUE,
    VISITED,
    WITH,
    does_something,
    is_excluded,
    is_later,
    is_passing,
    is_told,
    means_many,
    sentence_before,
)
from martabat.newsroom.reading.text import Document
from martabat.newsroom.reading.values import Found, Span

# Parts of the state that are mostly named in passing.
_BACKGROUND = frozenset(
    {"polri", "satgas", "satuan tugas", "gugus tugas", "kelompok", "dprd", "kpk"}
)
# From this paragraph on a release tells the background.
_LATE = 8
# Posts that only the ministry's offices in the provinces have.
_OF_KANWIL = re.compile(
    r"(?:kepala|ka|kepala sub)[ ]?(?:divisi|div|bidang ham|bid ham|bidang instrumen"
    r"|kantor wilayah|kanwil"
    r"|subbidang|sub bidang|subbid)\b",
    re.IGNORECASE,
)
_HEADS = {
    "wakapolda": "polda",
    "kapolda": "polda",
    "kapolres": "polres",
    "wakapolres": "polres",
    "kajari": "kejari",
    "kajati": "kejati",
    "kalapas": "lapas",
    "karutan": "rutan",
    "kakanim": "kanim",
    "kakanwil": "kanwil",
    "menteri": "kementerian",
    "menkumham": "kementerian",
    "menham": "kementerian",
    "rektor": "universitas",
    "kapolresta": "polresta",
    "kapolrestabes": "polrestabes",
    "sekjen": "kementerian",
    "dekan": "fakultas",
}
# Parts that stand for the organisation that they belong to.
_ORGANS = lexicon.listed("sets", "organs")
_PARTS = frozenset({"biro", "bagian", "direktorat", "komisi"})
_WHOLES = (
    "kementerian",
    "komnas",
    "komisi nasional",
    "universitas",
    "institut",
    "politeknik",
    "pemerintah",
    "ombudsman",
)
# How sure it is that who gives an award takes part.
_GIVER = 0.95
_HOLDS = frozenset(
    {
        "gelar",
        "menggelar",
        "adakan",
        "mengadakan",
        "selenggarakan",
        "menyelenggarakan",
        "laksanakan",
    }
)
# What the letters behind it begin with too: "Dinas DPPPA", "Badan BNPT".
_SAID_TWICE = re.compile(r"^(?:dinas|badan|kantor|lembaga|komisi)\s+(?=\w+$)", re.IGNORECASE)
_EXAMPLE = re.compile(r"[ \u00a0]Contoh\b")
_ANY_KANWIL = key_of("kanwil", begins="kanwil", placed=False)


def find(
    document: Document, regions: Iterable[RegionSpan], known: Sequence[str] = ()
) -> tuple[Found[str], ...]:
    """Return the organisations that take part; `known` are names that shall be found too."""
    return read(document, scenes(document, regions), known)


def read(
    document: Document,
    parts: list[Scene],
    known: Sequence[str] = (),
    titles: Sequence[Scene] = (),
) -> tuple[Found[str], ...]:
    """Return the organisations that take part, from the paragraphs as they were taken apart.

    `titles` are the headlines: who begins one by holding the activity takes part.
    """
    credits = document.credits
    kept: list[Named] = []
    hosts: list[Named] = []
    heads: dict[Key, None] = {}
    held: list[frozenset[str]] = []
    for scene in parts:
        for named in _named(scene, document, known, heads, held):
            if named.key.every or any(credit.overlaps(named.span) for credit in credits):
                continue
            if named.sure >= 0.5:
                _add(kept, named)
            else:
                hosts.append(named)
    for named in hosts:
        if not _fuller_before(kept, named) and _host_takes_part(named, heads, held):
            _add(kept, named)
    for title in titles:
        holding = _holding(title)
        if holding is not None and not any(
            holding.key.same(one.key) or _short_of(one, holding) for one in kept
        ):
            _add(kept, holding)
    kept.sort(key=lambda one: one.span.start)
    kept = _without_ministries(kept)
    return tuple(_found(document.text, one) for one in kept)


def _found(text: str, one: Named) -> Found[str]:
    """Return what was read, with the word behind it that marks an invented body as an example."""
    sure = round(one.sure, 2)
    marked = _EXAMPLE.match(text, one.span.end)
    if marked is None or one.span.of(text) != one.value:
        return Found(one.value, one.span, sure)
    span = Span(one.span.start, marked.end())
    return Found(span.of(text), span, sure)


def _holding(title: Scene) -> Named | None:
    """Return who holds the activity where a headline says so: "Pemkab Sikka Gelar Dialog"."""
    office = office_at(title, 0) if title.words else None
    if office is None or not (office.placed or office.section == "named"):
        return None
    verb = title.low(office.end)
    if verb in ("kembali", "selesai", "resmi", "sukses"):
        verb = title.low(office.end + 1)
    return _make(title, office, post=None, sure=0.7) if verb in _HOLDS else None


def _add(kept: list[Named], named: Named) -> None:
    for number, one in enumerate(kept):
        if one.key.same(named.key) or _short_of(one, named):
            if one.key.head == "kanwil" == named.key.head and _fuller(named, one):
                kept[number] = named
            elif _bare(one) and named.office and named.office.placed:
                kept[number] = replace(named, span=one.span)
            return
    kept.append(named)


def _fuller_before(kept: list[Named], named: Named) -> bool:
    """Take the name of a host where it is written first and fuller: "Lapas Kelas IIB Tahuna"."""
    for number, one in enumerate(kept):
        before = named.span.start < one.span.start and named.key.head == one.key.head
        if before and one.key.words < named.key.words and one.key.same(named.key):
            kept[number] = replace(named, sure=one.sure)
            return True
    return False


def _bare(named: Named) -> bool:
    """Whether the name of an office of many is told without its place: "Biro Hukum"."""
    office = named.office
    return office is not None and office.section in ("office", "unit") and not office.placed


def _fuller(named: Named, one: Named) -> bool:
    """Whether the name is a Kanwil's where the one before tells the ministry alone."""
    forms = ("wilayah", "kanwil")
    return any(form in named.value.casefold() for form in forms) and not any(
        form in one.value.casefold() for form in forms
    )


def _short_of(one: Named, named: Named) -> bool:
    forms = {form.casefold() for form in short_forms(one.value)}
    if _SAID_TWICE.sub("", named.value).casefold() in forms:
        return True  # "Dinas DPPPA" for "Dinas … (DPPPA)"
    first, _, rest = named.value.partition(" ")
    if rest and first.casefold() in forms and one.value.endswith(f") {rest}"):
        return True  # "SKR Jember" for "Suara Kota Raya (SKR) Jember"
    if named.office is not None and named.office.section == "named" and one.office is not None:
        kinds = one.key.kinds and named.key.kinds and one.key.kinds != named.key.kinds
        if rest and first.casefold() in forms and not kinds and not one.office.placed:
            return True  # "DP3A Kota Contoh" for "Dinas … (DP3A)"
    return named.value.casefold() in forms or any(
        form.casefold() == one.value.casefold() for form in short_forms(named.value)
    )


def _without_ministries(kept: list[Named]) -> list[Named]:
    """Leave out a ministry that is only named beside its own office in a province."""
    offices = [one.key.words for one in kept if one.key.head == "kanwil"]
    return [
        one
        for one in kept
        if one.sure >= _GIVER
        or not (one.key.head == "kementerian" and any(one.key.words <= words for words in offices))
    ]


def _named(
    scene: Scene,
    document: Document,
    known: Sequence[str],
    heads: dict[Key, None],
    held: list[frozenset[str]],
) -> list[Named]:
    found: list[Named] = []
    number = 0
    while number < len(scene.words):
        word = scene.words[number]
        if word.kind != "word":
            number += 1
            continue
        post = None if _body_of_members(scene, number) else post_at(scene, number)
        if post is not None:
            if not document.quoted(post.start) and post.head != "perwakilan":
                _note_head(scene, post, heads, held)
                found += _of_post(scene, post)
            number = number + 1 if post.head == "perwakilan" else max(post.after, number + 1)
            continue
        office = office_at(scene, number)
        if office is not None and office.section != "secretariat":
            found += _of_office(scene, document, office)
        if office is not None:
            number = office.end
            continue
        listed = bool(found) and found[-1].office is not None and found[-1].post is None
        beside = found[-1].span.end if listed and found[-1].sure >= 0.5 else None
        acronym = acronym_at(scene, document, number, beside)
        if acronym is not None:
            found.append(acronym)
            number = scene.first_behind(number, acronym.span.end)
            continue
        region = region_at(scene, document, number)
        if region is not None:
            found.append(region)
        number = max(scene.place_end(number), number + 1)
    found += with_initials(scene, document, found)
    found += with_endings(scene, document, found)
    found += listed_beside(scene, document, found)
    found += partners(scene, document, found)
    found += organisers(scene, document, found)
    found += working_together(scene, document, found)
    found += known_in(scene, document, found, known)
    return found


def _body_of_members(scene: Scene, number: int) -> bool:
    """Whether "Pengurus Wilayah" or "Pimpinan Cabang" begins an organisation and no post."""
    if scene.low(number) not in ("pengurus", "pimpinan", "panitia"):
        return False
    return begins_office(scene, number)


def _note_head(
    scene: Scene, post: Post, heads: dict[Key, None], held: list[frozenset[str]]
) -> None:
    """Remember of whom a post is the head: it tells that a host takes part."""
    if post.head in _HEADS:
        rest = scene.text[scene.words[post.first].end : post.end]
        begins = _HEADS[post.head]
        heads[key_of(f"{begins} {rest}", begins=begins, placed=begins == "kanwil")] = None
    if _OF_KANWIL.match(scene.text, post.start):
        heads[_ANY_KANWIL] = None
    words = {word.low for word in scene.words[post.first + 1 : post.after] if word.kind == "word"}
    if len(words) > 1:
        held.append(frozenset(words))


def _of_post(scene: Scene, post: Post) -> list[Named]:
    found: list[Named] = []
    if means_many(scene, post.first):
        return found
    if scene.low(post.after) == ",":
        larger = office_at(scene, post.after + 1)
        if larger and larger.begins.startswith("kementerian"):
            # "Direktur Satpol PP dan Linmas, Kementerian Dalam Negeri": a part of the ministry.
            return found
    for office in post.offices:
        if office.section == "secretariat":
            continue
        office = _larger(scene, office)
        named = _make(scene, office, post=post, sure=0.9)
        if office.begins == "biro" and not office.placed:
            continue
        if is_passing(scene, office):
            continue
        if _only_an_organ(named) or office.begins == "dprd" and not office.placed:
            continue
        if office.begins == "bagian" and "hukum" not in named.value.casefold():
            continue
        many = not scene.words[post.first].capital and office.begins in SITES
        if many and not _name_follows(scene, post):
            continue
        if is_excluded(scene, post.start):
            continue
        if (
            post.head in ("menteri",)
            or is_told(scene, post.start)
            and office.section == "named"
            and not office.placed
            and post.end == named.span.end
            and not _name_follows(scene, post)
        ):
            continue
        if is_later(scene, post.start):
            continue
        found.append(named)
    return found


def _larger(scene: Scene, office: OfficeName) -> OfficeName:
    """Return the organisation that a part of it belongs to: the university of a faculty."""
    hukum = office.begins == "bagian" and scene.low(office.start + 1) == "hukum"
    if office.begins not in _PARTS or hukum:
        return office
    for number in range(office.start + 1, office.end):
        larger = office_at(scene, number, naming=True)
        if larger is None or larger.end != office.end:
            continue
        own = office.begins == "biro" and larger.section == "government"
        if larger.begins.startswith(_WHOLES) and not own:
            return larger
    return office


def _name_follows(scene: Scene, post: Post) -> bool:
    ahead = post.after + (scene.low(post.after) == ",")
    return ahead < len(scene.words) and scene.words[ahead].capital


def _of_office(scene: Scene, document: Document, office: OfficeName) -> list[Named]:
    named = _make(scene, office, post=None, sure=0.8)
    start = named.span.start
    if document.quoted(start) or means_many(scene, office.start) or _only_an_organ(named):
        return []
    if is_passing(scene, office):
        return []
    if is_excluded(scene, start):
        named.sure = 0.4
        return [named] if office.section == "kanwil" else []
    sentence = sentence_before(scene, start)
    if VENUE.search(sentence):
        if CAMPUS.search(sentence) or VISITED.search(sentence):
            named.sure = 0.6
        else:
            named.sure = 0.4
        return [named]
    if CAMPUS.search(sentence):
        named.sure = 0.6
        return [named]
    if office.begins.startswith("kemen") and GIVES.search(sentence):
        named.sure = _GIVER
        return [named]
    if re.search(r"\bdi\s+(?:lingkungan\s+)?$", sentence, re.IGNORECASE):
        named.sure = 0.4
        return [named]
    if is_later(scene, start) or is_told(scene, start) and not STRONG.search(sentence):
        named.sure = 0.4
        return [named] if office.section == "kanwil" else []
    bare = office.section == "kanwil" and not office.placed
    if (bare or office.begins in _BACKGROUND) and not CUE.search(sentence):
        return []
    if (
        scene.part != "list"
        and scene.number >= _LATE
        and not (CUE.search(sentence) or does_something(scene, office))
    ):
        named.sure = 0.4
    if office.begins in SITES and not WITH.search(sentence):
        return []
    return [named]


def _only_an_organ(named: Named) -> bool:
    """Whether a name tells a part of something that is not named: "Badan Pekerja"."""
    if named.key.words <= _ORGANS:
        return True
    office = named.office
    if office is None or office.begins != "fakultas":
        return False
    if office.placed:
        return False
    several = "," in named.value  # "Fakultas Hukum, Teknik dan Pertanian"
    return several or len(named.value.split()) < 4 and not named.value.split()[-1].isupper()


def _make(scene: Scene, office: OfficeName, *, post: Post | None, sure: float) -> Named:
    start = scene.words[office.start].start
    last = scene.words[office.end - 1]
    span = Span(start, last.end)
    value = " ".join(span.of(scene.text).split())
    return Named(
        value, span, key_of(value, begins=office.begins, placed=office.placed), office, post, sure
    )


def _host_takes_part(named: Named, heads: dict[Key, None], held: list[frozenset[str]]) -> bool:
    if named.key.head == "kanwil" and any(head.head == "kanwil" for head in heads):
        return True
    if any(head.same(named.key) for head in heads):
        return True
    if named.office is None or named.office.section != "unit":
        return False
    words = {word.casefold() for word in named.value.split()}
    return any(len(one & words) > 1 for one in held)
