"""Who takes part in an activity, with the post and for whom they act, as the text names them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from martabat.newsroom.reading import acting
from martabat.newsroom.reading.mention import Mention
from martabat.newsroom.reading.mentions import mentions
from martabat.newsroom.reading.regions import RegionSpan
from martabat.newsroom.reading.scene import Scene, scenes
from martabat.newsroom.reading.text import Document
from martabat.newsroom.reading.values import Found, Person, Span

_SURE = 0.64
# No release names more people; a text that seems to is none.
_MOST = 400
# Behind these nobody is named who takes part: "era Presiden …", "arahan Menteri …".
_GONE = re.compile(
    r"\b(?:[Kk]epemimpinan|[Pp]emerintahan|era|zaman|[Aa]lmarhum(?:ah)?|[Mm]endiang|makam"
    r"|[Jj]alan|[Jj]ln?\.?|arahan|visi|misi"
    r"|[Bb]andara|[Ss]tadion|[Mm]useum|[Pp]elabuhan|[Mm]asjid|[Uu]niversitas|RSUD|RSUP|KRI"
    r"|[Mm]onumen|[Aa]uditorium"
    r"|program|kebijakan|instruksi|perintah|kabinet|[Kk]abinet|[Cc]ita|pasangan|mengenang"
    r"|penampilan|pementasan|pertunjukan|pagelaran|pergelaran|tarian"
    r"|terdakwa|tersangka|kasus"
    r"|pembunuhan|karya|istri|suami|keluarga|disposisi|izin|restu|surat|keputusan|[Kk]eputusan"
    r"|peraturan|[Pp]eraturan)\s*,?\s*$"
)
# Behind these a name is that of a hall or hospital: "Ruang Rapat H Wara", "RSUP Dr. Ir. Wara".
_HOUSES = re.compile(
    r"(?:\b(?:[Rr]uang(?:an)?(?:\s+(?:[Rr]apat|[Ss]idang|[Pp]ertemuan|[Kk]uliah|[Pp]ola))?|[Aa]ula"
    r"|[Gg]edung|[Bb]alai|[Gg]raha|[Ww]isma|[Tt]eater|GOR|[Gg]elanggang|[Tt]aman|[Ll]apangan"
    r"|[Aa]lun-alun|[Rr]umah [Ss]akit(?: [A-Z]\w+){0,2}|RS|RSU|RSUD|RSUP|RSJ|RSAL|RSAD|RST)"
    r"|\((?:RS|RSU|RSUD|RSUP|RSJ)\))\s+$"
)
_WORDS = re.compile(r"[^\W\d_]+")
_ACTING = re.compile(
    r"^(?:plt|plh|pjs?|penjabat|pelaksana (?:tugas|harian))\b\.?\s*(?:\(\w+\.?\)\s*)?", re.I
)
# Posts whose short forms stand before a single name: "Wabup Wirya".
_LONG_FORMS = {
    "wabup": "wakil bupati",
    "wagub": "wakil gubernur",
    "wawali": "wakil wali kota",
    "walikota": "wali kota",
    "sekda": "sekretaris daerah",
}
_TITLES = frozenset({"bapak", "ibu", "pak", "bu", "h", "hj", "dr", "drs"})


@dataclass(slots=True)
class _Somebody:
    """A person while the text is read."""

    name: str
    span: Span
    full: str
    position: Found[str] | None = None
    role: bool = False
    acting_for: Found[str] | None = None
    absent: bool = False
    # Only named as somebody's superior or of another time, so far.
    aside: bool = False
    confidence: float = 0.9
    words: tuple[str, ...] = field(default=())


def find(document: Document, regions: Iterable[RegionSpan]) -> tuple[Person, ...]:
    """Return the persons who take part, in the order in which the text names them first."""
    return read(document, scenes(document, regions))


def read(document: Document, parts: list[Scene]) -> tuple[Person, ...]:
    """Return the persons who take part, from the paragraphs as they were taken apart."""
    people: list[_Somebody] = []
    of_mention: dict[int, _Somebody] = {}
    found = [(scene, mentions(scene)) for scene in parts]
    for scene, some in found:
        for mention in some:
            somebody = _met(scene, document, people, mention)
            if somebody is not None:
                of_mention[id(mention)] = somebody
    for scene, some in found:
        _represent(scene, some, people, of_mention)
    people.sort(key=lambda one: one.span.start)
    return tuple(_person(one) for one in people if _takes_part(one))


def _takes_part(one: _Somebody) -> bool:
    return not one.absent and not one.aside and one.confidence >= _SURE


def _person(one: _Somebody) -> Person:
    return Person(
        name=one.name,
        span=one.span,
        name_full=one.full,
        position=one.position,
        acting_for=one.acting_for,
        confidence=round(min(one.confidence, 0.95), 2),
    )


def _met(
    scene: Scene, document: Document, people: list[_Somebody], mention: Mention
) -> _Somebody | None:
    """Take up a mention: somebody new, or one who was named before."""
    name = mention.name
    if name is None:
        return None
    words = tuple(word.casefold() for word in _WORDS.findall(scene.text[name.start : name.end]))
    known = _known(people, words)
    if known is not None and _namesake(scene, known, words, mention):
        known = None
    quoted = _quoted(document, name.start)
    if any(_credited(document, credit, name.start) for credit in document.credits):
        return None
    position = _position(scene, mention)
    if known is None and position is not None and len(words) == 1:
        holding = _holding(people, position.value, words[0])
        if holding is not None:
            return holding
    before = scene.text[max(scene.span.start, mention.start - 40) : mention.start]
    housed = mention.post_start != mention.start and _HOUSES.search(before)
    aside = quoted or bool(_GONE.search(before) or housed)
    if known is not None:
        known.aside = known.aside and aside
        _enrich(known, scene, mention, words, position)
        return known
    somebody = _Somebody(
        name=_spaced(scene.text[name.start : name.end]),
        span=Span(name.start, name.end),
        full=_spaced(scene.text[name.full_start : name.full_end]),
        position=position,
        role=bool(mention.post and mention.post.role),
        confidence=mention.confidence,
        words=words,
    )
    somebody.aside = aside
    if len(people) >= _MOST:
        return None
    people.append(somebody)
    return somebody


def _credited(document: Document, credit: Span, position: int) -> bool:
    """Whether a position stands in a credit; "(diwakili …)" at the end of a text is none."""
    return credit.start <= position < credit.end and "diwakili" not in document.words(credit)


def _quoted(document: Document, position: int) -> bool:
    """Whether a position stands within marks that open and close as marks do.

    A stray mark makes what stands between two quotations look quoted.
    """
    text = document.text
    for quote in document.quotes:
        if quote.start <= position < quote.end:
            opens = quote.start == 0 or not text[quote.start - 1].isalnum()
            inner = text[quote.start + 1 : quote.end - 1]
            return opens and inner[:1].strip() != "" and text[quote.start - 1] not in ".,"
    return False


def _position(scene: Scene, mention: Mention) -> Found[str] | None:
    if mention.post is None:
        return None
    span = Span(mention.post_start, mention.post_end)
    return Found(_spaced(span.of(scene.text)), span, mention.confidence)


def _enrich(
    known: _Somebody,
    scene: Scene,
    mention: Mention,
    words: tuple[str, ...],
    position: Found[str] | None,
) -> None:
    name = mention.name
    if name is None:
        return
    if position and (
        known.position is None or known.role and mention.post and not mention.post.role
    ):
        known.position = position
        known.role = False
        known.confidence = max(known.confidence, mention.confidence)
    if len(words) > len(known.words) and set(known.words) <= set(words):
        known.name = _spaced(scene.text[name.start : name.end])
        known.full = _spaced(scene.text[name.full_start : name.full_end])
        known.span = Span(name.start, name.end)
        known.words = words


def _known(people: list[_Somebody], words: tuple[str, ...]) -> _Somebody | None:
    """Return who was named before with these words, some of them, or a slip of the pen."""
    own = set(words)
    for one in people:
        theirs = set(one.words)
        if own <= theirs or theirs <= own and len(one.words[0]) > 2:
            return one
        if _abbreviated(words, one.words):
            return one
    together = "".join(words)
    if len(together) < 6:
        return None
    for one in people:
        if fuzz.ratio(together, "".join(one.words)) >= (90 if len(together) > 7 else 83):
            return one
    return None


def _namesake(scene: Scene, known: _Somebody, words: tuple[str, ...], mention: Mention) -> bool:
    """Whether the last word of a name is that of another, who holds another post.

    "Bupati Rumbia, Ketua PKK Ana Rumbia": both are named with their posts, and they differ.
    """
    if len(known.words) != 1 or len(words) < 2 or known.words[0] != words[-1]:
        return False
    if mention.post is None or mention.post.role or known.position is None or known.role:
        return False
    post = _office(scene.text[mention.post_start : mention.post_end])
    held = _office(known.position.value)
    return not _same_office(post, held) and not _same_office(held, post)


def _abbreviated(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two names differ by initials alone: "M. Amin" and "Muhammad Amin"."""
    if len(some) != len(others) or len(some) < 2 or some[-1] != others[-1]:
        return False
    return all(
        one == other or 1 in (len(one), len(other)) and one[0] == other[0]
        for one, other in zip(some, others, strict=True)
    )


def _holding(people: list[_Somebody], post: str, word: str) -> _Somebody | None:
    """Return who holds a post that is told in one word with a call name: "Bupati Nana".

    The call name and the name begin with one letter, or it begins a word of the name:
    "Gubernur Mirza" for Rahmat Mirzani. Whose call name it is else, nobody tells.
    """
    short = post.casefold()
    if " " in short:
        return None
    long = _LONG_FORMS.get(short, short)
    for one in people:
        held = one.position.value.casefold() if one.position else ""
        called = len(word) > 3 and any(part.startswith(word) for part in one.words)
        if held.startswith((short + " ", long + " ")) and (called or one.words[0][0] == word[0]):
            return one
    return None


def _represent(
    scene: Scene, some: list[Mention], people: list[_Somebody], of_mention: dict[int, _Somebody]
) -> None:
    acts, away = acting.acts(scene, some)
    for mention in away:
        somebody = of_mention.get(id(mention))
        if somebody:
            somebody.absent = True
    for act in acts:
        who = of_mention.get(id(act.who)) or _holder(scene, people, act.who)
        whom = of_mention.get(id(act.whom)) or _holder(scene, people, act.whom)
        if whom is not None and whom is who:
            whom = None
        if whom is not None and whom.aside:
            continue
        if whom is not None:
            whom.absent = True
        if who is None or who.absent and whom is None:
            continue
        who.absent = False
        who.confidence = max(who.confidence, 0.7)
        if who.acting_for is None or whom is not None:
            who.acting_for = _for(scene, act.whom, whom)


def _for(scene: Scene, mention: Mention, whom: _Somebody | None) -> Found[str]:
    if whom is not None:
        span = Span(mention.start, mention.end)
        return Found(whom.name, span, 0.9)
    span = Span(mention.post_start, mention.post_end)
    return Found(_spaced(span.of(scene.text)), span, 0.8)


def _holder(scene: Scene, people: list[_Somebody], mention: Mention) -> _Somebody | None:
    """Return who holds the post that a mention without a name tells, if somebody named does."""
    if mention.post is None or mention.name is not None:
        return None
    office = _office(scene.text[mention.post_start : mention.post_end])
    acts = bool(_ACTING.match(scene.text[mention.post_start : mention.post_end]))
    for one in people:
        if one.position and acts and not _ACTING.match(one.position.value):
            # "mewakili Pelaksana Harian Kepala": not the head whom the text names elsewhere.
            continue
        if one.position and _same_office(office, _office(one.position.value)):
            return one
    return None


def _same_office(some: str, held: str) -> bool:
    return bool(some) and (held == some or held.startswith(some + " "))


def _office(words: str) -> str:
    office = _ACTING.sub("", _spaced(words)).casefold()
    return office.replace("walikota", "wali kota").replace("kantor wilayah", "kanwil")


def _spaced(words: str) -> str:
    return " ".join(words.split())
