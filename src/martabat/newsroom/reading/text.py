"""A release as it is built: headline, dateline, paragraphs, sentences, quotations, brackets.

All positions are those of `Document.text`, which has the length of the text as handed in, with the
characters that mean the same written the same.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from martabat.newsroom.reading.calendar_words import MONTH, WEEKDAY
from martabat.newsroom.reading.page_lines import ITEM, Part, mark_asides, part_alone
from martabat.newsroom.reading.regions import find
from martabat.newsroom.reading.values import Span

_SAME = str.maketrans(
    {
        **dict.fromkeys(
            "\t\v\f\r\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008", " "
        ),
        **dict.fromkeys("\u2009\u200a\u202f\u205f\u3000\u1680\u200b\ufeff", " "),
        **dict.fromkeys("\u2028\u2029\u0085", "\n"),
        **dict.fromkeys("\u2010\u2011\u2212", "-"),
        **dict.fromkeys("\u2012\u2013", "–"),
        **dict.fromkeys("\u2014\u2015", "—"),
        **dict.fromkeys("`´ʼʹ′\u02bb\uff07", "'"),
        **dict.fromkeys("„‟″＂", '"'),
        "\uff08": "(",
        "\uff09": ")",
        "\uff0c": ",",
    }
)
_SHORT_WORDS = """
    dr drs dra prof ir h hj kh tgk tgh ust r rr rd ra nn ny tn bp sdr sdri muh moh mhd moch m
    a st jl jln gg no nomor kab kec kel kep prov kom tel telp hp pem pd tj bdr sel ut mamb peg
    s.d s/d sd dkk dll dsb dst cq c.q u.p a.n an u.b ub plt plh pj pjs wkl jend letjen mayjen
    brigjen kol letkol mayor kapt lettu letda irjen komjen kombes akbp kompol akp ipda iptu
    aiptu bripka pol purn kav inf cav mar tit s m jan feb febr mar apr jun jul agt ags agust
    aug sep sept okt oct nov des dec lt hal ps pasal ay tgl pkl pt cv tbk red ed rep foto gub
    bup pemkab pemkot pemprov fak univ ph pdt rm rp ds dsn pid per kabag kasubag
"""
_ABBREVIATED = frozenset(_SHORT_WORDS.split())
_DEGREE = re.compile(r"(?:^|[\s,(])(?:[A-Z][a-zA-Z]{0,4}\.)+$")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]{0,3}(?=\s|$)")
_WORD_BEFORE = re.compile(r"([\w./]+)$")
_TRAILING_CREDIT = re.compile(r"[.!?”\"'’]\s*(\([^()\n]{2,60}\)|\[[^\[\]\n]{2,60}\])\W*$")
# A page wraps its lines before they are longer, and has this many at least.
_WIDEST = 140
_WRAPPED = 4
# "… di Kota Palu. Selasa (27/5/2025) pagi.": a day behind a full stop belongs to what was told.
_DAY_ALONE = re.compile(
    rf"""\W{{0,2}}(?:(?:pada\ )?(?:hari\ )?(?:ini\ )?\b{WEEKDAY}\b(?:\ (?:pagi|siang|sore|malam))?
    [\s,]*(?:tanggal\ )?)?\(?\s?\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?
    (?:\s?[/.-]\s?\d{{1,2}}(?:\s?[/.-]\s?\d{{2,4}})?|\s(?:{MONTH})\b(?:\s\d{{4}})?)\s?\)?
    (?:\s(?:pagi|siang|sore|petang|malam|lalu|kemarin))?\s?\)?[.\s]*""",
    re.IGNORECASE | re.VERBOSE,
)
_LOOSE = re.compile(r"\s+")
# "SORONG, PapuaTimes Contoh – …": what stands before the first dash, bar or colon.
_DATELINE = re.compile(
    r"""^[^\w(\n]{0,3}(?:\([^()\n]{2,40}\)\s*)?(?P<place>(?:[A-Z]|[a-z0-9-]+\.
    (?=(?:[a-z0-9-]+\.){0,3}(?:com|id|co|net|org)\b))(?:[^\n.;!?\"“”‘«_~]|\.(?=\w)){1,70}?)
    (?:\s*[,|(\[/]\s*(?P<medium>[\w.&'@\ ,/|()\[\]:-]{0,60}?))?
    (?:\s+[-–—|~/]{1,3}\s* | \s*[—–~]{1,2}\s* | \s*-{2,3}\s* | \)\s*[-–—:|.]{0,3}\s+ | -\s+ 
    | \s*\|{1,2}\s* | \s*//\s*
    | (?<=[A-Z]{4})-(?=[A-Z][a-z])
    | -(?=(?:Pem(?:erintah|kab|kot|prov|da)|Dinas|Bupati|Gubernur|Wa[lk]i|Kan(?:tor|wil)|Kepala
        |Kementerian|Komnas|Yayasan)\b)
    | _(?=[A-Z]) | \s*:\s+ | \.\s+(?=[-–—])
    | (?<=20\d\d)\.?\s+(?=[A-Z]) )(?=\S)""",
    re.VERBOSE,
)
# "Banda Aceh. Bertempat …", "JAMBI - Kanwil …" without a full stop at the end.
_DATED_LINE = re.compile(
    r"^\W{0,3}[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){0,3}(?:,[^.\n]{0,40})?(?:\s*[-–—|]|\.\s)"
)
# Words that a dateline has at most, its medium and its dash included.
_LINE_WORDS = 7
_DASHED = re.compile(r"[-–—|~/_]\s*$")
_DATELINE_DOT = re.compile(
    r"^\W{0,3}(?P<place>[A-Z][\w'’/-]+(?:\s[A-Z][\w'’/-]+){0,2})\.\s+(?=[A-Z\"“])"
)
_DATELINE_ALONE = re.compile(
    r"^\W{0,3}(?P<place>[A-Z][\w'’.-]+(?:[\s/-]+[A-Z][\w'’.-]+){0,3})\s*(?:[,|–—-]\s*[^\n]{0,60})?$"
)
_QUOTED = re.compile(
    r"“[^“”\n]{1,2000}?[”\"]|«[^«»\n]{1,600}?»|''[^'\n]{1,600}''|\"[^\"\n]{1,2000}?[\"”]"
    r"|‘(?:[^‘’\n]|’(?=\w)){1,600}?’(?!\w)|(?<!\w)'(?:[^'\n]|'(?=\w)){1,600}?'(?!\w)"
    r"|(?<!\w)’(?:[^’\n]|’(?=\w)){1,600}?’(?!\w)|”[^“”\n]{1,2000}?”"
)
_BRACKETED = re.compile(r"\([^()\n]{0,400}\)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and what it is."""

    span: Span
    part: Part


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the number of its paragraph and what that paragraph is."""

    span: Span
    paragraph: int
    part: Part


@dataclass(frozen=True)
class Document:
    """A text with its parts; `text` has the length of what was handed in."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    # Where the words before the dash of a dateline stand, and its place alone.
    dateline: Span | None
    dateline_place: Span | None

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """Return what stands in quotation marks, the marks included."""
        return tuple(Span(*match.span()) for match in _QUOTED.finditer(self.text))

    @cached_property
    def brackets(self) -> tuple[Span, ...]:
        """Return what stands in round brackets, the brackets included."""
        return tuple(Span(*match.span()) for match in _BRACKETED.finditer(self.text))

    @cached_property
    def unquoted(self) -> str:
        """Return the text with blanks for what stands in quotation marks, of the same length."""
        text = self.text
        for quote in self.quotes:
            if quote.end - quote.start < 400:
                text = text[: quote.start] + " " * (quote.end - quote.start) + text[quote.end :]
        return text

    @cached_property
    def headline(self) -> Span | None:
        """Return the first headline."""
        spans = (p.span for p in self.paragraphs if p.part == "headline")
        return next(spans, None)

    @cached_property
    def lead(self) -> Sentence | None:
        """Return the first sentence of the report itself."""
        return next((s for s in self.sentences if s.part == "lead"), None)

    @cached_property
    def credits(self) -> tuple[Span, ...]:
        """Return the lines, and the bracket at the end, that name who wrote and photographed."""
        spans = [p.span for p in self.paragraphs if p.part == "credit"]
        bodies = [p.span for p in self.paragraphs if p.part in ("lead", "body")]
        if bodies:
            match = _TRAILING_CREDIT.search(bodies[-1].of(self.text))
            if match:
                start = bodies[-1].start
                spans.append(Span(start + match.start(1), start + match.end(1)))
        return tuple(spans)

    def words(self, span: Span) -> str:
        """Return what stands at a span."""
        return self.text[span.start : span.end]

    def part_at(self, position: int) -> Part:
        """Return what the paragraph at a position is."""
        for paragraph in self.paragraphs:
            if position < paragraph.span.end:
                return paragraph.part
        return "body"

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence that holds a position."""
        for sentence in self.sentences:
            if sentence.span.start <= position < sentence.span.end:
                return sentence
        return None

    def quoted(self, position: int) -> bool:
        """Whether a position stands within quotation marks."""
        return any(quote.start <= position < quote.end for quote in self.quotes)


def document(text: str) -> Document:
    """Return the parts of a text."""
    same = text.translate(_SAME)
    same = _unwrapped(same)
    spans = _lines(same)
    parts = _parts(same, spans)
    paragraphs = tuple(Paragraph(span, part) for span, part in zip(spans, parts, strict=True))
    dateline, place = _dateline(same, paragraphs)
    sentences = tuple(
        Sentence(span, number, paragraph.part)
        for number, paragraph in enumerate(paragraphs)
        for span in _sentences(same, _without(paragraph.span, dateline))
    )
    return Document(same, paragraphs, sentences, dateline, place)


def _lines(text: str) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            begin = start + line.index(stripped)
            spans.append(Span(begin, begin + len(stripped)))
        start += len(line) + 1
    return spans


def _unwrapped(text: str) -> str:
    """Return the text with the line breaks within paragraphs of wrapped lines made blanks."""
    lines = text.split("\n")
    full = [line.strip() for line in lines if line.strip()]
    longest = _wrapped_at(full) if len(full) >= _WRAPPED else None
    if longest is None:
        return text
    joined = lines[0]
    for before, line in zip(lines, lines[1:], strict=False):
        joined += (" " if _carried(before, line, longest) else "\n") + line
    return joined


def _wrapped_at(full: list[str]) -> int | None:
    """Return how long the lines are at which a text was wrapped; None where it was not.

    A few lines may be longer than the others; then more of the others must be carried on.
    """
    lengths = sorted(map(len, full))
    for longest, share in ((lengths[int(0.9 * (len(full) - 1))], 0.6), (lengths[-1], 0.4)):
        carried = sum(1 for a, b in pairwise(full) if _carried(a, b, longest))
        if longest <= _WIDEST and carried >= share * len(full):
            return longest
    return None


def _carried(line: str, following: str, longest: int) -> bool:
    """Whether a line goes on in the following one because it was full."""
    line, following = line.strip(), following.strip()
    if not line or not following or ITEM.match(following):
        return False
    if following[0].islower():
        return True
    return len(line) > 0.75 * longest and len(line) > 40


def _parts(text: str, spans: list[Span]) -> list[Part]:
    """Tell of each paragraph what it is."""
    parts: list[Part] = [part_alone(span.of(text)) for span in spans]
    mark_asides(text, spans, parts)
    lead = _lead_index(text, spans, parts)
    for number, part in enumerate(parts):
        if number < lead and part in ("body", "credit"):
            parts[number] = "headline" if part == "body" else "meta"
        elif number == lead:
            parts[number] = "lead"
        elif part == "credit" and (number < len(parts) - 3 or len(spans) < 3):
            parts[number] = "body"
    return parts


def _lead_index(text: str, spans: list[Span], parts: list[Part]) -> int:
    """Return which paragraph is the first of the report itself."""
    bodies = [n for n, part in enumerate(parts) if part == "body"]
    for place, number in enumerate(bodies):
        line = spans[number].of(text)
        following = [spans[n].of(text) for n in bodies[place + 1 : place + 3]]
        if len(line) < 160 and not _begins_at_place(line) and any(map(_begins_at_place, following)):
            continue  # a line of the page's head that ends like a sentence
        ended = line.rstrip("\"'”’»)] ").endswith((".", "!", "?"))
        if len(line) >= 160 or (ended and len(line) >= 50):
            return number
        if len(line) >= 80 and _DATED_LINE.match(line) and find(line[:40], dateline=Span(0, 40)):
            return number
    return bodies[-1] if bodies else 0


def _begins_at_place(line: str) -> bool:
    """Whether a paragraph begins with a short dateline before a dash that names a region."""
    match = _DATELINE.match(line[:160])
    if match is None or len(line) < 100:
        return False
    told = match.group()
    dashed = _DASHED.search(told) and len(told.split()) <= _LINE_WORDS
    return bool(dashed and find(told, dateline=Span(0, len(told))))


def _dateline(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Span | None, Span | None]:
    """Return the dateline before the lead or on a line of its own above it, and its place.

    What stands before a dash is a dateline when it names a place; before the lead also otherwise
    ("Bidikutama.com – "), for it is no part of the first sentence then.
    """
    unknown: tuple[Span, Span] | None = None
    # A dash before the report tells more than a line of the page's head does.
    leads = tuple(paragraph for paragraph in paragraphs if paragraph.part == "lead")
    for whole, place in _chained(text, leads[0]) if leads else ():
        line = whole.of(text)
        short = _DASHED.search(line) and len(line.split()) <= _LINE_WORDS
        if short and find(line, dateline=Span(0, len(text))):
            return whole, place
    for paragraph in paragraphs:
        for whole, place in _chained(text, paragraph):
            if find(whole.of(text), dateline=Span(0, len(text))):
                return whole, place
            if paragraph.part == "lead" and _DASHED.search(whole.of(text)):
                unknown = unknown or (whole, place)
    return unknown or (None, None)


def _chained(text: str, paragraph: Paragraph) -> list[tuple[Span, Span]]:
    """Return what may be a dateline, also where the medium stands before it ("Medium | Palu –")."""
    found = _dateline_of(text, paragraph)
    if paragraph.part != "lead" or not found:
        return found
    start, end = found[0][0].start, found[0][0].end
    behind = Paragraph(Span(end, paragraph.span.end), paragraph.part)
    for whole, place in _dateline_of(text, behind)[:1]:
        if len(place.of(text).split()) <= 3 and _DASHED.search(found[0][0].of(text)):
            found.append((Span(start, whole.end), place))
    return found


def _dateline_of(text: str, paragraph: Paragraph) -> list[tuple[Span, Span]]:
    """Return what may be a dateline in a paragraph: the whole of it and the place alone."""
    start = paragraph.span.start
    line = text[start : min(paragraph.span.end, start + 160)]
    patterns: tuple[re.Pattern[str], ...]
    if paragraph.part == "lead":
        patterns = (_DATELINE, _DATELINE_DOT)
    elif paragraph.part in ("headline", "meta") and len(line) < 70:
        patterns = (_DATELINE_ALONE,)
    else:
        return []
    matches = (pattern.match(line) for pattern in patterns)
    return [
        (
            Span(start, start + match.end()),
            Span(start + match.start("place"), start + match.end("place")),
        )
        for match in matches
        if match
    ]


def _without(paragraph: Span, dateline: Span | None) -> Span:
    """Return the paragraph behind its dateline."""
    if dateline and paragraph.holds(dateline) and dateline.end < paragraph.end:
        return Span(dateline.end, paragraph.end)
    return paragraph


def _sentences(text: str, paragraph: Span) -> list[Span]:
    spans: list[Span] = []
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        end = match.end()
        if end < paragraph.end and not _ends(text, start, match.start(), end):
            continue
        if spans and _DAY_ALONE.fullmatch(text, start, end):
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
        while end < paragraph.end and text[end].isspace():
            end += 1
        start = end
    if start < paragraph.end:
        if spans and _DAY_ALONE.fullmatch(text, start, paragraph.end):
            start = spans.pop().start
        spans.append(Span(start, paragraph.end))
    return spans


def _ends(text: str, start: int, mark: int, end: int) -> bool:
    """Whether the full stop at `mark` ends a sentence."""
    following = _LOOSE.sub("", text[end : end + 3])[:1]
    if following.islower() or following in (",", ";"):
        return False
    if text[mark] != ".":
        return not following.islower()
    word = _WORD_BEFORE.search(text, max(start, mark - 20), mark)
    if not word:
        return True
    last = word.group(1)
    if len(last) == 1 and last.isalpha():
        return False  # an initial
    if last.isdigit() and len(last) <= 2:
        return mark - len(last) > start + 1 and text[mark - len(last) - 1] not in "\n"
    if _INITIALS.fullmatch(last):
        # "di Ruang C.J. Rantung" goes on, "Rizal, S.H. Ia …" ends.
        return text[max(start, mark - len(last) - 2) : mark - len(last)].strip() == ","
    if last.casefold() in _ABBREVIATED:
        # "… No. 7", "Dr. Rizal": but "tahun 2025 per Jan." is rare enough.
        return False
    return not _degree_goes_on(text, start, mark, end)


def _degree_goes_on(text: str, start: int, mark: int, end: int) -> bool:
    """Whether "S.H." or "M.Si." stands at `mark` and the sentence goes on after it."""
    if not _DEGREE.search(text[max(start, mark - 14) : mark + 1]):
        return False
    following = text[end : end + 40].lstrip()
    # After a degree a new sentence and a name look alike; a name is rarer.
    return not following[:1].isupper() and following[:1] not in '"“‘'
