"""Whose post it is: the name behind a post, in the orders in which offices write both."""

from dataclasses import dataclass

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.holder_bodies import behind_letters, known_name, past_body
from martabat.newsroom.reading.names import Name, name_at
from martabat.newsroom.reading.organisation_beginnings import shortened_from
from martabat.newsroom.reading.organisation_names import office_at
from martabat.newsroom.reading.positions import OF_REGIONS, Post, post_at
from martabat.newsroom.reading.posts_behind import DOUBLE, OF_VERBS, closing, post_behind
from martabat.newsroom.reading.scene import Scene

# What may stand between a post and the name of who holds it.
_HELD_BY = frozenset(
    {"yaitu", "yakni", "adalah", "ialah", "bernama", "dijabat", "dipegang", "diisi"}
)
_LARGER = frozenset({"office", "kanwil", "secretariat", "government", "named", "proper"})
_SMALL_PLACES = frozenset({"kapolsek", "camat", "danramil", "keuchik", "lurah", "kades"})
GENERAL = lexicon.listed("posts", "people")
# Houses and firms that bear a name of their own, in which words of address may stand.
_HOUSES = frozenset({"rs", "rsu", "rsia", "rsk", "pt", "cv", "hotel", "klinik", "bank"})
_BEARING = frozenset({"ibu", "bunda", "dr", "santo", "santa"})
_JOINING = frozenset({"for", "of", "on", "and"})
_COMMITTEES = frozenset({"panitia", "pelaksana", "penyelenggara", "kegiatan", "acara", "panpel"})
_OF_EVENTS = frozenset({"dan", "ke", "tahun", "tingkat", "se"})
_LONGEST_EVENT = 10
# Behind these words without a comma, one word that no list knows is a place: "warga Werinti".
_DWELLERS = frozenset({"warga", "nelayan", "petani", "pedagang", "pelajar"})
# "Pembicara lain, Ana Rumbia": one more of them, or one from there.
_ONE_MORE = frozenset({"lain", "lainnya", "setempat"})
# Words of organisations with English names.
_ABROAD = lexicon.listed("sets", "abroad") | {"rights", "watch", "world", "global", "action"}


@dataclass(frozen=True, slots=True)
class Holder:
    """The name of who holds a post; `post_end` is the character where the post as written ends."""

    name: Name
    post_end: int
    # The number of the word after name, degrees and bracket.
    after: int


def holder_of(scene: Scene, post: Post) -> Holder | None:
    """Return who holds a post, where the name stands behind it."""
    if scene.low(post.after - 1) in _HOUSES and scene.follows(post.after):
        return _past_house(scene, post)
    for rule in (
        _at_once,
        _past_mark,
        _past_office,
        _past_small_words,
        _past_event,
        _in_brackets,
        _bodied,
    ):
        holder = rule(scene, post)
        if holder is not None:
            return holder
    return None


def _at_once(scene: Scene, post: Post) -> Holder | None:
    """Return the name with nothing but blanks, or "yaitu", before it."""
    at = post.after
    if at >= len(scene.words) or not (scene.follows(at) or scene.low(at - 1) == ")"):
        return None
    if scene.low(at) in _HELD_BY:
        at += 1 + (scene.low(at + 1) == "oleh")
        name = _person(scene, at)
        return Holder(name, post.end, name.after) if name else None
    name = _person(scene, at)
    if name is None:
        return None
    further = (
        _titled_behind(scene, name)
        or _second_post(scene, name)
        or _further(scene, post, name)
        or _past_body(scene, post, name)
        or _behind_letters(scene, name)
    )
    if further is not None:
        return further
    return None if _only_place(scene, post, name) else Holder(name, post.end, name.after)


def _titled_behind(scene: Scene, name: Name) -> Holder | None:
    """Return the titled name behind a short form: "Wakil Rektor Uncon Prof. Dr. Wirya"."""
    if name.titled or name.full_end > name.end or name.after - name.first > 2:
        return None
    if name.after >= len(scene.words) or not scene.follows(name.after):
        return None
    behind = name_at(scene, name.after)
    if behind is None or not behind.titled:
        return None
    return Holder(behind, scene.words[name.after - 1].end, behind.after)


def _second_post(scene: Scene, name: Name) -> Holder | None:
    """Return who holds both posts: "Ketua Suluh Rumbia sekaligus Dekan Fakultas Hukum, Wirya"."""
    at = name.after
    if name.titled or scene.low(at) not in DOUBLE:
        return None
    if any(known_name(scene, number) for number in range(name.first, name.after)):
        return None
    second = post_at(scene, at + 1)
    return holder_of(scene, second) if second else None


def _past_body(scene: Scene, post: Post, seeming: Name | None) -> Holder | None:
    """Return the name behind a body that no list knows, and a comma."""
    found = past_body(scene, post, seeming)
    if found is None:
        return None
    name, end = found
    if post_behind(scene, name) is not None and not _pairs_follow(scene, name):
        return None
    return Holder(name, scene.words[end - 1].end, name.after)


def _pairs_follow(scene: Scene, name: Name) -> bool:
    """Whether the post behind a name and a comma is that of the next one: ", Dandim, Rusli"."""
    post = post_at(scene, name.after + 1) if scene.low(name.after) == "," else None
    if post is None or scene.low(post.after) != ",":
        return False
    behind = _person(scene, post.after + 1)
    return behind is not None and (behind.titled or known_name(scene, behind.first))


def _behind_letters(scene: Scene, name: Name) -> Holder | None:
    """Return the name behind letters: "Direktur Suluh NTB Ana Rumbia"."""
    behind = behind_letters(scene, name)
    return Holder(behind, scene.words[behind.first - 1].end, behind.after) if behind else None


def _bodied(scene: Scene, post: Post) -> Holder | None:
    """Return the name behind a body whose words are those of offices: "Prodi Ilmu Hukum (PIH),"."""
    if post.after >= len(scene.words) or not scene.follows(post.after):
        return None
    return _past_body(scene, post, None) if _person(scene, post.after) is None else None


def _further(scene: Scene, post: Post, name: Name) -> Holder | None:
    """Return the name behind a comma where what seemed one is a word of the post no list knows.

    "Kepala Pusat Strategi Pemdag, Rusli Wara", "Kapolsek Lamba Wera, Rusli".
    """
    if name.titled or name.full_end > name.end:
        return None
    words = scene.words[name.first : name.after]
    if len(words) > 4 or any(known_name(scene, number) for number in range(name.first, name.after)):
        return None
    after = _past_initials(scene, name)
    if scene.low(after) != ",":
        return None
    at = after + 1
    end = scene.words[after - 1].end
    named = after > name.after or len(words) > 1 and _of_organisation(scene, name)
    if named:
        behind = _person(scene, at)
        if behind is None or _is_place(scene, at, behind):
            return None
        return Holder(behind, end, behind.after)
    office = office_at(scene, at)
    if office and office.section in _LARGER and scene.low(office.end) == ",":
        at, end = office.end + 1, scene.words[office.end - 1].end
    behind = _person(scene, at)
    if behind is None or _is_place(scene, at, behind):
        return None
    if post_behind(scene, behind) is not None:
        listed = _in_list(scene, post, name) or _pairs_follow(scene, behind)
        return Holder(behind, end, behind.after) if listed else None
    sure = behind.titled or known_name(scene, behind.first) or at > name.after + 1
    if not sure and behind.after - behind.first < 2:
        return None
    if len(words) > 1 and at == name.after + 1 and post.head not in OF_REGIONS:
        return None
    return Holder(behind, end, behind.after)


def _in_list(scene: Scene, post: Post, name: Name) -> bool:
    """Whether pairs of a list stand around: "…, Kepala PLBN Wera, Rusli, Dandim …"."""
    single = name.after - name.first == 1 and post.after - post.first > 1
    return single and scene.low(post.first - 1) == "," and scene.words[post.after - 1].shouted


def _past_initials(scene: Scene, name: Name) -> int:
    """Return the word after initials in brackets, or a foreign name: "Search for Peace"."""
    at = name.after
    while scene.low(at) in _JOINING and at + 1 < len(scene.words) and scene.words[at + 1].capital:
        at += 2
        while at < len(scene.words) and scene.follows(at) and scene.words[at].capital:
            at += 1
    if at > name.after:
        return at
    placed = scene.place_end(at)
    at = at + 1 if scene.low(at) == "indonesia" and scene.follows(at) else max(at, placed)
    short = scene.low(at) == "(" and scene.low(at + 2) == ")" and scene.words[at + 1].shouted
    return at + 3 if short else name.after


def _of_organisation(scene: Scene, name: Name) -> bool:
    """Whether words of offices, or a place at the end, tell of an organisation, not of a person."""
    if any(word.of_office and len(word.text) > 4 for word in scene.words[name.first : name.after]):
        return True
    if any(word.low in _ABROAD for word in scene.words[name.first : name.after]):
        return True
    return scene.place_end(name.after - 1) >= name.after


def _past_mark(scene: Scene, post: Post) -> Holder | None:
    """Return the name behind a comma, colon or dash."""
    low = scene.low(post.after)
    if low not in (",", ":", "–", "-", ";"):
        return None
    if low in ("–", "-") and scene.part != "list" and post.head in GENERAL:
        return None
    at = post.after + 1
    if scene.low(at) in ("yaitu", "yakni", "bernama"):
        at += 1
    name = _person(scene, at)
    if name is None or _is_place(scene, at, name) or _holds_next(scene, post, name):
        return None
    return Holder(name, post.end, name.after)


def _past_office(scene: Scene, post: Post) -> Holder | None:
    """Return the name behind the larger office: "Sekretaris Jenderal, Kementerian Sosial, Budi"."""
    if scene.low(post.after) != "," or post.head in GENERAL:
        return None
    office = office_at(scene, post.after + 1)
    if office is None or office.section not in _LARGER or scene.low(office.end) != ",":
        return None
    return _behind_mark(scene, office.end)


def _behind_mark(scene: Scene, mark: int) -> Holder | None:
    """Return the name behind the mark that ends a post: "…, Wirya Rumba"."""
    name = _person(scene, mark + 1)
    if name is None or _is_place(scene, mark + 1, name):
        return None
    return Holder(name, scene.words[mark - 1].end, name.after)


def _past_small_words(scene: Scene, post: Post) -> Holder | None:
    """Return the name behind words that no list knows: "Ketua panitia rembuk pesisir, Wirya, …"."""
    end = post.after
    while end < len(scene.words) and end - post.after < 2 and scene.follows(end):
        word = scene.words[end]
        small = word.kind == "word" and not word.capital
        if small and word.low in _ONE_MORE and scene.low(end + 1) == ",":
            end += 1
            break
        if not small or word.low in lexicon.common_words() or word.low.startswith(OF_VERBS):
            break
        end += 1
    if end == post.after or scene.low(end) != ",":
        return None
    return _behind_mark(scene, end)


def _past_house(scene: Scene, post: Post) -> Holder | None:
    """Return the name behind that of a house: "Direktur RS Sayang Ibu, Wirya Rumba"."""
    end = post.after
    while end < len(scene.words) and end - post.after < 4 and scene.follows(end):
        name = name_at(scene, end)
        begins = name is not None and (name.titled or scene.low(end) in lexicon.given_names())
        if name and begins and name.after - name.first > 1 and scene.low(end) not in _BEARING:
            return Holder(name, scene.words[end - 1].end, name.after)
        if not scene.words[end].capital or scene.words[end].post:
            break
        end += 1
    return _behind_mark(scene, end) if scene.low(end) == "," else None


def _past_event(scene: Scene, post: Post) -> Holder | None:
    """Return the name behind the event of a committee: "Ketua panitia Pekan HAM 2017, Ani"."""
    if scene.low(post.after - 1) not in _COMMITTEES or not scene.follows(post.after):
        return None
    end = post.after
    while end < len(scene.words) and end - post.after < _LONGEST_EVENT:
        word = scene.words[end]
        small = word.kind == "word" and not word.capital and word.low not in _OF_EVENTS
        mark = word.kind == "mark" and word.low != "-"
        if not scene.follows(end) or small or mark or word.post:
            break
        end += 1
    if end == post.after or scene.low(end) != ",":
        return None
    return _behind_mark(scene, end)


def _in_brackets(scene: Scene, post: Post) -> Holder | None:
    """Return the name in brackets behind a post, or behind the brackets."""
    at = post.after
    if scene.low(at) != "(":
        return None
    close = closing(scene, at)
    if close > at + 2 and scene.low(close + 1) == ",":
        name = _person(scene, close + 2)
        if name and name.after - name.first > 1 and not _is_place(scene, close + 2, name):
            return Holder(name, post.end, name.after)
    name = _person(scene, at + 1)
    if name is None or scene.low(name.after) not in (")", ",") or _short_form(scene, post, name):
        return None
    if _is_place(scene, at + 1, name):
        return None
    return Holder(name, post.end, name.after + (scene.low(name.after) == ")"))


def _short_form(scene: Scene, post: Post, name: Name) -> bool:
    """Whether what stands in brackets behind a post is its short form and nobody's name."""
    words = scene.words[name.first : name.after]
    if name.titled or any(word.low in lexicon.given_names() for word in words):
        return False
    if any(word.of_office or word.shouted for word in words):
        return True
    if len(words) == 1 and shortened_from(scene, name.first - 1, words[0]):
        return True
    return len(words) == 1 and bool(post.offices) and post.offices[-1].section == "proper"


def _only_place(scene: Scene, post: Post, name: Name) -> bool:
    """Whether what seems a name is a place no register knows: "dihadiri Kapolsek Lamba Wera,"."""
    if post.head in _DWELLERS and _dwelt_in(scene, name):
        return True
    bare = post.after == post.first + 1 + (post.head == "wali")
    if name.titled or post.head not in OF_REGIONS or not bare:
        return False
    if any(known_name(scene, number) for number in range(name.first, name.after)):
        return False
    ends = scene.low(name.after) in (",", "dan", ".", ";", "serta", ")")
    if name.after - name.first == 1:
        return ends
    return ends and post.head in _SMALL_PLACES and scene.low(name.after) != "."


def _dwelt_in(scene: Scene, name: Name) -> bool:
    """Whether one word behind "warga" tells where they live: "warga Werinti datang"."""
    single = name.after - name.first == 1 and not name.titled
    return single and not known_name(scene, name.first)


def _holds_next(scene: Scene, post: Post, name: Name) -> bool:
    """Whether, in "para guru, Budi (Kepala Dinas X)", the name goes with what follows it."""
    if post.head not in GENERAL and not post.role:
        return False
    return scene.low(name.after) == "(" and post_at(scene, name.after + 1) is not None


def _is_place(scene: Scene, number: int, name: Name) -> bool:
    return not name.titled and scene.place_end(number) >= name.after


def _person(scene: Scene, number: int) -> Name | None:
    return name_at(scene, number) if number < len(scene.words) else None
