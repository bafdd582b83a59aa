"""Whose name stands behind that of a body which no list knows: "Direktur Suluh NTB Ana Rumbia"."""

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.names import Name, name_at
from martabat.newsroom.reading.positions import OF_REGIONS, Post
from martabat.newsroom.reading.post_links import titled
from martabat.newsroom.reading.scene import PLAIN, Scene

# Words that a body's name has at most.
_LONGEST = 7
# A post of so many words tells little of whose it is: "Direktur Eksekutif", "Tokoh adat".
_BARE = 3
_JOINING = frozenset({"dan", "untuk", "bagi", "of", "for", "and", "on"})
_PERSON_BEFORE = lexicon.listed("sets", "person_before")
_PEOPLE = lexicon.listed("posts", "people")
_MANIFOLD = lexicon.listed("sets", "manifold")


def known_name(scene: Scene, number: int) -> bool:
    """Whether a word is somebody's name by the list, or stands alone as one elsewhere."""
    word = scene.words[number]
    return word.low in lexicon.given_names() or word.low in scene.short_names


def behind_letters(scene: Scene, name: Name) -> Name | None:
    """Return who stands behind letters or a place in what seemed one name.

    "Suluh NTB Ana Rumbia" is the body "Suluh NTB" and "Ana Rumbia".
    """
    if name.titled:
        return None
    for number in range(name.after - 2, name.first - 1, -1):
        end = _letters_or_place_end(scene, number)
        if not number < end < name.after:
            continue
        if any(known_name(scene, at) for at in range(name.first, end)):
            continue
        behind = name_at(scene, end)
        if behind is None or scene.words[end].shouted or scene.place_end(end) > end:
            continue
        if known_name(scene, end) or scene.words[number].shouted and _several(behind):
            return behind
    return None


def _letters_or_place_end(scene: Scene, number: int) -> int:
    word = scene.words[number]
    if word.shouted and not word.roman and 2 < len(word.text) < 9:
        return number + 1
    return scene.place_end(number)


def body_end(scene: Scene, number: int) -> int:
    """Return where a body's name ends: words with capital letters that are nobody's name.

    Its initials in brackets belong to it. The word itself where no such name stands.
    """
    end = number
    while end < len(scene.words) and end - number < _LONGEST and scene.follows(end):
        word = scene.words[end]
        placed = scene.place_end(end)
        if placed > end:
            end = placed
        elif word.low == "wilayah" and scene.place_end(end + 1) > end + 1:
            end = scene.place_end(end + 1)
        elif word.low in _JOINING and end > number and _may_go_on(scene, end + 1):
            end += 2
        elif _may_go_on(scene, end):
            end += 1
        else:
            break
    return past_initials(scene, end) if end > number else number


def past_initials(scene: Scene, number: int) -> int:
    """Return the word after "(MIH)"; the word itself where no initials stand."""
    if scene.low(number) == "(" and scene.low(number + 2) == ")":
        word = scene.words[number + 1]
        if word.shouted and not word.roman:
            return number + 3
    return number


def names_body(scene: Scene, start: int, end: int) -> bool:
    """Whether a place, letters or a word of offices shows that words are no person's name."""
    words = scene.words[start:end]
    if any(word.of_office or word.shouted and not word.roman for word in words):
        return True
    if any(word.low in PLAIN for word in words):
        return True
    return any(scene.place_end(number) > number for number in range(start, end))


def _may_go_on(scene: Scene, number: int) -> bool:
    if number >= len(scene.words) or not scene.follows(number):
        return False
    word = scene.words[number]
    if not word.capital or word.post or known_name(scene, number):
        return False
    return not titled(scene, number)


def past_body(scene: Scene, post: Post, seeming: Name | None) -> tuple[Name, int] | None:
    """Return the name behind a body's and a comma, and the word after the body.

    "Ketua Prodi Ilmu Hukum (PIH), Wirya", "jurnalis Radar Rumbia, Ana Wara". Where the body
    `seeming` may be a person, the post must tell little and no list of names may follow.
    """
    end = body_end(scene, post.after)
    if end == post.after or scene.low(end) != ",":
        return None
    behind = name_at(scene, end + 1)
    if behind is None or not behind.titled and scene.place_end(end + 1) >= behind.after:
        return None
    initials = scene.low(end - 1) == ")"
    if seeming is not None and not initials:
        if post.offices or post.after - post.first > _BARE or post.head in _MANIFOLD:
            return None
        if post.head in OF_REGIONS or _another_follows(scene, behind):
            return None
        if post.head in _PEOPLE and not names_body(scene, post.after, end):
            return None  # "kolumnis muda Ana Rumbia, Wirya Wara dari …"
    if not behind.titled:
        told = initials or seeming is None and _says(scene, behind.after)
        if scene.low(behind.after) == "," and _says(scene, behind.after):
            return behind, end  # "Ketua Gapoktan Mekar Wangi, Wirya, mengatakan"
        if not (_several(behind) or lexicon.is_given(scene.words[behind.first].low)):
            return None
        if not (told or known_name(scene, behind.first) or not _several(behind)):
            return None
    return behind, end


def _says(scene: Scene, number: int) -> bool:
    """Whether what persons do follows: ", mengatakan"."""
    low = scene.low(number + (scene.low(number) == ","))
    return low in _PERSON_BEFORE or low.startswith("me") and len(low) > 5


def _another_follows(scene: Scene, name: Name) -> bool:
    """Whether a list of names goes on: "Wirya Rumbia, Ana Wara, dan Ida Tambah"."""
    at = name.after
    if scene.low(at) not in (",", "dan", "serta"):
        return scene.low(at) in ("dari", "(")
    while scene.low(at) in (",", "dan", "serta"):
        at += 1
    return name_at(scene, at) is not None if at < len(scene.words) else False


def _several(name: Name) -> bool:
    return name.after - name.first > 1
