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

# Who did something, and when.
Signed = tuple[str, str]


@dataclass(slots=True)
class ToldAnswer:
    """One answer as the journal tells it; `settled` is what a verdict made it.

    `versions` holds what each version said, `verdicts` verdict and reason, `remarks` what was said,
    each with who and when.
    """

    version: int = 0
    settled: bool = False
    evidence: set[str] = field(default_factory=set)
    versions: dict[int, tuple[dict[str, Any], Signed]] = field(default_factory=dict)
    verdicts: Counter[tuple[str, str, Signed]] = field(default_factory=Counter)
    remarks: Counter[tuple[str, Signed]] = field(default_factory=Counter)

    @property
    def answer(self) -> dict[str, Any]:
        """What the latest version says; empty where nothing was ever said."""
        return self.versions[self.version][0] if self.version else {}

    def say(self, version: int, answer: Mapping[str, Any], by: Signed) -> None:
        """Put a version down."""
        self.version = version
        self.versions[version] = (dict(answer), by)


@dataclass(slots=True)
class Told:
    """Everything that the journal tells."""

    answers: dict[str, ToldAnswer] = field(default_factory=dict)
    # Lines that count, and every line that was ever drawn with its reason and who drew it.
    lines: Counter[tuple[str, Decimal]] = field(default_factory=Counter)
    grounds: Counter[tuple[str, Decimal, str, Signed]] = field(default_factory=Counter)
    receipts: dict[str, str] = field(default_factory=dict)
    published: dict[int, str] = field(default_factory=dict)
    # Level, who, position, number of the covering letter, and the hash of what was endorsed.
    endorsed: Counter[tuple[str, str, str, str, str]] = field(default_factory=Counter)
    frozen: set[str] = field(default_factory=set)

    def of(self, indicator: str) -> ToldAnswer:
        """Return the answer to an indicator, blank where the journal is silent."""
        return self.answers.setdefault(indicator, ToldAnswer())


def replay(entries: Iterable[Mapping[str, Any]]) -> Told:
    """Go through a chain's entries in order."""
    told = Told()
    for entry in entries:
        _take(told, entry["verb"], entry["data"], (entry["actor"][1], entry["at"]))
    return told


def _take(told: Told, verb: str, data: Mapping[str, Any], by: Signed) -> None:
    match verb:
        case "answer.saved":
            told.of(data["indicator"]).say(data["version"], data["answer"], by)
            told.of(data["indicator"]).settled = False
        case "decided.accept" | "decided.return" | "decided.correct":
            _decide(told.of(data["indicator"]), verb.removeprefix("decided."), data, by)
        case "decided.accept_many":
            for indicator, _version in data["answers"]:
                told.of(indicator).settled = True
                told.of(indicator).verdicts["accept", "", by] += 1
        case "evidence.attached":
            told.of(data["indicator"]).evidence.add(data["sha256"])
        case "evidence.detached":
            told.of(data["indicator"]).evidence.discard(data["sha256"])
        case "remarked":
            told.of(data["indicator"]).remarks[data["text"], by] += 1
        case "evidence.frozen":
            told.frozen.add(data["sha256"])
        case _:
            _take_result(told, verb, data, by)


def _decide(answer: ToldAnswer, verdict: str, data: Mapping[str, Any], by: Signed) -> None:
    answer.settled = verdict != "return"
    answer.verdicts[verdict, data["reason"], by] += 1
    if verdict == "correct":
        answer.say(data["version"] + 1, data["correction"], by)


def _take_result(told: Told, verb: str, data: Mapping[str, Any], by: Signed) -> None:
    match verb:
        case "adjusted":
            told.lines[data["line"], Decimal(data["points"])] += 1
            told.grounds[data["line"], Decimal(data["points"]), data["reason"], by] += 1
        case "adjustment.withdrawn":
            told.lines[data["line"], Decimal(data["points"])] -= 1
        case "receipt.issued":
            told.receipts[data["number"]] = data["sha256"]
        case "published" | "published.corrected":
            told.published[data["version"]] = data["sha256"]
        case "endorsed.office" | "endorsed.regency" | "endorsed.province":
            level = verb.removeprefix("endorsed.")
            told.endorsed[level, by[0], data["position"], data["letter"], data["content"]] += 1


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
