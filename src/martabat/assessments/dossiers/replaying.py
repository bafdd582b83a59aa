"""An assessment as its journal tells it: every answer, verdict, piece of evidence and signed line.

Pure: no Django, no database. What the journal alone gives is held against what a dossier says.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from martabat import scoring


@dataclass(slots=True)
class ToldAnswer:
    """One answer as the journal tells it; `settled` is what a verdict made it."""

    version: int = 0
    answer: dict[str, Any] = field(default_factory=dict)
    settled: bool = False
    evidence: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Told:
    """Everything that the journal tells."""

    answers: dict[str, ToldAnswer] = field(default_factory=dict)
    lines: Counter[tuple[str, Decimal]] = field(default_factory=Counter)
    receipts: dict[str, str] = field(default_factory=dict)
    published: dict[int, str] = field(default_factory=dict)
    endorsed: list[tuple[str, str]] = field(default_factory=list)
    frozen: set[str] = field(default_factory=set)

    def of(self, indicator: str) -> ToldAnswer:
        """Return the answer to an indicator, blank where the journal is silent."""
        return self.answers.setdefault(indicator, ToldAnswer())


def replay(entries: Iterable[Mapping[str, Any]]) -> Told:
    """Go through a chain's entries in order."""
    told = Told()
    for entry in entries:
        _take(told, entry["verb"], entry["data"])
    return told


def _take(told: Told, verb: str, data: Mapping[str, Any]) -> None:
    match verb:
        case "answer.saved":
            told.of(data["indicator"]).version = data["version"]
            told.of(data["indicator"]).answer = dict(data["answer"])
            told.of(data["indicator"]).settled = False
        case "decided.accept" | "decided.return":
            told.of(data["indicator"]).settled = verb == "decided.accept"
        case "decided.correct":
            told.of(data["indicator"]).version = data["version"] + 1
            told.of(data["indicator"]).answer = dict(data["correction"])
            told.of(data["indicator"]).settled = True
        case "decided.accept_many":
            for indicator, _version in data["answers"]:
                told.of(indicator).settled = True
        case "evidence.attached":
            told.of(data["indicator"]).evidence.add(data["sha256"])
        case "evidence.detached":
            told.of(data["indicator"]).evidence.discard(data["sha256"])
        case "evidence.frozen":
            told.frozen.add(data["sha256"])
        case "adjusted":
            told.lines[data["line"], Decimal(data["points"])] += 1
        case "adjustment.withdrawn":
            told.lines[data["line"], Decimal(data["points"])] -= 1
        case "receipt.issued":
            told.receipts[data["number"]] = data["sha256"]
        case "published" | "published.corrected":
            told.published[data["version"]] = data["sha256"]
        case "endorsed.office" | "endorsed.regency" | "endorsed.province":
            told.endorsed.append((verb.removeprefix("endorsed."), data["content"]))


def score(told: Told, instrument: scoring.Instrument) -> scoring.Result:
    """Compute the score from what the journal tells, and nothing else."""
    return scoring.evaluate(
        instrument,
        {
            code: _scoring_answer(indicator, told.of(code))
            for code, indicator in instrument.indicators.items()
        },
        [
            scoring.Adjustment(value=Fraction(points), reason="", kind=line)
            for (line, points), count in told.lines.items()
            for _ in range(count)
        ],
    )


def _scoring_answer(indicator: scoring.Indicator, told: ToldAnswer) -> scoring.Answer:
    given = told.answer
    value: Fraction | str | bool | None = None
    if given.get("choice"):
        value = given["choice"] == "yes" if indicator.answer == "yes_no" else given["choice"]
    elif given.get("value") is not None:
        value = Fraction(given["value"])
    return scoring.Answer(
        value=value,
        numerator=_fraction(given.get("numerator")),
        denominator=_fraction(given.get("denominator")),
        not_applicable=bool(given.get("not_applicable")),
        settled=told.settled,
    )


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
