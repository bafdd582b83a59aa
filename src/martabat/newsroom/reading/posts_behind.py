"""The post that follows a name: "Budi selaku Kepala Dinas", "Budi, Ketua KPU," or in brackets."""

from dataclasses import replace

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.foreign_posts import foreign_post
from martabat.newsroom.reading.holder_bodies import body_end, known_name, names_body
from martabat.newsroom.reading.names import Name, name_at
from martabat.newsroom.reading.positions import Post, post_at
from martabat.newsroom.reading.scene import Scene

# Between two posts of one person.
DOUBLE = frozenset({"sekaligus", "merangkap"})
# What may stand between a name and the post that the person holds.
_HOLDING = frozenset({"selaku", "sebagai", "merupakan", "adalah", "menjabat"})
OF_VERBS = ("me", "di", "ber", "ter", "hadir", "bersama", "beserta", "se")
# What persons do, behind their names.
_PERSON_BEFORE = lexicon.listed("sets", "person_before")
_AFTER_POST = lexicon.listed("sets", "after_post")
_CALLINGS = lexicon.listed("posts", "people")
# Verbs behind a calling; "teripang" is none.
_DOING = ("me", "di", "ber", "hadir")
# What begins the name of a place that no register knows.
_LANDSCAPE = frozenset(
    {"sungai", "pulau", "teluk", "danau", "pantai", "gunung", "pesisir", "kampung", "pasar"}
)


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
    if low == "," and linked == at:
        post = _with_livelihood(scene, post)
    if linked == at and low != ",":
        return post if _small_behind(scene, name, post) else None
    if linked > at:
        several = name.after - name.first > 1
        return _whole(scene, post) if several or not post.role else None
    if _named_itself(scene, post):
        return _with_place(scene, name, post) or _with_body(scene, name, post)
    return post if _closed(scene, name, post) else _with_body(scene, name, post)


def _whole(scene: Scene, post: Post) -> Post:
    """Return the post with a body or place no list knows: "selaku Kepala Lapas Suluh,"."""
    end = body_end(scene, post.after) if post.after < len(scene.words) else post.after
    if end == post.after or end - post.after > 4 or scene.low(end) not in (",", ".", ")"):
        return post
    return replace(post, after=end, end=scene.words[end - 1].end)


def _with_livelihood(scene: Scene, post: Post) -> Post:
    """Return the calling with what it lives by and where: "Ana, pencari damar dari Wera,"."""
    end = post.after
    if post.head not in _CALLINGS or scene.words[post.first].capital:
        return post
    small = scene.words[end] if end < len(scene.words) and scene.follows(end) else None
    if small and small.kind == "word" and not small.capital and small.low.isalpha():
        plain = small.low not in lexicon.common_words() and small.low not in _AFTER_POST
        linking = small.low in ("dari", "asal") or small.low.startswith(_DOING)
        end += plain and not linking
    where = end + (scene.low(end) in ("dari", "asal"))
    if where == end and scene.low(end) not in _LANDSCAPE:
        return _until(scene, post, end)
    last = where
    while last < min(len(scene.words), where + 4) and scene.follows(last):
        if not scene.words[last].capital or known_name(scene, last):
            break
        last += 1
    return _until(scene, post, last if last > where else end)


def _until(scene: Scene, post: Post, end: int) -> Post:
    """Return the post up to a word, if a mark closes it there."""
    if end == post.after or scene.low(end) not in (",", ".", ";", ")"):
        return post
    return replace(post, after=end, end=scene.words[end - 1].end)


def _with_place(scene: Scene, name: Name, post: Post) -> Post | None:
    """Return the post with the place that ends it and a sentence: "Ana, S.Psi, Psikolog RSJ Wera."

    One word that no list of names knows, behind capitals; and the name has a title or degree.
    """
    last = scene.words[post.after]
    if not scene.words[post.after - 1].shouted or known_name(scene, post.after):
        return None
    told = name.titled or name.full_end > name.end
    if not told or scene.low(post.after + 1) not in (".", "") or post.after != _last(scene, post):
        return None
    return replace(post, after=post.after + 1, end=last.end)


def _with_body(scene: Scene, name: Name, post: Post) -> Post | None:
    """Return the post with its body where a sentence begins so: "Ana, jurnalis Radar, juga".

    A second post may follow: "Ana, Ketua Suluh Rumbia sekaligus Wakil Dekan, menjelaskan".
    """
    if not _begins_sentence(scene, name.first):
        return None
    end = body_end(scene, post.after)
    second = post_at(scene, end + 1) if scene.low(end) in DOUBLE else None
    end = second.after if second else end
    says = end + (scene.low(end) == ",")
    told = scene.low(says) in _PERSON_BEFORE or scene.low(says) in ("juga", "turut")
    if second is None and not names_body(scene, post.after, end):
        return None
    if end == post.after or not told and not scene.low(says).startswith("me"):
        return None
    return replace(post, after=end, end=scene.words[end - 1].end)


def _begins_sentence(scene: Scene, number: int) -> bool:
    """Whether a sentence begins at a word, or behind "Sementara itu," or the like."""
    if scene.low(number - 1) == ",":
        start = number - 2
        while start > 0 and number - start < 6 and scene.words[start].kind == "word":
            start -= 1
        number = start + 1 if scene.words[start].kind == "mark" else start
    return number == 0 or scene.low(number - 1) in (".", "”", '"')


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
    listed = scene.low(name.first - 1) == "," and name.after - name.first > 1
    if listed and scene.low(post.after) == "," and not scene.words[post.first].capital:
        # "Rusli Wara, S.Sos., Ana Rumbia kepala seksi hukum DP3A, camat".
        return post.head in heads and post.after - post.first > 2
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
    close = closing(scene, at)
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
    return begins and low.startswith(OF_VERBS)


def closing(scene: Scene, number: int) -> int:
    """Return where the bracket that opens at a word closes; the word itself if too far off."""
    for ahead in range(number + 1, min(number + 16, len(scene.words))):
        if scene.low(ahead) == ")":
            return ahead
    return number
