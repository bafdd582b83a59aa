"""The text of a release with everything that was read in it marked by its role."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from martabat.newsroom.reading.values import Reading, Span

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
        here = f"a{place}"

        def add(
            role: str, span: Span, name: str, to: str, confidence: float,
            place: int = place, here: str = here,
        ) -> None:  # fmt: skip
            marks.append(
                Mark(span, role, f"t{place}-{name}", f"#id_{here}-{to}", confidence < sure)
            )

        add("kind", one.kind.span, "kind", "kind", one.kind.confidence)
        if one.date:
            add("activity", one.date.span, "date", "day", one.date.confidence)
        for role, found, to in (
            ("venue", one.venue, "venue"),
            ("region", one.region, "region"),
            ("theme", one.theme, "theme"),
            ("number", one.series_position, "number"),
        ):
            if found:
                add(role, found.span, to, to, found.confidence)
        for at, organisation in enumerate(one.organisations):
            add("organisation", organisation.span, f"org{at}", f"org{at}_name",
                organisation.confidence)  # fmt: skip
        for at, person in enumerate(one.persons):
            add("person", person.span, f"person{at}", f"person{at}_name", person.confidence)
            if person.position:
                add("position", person.position.span, f"person{at}-title", f"person{at}_title",
                    person.position.confidence)  # fmt: skip
            if person.acting_for:
                add("acting_for", person.acting_for.span, f"person{at}-for",
                    f"person{at}_acting_for", person.acting_for.confidence)  # fmt: skip
        if one.follows_up:
            add("follows", one.follows_up.span, "follows", "follows", one.follows_up.confidence)
        marks += [Mark(credit.span, "credit") for credit in one.credits]
    marks += [Mark(date.span, date.role) for date in reading.dates]
    return marks


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
