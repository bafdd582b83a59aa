"""Posts and names as they stand side by side in a paragraph."""

from dataclasses import dataclass

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.names import Name, name_at
from martabat.newsroom.reading.organisation_names import begins_office, office_at
from martabat.newsroom.reading.positions import OF_REGIONS, Post, post_at
from martabat.newsroom.reading.scene import Scene

# What may stand between a post and the name of who holds it.
_HELD_BY = frozenset(
    {"yaitu", "yakni", "adalah", "ialah", "bernama", "dijabat", "dipegang", "diisi"}
)
# What may stand between a name and the post that the person holds.
_HOLDING = frozenset({"selaku", "sebagai", "merupakan", "adalah", "menjabat"})
_LARGER = ("office", "kanwil", "secretariat", "government", "named", "proper")
_GENERAL = lexicon.listed("posts", "people")
_OF_VERBS = ("me", "di", "ber", "ter", "hadir", "bersama", "beserta", "se")
# Posts that several people hold at the same time.
_MANIFOLD = _GENERAL | frozenset(
    "anggota komisioner analis perancang penyuluh jft jfu staf perencana auditor jaksa hakim".split()
)
_SPOKEN_BEFORE = frozenset(
    """
    dibawakan disampaikan dipandu dipimpin dimoderatori kata ujar ucap jelas tutur ungkap papar tambah terang tegas imbuh pungkas harap ujarnya katanya ungkapnya
    menurut oleh bersama
    """.split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A post, a name, or both, in one place; `start` and `end` are characters."""

    start: int
    end: int
    post: Post | None = None
    name: Name | None = None
    # The characters of the post as written, an office behind a comma included.
    post_start: int = 0
    post_end: int = 0
    confidence: float = 0.9


def mentions(scene: Scene) -> list[Mention]:
    """Return the posts and names of a paragraph in their order."""
    found: list[Mention] = []
    number = 0
    while number < len(scene.words):
        mention, after = _mention(scene, number)
        if mention:
            found.append(mention)
            shared = _sharing(scene, mention, after)
            if shared:
                found.append(shared)
                after = shared.name.after if shared.name else after
        number = max(after, number + 1)
    return found


def _sharing(scene: Scene, mention: Mention, after: int) -> Mention | None:
    """Return who holds the same post: "Perancang Pertama, Reni dan Roni Rumkabu"."""
    if mention.post is None or mention.name is None or mention.name.start < mention.post_start:
        return None
    if mention.post.head not in _MANIFOLD or scene.low(after) != "dan":
        return None
    name = _person(scene, after + 1)
    if name is None or name.after - name.first < 2 or _is_place(scene, after + 1, name):
        return None
    if _post_behind(scene, name) is not None:
        return None
    return Mention(
        name.full_start,
        name.full_end,
        mention.post,
        name,
        mention.post_start,
        mention.post_end,
        0.7,
    )


def _mention(scene: Scene, number: int) -> tuple[Mention | None, int]:
    word = scene.words[number]
    if word.kind != "word":
        return None, number + 1
    post = post_at(scene, number)
    if post is not None:
        return _of_post(scene, post)
    if word.capital or word.low in ("dr", "bapak", "ibu"):
        return _of_name(scene, number)
    return None, number + 1


def _of_post(scene: Scene, post: Post) -> tuple[Mention | None, int]:
    """Return a post with the name that follows it, if one does."""
    after = post.after
    if (post.role or post.possessive) and post_at(scene, _past_comma(scene, after)):
        # "narasumber, Kepala Dinas …": the part gives way to the post.
        return None, _past_comma(scene, after)
    if _gives_way(scene, post):
        return None, after
    if post.head in _GENERAL and _within_name(scene, post):
        return None, after
    name, stop = _named_after(scene, post, after)
    if name is not None and (post.role or post.head in _GENERAL):
        own = _post_behind(scene, name)
        if own is not None:
            return Mention(name.full_start, own.end, own, name, own.start, own.end), own.after
    end = post.end
    if name is not None and scene.low(stop) == "," and name.after - name.first == 1:
        office = office_at(scene, stop + 1)
        if office and office.section in _LARGER and scene.low(office.end) == ",":
            # "Kepala Pusat … Pemdagri, Kementerian Dalam Negeri, Akbar": a short form, no name.
            further = _person(scene, office.end + 1)
            if further:
                end = scene.words[office.end - 1].end
                return Mention(
                    post.start, further.full_end, post, further, post.start, end
                ), further.after
    if name is None and scene.low(after) == ",":
        office = office_at(scene, after + 1)
        if office and office.section in _LARGER and scene.low(office.end) == ",":
            name = _person(scene, office.end + 1)
            if name:
                end = scene.words[office.end - 1].end
                stop = name.after
    if name is None:
        small = _small_words_end(scene, after)
        if small > after:
            name = _person(scene, small + 1)
            if name and not _is_place(scene, small + 1, name):
                end, stop = scene.words[small - 1].end, name.after
            else:
                name = None
    if name is None:
        return Mention(post.start, post.end, post, None, post.start, post.end), after
    return Mention(post.start, name.full_end, post, name, post.start, end), stop


def _small_words_end(scene: Scene, number: int) -> int:
    """Return where words end that no list knows: "Ketua pelaksana semnas, Arief Hidayat, …"."""
    end = number
    while end < len(scene.words) and end - number < 2 and scene.follows(end):
        word = scene.words[end]
        if word.kind != "word" or word.capital or word.low in lexicon.common_words():
            break
        if word.low.startswith(_OF_VERBS):
            break
        end += 1
    return end if scene.low(end) == "," else number


def _within_name(scene: Scene, post: Post) -> bool:
    """Whether the word is part of a name: "Festival Warga Setara"."""
    before = post.first - 1
    word = scene.words[post.first]
    return (
        word.capital
        and before >= 0
        and scene.follows(post.first)
        and scene.words[before].capital
        and not scene.words[before].post
        and post.after == post.first + 1
    )


def _gives_way(scene: Scene, post: Post) -> bool:
    """Whether another post follows at once: "wakil ketua Kadisnaker", where the second counts."""
    after = post.after
    if after >= len(scene.words) or not scene.follows(after):
        return False
    return (
        not scene.words[post.first].capital
        and scene.words[after].capital
        and scene.words[after].post
    )


def _past_comma(scene: Scene, number: int) -> int:
    if scene.low(number) in (",", ":") or scene.low(number) in (
        "yaitu",
        "yakni",
        "adalah",
        "antara",
    ):
        number += 1
        if scene.low(number) in ("yaitu", "yakni", "adalah"):
            number += 1
    return number


def _named_after(scene: Scene, post: Post, after: int) -> tuple[Name | None, int]:
    """Return the name that stands directly behind a post, a comma or a bracket."""
    low = scene.low(after)
    if after >= len(scene.words):
        return None, after
    if scene.follows(after) or scene.low(after - 1) == ")":
        if low in _HELD_BY:
            step = after + 1 + (scene.low(after + 1) == "oleh")
            name = _person(scene, step)
            return name, name.after if name else after
        name = _person(scene, after)
        if name and not _only_place(scene, post, name):
            return name, name.after
        if name and scene.low(name.after) == "," and not name.titled:
            behind = _person(scene, name.after + 1)
            if behind and post.head in OF_REGIONS and not _is_place(scene, name.after + 1, behind):
                return behind, behind.after
        if name:
            return None, name.after
    if low in (",", ":", "–", "-", ";"):
        step = after + 1
        if scene.low(step) in ("yaitu", "yakni", "bernama"):
            step += 1
        if low in ("–", "-") and scene.part != "list" and post.head in _GENERAL:
            return None, after
        name = _person(scene, step)
        if name and not _is_place(scene, step, name) and not _holds_next(scene, post, name):
            return name, name.after
    if low == "(":
        close = _closing(scene, after)
        if close > after + 2 and scene.low(close + 1) == ",":
            name = _person(scene, close + 2)
            if name and name.after - name.first > 1 and not _is_place(scene, close + 2, name):
                return name, name.after
        name = _person(scene, after + 1)
        if name and _in_brackets(scene, post, name) and not _is_place(scene, after + 1, name):
            return name, name.after + (scene.low(name.after) == ")")
    return None, after


def _closing(scene: Scene, number: int) -> int:
    """Return where the bracket that opens at a word closes; the word itself if too far off."""
    for ahead in range(number + 1, min(number + 16, len(scene.words))):
        if scene.low(ahead) == ")":
            return ahead
    return number


def _only_place(scene: Scene, post: Post, name: Name) -> bool:
    """Whether what seems a name is a place no register knows: "Kapolsek Peukan Bada,"."""
    if (
        name.titled
        or post.head not in OF_REGIONS
        or post.after != post.first + 1 + (post.head == "wali")
    ):
        return False
    words = scene.words[name.first : name.after]
    if any(word.low in lexicon.given_names() or word.low in scene.short_names for word in words):
        return False
    single = len(words) == 1 and scene.low(name.after) in (",", "dan", ".", ";", "serta", ")")
    small = post.head in ("kapolsek", "camat", "danramil", "keuchik", "lurah", "kades")
    return single or small and scene.low(name.after) in (",", "dan", ";", "serta")


def _in_brackets(scene: Scene, post: Post, name: Name) -> bool:
    """Whether the name in brackets behind a post is a person's and no short form."""
    if scene.low(name.after) not in (")", ","):
        return False
    words = scene.words[name.first : name.after]
    if name.titled or any(word.low in lexicon.given_names() for word in words):
        return True
    if any(word.of_office or word.shouted for word in words):
        return False
    of_proper = bool(post.offices) and post.offices[-1].section == "proper"
    return len(words) > 1 or not of_proper


def _holds_next(scene: Scene, post: Post, name: Name) -> bool:
    """Whether, in "para bupati, Budi (Kepala Dinas X)", the name goes with what follows it."""
    if post.head not in _GENERAL and not post.role:
        return False
    return scene.low(name.after) == "(" and post_at(scene, name.after + 1) is not None


def _is_place(scene: Scene, number: int, name: Name) -> bool:
    return not name.titled and scene.place_end(number) >= name.after


def _person(scene: Scene, number: int) -> Name | None:
    if number >= len(scene.words):
        return None
    return name_at(scene, number)


def _of_name(scene: Scene, number: int) -> tuple[Mention | None, int]:
    """Return a name that stands before its post, or that a degree or a verb of speech tells."""
    if begins_office(scene, number):
        office = office_at(scene, number)
        if office:
            return None, office.end
    place = scene.place_end(number)
    if place > number:
        return None, place
    name = name_at(scene, number)
    if name is None:
        return None, number + 1
    bracket = scene.low(name.after) == "("
    post = _post_behind(scene, name)
    if post is not None:
        end = post.end
        after = post.after + (bracket and scene.low(post.after) == ")")
        return Mention(name.full_start, end, post, name, post.start, post.end, 0.8), after
    return Mention(
        name.full_start, name.full_end, None, name, confidence=_alone(scene, name)
    ), name.after


def _alone(scene: Scene, name: Name) -> float:
    """Return how sure it is that a name without a post is a person who takes part."""
    several = name.after - name.first > 1
    sure = 0.3
    if name.titled:
        sure += 0.3
    if name.full_end > name.end:
        sure += 0.2
    first = scene.words[name.first]
    if first.low in lexicon.given_names() and several:
        sure += 0.2
    if scene.low(name.first - 1) in _SPOKEN_BEFORE and several:
        sure += 0.2
    return sure


def _post_behind(scene: Scene, name: Name) -> Post | None:
    """Return the post that a name is followed by: "Budi selaku Kepala Dinas", "Budi, Ketua KPU,"."""
    at = name.after
    low = scene.low(at)
    if low == ",":
        at += 1
    elif low == "(":
        post = post_at(scene, at + 1)
        return post if post and scene.low(post.after) in (")", ",") else None
    if low in ("–", "-", ":") and scene.part == "list":
        post = post_at(scene, at + 1)
        return post if post and not _named_itself(scene, post) else None
    if scene.low(at) in ("yang", "saat", "kini"):
        at += 1
        if scene.low(at) == "juga":
            at += 1
    linked = scene.low(at) in _HOLDING
    if linked:
        at += 1
        if scene.low(at) == "sebagai":
            at += 1
    elif low != "," and scene.low(at - 1) != "juga":
        return None
    post = post_at(scene, at)
    if post is None or post.role and linked:
        return None
    if _named_itself(scene, post) and not linked:
        return None
    if not linked and not _closed(scene, post):
        return None
    return post


def _named_itself(scene: Scene, post: Post) -> bool:
    """Whether a name stands behind the post with nothing between them."""
    if post.after >= len(scene.words) or not scene.follows(post.after):
        return False
    return name_at(scene, post.after) is not None


def _closed(scene: Scene, post: Post) -> bool:
    """Whether the post behind a comma ends as an apposition does."""
    low = scene.low(post.after)
    if post.after >= len(scene.words) or low in (",", ".", ";", ")", "”", '"'):
        return True
    return low in (
        "dan",
        "serta",
        "saat",
        "usai",
        "di",
        "pada",
        "dalam",
        "ketika",
        "yang",
        "beserta",
        "bersama",
        "hadir",
    )
