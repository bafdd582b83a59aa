"""What an instrument is: rights, indicators, the tree that makes the total, and its policies.

Everything here is frozen data. An instrument is built once (from a package, see
`martabat.instruments`) and shared; all quantities are exact `Fraction`s.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from martabat.scoring.checks_model import Check
from martabat.scoring.precise import weighted_geometric_mean
from martabat.scoring.values import ValueRule

Status = Literal["official", "sample", "reconstructed"]
IndicatorType = Literal["structure", "process", "outcome"]
AnswerKind = Literal["number", "ratio", "choice", "yes_no"]
Aggregation = Literal["sum", "mean", "weighted_mean", "weighted_geometric_mean", "minimum"]
NodeKind = Literal["total", "right", "type", "part", "indicator"]

MissingPolicy = Literal["worst", "zero", "exclude", "no_score"]
"""What a blank does: worst value of its rule, 0 points, drops out, or forbids any score."""

NotApplicablePolicy = Literal["redistribute", "zero", "full", "not_allowed"]
"""What "not applicable" does: its points go to its siblings, 0, full points, or counts as blank."""

ZeroDenominator = Literal["invalid", "zero", "na"]
"""What a ratio of 0 to 0 is: no answer, the value 0, or "not applicable"."""


@dataclass(frozen=True)
class Text:
    """A text in Indonesian and, where there is one, English."""

    id: str
    en: str = ""

    def to(self, language: str) -> str:
        """Return the text in a language ("id", "en", "en-gb"); Indonesian where none is given."""
        return self.en if self.en and language.startswith("en") else self.id

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True)
class Option:
    """One answer of a choice: its letter and wording (its share stands in the value rule)."""

    letter: str
    text: Text


@dataclass(frozen=True, eq=False)
class Indicator:
    """One question, with everything that a person needs to answer and to judge it."""

    code: str
    group: str
    text: Text
    short: Text
    answer: AnswerKind
    unit: Text
    rule: ValueRule
    max_points: Fraction
    type: IndicatorType | None = None
    options: tuple[Option, ...] = ()
    numerator: Text | None = None
    denominator: Text | None = None
    multiplier: Fraction = Fraction(1)
    zero_denominator: ZeroDenominator = "invalid"
    na_allowed: bool = False
    direction: Literal["higher", "lower"] | None = None
    minimum: Fraction | None = None
    maximum: Fraction | None = None
    data_source: str = ""
    evidence: Text | None = None
    usual_office: str = ""
    source: str = ""
    why_it_matters: Text | None = None
    example_answer: str = ""
    checks: tuple[Check, ...] = ()
    statement_letter: str = ""
    status: Status = "sample"
    note: Text | None = None

    @cached_property
    def worst(self) -> Fraction:
        """Fewest points that an answer can bring."""
        worst = self.rule.worst
        return (min(worst, Fraction(0)) if self._zero_possible else worst) * self.max_points

    @cached_property
    def best(self) -> Fraction:
        """Most points that an answer can bring."""
        best = self.rule.best
        return (max(best, Fraction(0)) if self._zero_possible else best) * self.max_points

    @property
    def _zero_possible(self) -> bool:
        return self.answer == "ratio" and self.zero_denominator == "zero"


@dataclass(frozen=True, eq=False)
class Group:
    """A right (or variable) and its indicators."""

    code: str
    title: Text
    indicators: tuple[Indicator, ...]
    family: str = ""
    note: Text | None = None


@dataclass(frozen=True, eq=False)
class Leaf:
    """An indicator's place in the tree."""

    code: str
    best: Fraction


@dataclass(frozen=True, eq=False)
class Node:
    """A step of the calculation: how the values of its children make its own.

    With `scale_to`, the result is stretched so that full marks of all children give `scale_to`.
    Children that are not applicable drop out and their weight goes to the rest.
    """

    code: str
    title: Text
    kind: NodeKind
    rule: Aggregation
    children: tuple[Node | Leaf, ...]
    weights: tuple[Fraction, ...]
    scale_to: Fraction | None = None
    type: IndicatorType | None = None

    @cached_property
    def shares(self) -> tuple[Fraction, ...]:
        """Weight of each child in the average that the rule amounts to.

        A sum is an average of shares of full marks, weighted by full marks: that is what makes
        "its points go to the others" exact.
        """
        if self.rule == "sum":
            return tuple(
                w * child.best for w, child in zip(self.weights, self.children, strict=True)
            )
        return self.weights

    @cached_property
    def _natural_best(self) -> Fraction:
        bests = [child.best for child in self.children]
        if self.rule == "minimum":
            return min(bests)
        if self.rule == "weighted_geometric_mean":
            return weighted_geometric_mean(list(zip(self.weights, bests, strict=True)))
        total = sum((w * b for w, b in zip(self.weights, bests, strict=True)), Fraction(0))
        return total if self.rule == "sum" else total / sum(self.weights, Fraction(0))

    @cached_property
    def best(self) -> Fraction:
        """Value at full marks of all children."""
        return self._natural_best if self.scale_to is None else self.scale_to

    @cached_property
    def factor(self) -> Fraction:
        """What the average of the children is multiplied by."""
        stretch = Fraction(1) if self.scale_to is None else self.scale_to / self._natural_best
        return stretch * sum(self.shares, Fraction(0)) if self.rule == "sum" else stretch

    @cached_property
    def whole(self) -> Fraction | None:
        """What the weighted sum of children is multiplied by when none dropped out.

        None where the rule does not add up.
        """
        if self.rule in {"weighted_geometric_mean", "minimum"}:
            return None
        return self.factor / sum(self.shares, Fraction(0))

    @cached_property
    def even(self) -> bool:
        """Whether all weights are 1."""
        return all(weight == 1 for weight in self.weights)

    def walk(self) -> list[Node]:
        """Return this node and all nodes below it, parents first."""
        nodes = [self]
        for child in self.children:
            if isinstance(child, Node):
                nodes.extend(child.walk())
        return nodes

    def leaves(self) -> list[str]:
        """Return the indicator codes below this node, in order."""
        return [
            code
            for child in self.children
            for code in (child.leaves() if isinstance(child, Node) else [child.code])
        ]


@dataclass(frozen=True)
class Predicate:
    """A name for a stretch of scores, from `threshold` (None = the lowest) upwards.

    `strict` means "above" instead of "from"; `confirmed` is False where no rule was found in force.
    """

    code: str
    name: str
    title: Text
    threshold: Fraction | None
    strict: bool = False
    confirmed: bool = True
    source: str = ""

    def reached_by(self, score: Fraction) -> bool:
        """Whether the (unrounded) score lies at or above the boundary."""
        if self.threshold is None:
            return True
        return score > self.threshold if self.strict else score >= self.threshold


@dataclass(frozen=True)
class Limits:
    """Bounds; None = no bound is known."""

    minimum: Fraction | None = None
    maximum: Fraction | None = None

    def clamp(self, value: Fraction) -> Fraction:
        """Return the value moved to the nearest bound that it passes."""
        if self.minimum is not None and value < self.minimum:
            return self.minimum
        if self.maximum is not None and value > self.maximum:
            return self.maximum
        return value


@dataclass(frozen=True)
class AdjustmentKind:
    """A kind of signed line after the indicators, with limits for the sum of its lines."""

    code: str
    title: Text
    limits: Limits = Limits()
    confirmed: bool = True


@dataclass(frozen=True)
class Rounding:
    """How the score is shown. The predicate is decided before rounding."""

    decimals: int = 2
    mode: Literal["half_up", "half_even", "down"] = "half_up"


@dataclass(frozen=True, eq=False)
class Instrument:
    """A version of the criteria: what is asked and how answers become a score."""

    name: str
    version: str
    title: Text
    status: Status
    groups: tuple[Group, ...]
    tree: Node
    mark: Text | None = None
    note: Text | None = None
    source: str = ""
    missing: MissingPolicy = "worst"
    not_applicable: NotApplicablePolicy = "redistribute"
    adjustments: tuple[AdjustmentKind, ...] = ()
    adjustment_limits: Limits = Limits()
    cap: Limits = Limits()
    rounding: Rounding = Rounding()
    predicates: tuple[Predicate, ...] = ()
    """Highest first."""
    group_nodes: Mapping[str, Node] = field(default_factory=dict)
    """Scores of groups: nodes of the tree, or stand-ins where the total bypasses the groups."""
    valid_from: int | None = None
    valid_to: int | None = None
    mapping_from: str = ""
    mapping: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Indicator code here -> codes of the earlier version `mapping_from`."""
    gaps: tuple[Text, ...] = ()
    """What is not known about this instrument, said aloud."""

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """All indicators by code, in the order of the instrument."""
        return {i.code: i for group in self.groups for i in group.indicators}

    def predicate_of(self, score: Fraction | None) -> Predicate | None:
        """Return the predicate of an unrounded score; None where no named stretch holds it."""
        if score is None:
            return None
        return next((p for p in self.predicates if p.reached_by(score)), None)

    def next_predicate(self, score: Fraction) -> Predicate | None:
        """Return the nearest predicate above an unrounded score; None at the top."""
        above = [p for p in self.predicates if not p.reached_by(score)]
        return above[-1] if above else None
