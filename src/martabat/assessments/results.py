"""A result as pages read it: what `published.content_of` wrote, as frozen objects."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from martabat.scoring import Text


@dataclass(frozen=True)
class Threshold:
    """From where a predicate begins; `value` is None for the lowest."""

    code: str
    title: Text
    value: Decimal | None
    strict: bool
    confirmed: bool
    source: str


@dataclass(frozen=True)
class LedgerLine:
    """A signed line (`rule` "line"), or what a limit takes back ("limit")."""

    rule: str
    kind: str
    title: Text
    points: Decimal
    reason: str
    organisation: str
    dated: date | None
    document: str
    sha256: str


@dataclass(frozen=True)
class Said:
    """What an answer says."""

    answer: Text
    numerator: Decimal | None
    denominator: Decimal | None
    not_applicable: bool
    reason: str
    note: str


@dataclass(frozen=True)
class ResultVersion(Said):
    """What one office put down for an answer."""

    number: int
    tier: str
    organisation: str
    dated: date


@dataclass(frozen=True)
class ResultDecision:
    """A verdict and the number of the version that it was given on (0 for a blank)."""

    tier: str
    verdict: str
    version: int
    organisation: str
    dated: date
    reason: str


@dataclass(frozen=True)
class Cited:
    """A document that proves an answer."""

    title: str
    filename: str
    page: int | None
    sha256: str
    example: bool


@dataclass(frozen=True)
class ResultIndicator(Said):
    """One indicator, its answer, and everything that made its points."""

    code: str
    right: str
    short: Text
    text: Text
    unit: Text
    type: str
    status: str
    settled: bool
    points: Decimal | None
    maximum: Decimal
    multiplier: Decimal
    how: Mapping[str, Any]
    versions: tuple[ResultVersion, ...]
    decisions: tuple[ResultDecision, ...]
    evidence: tuple[Cited, ...]

    @property
    def latest_versions(self) -> Mapping[str, ResultVersion]:
        """The last version that each tier wrote."""
        return {version.tier: version for version in self.versions}

    @property
    def latest_decisions(self) -> Mapping[str, ResultDecision]:
        """The last verdict that each tier gave."""
        return {decision.tier: decision for decision in self.decisions}


@dataclass(frozen=True)
class Part:
    """A score with its range and full marks."""

    score: Decimal | None
    low: Decimal | None
    high: Decimal | None
    maximum: Decimal


@dataclass(frozen=True)
class ResultRight(Part):
    """One right with its parts by type (structure, process, outcome)."""

    code: str
    number: int
    title: Text
    family: str
    open: int
    contribution: Decimal | None
    types: Mapping[str, Part]
    indicators: tuple[ResultIndicator, ...]


@dataclass(frozen=True)
class Step:
    """One step of the calculation, from the total down to an indicator."""

    code: str
    kind: str
    title: Text
    value: Decimal | None
    maximum: Decimal
    weight: Decimal
    contribution: Decimal | None
    how: Mapping[str, Any]
    children: tuple["Step", ...]

    def path_to(self, code: str) -> tuple["Step", ...]:
        """Return the steps from here down to `code`; nothing where it is not below."""
        if self.code == code:
            return (self,)
        for child in self.children:
            if found := child.path_to(code):
                return (self, *found)
        return ()


@dataclass(frozen=True)
class ResultInstrument:
    """The rules by which the score was made."""

    name: str
    version: str
    title: Text
    status: str
    mark: Text | None
    source: str
    decimals: int
    gaps: tuple[Text, ...]


@dataclass(frozen=True)
class ResultRegion:
    """The region as it was called then."""

    code: str
    name: str
    short_name: str
    province_code: str
    province: str


@dataclass(frozen=True)
class ResultDecree:
    """The decree that fixed the result."""

    number: str
    dated: date
    title: str


@dataclass(frozen=True)
class PublishedResult:
    """A result with its whole explanation."""

    region: ResultRegion
    award_year: int
    data_year: int
    example: bool
    step: str
    instrument: ResultInstrument
    decree: ResultDecree | None
    score: Decimal | None
    raw: Decimal | None
    adjusted: Decimal | None
    capped: Decimal | None
    low: Decimal | None
    high: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    best: Decimal
    open: int
    predicate: Threshold | None
    predicate_low: Threshold | None
    predicate_high: Threshold | None
    predicates: tuple[Threshold, ...]
    ledger: tuple[LedgerLine, ...]
    rights: tuple[ResultRight, ...]
    indicators: Mapping[str, ResultIndicator]
    tree: Step

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The kinds of indicators that rights are split into, in order."""
        return tuple(dict.fromkeys(kind for right in self.rights for kind in right.types))

    @property
    def scale(self) -> tuple[Decimal, Decimal]:
        """The ends of the bar that shows the score."""
        top = self.best if self.maximum is None else self.maximum
        return self.minimum or Decimal(0), top

    @property
    def moved(self) -> Decimal:
        """What the signed lines add up to after their limits."""
        return sum((line.points for line in self.ledger), Decimal(0))

    def right_named(self, code: str) -> ResultRight | None:
        """Return a right by its code or its number."""
        return next((r for r in self.rights if code in {r.code, str(r.number)}), None)
