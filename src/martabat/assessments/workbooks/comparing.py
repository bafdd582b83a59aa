"""What a workbook says beside what it was made from and what stands now.

| in the file | since it was made | then |
| --- | --- | --- |
| as made, or empty | whatever | nobody touched it: same |
| as it stands now | whatever | same |
| other | nobody else changed it | new or changed |
| other | somebody else changed it | conflict: what stands is kept until somebody chooses |

The parts of an answer (value, numerator and denominator, not applicable with its reason) are
decided on together, for half of two answers answers nothing; the note is decided on by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from django.utils.translation import gettext as _

from martabat.assessments.queries.held import Held
from martabat.assessments.queries.questions import Question
from martabat.assessments.values import Given
from martabat.assessments.workbooks.columns import ANSWERING, number_text, tidy
from martabat.assessments.workbooks.meaning import Said, Value, Wrong, meaning_of, shown
from martabat.assessments.workbooks.sheets import Line

State = Literal["new", "changed", "conflict", "refused"]
STATES: tuple[State, ...] = ("new", "changed", "conflict", "refused")
ANSWER, NOTE = "answer", "note"
NEAR = Fraction(1, 1000)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands, what it says there, and which column of ours it is in."""

    sheet: str
    cell: str
    name: str
    found: str
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that says something else than what stands now."""

    place: Place
    value: Value
    expected: str = ""
    """Why this very cell is refused; empty for one that only goes with it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """All that a file says anew about an answer or about its note."""

    code: str
    part: str
    state: State
    differences: tuple[Difference, ...]
    now: Held | None
    base: Given | None
    proposed: Given | None
    chosen: bool = False
    """Of a conflict: whether the file's text shall replace what stands."""
    why: str = ""

    @property
    def key(self) -> str:
        """The name of this finding in forms and choices."""
        return f"{self.code}/{self.part}"

    @property
    def written(self) -> bool:
        """Whether accepting writes it."""
        return self.state in {"new", "changed"} or (self.state == "conflict" and self.chosen)


@dataclass(slots=True)
class Compared:
    """Everything that a file says, beside what stands now."""

    findings: list[Finding] = field(default_factory=list)
    same: int = 0
    emptied: int = 0
    formulas: int = 0
    unknown: list[Place] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Around:
    """What the file is compared with. `open_` are the codes that this person may change now."""

    questions: Mapping[str, Question]
    held: Mapping[str, Held]
    mine: frozenset[str]
    open_: frozenset[str]
    base: Mapping[str, Given]
    chosen: Mapping[str, int]
    """Findings whose conflict is decided for the file, with the version then standing."""


def compare(lines: Sequence[Line], around: Around) -> Compared:
    """Compare every row; the instrument's own checks follow in `checking`."""
    compared = Compared()
    by_code: dict[str, list[Line]] = {}
    for line in lines:
        if line.code in around.questions:
            by_code.setdefault(line.code, []).append(line)
        else:
            _stray(line, compared)
    for code, question in around.questions.items():
        if code in by_code:
            _indicator(question, by_code[code], around, compared)
    return compared


def _stray(line: Line, compared: Compared) -> None:
    """Take note of a row with input that belongs to no indicator of ours."""
    for name, (cell, kind, text, formula) in sorted(line.cells.items()):
        if formula and name == ANSWER:
            continue
        place = Place(line.sheet, cell, name, shown(kind, text))
        if line.code:
            compared.unknown.append(replace(place, name=line.code))
        else:
            why = _("Baris ini berisi isian, tetapi kolom Kode kosong. Tulis kodenya.")
            compared.findings.append(
                Finding(
                    "", name, "refused", (Difference(place, None, why),), None, None, None, why=why
                )
            )


def _indicator(question: Question, lines: list[Line], around: Around, compared: Compared) -> None:
    code = question.code
    if len(lines) > 1:
        compared.twice.append(code)
    said: dict[str, list[tuple[Place, Said | Wrong]]] = {}
    base = around.base.get(code)
    stood = base or _tidied(around.held[code].given)
    for line in lines:
        for name, meaning in _meanings(question, line, stood).items():
            said.setdefault(name, []).append(meaning)
    for name in (*ANSWERING, NOTE):
        if base is not None and name not in said and getattr(base, _attribute(question, name)):
            compared.emptied += 1
    for part, names in ((ANSWER, ANSWERING), (NOTE, (NOTE,))):
        chosen = {name: said[name] for name in names if name in said}
        if chosen:
            finding = _part(question, part, chosen, around)
            if finding is None:
                compared.same += 1
            else:
                compared.findings.append(finding)
                compared.formulas += sum(item.place.formula for item in finding.differences)


def _meanings(
    question: Question, line: Line, stood: Given
) -> dict[str, tuple[Place, Said | Wrong]]:
    found: dict[str, tuple[Place, Said | Wrong]] = {}
    for name in (*ANSWERING, NOTE):
        if name not in line.cells:
            continue
        cell, kind, text, formula = line.cells[name]
        result = name == ANSWER and question.kind == "ratio"
        if result and (formula or _is_result(question, line)):
            continue
        place = Place(line.sheet, cell, name, shown(kind, text), bool(formula))
        old = getattr(stood, _attribute(question, name))
        if isinstance(old, Decimal) and text == number_text(old):
            # Nobody touched it, whatever the instrument thinks of it today.
            found[name] = (place, Said(old))
        else:
            found[name] = (place, meaning_of(question, name, kind, text, formula))
    return found


def _is_result(question: Question, line: Line) -> bool:
    """Whether the result of a ratio stands in its cell as a number, where a formula was."""
    try:
        top, bottom = (Fraction(line.cells[name][2]) for name in ("numerator", "denominator"))
        result = Fraction(line.cells[ANSWER][2])
        exact = top / bottom * question.indicator.multiplier
    except (KeyError, ValueError, ZeroDivisionError):
        return False
    return abs(exact - result) <= NEAR * max(abs(exact), Fraction(1))


def _attribute(question: Question, name: str) -> str:
    if name != ANSWER:
        return name
    return "choice" if question.options else "value"


def _part(
    question: Question,
    part: str,
    said: Mapping[str, list[tuple[Place, Said | Wrong]]],
    around: Around,
) -> Finding | None:
    """Return what is different in one part of an answer; None where nothing is."""
    held = around.held[question.code]
    now = _tidied(held.given)
    base = around.base.get(question.code)
    values: dict[str, Value] = {}
    differences: list[Difference] = []
    wrong = False
    for name, items in said.items():
        for place, meaning in _distinct(items):
            if isinstance(meaning, Wrong):
                wrong = True
                differences.append(Difference(place, None, meaning.expected))
                continue
            value = _settled(question, name, meaning.value)
            attribute = _attribute(question, name)
            values[attribute] = value
            if value != getattr(now, attribute) and (
                base is None or value != getattr(base, attribute) or wrong
            ):
                differences.append(Difference(place, value))
        if len({_spoken(meaning) for _place, meaning in items}) > 1:
            wrong = True
            differences += [
                Difference(place, None, _("Kode ini ada dua kali dengan isi yang berbeda."))
                for place, _meaning in items
            ]
    if not differences:
        return None
    finding = Finding(question.code, part, "refused", tuple(differences), held, base, None)
    if wrong:
        return finding
    return _judged(question, finding, values, said, around)


def _distinct(
    items: list[tuple[Place, Said | Wrong]],
) -> list[tuple[Place, Said | Wrong]]:
    """Return one place for each thing said, where a code stands twice."""
    if len({_spoken(meaning) for _place, meaning in items}) > 1:
        return []
    return items[:1]


def _spoken(meaning: Said | Wrong) -> object:
    return ("wrong", meaning.found) if isinstance(meaning, Wrong) else ("said", meaning.value)


def _settled(question: Question, name: str, value: Value) -> Value:
    """Put "emptied" into the words of the column."""
    if value is None and (name in {"reason", NOTE} or (name == ANSWER and question.options)):
        return ""
    return value


def _tidied(given: Given) -> Given:
    return replace(given, reason=tidy(given.reason), note=tidy(given.note))


def _judged(
    question: Question,
    finding: Finding,
    values: Mapping[str, Value],
    said: Mapping[str, list[tuple[Place, Said | Wrong]]],
    around: Around,
) -> Finding:
    """Tell new, changed and conflicting apart, and refuse what may not be answered."""
    held = around.held[question.code]
    now = _tidied(held.given)
    names = [_attribute(question, name) for name in (said if finding.part == NOTE else ANSWERING)]
    blank = all(getattr(now, name) in {None, "", False} for name in names)
    state: State = "new" if blank else "changed"
    base = finding.base
    if base is not None and any(getattr(base, name) != getattr(now, name) for name in names):
        state = "conflict"
        differences = [
            Difference(items[0][0], values[_attribute(question, name)])
            for name, items in said.items()
            if values[_attribute(question, name)] != getattr(now, _attribute(question, name))
        ]
        finding = replace(finding, differences=tuple(differences))
    changes: dict[str, Any] = {
        _attribute(question, item.place.name): item.value for item in finding.differences
    }
    if changes.get("not_applicable") is False:
        changes["reason"] = ""
    proposed = replace(now, **changes)
    finding = replace(
        finding,
        state=state,
        proposed=proposed,
        chosen=around.chosen.get(finding.key) == held.version,
    )
    why = _forbidden(question, finding, changes, around)
    return refused(finding, why) if why else finding


def _forbidden(
    question: Question, finding: Finding, changes: Mapping[str, Any], around: Around
) -> str:
    """Say why an answer cannot be written, if so."""
    proposed = finding.proposed
    assert proposed is not None
    if question.code not in around.mine:
        return _("Indikator ini tidak diminta dari kantor Anda.")
    if question.code not in around.open_:
        return _("Jawaban ini sedang dikunci karena sudah diajukan atau sudah diperiksa.")
    if finding.part == NOTE:
        return ""
    if proposed.not_applicable and not proposed.reason:
        return _("Tulis alasan mengapa indikator ini tidak berlaku.")
    if proposed.reason and not proposed.not_applicable:
        return _("Ada alasan, tetapi kolom Tidak berlaku belum berisi Ya.")
    answered = {"value", "numerator", "denominator", "choice"} & set(changes)
    if proposed.not_applicable and any(changes[name] not in {None, ""} for name in answered):
        return _("Indikator ini tercatat tidak berlaku. Tulis Tidak bila sekarang ada jawabannya.")
    return ""


def refused(finding: Finding, why: str) -> Finding:
    """Return a finding as refused, with the reason at its first cell."""
    first, *others = finding.differences
    return replace(
        finding,
        state="refused",
        differences=(replace(first, expected=why), *others),
        proposed=None,
        why=why,
    )


def standing(finding: Finding, question: Question, name: str) -> Value:
    """Return what stands now in the column of a difference."""
    if finding.now is None:
        return None
    value: Value = getattr(finding.now, _attribute(question, name))
    return value
