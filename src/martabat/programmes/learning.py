"""What a test before and after says about learning: plain statistics, no Django.

Each person is compared with himself (paired samples). Scores are shares of right answers, 0 to 1.

Sources
- interval of a mean difference: Student's t (Altman & Gardner 1988, BMJ 296:1313);
- quantile of t: Hill 1970, Algorithm 396, Communications of the ACM 13(10):619-620;
- effect size d_z: Cohen 1988, Statistical Power Analysis, p. 48; its small-sample correction
  J = 1 - 3/(4 df - 1): Hedges 1981, Journal of Educational Statistics 6(2):107-128.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import NormalDist, fmean, stdev

# Fewer pairs than this show nothing: the figures would tell single people's results.
FEWEST = 5
# Below this the interval is wide, and is shown with a word of caution.
FEW = 30
CONFIDENCE = 0.95
# Scores are shares of a few questions; what differs by less is the same number.
_SAME = 1e-12


class Verdict(Enum):
    """What may be said of a change."""

    TOO_FEW = "too_few"
    UNSURE = "unsure"
    ROSE = "rose"
    FELL = "fell"


@dataclass(frozen=True, slots=True)
class Pair:
    """One person's score before and after, in a group of participants."""

    group: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Change:
    """How a group's mean changed.

    Figures are None where there are too few pairs. `low` and `high` bound the mean change with
    95 % confidence; `effect` is d_z with small-sample correction, None where all changed alike.
    """

    count: int
    before: float | None = None
    after: float | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None
    effect: float | None = None

    @property
    def verdict(self) -> Verdict:
        """Tell a rise or fall only where the whole interval lies on one side of zero."""
        if self.low is None or self.high is None:
            return Verdict.TOO_FEW
        if self.low > 0:
            return Verdict.ROSE
        return Verdict.FELL if self.high < 0 else Verdict.UNSURE

    @property
    def few(self) -> bool:
        """Whether there are so few pairs that the interval needs a word of caution."""
        return FEWEST <= self.count < FEW


def change_of(pairs: Sequence[tuple[float, float]]) -> Change:
    """Return how scores (before, after) changed; without figures where there are too few."""
    count = len(pairs)
    if count < FEWEST:
        return Change(count)
    return change_from(
        count,
        before=fmean(first for first, _second in pairs),
        after=fmean(second for _first, second in pairs),
        spread=stdev(second - first for first, second in pairs),
    )


def change_from(count: int, *, before: float, after: float, spread: float) -> Change:
    """Return a change from the number of pairs, both means, and the spread of the differences.

    `spread` is their sample standard deviation; what a database adds up need not be fetched.
    """
    if count < FEWEST:
        return Change(count)
    mean = after - before
    if spread < _SAME:
        return Change(count, before, after, mean, mean, mean)
    reach = t_quantile(0.5 + CONFIDENCE / 2, count - 1) * spread / math.sqrt(count)
    return Change(
        count,
        before,
        after,
        mean,
        mean - reach,
        mean + reach,
        small_sample_correction(count - 1) * mean / spread,
    )


def small_sample_correction(freedom: int) -> float:
    """Return Hedges' J for degrees of freedom of at least 1 (approximation of 1981)."""
    return 1 - 3 / (4 * freedom - 1)


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A group's change; `hidden` where showing it would tell the figures of a smaller group."""

    group: str
    change: Change
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Unpaired:
    """People who answered only once; the mean is None where they are too few."""

    count: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Learning:
    """The change of all and of each group, and who answered only before or only after."""

    total: Change
    groups: tuple[GroupChange, ...]
    only_before: Unpaired
    only_after: Unpaired


def learning_of(
    pairs: Iterable[Pair], only_before: Sequence[float] = (), only_after: Sequence[float] = ()
) -> Learning:
    """Compare all pairs and each group, in the order of the groups' names."""
    held = list(pairs)
    groups: dict[str, list[tuple[float, float]]] = {}
    for pair in held:
        groups.setdefault(pair.group, []).append((pair.before, pair.after))
    hidden = _hidden({group: len(found) for group, found in groups.items()})
    return Learning(
        total=change_of([(pair.before, pair.after) for pair in held]),
        groups=tuple(
            GroupChange(
                group,
                Change(len(found)) if group in hidden else change_of(found),
                hidden=group in hidden and len(found) >= FEWEST,
            )
            for group, found in sorted(groups.items())
        ),
        only_before=_unpaired(only_before),
        only_after=_unpaired(only_after),
    )


def _hidden(counts: dict[str, int]) -> set[str]:
    """Return the groups without figures: small ones, and one more where they could be worked out.

    The total less the groups shown gives the groups hidden; together those must be many enough.
    """
    hidden = {group for group, count in counts.items() if count < FEWEST}
    together = sum(counts[group] for group in hidden)
    shown = sorted((count, group) for group, count in counts.items() if group not in hidden)
    if hidden and together < FEWEST and shown:
        hidden.add(shown[0][1])
    return hidden


def _unpaired(scores: Sequence[float]) -> Unpaired:
    return Unpaired(len(scores), fmean(scores) if len(scores) >= FEWEST else None)


def t_quantile(probability: float, freedom: int) -> float:
    """Return the quantile of Student's t for a probability and degrees of freedom (at least 1).

    Hill's asymptotic inverse expansion, exact for 1 and 2 degrees of freedom, with one Newton step
    on the exact distribution for few degrees, where the expansion alone is good to three digits.
    Raises ValueError for a probability outside (0, 1).
    """
    if not 0 < probability < 1 or freedom < 1:
        raise ValueError("A probability lies between 0 and 1, degrees of freedom are at least 1.")
    if probability < 0.5:
        return -t_quantile(1 - probability, freedom)
    tails = 2 * (1 - probability)
    if freedom == 1:
        return 1 / math.tan(tails * math.pi / 2)
    if freedom == 2:
        return math.sqrt(max(2 / (tails * (2 - tails)) - 2, 0.0))
    return _refined(_hill(tails, freedom), probability, freedom)


def _hill(tails: float, n: int) -> float:
    """Return |t| that both tails together exceed with probability `tails` (Algorithm 396)."""
    a = 1 / (n - 0.5)
    b = 48 / a**2
    c = ((20700 * a / b - 98) * a - 16) * a + 96.36
    d = ((94.5 / (b + c) - 3) / b + 1) * math.sqrt(a * math.pi / 2) * n
    x = d * tails
    y = x ** (2 / n)
    if y > 0.05 + a:
        x = NormalDist().inv_cdf(tails / 2)
        y = x * x
        if n < 5:
            c += 0.3 * (n - 4.5) * (x + 0.6)
        c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c
        y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
        y = math.expm1(a * y * y)
    else:
        y = (
            (1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1
        ) * (n + 1) / (n + 2) + 1 / y
    return math.sqrt(n * y)


def _refined(t: float, probability: float, freedom: int) -> float:
    for _step in range(2):
        t -= (t_distribution(t, freedom) - probability) / _density(t, freedom)
    return t


def t_distribution(t: float, freedom: int) -> float:
    """Return P(T <= t) for whole degrees of freedom (Abramowitz & Stegun 1964, 26.7.3-26.7.4)."""
    theta = math.atan(t / math.sqrt(freedom))
    cosine, sine = math.cos(theta), math.sin(theta)
    total, term = 0.0, 1.0
    if freedom % 2:
        term = cosine
        for step in range(1, freedom - 1, 2):
            total += term
            term *= cosine * cosine * (step + 1) / (step + 2)
        inside = (theta + sine * total) * 2 / math.pi
    else:
        for step in range(0, freedom - 1, 2):
            total += term
            term *= cosine * cosine * (step + 1) / (step + 2)
        inside = sine * total
    return (1 + inside) / 2


def _density(t: float, n: int) -> float:
    scale = math.lgamma((n + 1) / 2) - math.lgamma(n / 2) - math.log(n * math.pi) / 2
    return math.exp(scale - (n + 1) / 2 * math.log1p(t * t / n))
