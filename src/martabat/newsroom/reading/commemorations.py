"""Days that are celebrated with parades and performances: such a celebration is a festival."""

import re

from martabat.newsroom.reading.text import Document, Sentence
from martabat.newsroom.reading.values import Span

_FLAGS = re.IGNORECASE | re.VERBOSE
_DAY = r"(?:hari\s+(?:jadi\b|ulang\s+tahun\b|(?-i:[A-Z]\w))|(?-i:H[A-Z]{1,3})\b)"
# The day itself is what is held, opened, made merry or attended.
_HELD_DAY = re.compile(
    rf"""\b(?:meng?gelar|gelar|mengadakan|adakan|melaksanakan|menyelenggarakan|merayakan|rayakan
    |(?:me)?nyemarakkan|semarakkan|memeriahkan|meriahkan|semarak|menghadiri|hadiri|membuka|buka)
    \s+(?:acara\s+|kegiatan\s+|puncak\s+)*(?:peringatan\s+|perayaan\s+)?{_DAY}
    |\b(?:memperingati|peringati|peringatan|perayaan)\s+(?:puncak\s+)?{_DAY}""",
    _FLAGS,
)
# "Dalam rangka memperingati …", "Pada peringatan …", "Memperingati …, kampus menggelar …"
_OCCASION_BEFORE = re.compile(
    r"(?:\b(?:rangka|untuk|guna|pada|saat|dalam|jelang|menjelang|menyambut|sambut|momentum|momen"
    r"|bertepatan\s+dengan|bersamaan\s+dengan|usai|sebagai|serangkaian|rangkaian|dengan|tema)"
    r"\s+(?:\w+\s+){0,2})$",
    re.IGNORECASE,
)
_FIRST_VERB = re.compile(r"\W*(?:memperingati|peringati|merayakan)\b", re.IGNORECASE)
_SHOWS = re.compile(
    r"""\b(?:(?P<parade>pawai|karnaval|parade|kirab)|(?P<stage>panggung|pentas|mementaskan)
    |(?P<dance>tari|tarian|menari)|(?P<song>lagu|nyanyian|menyanyi|bernyanyi|musik|band)
    |(?P<show>penampilan|tampil|menampilkan|pertunjukan|atraksi)|(?P<play>drama|teater|wayang)
    |(?P<fair>bazar|bazaar|pameran|stan|stand)|(?P<contest>lomba|perlombaan)
    |(?P<joy>hiburan|meriah|kemeriahan|semarak|menyemarakkan|dimeriahkan|memeriahkan)
    |(?P<sport>jalan\ sehat|senam|fashion\ show|peragaan\ busana))\b""",
    _FLAGS,
)
_SENTENCES = 7
_SHOWS_AT_LEAST = 2


def celebrated(document: Document, sentence: Sentence) -> Span | None:
    """Return where a sentence tells that a day is celebrated, in a text that tells of shows."""
    for match in _HELD_DAY.finditer(document.text, sentence.span.start, sentence.span.end):
        begin = max(sentence.span.start, match.start() - 60)
        before = document.text[begin : match.start()]
        if _OCCASION_BEFORE.search(before) or document.quoted(match.start()):
            continue
        if not before.strip() and sentence.part != "headline" and _FIRST_VERB.match(match.group()):
            continue
        return Span(*match.span()) if _shows(document) >= _SHOWS_AT_LEAST else None
    return None


def _shows(document: Document) -> int:
    """Return how many sorts of performances the beginning of a text tells of."""
    told = [s for s in document.sentences if s.part in ("headline", "lead", "body")][:_SENTENCES]
    return len(
        {
            str(match.lastgroup)
            for sentence in told
            for match in _SHOWS.finditer(document.unquoted, sentence.span.start, sentence.span.end)
        }
    )
