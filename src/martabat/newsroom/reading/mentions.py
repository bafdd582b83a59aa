"""Posts and names as they stand side by side in a paragraph."""

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.companies import in_company
from martabat.newsroom.reading.holders import GENERAL, holder_of
from martabat.newsroom.reading.mention import Mention
from martabat.newsroom.reading.names import Name, name_at
from martabat.newsroom.reading.organisation_beginnings import begins_office
from martabat.newsroom.reading.organisation_names import office_at
from martabat.newsroom.reading.positions import Post, post_at
from martabat.newsroom.reading.post_tails import street_begins, street_end
from martabat.newsroom.reading.posts_behind import post_behind
from martabat.newsroom.reading.scene import Scene

# Words before a name that tell that a person follows.
_PERSON_FOLLOWS = lexicon.listed("sets", "person_follows")
# Words behind a name that tell that a person stands before.
_PERSON_BEFORE = lexicon.listed("sets", "person_before")
# Words behind a name that often tell of a person, and of an organisation as well.
_PERSON_PERHAPS = lexicon.listed("sets", "person_perhaps")
_COUNTRIES = lexicon.listed("sets", "countries") | {"indonesia", "amerika"}
# Posts that several people hold at the same time.
_MANIFOLD = GENERAL | lexicon.roles() | lexicon.listed("sets", "manifold")


def mentions(scene: Scene) -> list[Mention]:
    """Return the posts and names of a paragraph in their order."""
    found: list[Mention] = []
    number = 0
    while number < len(scene.words):
        mention, after = _mention(scene, number)
        if mention:
            found.append(mention)
            for shared in _sharing(scene, mention, after):
                found.append(shared)
                after = shared.name.after if shared.name else after
        number = max(after, number + 1)
    return in_company(scene, found)


def _mention(scene: Scene, number: int) -> tuple[Mention | None, int]:
    word = scene.words[number]
    if word.kind != "word":
        return None, number + 1
    if street_begins(scene, number):
        return None, street_end(scene, number)
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
    if _gives_way(scene, post) or post.head in GENERAL and _within_name(scene, post):
        return None, after
    holder = None if _many(scene, post) else holder_of(scene, post)
    if holder is None:
        return Mention(post.start, post.end, post, None, post.start, post.end), after
    name = holder.name
    if post.role:
        own = post_behind(scene, name)
        if own is not None:
            return Mention(name.full_start, own.end, own, name, own.start, own.end), own.after
    return (
        Mention(post.start, name.full_end, post, name, post.start, holder.post_end),
        holder.after,
    )


def _sharing(scene: Scene, mention: Mention, after: int) -> list[Mention]:
    """Return who holds the same post: "anggotanya Ana Rumbia dan Wahyu Tambah"."""
    post = mention.post
    shared: list[Mention] = []
    if post is None or mention.name is None or mention.name.start < mention.post_start:
        return shared
    if post.head not in _MANIFOLD:
        return shared
    at = after
    while scene.low(at) in (",", "dan", "serta") and len(shared) < 10:
        last = scene.low(at) != ","
        at += 1
        if not last and scene.low(at) in ("dan", "serta"):
            last, at = True, at + 1
        name = name_at(scene, at) if at < len(scene.words) else None
        if name is None or scene.place_end(at) >= name.after:
            return []
        if name.after - name.first < 2 and (last or not _listed_on(scene, name.after)):
            return []
        if name.titled and not mention.name.titled or scene.low(name.after) == "dari":
            return []
        if post_behind(scene, name) is not None:
            return []
        shared.append(
            Mention(
                name.full_start,
                name.full_end,
                post,
                name,
                mention.post_start,
                mention.post_end,
                0.7,
            )
        )
        at = name.after
        if last or len(shared) > 1 and scene.low(at) == ".":
            return shared
    return []


def _listed_on(scene: Scene, number: int) -> bool:
    """Whether a list of names goes on: behind "Kawi" in "anggota Ana Rumbia, Kawi, Ida Wara."."""
    at = number + 1 + (scene.low(number + 1) in ("dan", "serta"))
    name = name_at(scene, at)
    return name is not None and name.after - name.first > 1 and post_behind(scene, name) is None


def _many(scene: Scene, post: Post) -> bool:
    """Whether many are meant: "para perwira, Densus 88"."""
    return scene.low(post.first - 1) in ("para", "seluruh", "semua", "beberapa", "sejumlah")


def _within_name(scene: Scene, post: Post) -> bool:
    """Whether the word is part of a name: "Festival Warga Setara"."""
    if post.first == 0 or post.after != post.first + 1 or not scene.follows(post.first):
        return False
    before = scene.words[post.first - 1]
    return scene.words[post.first].capital and before.capital and not before.post


def _gives_way(scene: Scene, post: Post) -> bool:
    """Whether another post follows at once: "wakil ketua Kadisnaker", where the second counts."""
    after = post.after
    if after >= len(scene.words) or not scene.follows(after):
        return False
    small = not scene.words[post.first].capital
    return small and scene.words[after].capital and scene.words[after].post


def _past_comma(scene: Scene, number: int) -> int:
    if scene.low(number) in (",", ":", "yaitu", "yakni", "adalah", "antara"):
        number += 1
        if scene.low(number) in ("yaitu", "yakni", "adalah", "lain"):
            number += 1
    return number


def _of_name(scene: Scene, number: int) -> tuple[Mention | None, int]:
    """Return a name that stands before its post, or without one."""
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
    if _initials_alone(scene, name):
        return None, name.after
    post = post_behind(scene, name)
    if post is not None:
        bracket = scene.low(name.after) == "(" and scene.low(post.after) == ")"
        mention = Mention(name.full_start, post.end, post, name, post.start, post.end, 0.8)
        return mention, post.after + bracket
    sure = _alone(scene, name)
    after = _past_origin(scene, name.after)
    return Mention(name.full_start, name.full_end, None, name, confidence=sure), after


def _past_origin(scene: Scene, number: int) -> int:
    """Go over the bracket behind a name that tells from where somebody is, and no post."""
    if scene.low(number) != "(":
        return number
    for end in range(number + 1, min(number + 10, len(scene.words))):
        if scene.low(end) == ")":
            return end + 1
        if scene.words[end].post or scene.words[end].kind == "number":
            return number
    return number


def _tells_behind_bracket(scene: Scene, number: int) -> bool:
    """Whether what persons do stands behind whom they are from: "Ana (Suluh NTB), mengatakan"."""
    end = _past_origin(scene, number)
    if end == number or not scene.words[number + 1].capital:
        return False
    return scene.low(end + (scene.low(end) == ",")) in _PERSON_BEFORE


def _initials_alone(scene: Scene, name: Name) -> bool:
    """Whether a text hides who is meant behind initials: "Sdr. HD alias Tompel"."""
    words = [word for word in scene.words[name.first : name.after] if word.start >= name.start]
    return scene.low(name.after) == "alias" or any(
        word.low == "alias" and before.shouted and len(before.text) < 4
        for before, word in zip(words, words[1:], strict=False)
    )


def _alone(scene: Scene, name: Name) -> float:
    """Return how sure it is that a name without a post is a person who takes part."""
    several = name.after - name.first > 1
    sure = 0.3
    if name.titled:
        sure += 0.3
    if name.full_end > name.end:
        sure += 0.2
    if not several:
        short = scene.words[name.after - 1].low in scene.short_names
        told = short or _told_from(scene, name.after)
        known = lexicon.is_given(scene.words[name.after - 1].low)
        if known and _tells_behind_bracket(scene, name.after):
            return sure + 0.35
        if scene.low(name.first - 1) == "bernama":
            return sure + 0.35
        return sure + 0.35 if told and _office_follows(scene, name.after) else sure
    words = scene.words[name.first : name.after]
    if any(lexicon.is_given(word.low) for word in words):
        sure += 0.2
    before = scene.low(name.first - 1)
    if before == "oleh":
        before = scene.low(name.first - 2)
    quoted = before == "sebut" and scene.low(name.first - 2) in (",", "”", '"', "“")
    if before in _PERSON_FOLLOWS or quoted:
        sure += 0.35
    if before == "dan" and _accompanying(scene, name):
        sure += 0.35
    told = _told_of(scene, name.after) or _tells_behind_bracket(scene, name.after)
    if told or any(rule(scene, name.after) for rule in _TOLD_BEHIND) or _from_country(scene, name):
        sure += 0.35
    elif name.titled and _from_somewhere(scene, name.after):
        sure += 0.1
    elif scene.low(name.after) in _PERSON_PERHAPS:
        sure += 0.2
    return sure


def _called(scene: Scene, number: int) -> bool:
    """Whether it is told how somebody is called: "Wirya Rumbia, yang akrab disapa Iya"."""
    at = number + (scene.low(number) == ",")
    if scene.low(at) == "yang":
        at += 1
    often = scene.low(at) in ("akrab", "biasa", "kerap", "sering", "lebih")
    return often and scene.low(at + 1) in ("disapa", "dipanggil", "dikenal")


def _from_somewhere(scene: Scene, number: int) -> bool:
    """Whether it is told from where somebody is: "Dr. Wara (Soran University, Irak)"."""
    following = number + 1
    if scene.low(number) not in ("dari", "(") or following >= len(scene.words):
        return False
    return scene.words[following].capital


def _acts_for(scene: Scene, number: int) -> bool:
    """Whether it is told behind a comma for whom somebody is there: "Ana Rumbia, mewakili BPS"."""
    return scene.low(number) == "," and scene.low(number + 1) in ("mewakili", "perwakilan")


def _from_country(scene: Scene, name: Name) -> bool:
    """Whether a country stands in brackets: "Ana Rumbia (Norwegia)"."""
    number = name.after
    if scene.low(number) != "(":
        return False
    end = number + 2
    end += scene.low(end) in ("serikat", "selatan", "utara", "baru")
    return scene.low(end) == ")" and scene.low(number + 1) in _COUNTRIES


def _accompanying(scene: Scene, name: Name) -> bool:
    """Whether a name is the second of two: "didampingi Rusli Wara dan Wenny Rumbia"."""
    for first in range(name.first - 3, max(name.first - 6, 0), -1):
        if scene.low(first - 1) in ("didampingi", "oleh"):
            other = name_at(scene, first)
            return other is not None and other.after == name.first - 1
    return False


def _told_from(scene: Scene, number: int) -> bool:
    """Whether an organisation and what somebody does follow: "Rosmini dari INFID berharap"."""
    office = office_at(scene, number + 1) if number + 1 < len(scene.words) else None
    return office is not None and scene.low(office.end) in _PERSON_BEFORE


def _told_of(scene: Scene, number: int) -> bool:
    """Whether what persons do follows: "Rusli Wara dan Wenny Rumbia hadir"."""
    if scene.low(number) == "dan" and number + 1 < len(scene.words):
        other = name_at(scene, number + 1)
        from_there = other is not None and scene.low(other.after) == "dari"
        if other is not None and (from_there or other.after - other.first > 1):
            number = other.after
    if scene.low(number) == "dari":
        return _told_behind_origin(scene, number + 1)
    if number < len(scene.words) and scene.follows(number):
        # "Wirya Rumbia Komisi I DPRD Kota Bima mengatakan".
        number += 2 if scene.low(number) == "komisi" and scene.words[number].capital else 0
        office = office_at(scene, number)
        number = office.end if office else number
    return scene.low(number) in _PERSON_BEFORE


def _told_behind_origin(scene: Scene, number: int) -> bool:
    """Whether what persons do follows from where they are: "dari IOM (…) juga turut hadir"."""
    if number >= len(scene.words):
        return False
    office = office_at(scene, number)
    if office is None and not scene.words[number].shouted:
        return False
    end = _past_origin(scene, office.end if office else number + 1)
    while scene.low(end) in ("juga", "turut"):
        end += 1
    return scene.low(end) in _PERSON_BEFORE


def _office_follows(scene: Scene, number: int) -> bool:
    """Whether a name is followed by whom it is from: "Wirya Rumbia dari Komnas HAM"."""
    if scene.low(number) not in ("dari", "("):
        return False
    if number + 1 >= len(scene.words):
        return False
    word = scene.words[number + 1]
    short = word.shouted and 4 <= len(word.text) <= 8 and scene.low(number + 2) in (",", "sebagai")
    return short and scene.low(number) == "dari" or office_at(scene, number + 1) is not None


# What stands behind a name and tells of a person.
_TOLD_BEHIND = (_called, _office_follows, _acts_for)
