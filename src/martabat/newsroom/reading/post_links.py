"""What joins the parts of a post: whether it goes on behind "dan", a comma, a bracket."""

from martabat.newsroom.reading import lexicon, titles
from martabat.newsroom.reading.organisation_beginnings import begins_office
from martabat.newsroom.reading.organisation_names import OfficeName, office_at
from martabat.newsroom.reading.post_tails import party_end, placed_body_end
from martabat.newsroom.reading.scene import PLAIN, Scene

_NUMBERED = lexicon.listed("sets", "numbered")
# Tasks whose short forms stand in lists: "Koperasi, UKM, Perindustrian dan Perdagangan".
_SHORT_TASKS = frozenset({"ukm", "umkm", "sdm", "kb", "esdm", "pm"})

# Titles of staff that go together: "Pengolah dan Penyusun Data".
_WORKING = frozenset({"pengolah", "pengelola", "penyusun", "penelaah", "pengumpul", "penata"})


def past_link(scene: Scene, at: int, *, closed: bool) -> tuple[int, OfficeName | None, bool]:
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
        closes = scene.low(following + 1) in (",", ")", ".") and scene.low(following + 3) != ")"
        if low == "asal" and ahead.capital and closes:
            return following + 1, None, True
        return at, None, closed
    if low in ("dan", "&") and {scene.low(at - 1), ahead.low} <= _WORKING:
        return following + 1, None, False
    if low in ("dan", "&", "serta"):
        if closed or not ahead.capital or ahead.post:
            small = not ahead.capital and ahead.of_office and not closed and not ahead.post
            return (following + 1, None, False) if small and low != "serta" else (at, None, closed)
        if begins_office(scene, following) and office_at(scene, following) is not None:
            return at, None, closed
        if ahead.low in scene.short_names or ahead.low in lexicon.given_names():
            return at, None, closed
        if titled(scene, following) or ahead.low == "anak" and scene.low(following + 1) == "agung":
            return at, None, closed
        if ahead.of_office or ahead.acronym and low != "serta":
            return following + 1, None, False
        if following + 1 < len(scene.words) and low == "dan" and belongs(scene, following):
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


def belongs(scene: Scene, at: int) -> bool:
    """Whether a word no list knows is a part of the organisation behind it: "Bapemperda DPRD"."""
    if not scene.follows(at + 1) or not scene.words[at + 1].capital or titled(scene, at):
        return False
    office = office_at(scene, at + 1, naming=True)
    sections = ("named", "kanwil", "government", "secretariat")
    return office is not None and office.section in sections


def _unit_end(scene: Scene, number: int) -> int:
    """Return where the name of a military unit ends: "161/Wira Sakti", two words at most.

    Three before a rank: "734/Satria Nusa Samudera Mayor Inf. Wirya".
    """
    end = number + 1
    ranked = number + 3
    if ranked < len(scene.words) and titled(scene, ranked):
        words = scene.words[number:ranked]
        plain = all(word.capital and word.low not in lexicon.given_names() for word in words)
        if plain and not any(titled(scene, at) for at in range(number, ranked)):
            return ranked
    if end >= len(scene.words) or not scene.follows(end) or not scene.words[end].capital:
        return end
    word = scene.words[end]
    if titled(scene, end) or word.low in lexicon.given_names():
        return end
    return end + 1


def titled(scene: Scene, number: int) -> bool:
    """Whether a rank, degree or form of address stands before a name at a word."""
    start = scene.words[number].start
    return titles.before(scene.text, start, scene.span.end) > start


def past_comma(scene: Scene, at: int, *, closed: bool) -> tuple[int, OfficeName | None, bool]:
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
            goes_on = last + 1 < len(scene.words) and belongs(scene, last)
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


def inner_bracket(scene: Scene, at: int, *, closed: bool) -> tuple[int, OfficeName | None, bool]:
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


def past_bracket(scene: Scene, number: int) -> int:
    """Return the word after a short form in brackets behind a post, such as "(Kakanwil)"."""
    if scene.low(number) != "(":
        return number
    close = _closing(scene, number)
    inner = scene.words[number + 1 : close]
    if not inner or len(inner) > 4 or any(word.kind == "number" for word in inner):
        return number
    first = inner[0]
    if titled(scene, number + 1):
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
