"""The text of a release with everything that was read in it marked by its role."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from martabat.newsroom.reading.values import ReadActivity, Reading, Span

# Role of a mark: what it is called, and to which of the four colours it belongs.
ROLES: dict[str, tuple[str | Promise, str]] = {
    "kind": (_("jenis"), "what"),
    "theme": (_("tema"), "what"),
    "number": (_("urutan"), "what"),
    "follows": (_("tindak lanjut"), "what"),
    "activity": (_("tanggal"), "when"),
    "end": (_("sampai"), "when"),
    "follows_up": (_("tanggal yang ditindaklanjuti"), "when"),
    "published": (_("tanggal terbit"), "when"),
    "deadline": (_("batas"), "when"),
    "validity": (_("masa berlaku"), "when"),
    "planned": (_("rencana"), "when"),
    "rule": (_("tanggal peraturan"), "when"),
    "earlier": (_("sebelumnya"), "when"),
    "mentioned": (_("tanggal lain"), "when"),
    "venue": (_("tempat"), "where"),
    "region": (_("wilayah"), "where"),
    "organisation": (_("lembaga"), "who"),
    "person": (_("tokoh"), "who"),
    "position": (_("jabatan"), "who"),
    "acting_for": (_("mewakili"), "who"),
    "credit": (_("kredit"), "who"),
}


@dataclass(slots=True)
class Mark:
    """A stretch of the text with its role; `anchor` is its id, `href` leads to its field."""

    span: Span
    role: str
    anchor: str = ""
    href: str = ""
    doubtful: bool = False
    parts: list["str | Mark"] = field(default_factory=list)

    @property
    def word(self) -> str:
        """What the role is called."""
        return str(ROLES[self.role][0])

    @property
    def colour(self) -> str:
        """The class of its colour."""
        return ROLES[self.role][1]


def paragraphs(reading: Reading, *, sure: float) -> list[list[str | Mark]]:
    """Return the text by paragraphs, each a list of words and marks that may hold marks."""
    marks = _placed(_marks(reading, sure))
    found: list[list[str | Mark]] = []
    start = 0
    for line in reading.text.split("\n"):
        end = start + len(line)
        if line.strip():
            found.append(_woven(reading.text, start, end, marks))
        start = end + 1
    return found


def _marks(reading: Reading, sure: float) -> list[Mark]:
    marks: list[Mark] = []
    for place, one in enumerate(reading.activities):
        marks += [
            Mark(span, role, f"t{place}-{name}", f"#id_a{place}-{to}", confidence < sure)
            for role, span, name, to, confidence in _told(one)
        ]
        marks += [Mark(credit.span, "credit") for credit in one.credits]
    marks += [Mark(date.span, date.role) for date in reading.dates]
    return marks


def _told(one: ReadActivity) -> Iterator[tuple[str, Span, str, str, float]]:
    """Yield role, place, name of the mark, name of the field and confidence of each value."""
    yield "kind", one.kind.span, "kind", "kind", one.kind.confidence
    if one.date:
        yield "activity", one.date.span, "date", "day", one.date.confidence
    for role, found in (
        ("venue", one.venue),
        ("region", one.region),
        ("theme", one.theme),
        ("number", one.series_position),
    ):
        if found:
            yield role, found.span, role, role, found.confidence
    for at, office in enumerate(one.organisations):
        yield "organisation", office.span, f"org{at}", f"org{at}_name", office.confidence
    for at, person in enumerate(one.persons):
        field_of = f"person{at}"
        yield "person", person.span, field_of, f"{field_of}_name", person.confidence
        for role, name, part in (
            ("position", "title", person.position),
            ("acting_for", "acting_for", person.acting_for),
        ):
            if part:
                yield role, part.span, f"{field_of}-{name}", f"{field_of}_{name}", part.confidence
    if one.follows_up:
        yield "follows", one.follows_up.span, "follows", "follows", one.follows_up.confidence


def _placed(marks: list[Mark]) -> list[Mark]:
    """Nest marks within each other; the second of two at the same place, or across, goes."""
    ordered = sorted(marks, key=lambda one: (one.span.start, -one.span.end, not one.anchor))
    kept: list[Mark] = []
    for mark in ordered:
        if mark.span.end <= mark.span.start or any(
            mark.span == other.span
            or mark.span.overlaps(other.span)
            and not other.span.holds(mark.span)
            for other in kept
        ):
            continue
        kept.append(mark)
    return kept


def _woven(text: str, start: int, end: int, marks: list[Mark]) -> list[str | Mark]:
    """Return the text from `start` to `end` with the marks that lie wholly within."""
    within = [one for one in marks if start <= one.span.start and one.span.end <= end]
    outer = [
        one
        for one in within
        if not any(other is not one and other.span.holds(one.span) for other in within)
    ]
    parts: list[str | Mark] = []
    at = start
    for mark in outer:
        if mark.span.start > at:
            parts.append(text[at : mark.span.start])
        inner = [one for one in within if one is not mark]
        mark.parts = _woven(text, mark.span.start, mark.span.end, inner)
        parts.append(mark)
        at = mark.span.end
    if at < end:
        parts.append(text[at:end])
    return parts
