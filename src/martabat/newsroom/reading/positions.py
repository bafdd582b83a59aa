"""Posts: where the name of one stands and how far it goes."""

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from martabat.newsroom.reading import lexicon, titles
from martabat.newsroom.reading.organisation_beginnings import begins_office
from martabat.newsroom.reading.organisation_names import OfficeName, office_at
from martabat.newsroom.reading.post_tails import (
    country_end,
    host_end,
    number_goes_on,
    party_end,
    placed_body_end,
    rank_within,
    street_begins,
)
from martabat.newsroom.reading.scene import PLAIN, Scene
from martabat.regions.register import registered_regions

_INNER = lexicon.listed("sets", "inner")
_OF_VILLAGES = lexicon.listed("sets", "of_villages")
# Posts that go with a region or a part of one.
OF_REGIONS = lexicon.listed("sets", "of_regions")
# Words of posts that are names too where a place stands before: "Bupati Kubu Raya Muda Wara".
_NAMES_TOO = lexicon.listed("sets", "names_too")
_NUMBERED = lexicon.listed("sets", "numbered")
# After these the name of a task or a unit must follow, not yet a person's.
_INCOMPLETE = lexicon.listed("sets", "incomplete")
# Tasks whose short forms stand in lists: "Koperasi, UKM, Perindustrian dan Perdagangan".
_SHORT_TASKS = frozenset({"ukm", "umkm", "sdm", "kb", "esdm", "pm"})
# Words that the longest post has.
_LONGEST = 45
# What follows the "I" of a Balinese man's name.
_BALINESE = lexicon.listed("sets", "balinese")
# Before "Jenderal" where it is no rank.
_GENERALS = lexicon.listed("sets", "generals")
_NOT_SMALL = lexicon.listed("sets", "not_small")
_SHORT_POSTS = lexicon.listed("sets", "short_posts")
# "Kadivpropam", "Kasubbagren": heads of units, however they are shortened.
_HEAD = re.compile(
    r"dir(?:res|bin|lan|pol|tah|sam|pam|intel|krim)[a-z]{0,10}$|kapolsub[a-z]+$|(?:kadiv|kasub"
    r"|kabag|kabid|kasat|kadi[ns]|kapus|kaur|kasek|karo)[a-z]{2,14}$"
)
# These begin a post only before certain words.
_NEEDING = {
    "wali": frozenset({"kota", "nagari", "kelas", "murid"}),
    "sub": frozenset({"koordinator"}),
    "tenaga": frozenset({"ahli", "pendamping", "pengajar", "kesehatan"}),
    "pelaksana": frozenset({"tugas", "harian", "subkoordinator"}),
    "program": frozenset({"manager", "officer", "director", "coordinator", "manajer"}),
    "senior": frozenset({"program", "officer", "advisor", "manager", "researcher", "peneliti"}),
    "general": frozenset({"manager"}),
    "penanggung": frozenset({"jawab"}),
    "bunda": frozenset({"paud", "genre", "literasi"}),
    "chief": frozenset({"executive", "operating"}),
    "duta": frozenset({"besar"}),
    "country": frozenset({"director", "manager", "representative", "coordinator"}),
    "executive": frozenset({"director"}),
    "regional": frozenset({"director", "manager", "coordinator"}),
    "deputy": frozenset({"director"}),
    "legal": frozenset({"officer", "manager", "advisor"}),
}


@dataclass(frozen=True, slots=True)
class Post:
    """A post: words `first` up to `after`, characters `start` to `end`, the organisations within.

    `after` passes a short form in brackets that follows: "Kepala Kantor Wilayah (Kakanwil)".
    """

    first: int
    after: int
    start: int
    end: int
    head: str
    offices: tuple[OfficeName, ...]
    role: bool = False
    possessive: bool = False


def post_at(scene: Scene, number: int) -> Post | None:
    """Return the post whose name begins at a word."""
    if number >= len(scene.words):
        return None
    word = scene.words[number]
    head = word.low
    possessive = False
    needed = _NEEDING.get(head)
    if needed is not None and scene.low(number + 1) not in needed:
        return None
    if needed is None and not lexicon.is_post(head) and not _HEAD.match(head):
        bare = head.removesuffix("nya")
        possessive = bare != head and bare in lexicon.posts()
        if not possessive and not _on_board(scene, number):
            return None
        head = bare
    end, offices = _body(scene, number)
    start = word.start
    stop = scene.words[end - 1].end
    after = _past_bracket(scene, end)
    role = head in lexicon.roles()
    return Post(number, after, start, stop, head, tuple(offices), role, possessive)


def _on_board(scene: Scene, number: int) -> bool:
    """Whether a seat on a board is told with whose: "Dewan Pengurus INFID Wenny Rumbia"."""
    boards = ("pengurus", "pembina", "pengawas", "penasihat", "penasehat")
    if scene.low(number) != "dewan" or scene.low(number + 1) not in boards:
        return False
    office = office_at(scene, number + 2) if scene.follows(number + 2) else None
    if office is None or office.section != "named" or not scene.follows(office.end):
        return False
    return scene.words[office.end].low in lexicon.given_names()


def _body(scene: Scene, number: int) -> tuple[int, list[OfficeName]]:
    """Return where a post ends and the organisations that its name holds."""
    end = number + 1
    offices: list[OfficeName] = []
    closed = False  # after a place or an office's whole name "dan" begins something new
    while end < min(len(scene.words), number + _LONGEST):
        step, office, place = _step(scene, end, number, closed=closed)
        if step == end:
            break
        if office:
            offices.append(office)
        closed = place
        end = step
    return end, offices


def _step(
    scene: Scene, at: int, first: int, *, closed: bool
) -> tuple[int, OfficeName | None, bool]:
    word = scene.words[at]
    if number_goes_on(scene, at):
        return at + 2, None, closed
    if not scene.follows(at) and word.low not in ("/", ",", "(", ")", "-", "&"):
        return at, None, closed
    if word.low == ",":
        return _past_comma(scene, at, closed=closed)
    if street_begins(scene, at) and scene.low(at - 1) not in _INCOMPLETE:
        return at, None, closed
    if scene.low(at + 1) in _NEEDING.get(word.low, ()) and word.capital:
        return at + 2, None, closed
    abroad = max(country_end(scene, at), host_end(scene, at, first))
    if abroad > at:
        return abroad, None, True
    if word.low == "(":
        return _inner_bracket(scene, at, closed=closed)
    if word.low in _INNER and not word.capital:
        return _past_link(scene, at, closed=closed)
    if begins_office(scene, at) and word.capital and scene.low(at - 1) != "sub":
        office = office_at(scene, at, naming=True)
        if office:
            end = rank_within(scene, at, office.end)
            return end, office, office.placed or office.section in ("named", "proper")
    place = scene.place_end(at)
    if place > at:
        return place, None, True
    if word.capital and word.low in PLAIN and at == first + 1:
        return at + 1, None, True
    if scene.low(at - 1) in _OF_VILLAGES and scene.words[at - 1].capital:
        named = _village_end(scene, at)
        if named > at and not _person_alone(scene, at, named):
            return named, None, True
    if scene.low(at - 1) in OF_REGIONS and _misspelt_place(scene, at):
        return at + 1, None, True
    if _goes_on(scene, at, first) and not (closed and word.low in _NAMES_TOO):
        return at + 1, None, False
    return at, None, closed


def _goes_on(scene: Scene, at: int, first: int) -> bool:
    word = scene.words[at]
    head = scene.words[first]
    if word.kind == "number":
        return len(word.text) <= 4 and scene.low(at - 1) in _NUMBERED
    if word.kind != "word" or word.low in scene.short_names:
        return False
    if word.roman:
        return not _balinese(scene, at)
    if len(word.text) == 1 and word.capital:
        lettered = scene.words[at - 1].roman or scene.low(at - 1) in ("komisi", "tipe", "kelas")
        return lettered and not word.dotted
    if word.low == "lalu":
        return scene.low(at + 1) == "lintas"
    if word.low == "anak" and scene.low(at + 1) == "agung":
        return False
    if word.low == "jenderal" and scene.low(at - 1) not in _GENERALS:
        return False
    if word.low == "besar" and scene.low(at - 1) == "guru":
        return True
    if not word.capital and word.low in _NOT_SMALL:
        return False
    if word.low in lexicon.given_names():
        return word.low == "agung" and scene.low(at - 1) in ("jaksa", "hakim", "muda", "uskup")
    if word.capital and scene.low(at - 1) in _INCOMPLETE and scene.words[at - 1].capital:
        return not _titled(scene, at)
    if word.capital and not word.post and at + 1 < len(scene.words) and _belongs(scene, at):
        return True
    if word.low in lexicon.roles() or _part(scene, first) and word.post:
        return False
    if word.post:
        return not (word.capital and not head.capital and word.low in _SHORT_POSTS)
    if word.acronym and len(word.text) <= 9:
        titled = titles.before(scene.text, word.start, scene.span.end) > word.start
        return not titled and not _name_in_capitals(scene, at)
    return word.of_office


def _part(scene: Scene, first: int) -> bool:
    """Whether a word is somebody's part at an event: "narasumber", "Pembicaranya"."""
    return scene.low(first).removesuffix("nya") in lexicon.roles()


def _balinese(scene: Scene, at: int) -> bool:
    """Whether "I" begins a name, as in "I Gusti Ngurah", and is no number."""
    if scene.words[at].text != "I" or at + 1 >= len(scene.words) or not scene.follows(at + 1):
        return False
    return scene.low(at + 1) in _BALINESE


def _person_alone(scene: Scene, at: int, end: int) -> bool:
    """Whether the words behind "Camat" are the person's name, not the place's."""
    if scene.words[at].low in lexicon.given_names():
        return True
    if end >= len(scene.words) or not scene.follows(end) or scene.words[end].kind != "word":
        return False
    return not scene.words[end].capital and scene.low(end) not in ("dan", "serta", "beserta")


def _village_end(scene: Scene, at: int) -> int:
    """Return where a village's or district's name ends; two words where a comma follows."""
    end = scene.named_place_end(at)
    if end != at + 1 or end + 1 >= len(scene.words) or not scene.follows(end):
        return end
    word = scene.words[end]
    known = word.low in lexicon.given_names() or word.post or not word.capital
    return end if known or scene.low(end + 1) != "," else end + 1


def _misspelt_place(scene: Scene, at: int) -> bool:
    """Whether a region's name stands here with a slip of the pen: "Bupati Karangayar"."""
    word = scene.words[at]
    if not word.capital or len(word.text) < 6 or word.low in lexicon.given_names():
        return False
    if at + 1 < len(scene.words) and scene.follows(at + 1) and scene.words[at + 1].kind == "word":
        following = scene.words[at + 1]
        if not following.capital and following.low not in ("dan", "serta", "beserta"):
            return False
    return (
        process.extractOne(word.low, _region_names(), scorer=fuzz.ratio, score_cutoff=84)
        is not None
    )


@cache
def _region_names() -> tuple[str, ...]:
    names = (region.name.casefold().split() for region in registered_regions().values())
    return tuple(sorted({words[-1] for words in names if len(words) <= 2}))


def _name_in_capitals(scene: Scene, at: int) -> bool:
    following = at + 1
    word = scene.words[at]
    if word.of_office or following >= len(scene.words) or not scene.follows(following):
        return False
    ahead = scene.words[following]
    return ahead.shouted and not ahead.of_office and len(ahead.text) > 3 and len(word.text) > 2


def _past_link(scene: Scene, at: int, *, closed: bool) -> tuple[int, OfficeName | None, bool]:
    """Go over "dan", "pada", "dari unsur", a stroke where the post goes on behind it."""
    low = scene.low(at)
    following = at + 1
    if following >= len(scene.words):
        return at, None, closed
    ahead = scene.words[following]
    party = max(party_end(scene, at), placed_body_end(scene, at))
    if party > at:
        return party, None, True
    if low in ("dari", "pada", "di", "asal"):
        if scene.low(following) in ("unsur", "lingkungan"):
            following += 1
        office = office_at(scene, following, naming=True)
        if office:
            return office.end, office, True
        if low in ("dari", "asal") and ahead.capital and ahead.low in PLAIN:
            return following + 1, None, True
        if low in ("dari", "asal") and scene.place_end(following) > following:
            return scene.place_end(following), None, True
        return at, None, closed
    if low in ("dan", "&", "serta"):
        if closed or not ahead.capital or ahead.post:
            small = not ahead.capital and ahead.of_office and not closed and not ahead.post
            return (following + 1, None, False) if small and low != "serta" else (at, None, closed)
        if begins_office(scene, following) and office_at(scene, following) is not None:
            return at, None, closed
        if ahead.low in scene.short_names or ahead.low in lexicon.given_names():
            return at, None, closed
        if _titled(scene, following) or ahead.low == "anak" and scene.low(following + 1) == "agung":
            return at, None, closed
        if ahead.of_office or ahead.acronym and low != "serta":
            return following + 1, None, False
        if following + 1 < len(scene.words) and low == "dan" and _belongs(scene, following):
            return following + 1, None, False
        return at, None, closed
    if low in ("sekaligus", "merangkap"):
        return (following + 1, None, False) if ahead.post else (at, None, closed)
    if low in ("bidang", "urusan", "untuk"):
        return (following, None, False) if ahead.of_office or ahead.acronym else (at, None, closed)
    numbered = scene.words[at - 1].kind == "number" or scene.words[at - 1].roman
    if low == "/" and numbered and ahead.capital:
        place = scene.place_end(following)
        return (place if place > following else _unit_end(scene, following)), None, True
    if low in ("/", "-", "–"):
        if ahead.of_office or ahead.acronym or ahead.post:
            return following + 1, None, False
        place = scene.place_end(following)
        if place > following:
            return place, None, True
    return at, None, closed


def _belongs(scene: Scene, at: int) -> bool:
    """Whether a word no list knows is a part of the organisation behind it: "Bapemperda DPRD"."""
    if not scene.follows(at + 1) or not scene.words[at + 1].capital or _titled(scene, at):
        return False
    office = office_at(scene, at + 1, naming=True)
    sections = ("named", "kanwil", "government", "secretariat")
    return office is not None and office.section in sections


def _unit_end(scene: Scene, number: int) -> int:
    """Return where the name of a military unit ends: "161/Wira Sakti", two words at most."""
    end = number + 1
    if end >= len(scene.words) or not scene.follows(end) or not scene.words[end].capital:
        return end
    word = scene.words[end]
    if _titled(scene, end) or word.low in lexicon.given_names():
        return end
    return end + 1


def _titled(scene: Scene, number: int) -> bool:
    start = scene.words[number].start
    return titles.before(scene.text, start, scene.span.end) > start


def _past_comma(scene: Scene, at: int, *, closed: bool) -> tuple[int, OfficeName | None, bool]:
    """Go over the comma in "Pemberdayaan Perempuan, Perlindungan Anak dan KB"."""
    following = at + 1
    if closed or following >= len(scene.words):
        return at, None, closed
    ahead = scene.words[following]
    if ahead.low == "dan" and "," in (word.low for word in scene.words[max(0, at - 6) : at]):
        # "Kemahasiswaan, Alumni, dan Kerja Sama".
        last = following + 1
        if last < len(scene.words) and _task(scene, last):
            return last, None, False
    shortened = ahead.acronym and ahead.low not in _SHORT_TASKS
    if not ahead.capital or not ahead.of_office or ahead.post or shortened:
        return at, None, closed
    office = office_at(scene, following) if begins_office(scene, following) else None
    if office and office.section != "proper" or scene.place_end(following) > following:
        return at, None, closed
    for beyond in range(following + 1, min(following + 12, len(scene.words) - 1)):
        if scene.low(beyond) in ("dan", "serta"):
            last = beyond + 1
            goes_on = last + 1 < len(scene.words) and _belongs(scene, last)
            if _task(scene, last) or goes_on and scene.words[last].capital:
                return following, None, False
            break
        if not (scene.words[beyond].of_office or scene.low(beyond) == ","):
            break
        if scene.words[beyond].post:
            break
    return at, None, closed


def _task(scene: Scene, number: int) -> bool:
    """Whether the name of a task, and no other post or office, begins at a word."""
    word = scene.words[number]
    return word.of_office and word.capital and not word.post and not begins_office(scene, number)


def _inner_bracket(scene: Scene, at: int, *, closed: bool) -> tuple[int, OfficeName | None, bool]:
    """Go over "(Pj)" in "Penjabat (Pj) Gubernur", and a short form where the post goes on."""
    close = _closing(scene, at)
    unit = scene.low(at - 1) in _NUMBERED and close == at + 2
    if unit and scene.low(close + 1).isdigit():
        # "Komandan Kodim (Dandim) 1622/Alor".
        return close + 2, None, False
    if closed and close == scene.place_end(at + 1) and close > at + 1:
        return close + 1, None, True
    if close <= at + 1 or close - at > 6 or close + 1 >= len(scene.words):
        return at, None, closed
    ahead = scene.words[close + 1]
    if not scene.follows(close + 1) or not ahead.capital:
        return at, None, closed
    if any(word.kind == "number" for word in scene.words[at + 1 : close]):
        return at, None, closed
    if ahead.low in lexicon.given_names() or ahead.low in scene.short_names:
        return at, None, closed
    place = scene.place_end(close + 1)
    if place > close + 1:
        return place, None, True
    if begins_office(scene, close + 1):
        office = office_at(scene, close + 1, naming=True)
        return (office.end, office, True) if office else (at, None, closed)
    if ahead.of_office or ahead.post:
        return close + 2, None, False
    return at, None, closed


def _closing(scene: Scene, at: int) -> int:
    for ahead in range(at + 1, min(at + 8, len(scene.words))):
        if scene.low(ahead) == ")":
            return ahead
    return at


def _past_bracket(scene: Scene, number: int) -> int:
    """Return the word after a short form in brackets behind a post, such as "(Kakanwil)"."""
    if scene.low(number) != "(":
        return number
    close = _closing(scene, number)
    inner = scene.words[number + 1 : close]
    if not inner or len(inner) > 4 or any(word.kind == "number" for word in inner):
        return number
    first = inner[0]
    if _titled(scene, number + 1):
        return number
    if len(inner) == 1 and first.kind == "word" and not first.capital:
        return close + 1
    if first.post or first.shouted or first.low.startswith(("kem", "kanwil")) and first.capital:
        single = len(inner) <= 3 and not (first.post and _names_somebody(scene, number + 1, close))
        return close + 1 if single else number
    return number


def _names_somebody(scene: Scene, start: int, end: int) -> bool:
    words = scene.words[start:end]
    return any(word.low in lexicon.given_names() for word in words)
