"""How far the proper name of a foundation, forum or university goes."""

from martabat.newsroom.reading import lexicon, titles
from martabat.newsroom.reading.organisation_beginnings import begins_office, is_capital
from martabat.newsroom.reading.organisation_tasks import LONGEST, WEEKDAYS, is_task, listed_tasks
from martabat.newsroom.reading.scene import Scene

_LINKS = frozenset({"on", "of", "for", "and", "the", "untuk", "bagi", "anti"})
_MONTHS = lexicon.listed("sets", "months")

_PERSON_BEFORE = lexicon.listed("sets", "person_before")
# Posts that are parts of proper names too: "Komunitas Pelajar", "Serikat Buruh".
_MEMBERS = lexicon.listed("sets", "members")
# Where in a building something is, behind the name of whose building it is.
_WHERE = frozenset(
    {
        "lantai",
        "lt",
        "gedung",
        "aula",
        "ruang",
        "ruangan",
        "jalan",
        "jl",
        "tahun",
        "periode",
        "masa",
    }
)
_BELONGING = lexicon.listed("sets", "belonging")


def proper_end(scene: Scene, number: int, *, naming: bool) -> int:
    """Return where a proper name ends: at a small letter, a mark, a post or a person's name."""
    end = number
    while end < min(len(scene.words), number + LONGEST):
        word = scene.words[end]
        if (
            word.low == ","
            and end > number
            and is_task(scene, end - 1)
            and listed_tasks(scene, end)
        ):
            end += 1
            continue
        if not scene.follows(end):
            break
        if end > number and _cited_word(scene, end):
            end += 3  # "Universitas Pembangunan Nasional “Veteran” Jawa Timur"
            continue
        if word.low == "di" and end > number and _in_bracket(scene, end + 2):
            end += 2  # "Persekutuan Gereja-gereja di Indonesia (PGI)"
            continue
        serving = word.low in ("kepada", "pada") and scene.low(end - 1) == "pengabdian"
        if (word.low in _LINKS or serving) and is_capital(scene, end + 1) and not word.capital:
            end += 1
            continue
        if word.low in ("dan", "&") and end > number and _joins(scene, end):
            end += 2
            continue
        if not (word.capital or word.kind == "number" or word.roman):
            break
        if word.low in WEEKDAYS or word.low in _MONTHS or end > number and word.low in _WHERE:
            break
        if naming and end > number and _begins_person(scene, end) and not _parent(scene, end - 1):
            break
        if naming and end > number and _before_verb(scene, end):
            break
        lettered = scene.low(number - 1) in ("universitas", "institut", "rsu")
        if naming and end > number + lettered and _behind_whole(scene, end):
            break
        if (end > number or naming) and scene.place_end(end) > end:
            end = scene.place_end(end)
            if naming and not _goes_on_proper(scene, end):
                break
            continue
        if word.post and end > number and word.low not in _MEMBERS:
            break
        alumni = end > number and scene.low(end - 1) == "alumni"
        if end > number and not alumni and begins_office(scene, end) and not _parent(scene, end):
            break
        end += 1
    return end


def _in_bracket(scene: Scene, number: int) -> bool:
    """Whether a short form in capital letters stands in brackets behind one more word."""
    if scene.low(number) != "(" or scene.low(number + 2) != ")":
        return False
    return is_capital(scene, number - 1) and scene.words[number + 1].shouted


def _cited_word(scene: Scene, number: int) -> bool:
    """Whether one word of a name stands between marks of quotation, and the name goes on."""
    if scene.low(number) not in ("“", '"', "'", "‘") or scene.low(number + 2) not in "”\"'’":
        return False
    return is_capital(scene, number + 1) and is_capital(scene, number + 3)


def _goes_on_proper(scene: Scene, number: int) -> bool:
    """Whether a name goes on behind a place: "Universitas Papua Fakultas Hukum"."""
    if number >= len(scene.words) or not scene.follows(number):
        return False
    word = scene.words[number]
    if scene.low(number + 1) == "," and number + 2 < len(scene.words) and word.capital:
        # "Ketua Persatuan Difabel Langsa Mandiri, Iskandar"
        behind = scene.words[number + 2]
        return not _begins_person(scene, number) and behind.low in lexicon.given_names()
    return word.of_office or word.shouted or scene.place_end(number) > number


def _behind_whole(scene: Scene, number: int) -> bool:
    """Whether a name that is whole stands before a word: "Dewan Pengurus INFID | Wenny"."""
    before, word = scene.words[number - 1], scene.words[number]
    if not before.shouted or len(before.text) < 3 or before.roman:
        return False
    return not (word.of_office or word.shouted or scene.place_end(number) > number)


def _joins(scene: Scene, number: int) -> bool:
    """Whether "dan" stands within a name: "Lembaga Studi dan Advokasi Masyarakat"."""
    before, ahead = number - 1, number + 1
    if not is_task(scene, ahead) or not is_task(scene, before):
        return False
    shortened = scene.words[ahead].acronym and scene.low(ahead) != "ham"
    return not shortened and scene.place_end(before) == before


def _begins_person(scene: Scene, number: int) -> bool:
    word = scene.words[number]
    if word.low == "anak" and scene.low(number + 1) == "agung":
        return True
    if word.low in ("la", "wa") and scene.low(number + 1) == "ode" or word.dotted:
        return True
    if titles.before(scene.text, word.start, scene.span.end) > word.start:
        return True
    if word.low == "lalu" or word.text == "I" and scene.low(number + 1) in lexicon.given_names():
        return True
    return word.low in scene.short_names or (word.low in lexicon.given_names() and not word.shouted)


def _before_verb(scene: Scene, number: int) -> bool:
    """Whether two words are somebody who does something: "Yayasan Kita Kawi Mansur mengajak"."""
    last = number + 1
    if last + 1 >= len(scene.words) or not scene.follows(last) or not scene.follows(last + 1):
        return False
    word = scene.words[number]
    if word.of_office or word.low in lexicon.common_words() or scene.place_end(number) > number:
        return False
    given = scene.words[last].capital and scene.words[last].low in lexicon.given_names()
    return given and scene.low(last + 1) in _PERSON_BEFORE


def _parent(scene: Scene, number: int) -> bool:
    """Whether the organisation that begins here is the one that the name before belongs to."""
    return scene.low(number) in _BELONGING
