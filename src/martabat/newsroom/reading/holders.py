"""Whose post it is: the name behind a post, in the orders in which offices write both."""

from dataclasses import dataclass, replace

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.foreign_posts import foreign_post
from martabat.newsroom.reading.names import Name, name_at
from martabat.newsroom.reading.organisation_beginnings import shortened_from
from martabat.newsroom.reading.organisation_names import office_at
from martabat.newsroom.reading.positions import OF_REGIONS, Post, post_at
from martabat.newsroom.reading.scene import Scene

# What may stand between a post and the name of who holds it.
_HELD_BY = frozenset(
    {"yaitu", "yakni", "adalah", "ialah", "bernama", "dijabat", "dipegang", "diisi"}
)
# What may stand between a name and the post that the person holds.
_HOLDING = frozenset({"selaku", "sebagai", "merupakan", "adalah", "menjabat"})
_LARGER = frozenset({"office", "kanwil", "secretariat", "government", "named", "proper"})
_SMALL_PLACES = frozenset({"kapolsek", "camat", "danramil", "keuchik", "lurah", "kades"})
_OF_VERBS = ("me", "di", "ber", "ter", "hadir", "bersama", "beserta", "se")
# What persons do, behind their names.
_PERSON_BEFORE = lexicon.listed("sets", "person_before")
_AFTER_POST = lexicon.listed("sets", "after_post")
GENERAL = lexicon.listed("posts", "people")
# Houses and firms that bear a name of their own, in which words of address may stand.
_HOUSES = frozenset({"rs", "rsu", "rsia", "rsk", "pt", "cv", "hotel", "klinik", "bank"})
_BEARING = frozenset({"ibu", "bunda", "dr", "santo", "santa"})
_JOINING = frozenset({"for", "of", "on", "and"})
_COMMITTEES = frozenset({"panitia", "pelaksana", "penyelenggara", "kegiatan", "acara", "panpel"})
_OF_EVENTS = frozenset({"dan", "ke", "tahun", "tingkat", "se"})
_LONGEST_EVENT = 10
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
    ):
        holder = rule(scene, post)
        if holder is not None:
            return holder
    return None


def post_behind(scene: Scene, name: Name) -> Post | None:
    """Return the post that follows a name: "Budi selaku Kepala Dinas", "Budi, Ketua KPU,"."""
    at = name.after
    low = scene.low(at)
    if low == "(":
        return _post_in_brackets(scene, at)
    if low in ("–", "-", "—"):
        post = post_at(scene, at + 1)
        return post if post and not _named_itself(scene, post) else None
    if low == ":" and scene.part == "list":
        post = post_at(scene, at + 1)
        return post if post and not _named_itself(scene, post) else None
    if low == ",":
        at += 1
    if scene.low(at) == "seorang":
        at += 1
    linked = _past_link(scene, at)
    post = foreign_post(scene, max(linked, at)) if linked > at or low == "," else None
    post = post or post_at(scene, max(linked, at))
    if post is None:
        return None
    if linked == at and low != ",":
        return post if _small_behind(scene, name, post) else None
    if linked > at:
        return None if post.role else post
    if _named_itself(scene, post):
        return _with_place(scene, name, post)
    return post if _closed(scene, name, post) else None


def _with_place(scene: Scene, name: Name, post: Post) -> Post | None:
    """Return the post with the place that ends it and a sentence: "Ana, S.Psi, Psikolog RSJ Wera."

    One word that no list of names knows, behind capitals; and the name has a title or degree.
    """
    last = scene.words[post.after]
    if not scene.words[post.after - 1].shouted or _known(scene, post.after):
        return None
    told = name.titled or name.full_end > name.end
    if not told or scene.low(post.after + 1) not in (".", "") or post.after != _last(scene, post):
        return None
    return replace(post, after=post.after + 1, end=last.end)


def _last(scene: Scene, post: Post) -> int:
    """Return the number of the last word of the name that stands behind a post."""
    name = name_at(scene, post.after)
    return name.after - 1 if name else post.after


def _small_behind(scene: Scene, name: Name, post: Post) -> bool:
    """Whether a post stands at once behind a name: "Wirya ketua PW SAKTI juga".

    One with a capital letter only where what the person says follows.
    """
    begins = name.first == 0 or scene.low(name.first - 1) in (".", "”", '"')
    heads = ("ketua", "sekretaris", "kepala", "direktur", "koordinator", "bendahara")
    if not begins or _named_itself(scene, post):
        return False
    if scene.words[post.first].capital:
        several = name.after - name.first > 1 and post.after - post.first > 1
        return several and scene.low(post.after) in _PERSON_BEFORE
    if post.head not in heads:
        return False
    return bool(post.offices)


def _post_in_brackets(scene: Scene, at: int) -> Post | None:
    """Return the post in brackets behind a name; up to four words that no list knows go on it."""
    post = post_at(scene, at + 1)
    if post is None or scene.low(post.after) in (")", ","):
        return post
    close = _closing(scene, at)
    rest = scene.words[post.after : close]
    told = [word for word in rest if word.kind != "mark"]
    marks = {word.low for word in rest if word.kind == "mark"}
    if not rest or len(told) > 4 or marks - {"-", ","}:
        return None
    if "," in marks and (not told[-1].capital or any(word.post for word in rest)):
        return None
    return replace(post, after=close, end=rest[-1].end)


def _past_link(scene: Scene, at: int) -> int:
    """Go over "selaku", "yang saat ini menjabat sebagai"; return `at` where none stands."""
    start = at
    if scene.low(at) == "yang":
        at += 1
        while scene.low(at) in ("saat", "ini", "kini", "sehari-hari", "sekarang"):
            at += 1
        if scene.low(at) == "juga":
            return at + 1 + (scene.low(at + 1) in _HOLDING)
        if scene.low(at) not in _HOLDING:
            return start
    if scene.low(at) in _HOLDING:
        at += 1
        return at + (scene.low(at) == "sebagai")
    return start


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
    titled = _titled_behind(scene, name)
    if titled is not None:
        return titled
    further = _further(scene, post, name)
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


def _further(scene: Scene, post: Post, name: Name) -> Holder | None:
    """Return the name behind a comma where what seemed one is a word of the post no list knows.

    "Kepala Pusat Strategi Pemdag, Rusli Wara", "Kapolsek Lamba Wera, Rusli".
    """
    if name.titled or name.full_end > name.end:
        return None
    words = scene.words[name.first : name.after]
    if len(words) > 4 or any(_known(scene, number) for number in range(name.first, name.after)):
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
        return Holder(behind, end, behind.after) if _in_list(scene, post, name) else None
    sure = behind.titled or _known(scene, behind.first) or at > name.after + 1
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


def _known(scene: Scene, number: int) -> bool:
    word = scene.words[number]
    return word.low in lexicon.given_names() or word.low in scene.short_names


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
    name = _person(scene, office.end + 1)
    if name is None or _is_place(scene, office.end + 1, name):
        return None
    return Holder(name, scene.words[office.end - 1].end, name.after)


def _past_small_words(scene: Scene, post: Post) -> Holder | None:
    """Return the name behind words that no list knows: "Ketua panitia rembuk pesisir, Wirya, …"."""
    end = post.after
    while end < len(scene.words) and end - post.after < 2 and scene.follows(end):
        word = scene.words[end]
        small = word.kind == "word" and not word.capital
        if not small or word.low in lexicon.common_words() or word.low.startswith(_OF_VERBS):
            break
        end += 1
    if end == post.after or scene.low(end) != ",":
        return None
    name = _person(scene, end + 1)
    if name is None or _is_place(scene, end + 1, name):
        return None
    return Holder(name, scene.words[end - 1].end, name.after)


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
    name = _person(scene, end + 1) if scene.low(end) == "," else None
    if name is None or _is_place(scene, end + 1, name):
        return None
    return Holder(name, scene.words[end - 1].end, name.after)


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
    name = _person(scene, end + 1)
    if name is None or _is_place(scene, end + 1, name):
        return None
    return Holder(name, scene.words[end - 1].end, name.after)


def _in_brackets(scene: Scene, post: Post) -> Holder | None:
    """Return the name in brackets behind a post, or behind the brackets."""
    at = post.after
    if scene.low(at) != "(":
        return None
    close = _closing(scene, at)
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


def _closing(scene: Scene, number: int) -> int:
    """Return where the bracket that opens at a word closes; the word itself if too far off."""
    for ahead in range(number + 1, min(number + 16, len(scene.words))):
        if scene.low(ahead) == ")":
            return ahead
    return number


def _only_place(scene: Scene, post: Post, name: Name) -> bool:
    """Whether what seems a name is a place no register knows: "dihadiri Kapolsek Lamba Wera,"."""
    bare = post.after == post.first + 1 + (post.head == "wali")
    if name.titled or post.head not in OF_REGIONS or not bare:
        return False
    if any(_known(scene, number) for number in range(name.first, name.after)):
        return False
    ends = scene.low(name.after) in (",", "dan", ".", ";", "serta", ")")
    if name.after - name.first == 1:
        return ends
    return ends and post.head in _SMALL_PLACES and scene.low(name.after) != "."


def _holds_next(scene: Scene, post: Post, name: Name) -> bool:
    """Whether, in "para guru, Budi (Kepala Dinas X)", the name goes with what follows it."""
    if post.head not in GENERAL and not post.role:
        return False
    return scene.low(name.after) == "(" and post_at(scene, name.after + 1) is not None


def _is_place(scene: Scene, number: int, name: Name) -> bool:
    return not name.titled and scene.place_end(number) >= name.after


def _named_itself(scene: Scene, post: Post) -> bool:
    """Whether a name stands behind the post with nothing between them."""
    if post.after >= len(scene.words) or not scene.follows(post.after):
        return False
    return name_at(scene, post.after) is not None


def _closed(scene: Scene, name: Name, post: Post) -> bool:
    """Whether the post behind a comma ends as an apposition does."""
    low = scene.low(post.after)
    if post.after >= len(scene.words) or low in (",", ".", ";", ")", "”", '"'):
        return True
    if low in _AFTER_POST:
        return True
    begins = name.first == 0 or scene.low(name.first - 1) in (".", "”", '"')
    return begins and low.startswith(_OF_VERBS)


def _person(scene: Scene, number: int) -> Name | None:
    return name_at(scene, number) if number < len(scene.words) else None
