"""Organisations told by how their names stand: with their initials, or on a list of others."""

import re

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.organisation_keys import key_of
from martabat.newsroom.reading.organisation_others import Named
from martabat.newsroom.reading.scene import Scene
from martabat.newsroom.reading.taking_part import (
    ABROAD,
    CUE,
    VENUE,
    is_excluded,
    is_later,
    is_told,
    sentence_before,
)
from martabat.newsroom.reading.text import Document
from martabat.newsroom.reading.values import Span

_LONG_AND_SHORT = re.compile(
    r"(?P<long>[A-Z][\w'’-]+(?:\s+(?:on|of|for|and|the|in|dan|untuk|bagi|anti)(?=\s)"
    r"|\s+[A-Z][\w'’-]+){1,9})\s+\((?P<short>[A-Z][A-Za-z0-9]{1,9}(?:\s[A-Z]\w+)?)\)"
)
_HEADED = re.compile(
    r"\b(?:Ketua|Ketua Umum|Direktur|Direktur Eksekutif|Koordinator|Sekretaris|Pendiri)\s+$"
)
# The first words of names that associations give themselves: "Pusat", "Gabungan", "Sasana".
_FIRST = lexicon.listed("sets", "associations")
_FIRST_WORD = re.compile(
    rf"\b(?:{'|'.join(sorted(_FIRST))}|bantuan\s+hukum)\s+(?=[A-Z])", re.IGNORECASE
)
_NOT_OFFICES = lexicon.listed("sets", "not_offices")
# A further item of a list: ", Pustaka Indonesia," behind an organisation.
_ITEM = re.compile(
    r"\s*(?:,\s*(?:dan\s+|serta\s+)?|\s(?:dan|serta)\s+)(?P<name>[A-Z][\w'’-]+"
    r"(?:\s+(?:[A-Z][\w'’-]*|untuk|of|for)){1,4}(?:\s+\([A-Z][A-Za-z]+\))?)"
    r"(?=\s*(?:[,;]|\.(?:\s|$)|\s(?:dan|serta)\s))"
)
# Partners that names follow: "bersama mitra Suara Warga dan Peduli Sesama".
_PARTNER = re.compile(r"(?:[A-Z][\w'’-]+\s+){1,3}[A-Z][\w'’-]+")
_PARTNERS = re.compile(
    r"\b(?:bersama|dengan|menggandeng|melibatkan|dan)\s+(?:para\s+)?(?:lembaga\s+|organisasi\s+)?"
    rf"(?:mitra|lsm|ngo)(?:nya)?,?\s+(?:yakni\s+|yaitu\s+)?(?P<names>(?-i:{_PARTNER.pattern}"
    rf"(?:(?:,|\s+dan|,\s+dan|\s+serta)\s+{_PARTNER.pattern}){{0,4}}))(?=\s+[a-z(]|[,.])",
    re.IGNORECASE,
)
# "digagas oleh GEMA Difabel": short forms begin no person's name.
_HELD_BY = re.compile(
    r"\b(?:digagas|diinisiasi|diprakarsai|diselenggarakan|digelar|diadakan|difasilitasi|dipelopori"
    r"|dimotori|dihelat)\s+oleh\s+(?:komunitas\s+|organisasi\s+|lembaga\s+)?"
    r"(?P<name>[A-Z]{3,8}(?:\s+[A-Z][a-z'’]+){1,3})"
)
_MEMBERS = lexicon.listed("sets", "members")
# What ends with one of these is somebody: "Wahid Foundation", "Human Rights Watch".
_ENDING = re.compile(
    r"(?:[A-Z][\w'’-]+\s+){1,4}(?:Institute|Foundation|Watch|Network|Initiative)\b"
    r"(?:\s+\([A-Z]\w+\))?"
)
_NOT_LISTED = lexicon.listed("sets", "not_listed")
# How many organisations a list tells at least before another name on it is taken for one.
_LISTED = 2


def with_initials(scene: Scene, document: Document, found: list[Named]) -> list[Named]:
    """Return names with their short form in brackets: "Raoul Wallenberg Institute (RWI)".

    What was found within such a name, as its short form alone, is taken out of `found`.
    """
    more: list[Named] = []
    for match in _LONG_AND_SHORT.finditer(scene.text, scene.span.start, scene.span.end):
        start = _start(scene, match)
        if start is None:
            continue
        span = Span(start, _placed(scene, match.end()))
        within = [one for one in found if one.span.overlaps(span)]
        own = _FIRST_WORD.match(scene.text, start) is not None
        if within and not (own and all(_inner(one.span, span) for one in within)):
            continue
        if document.quoted(start) or is_told(scene, start) or is_excluded(scene, start):
            continue
        for one in within:
            found.remove(one)
        more.append(_named(scene, span, 0.7))
    return more


def with_endings(scene: Scene, document: Document, found: list[Named]) -> list[Named]:
    """Return names that end as those of foundations and institutes do."""
    more: list[Named] = []
    for match in _ENDING.finditer(scene.text, scene.span.start, scene.span.end):
        span = Span(*match.span())
        first = match.group().split()[0].casefold()
        if any(one.span.overlaps(span) for one in found) or lexicon.is_post(first):
            continue
        if first in _NOT_LISTED or first in lexicon.common_words():
            continue
        before = sentence_before(scene, span.start)
        if before.strip() and not CUE.search(before) or VENUE.search(before):
            continue
        if document.quoted(span.start) or is_told(scene, span.start):
            continue
        if is_excluded(scene, span.start) or is_later(scene, span.start):
            continue
        more.append(_named(scene, span, 0.6))
    return more


def _inner(one: Span, span: Span) -> bool:
    """Whether a stretch lies in another and does not begin it."""
    return span.start < one.start and one.end <= span.end


def _start(scene: Scene, match: re.Match[str]) -> int | None:
    """Return where the organisation before its initials begins; None where it is none."""
    long, short = match["long"], match["short"]
    words = long.casefold().split()
    if short.casefold() in _NOT_OFFICES or len(words) < 2:
        return None
    if ABROAD & set(words) and len(words) > 2 or _headed(scene, match):
        return match.start()
    for first in _FIRST_WORD.finditer(long):
        rest = long[first.start() :]
        if len(rest.split()) > 1 and _shortened(rest, short):
            return match.start() + first.start()
    return None


def _headed(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a post stands before a name and its initials: "Ketua Suara Kita Bersama (SKB)"."""
    long, short = match["long"], match["short"]
    if len(long.split()) < 3:
        return False
    initials = "".join(word[0] for word in long.split() if word[0].isupper())
    before = scene.text[max(scene.span.start, match.start() - 40) : match.start()]
    shortened = short.isupper() and _shortened(long, short)
    return (initials == short or shortened) and bool(_HEADED.search(before))


def _shortened(long: str, short: str) -> bool:
    """Whether the letters of a short form stand in the name in their order."""
    letters = iter(long.casefold())
    return all(one in letters for one in short.casefold() if one.isalpha())


def _placed(scene: Scene, end: int) -> int:
    """Return where the place behind a name and its short form ends."""
    for number, word in enumerate(scene.words):
        if word.start >= end:
            placed = scene.place_end(number) if scene.follows(number) else number
            return scene.words[placed - 1].end if placed > number else end
    return end


def listed_beside(scene: Scene, document: Document, found: list[Named]) -> list[Named]:
    """Return names on a list of associations that nothing else tells: ", Pustaka Indonesia,"."""
    more: list[Named] = []
    told = [one for one in found if _association(one)]
    if len(told) < _LISTED:
        return more
    for one in told:
        at = one.span.end
        while match := _ITEM.match(scene.text, at, scene.span.end):
            span = Span(*match.span("name"))
            if any(other.span.overlaps(span) for other in found) or not _may_be_listed(scene, span):
                break
            if document.quoted(span.start) or is_told(scene, span.start):
                break
            if is_later(scene, span.start):
                break
            more.append(_named(scene, span, 0.55))
            at = span.end
    return more


def partners(scene: Scene, document: Document, found: list[Named]) -> list[Named]:
    """Return who is told as a partner: "bersama mitra Suara Warga dan Peduli Sesama"."""
    more: list[Named] = []
    for match in _PARTNERS.finditer(scene.text, scene.span.start, scene.span.end):
        if document.quoted(match.start()) or is_told(scene, match.start()):
            continue
        for name in _PARTNER.finditer(scene.text, *match.span("names")):
            span = Span(*name.span())
            if any(one.span.overlaps(span) for one in found) or not own_name(scene, span):
                continue
            more.append(_named(scene, span, 0.6))
    return more


def organisers(scene: Scene, document: Document, found: list[Named]) -> list[Named]:
    """Return who holds the activity under a name with letters: "digagas oleh GEMA Difabel"."""
    more: list[Named] = []
    for match in _HELD_BY.finditer(scene.text, scene.span.start, scene.span.end):
        span = Span(*match.span("name"))
        if any(one.span.overlaps(span) for one in found) or document.quoted(span.start):
            continue
        if is_later(scene, span.start) or not own_name(scene, span):
            continue
        more.append(_named(scene, Span(span.start, _placed(scene, span.end)), 0.6))
    return more


def own_name(scene: Scene, span: Span) -> bool:
    """Whether words with capital letters are a name and neither posts, tasks nor a person."""
    words = [word for word in scene.words if span.start <= word.start < span.end]
    if any(word.post or word.low in lexicon.given_names() for word in words):
        return False
    if words[0].low in _NOT_LISTED or words[0].low in _MEMBERS:
        return False
    return not all(word.of_office or word.low in lexicon.common_words() for word in words)


def _association(named: Named) -> bool:
    office = named.office
    own = named.post is None and named.sure >= 0.5
    return own and (office is None or office.section == "proper")


def _may_be_listed(scene: Scene, span: Span) -> bool:
    """Whether words with capital letters are the name of an association and of nobody else."""
    words = [word for word in scene.words if span.start <= word.start < span.end]
    if any(word.post and word.low not in _MEMBERS for word in words):
        return False
    if any(word.low in lexicon.given_names() for word in words):
        return False
    if words[0].low in _NOT_LISTED or any(word.low in scene.short_names for word in words):
        return False
    if all(word.of_office or word.low in lexicon.common_words() for word in words):
        return False
    own = ABROAD | {"indonesia", "nusantara", "perempuan", "anak"}
    return any(word.low in own or _in_letters(word.text) for word in words[1:])


def _in_letters(word: str) -> bool:
    """Whether a word is written as short forms are: "GMIT", "APPeK"."""
    return len(word) > 2 and sum(letter.isupper() for letter in word) > 1


def _named(scene: Scene, span: Span, sure: float) -> Named:
    value = " ".join(span.of(scene.text).split())
    bare = value.partition(" (")[0]
    key = key_of(bare, begins=bare.split()[0].casefold(), placed=False)
    return Named(value, span, key, None, None, sure)
