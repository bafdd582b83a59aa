"""Value rules: what an answer is worth, as a share of the indicator's full points.

Bands, choice, yes/no, linear and logarithmic goalposts give shares (mostly 0 to 1); a direct value
is its own points. `worst` and `best` are the extreme shares that an answer can reach.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from martabat.scoring.precise import log_ratio

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True)
class Fired:
    """What a rule made of a value: its share, and which band or option decided."""

    share: Fraction
    index: int | None = None
    condition: str = ""
    clamped: bool = False
    gap: bool = False


@dataclass(frozen=True)
class Band:
    """A stretch of values and its share; a missing bound is open-ended."""

    share: Fraction
    lower: Fraction | None = None
    upper: Fraction | None = None
    lower_open: bool = False
    upper_open: bool = False

    def holds(self, value: Fraction) -> bool:
        """Whether the value lies in this stretch."""
        if self.lower is not None and (
            value <= self.lower if self.lower_open else value < self.lower
        ):
            return False
        return self.upper is None or (
            value < self.upper if self.upper_open else value <= self.upper
        )

    @property
    def condition(self) -> str:
        """The stretch in machine words: ">=60", "<2", "=0", ">0 <=1"."""
        if self.lower is not None and self.lower == self.upper:
            return f"={_plain(self.lower)}"
        parts = []
        if self.lower is not None:
            parts.append((">" if self.lower_open else ">=") + _plain(self.lower))
        if self.upper is not None:
            parts.append(("<" if self.upper_open else "<=") + _plain(self.upper))
        return " ".join(parts)


def _plain(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else repr(float(value))


@dataclass(frozen=True)
class Bands:
    """First band that holds the value. With `precision`, the value is first rounded (half up).

    `gaps` are stretches that the source leaves uncovered, acknowledged with the share we give.
    """

    kind: ClassVar[str] = "bands"
    bands: tuple[Band, ...]
    precision: int | None = None
    gaps: tuple[Band, ...] = ()

    def rounded(self, value: Fraction) -> Fraction:
        """Return the value at the precision in which the bands are written."""
        if self.precision is None:
            return value
        scale = 10**self.precision
        return Fraction(math.floor(value * scale + Fraction(1, 2)), scale)

    def fire(self, value: Fraction) -> Fired | None:
        """Return the share of a value; None where neither band nor acknowledged gap holds it."""
        value = self.rounded(value)
        for index, band in enumerate(self.bands):
            if band.holds(value):
                return Fired(band.share, index, band.condition)
        for band in self.gaps:
            if band.holds(value):
                return Fired(band.share, None, band.condition, gap=True)
        return None

    @property
    def _shares(self) -> list[Fraction]:
        return [band.share for band in (*self.bands, *self.gaps)]

    @property
    def worst(self) -> Fraction:
        """Least share of any band."""
        return min(self._shares)

    @property
    def best(self) -> Fraction:
        """Greatest share of any band."""
        return max(self._shares)


@dataclass(frozen=True)
class Choice:
    """One of several lettered answers, each with its share."""

    kind: ClassVar[str] = "choice"
    shares: Mapping[str, Fraction]

    def fire(self, letter: str) -> Fired | None:
        """Return the share of a letter; None for a letter that is not offered."""
        letter = letter.strip().lower()
        if letter not in self.shares:
            return None
        return Fired(self.shares[letter], list(self.shares).index(letter), letter)

    @property
    def worst(self) -> Fraction:
        """Least share of any letter."""
        return min(self.shares.values())

    @property
    def best(self) -> Fraction:
        """Greatest share of any letter."""
        return max(self.shares.values())


@dataclass(frozen=True)
class YesNo:
    """Yes or no, each with its share."""

    kind: ClassVar[str] = "yes_no"
    yes: Fraction = ONE
    no: Fraction = ZERO

    def fire(self, answer: bool) -> Fired:  # noqa: FBT001
        """Return the share of the answer."""
        return Fired(self.yes if answer else self.no, int(answer), "yes" if answer else "no")

    @property
    def worst(self) -> Fraction:
        """Lesser share."""
        return min(self.yes, self.no)

    @property
    def best(self) -> Fraction:
        """Greater share."""
        return max(self.yes, self.no)


@dataclass(frozen=True)
class Goalposts:
    """Linear (or logarithmic) between the worst and the best goalpost; beyond them it stays."""

    low: Fraction
    """Value that brings nothing."""
    high: Fraction
    """Value that brings full points (may be the smaller number)."""
    logarithmic: bool = False
    worst: ClassVar[Fraction] = ZERO
    best: ClassVar[Fraction] = ONE

    @property
    def kind(self) -> str:
        """Name of the rule."""
        return "logarithmic" if self.logarithmic else "linear"

    def fire(self, value: Fraction) -> Fired:
        """Return how far the value has come from the low to the high goalpost."""
        rising = self.high > self.low
        if value <= self.low if rising else value >= self.low:
            return Fired(ZERO, clamped=value != self.low)
        if value >= self.high if rising else value <= self.high:
            return Fired(ONE, clamped=value != self.high)
        if self.logarithmic:
            return Fired(log_ratio(value / self.low, self.high / self.low))
        return Fired((value - self.low) / (self.high - self.low))


@dataclass(frozen=True)
class Direct:
    """The value is the points themselves, between `minimum` and `maximum`."""

    kind: ClassVar[str] = "direct"
    minimum: Fraction
    maximum: Fraction
    full: Fraction
    """The indicator's full points, to which shares refer."""

    def fire(self, value: Fraction) -> Fired:
        """Return the value as a share of the full points, held within its limits."""
        held = min(max(value, self.minimum), self.maximum)
        return Fired(held / self.full, clamped=held != value)

    @property
    def worst(self) -> Fraction:
        """Share of the minimum."""
        return self.minimum / self.full

    @property
    def best(self) -> Fraction:
        """Share of the maximum."""
        return self.maximum / self.full


ValueRule = Bands | Choice | YesNo | Goalposts | Direct
