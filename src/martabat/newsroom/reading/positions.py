"""Posts: where the name of one stands and how far it goes."""

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.organisation_beginnings import begins_office
from martabat.newsroom.reading.organisation_names import OfficeName, office_at
from martabat.newsroom.reading.post_links import (
    belongs,
    inner_bracket,
    past_bracket,
    past_comma,
    past_link,
    titled,
)
from martabat.newsroom.reading.post_tails import (
    country_end,
    host_end,
    number_goes_on,
    quoted_end,
    rank_within,
    street_begins,
)
from martabat.newsroom.reading.post_told import told_elsewhere, told_village_end
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
# "Gedung Eks Gubernur": what the building was.
_BUILDINGS = frozenset({"gedung", "bangunan", "lahan", "kantor", "rumah", "lapangan"})
_SAINTS = frozenset({"santo", "santa", "santu"})
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
    r"dir(?:res|bin|lan|pol|tah|sam|pam|intel|krim)[a-z]{0,10}$|kapolsub[a-z]+$|pasi[a-z]{3,9}$|(?:kadiv|kasub"
    r"|kabag|kabid|kasat|kadi[ns]|kapus|kaur|kasek|karo)[a-z]{2,14}$"
)
# These begin a post only before certain words.
_NEEDING = {
    "asst": frozenset({"i", "ii", "iii", "1", "2", "3"}),
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
    "project": frozenset({"manager", "officer", "director", "coordinator"}),
    "corporate": frozenset({"secretary"}),
    "pembawa": frozenset({"acara"}),
    "kuasa": frozenset({"hukum"}),
    "regional": frozenset({"director", "manager", "coordinator"}),
    "deputy": frozenset({"director"}),
    "legal": frozenset({"officer", "manager", "advisor"}),
}
# What somebody leads through: "Pemandu acara Ana Rumbia".
_LED = {"pemandu": frozenset({"acara", "diskusi", "dialog"}), "pembawa": frozenset({"acara"})}


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
    if head == "eks" and scene.low(number - 1) in _BUILDINGS:
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
    after = past_bracket(scene, end)
    if after == end + 3 and _initials_of_body(scene, number, end):
        stop = scene.words[after - 1].end
    role = head in lexicon.roles()
    return Post(number, after, start, stop, head, tuple(offices), role, possessive)


def _initials_of_body(scene: Scene, number: int, end: int) -> bool:
    """Whether letters in brackets shorten what the post is of: "Prodi Magister Hukum (PMH)".

    Those of the post itself, "Kepala Bidang Hukum (KBH)", are no part of it.
    """
    letters = scene.words[end + 1]
    words = [word for word in scene.words[number + 1 : end] if word.capital]
    initials = "".join(word.low[0] for word in words)
    return letters.shouted and len(letters.text) > 2 and initials.endswith(letters.low)


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
    quoted = quoted_end(scene, at)
    if quoted > at:
        return quoted, None, True
    if word.low == ",":
        return past_comma(scene, at, closed=closed)
    if street_begins(scene, at) and scene.low(at - 1) not in _INCOMPLETE:
        return at, None, closed
    if scene.low(at + 1) in _NEEDING.get(word.low, ()) and word.capital:
        return at + 2, None, closed
    abroad = max(country_end(scene, at), host_end(scene, at, first))
    if abroad > at:
        return abroad, None, True
    if word.low == "(":
        return inner_bracket(scene, at, closed=closed)
    if word.low in _INNER and not word.capital:
        linked = past_link(scene, at, closed=closed)
        field = word.low == "lingkungan" and scene.low(at - 1) != "di"
        if linked[0] > at or not field:
            return linked  # else "peneliti hukum lingkungan Ana Rumbia"
    if begins_office(scene, at) and word.capital and scene.low(at - 1) != "sub":
        office = office_at(scene, at, naming=True)
        if office:
            end = rank_within(scene, at, office.end)
            return end, office, office.placed or office.section in ("named", "proper")
    if scene.low(at - 1) in _OF_VILLAGES and scene.words[at - 1].capital:
        village = told_village_end(scene, at)
        if village > at:
            return village, None, True
    place = scene.place_end(at)
    if place > at:
        return place, None, True
    told = told_elsewhere(scene, at)
    if told > at:
        return told, None, True
    plain = word.capital and word.low in PLAIN
    before = scene.words[at - 1]
    if plain and (at == first + 1 or before.kind == "number" or before.shouted):
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
    if scene.low(at - 1) in _SAINTS and at > first + 1 and word.capital:
        return True
    if scene.low(first) in _LED and at == first + 1:
        return word.low in _LED[scene.low(first)] or word.of_office
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
        return not titled(scene, at)
    if word.capital and not word.post and at + 1 < len(scene.words) and belongs(scene, at):
        return True
    if word.low in lexicon.roles() or _part(scene, first) and word.post:
        return False
    if word.post:
        return not (word.capital and not head.capital and word.low in _SHORT_POSTS)
    if word.acronym and len(word.text) <= 9:
        return not titled(scene, at) and not _name_in_capitals(scene, at)
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
