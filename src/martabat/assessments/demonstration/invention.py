"""Inventing answers that hang together: right kind, within every check, aimed at a level."""

import random
from decimal import Decimal
from fractions import Fraction

from martabat import scoring
from martabat.assessments.models import Answer
from martabat.assessments.scores import scoring_answer
from martabat.assessments.values import Given
from martabat.scoring.answers import read

STEPS = [Fraction(number, 10) for number in (10, 9, 11, 8, 12, 7, 13, 6, 15, 5, 18, 4, 22, 3, 2, 1)]
FIFTHS = [Fraction(number, 5) for number in range(6)]


class Inventor:
    """Invents the answers of one region; the same region always answers the same."""

    def __init__(self, instrument: scoring.Instrument, region: str, level: float) -> None:
        self.instrument = instrument
        self.random = random.Random(region)  # noqa: S311 - invented, not secret
        self.level = level
        # One factor for all counts of people and things, so that two offices still agree.
        self.size = Fraction(self.random.randint(40, 260), 100)
        self.compared = {
            text
            for indicator in instrument.indicators.values()
            for check in indicator.checks
            if check.effect == "cross"
            for text in (f"{indicator.code}.{check.condition.left}", str(check.condition.right))
        }

    def answer(self, code: str) -> Given:
        """Return an answer whose value comes near to what the region aims at."""
        indicator = self.instrument.indicators[code]
        wanted = self._wanted()
        candidates = [
            (abs(share - wanted), place, given)
            for place, given in enumerate(self._candidates(indicator))
            if (share := self._share(indicator, given)) is not None
        ]
        if not candidates:
            return Given()
        return min(candidates, key=lambda item: item[:2])[2]

    def _wanted(self) -> Fraction:
        drawn = self.random.gauss(self.level, 0.22)
        return min(FIFTHS, key=lambda share: abs(float(share) - drawn))

    def _candidates(self, indicator: scoring.Indicator) -> list[Given]:
        if indicator.answer == "yes_no":
            return [Given(choice="yes"), Given(choice="no")]
        if indicator.answer == "choice":
            return [Given(choice=option.letter) for option in indicator.options]
        numbers = [
            scoring.parse_number(part.strip().split(" ")[0], integer=False)
            if "," in part
            else scoring.parse_number(part.strip().split(" ")[0], integer=True)
            for part in indicator.example_answer.split("=")[0].split("/")
        ]
        if indicator.answer == "ratio":
            top, bottom = numbers
            return [self._ratio(indicator, top, bottom, step) for step in STEPS]
        return [Given(value=_decimal(numbers[0] * step, indicator)) for step in STEPS]

    def _ratio(
        self, indicator: scoring.Indicator, top: Fraction, bottom: Fraction, step: Fraction
    ) -> Given:
        fixed = f"{indicator.code}.numerator" in self.compared
        return Given(
            numerator=Decimal(round(top * self.size * (1 if fixed else step))),
            denominator=Decimal(round(bottom * self.size)),
        )

    def _share(self, indicator: scoring.Indicator, given: Given) -> Fraction | None:
        answer = scoring_answer(indicator, _row(given))
        reading = read(self.instrument, indicator, answer)
        if reading.fired is None:
            return None
        findings = scoring.check_answer(self.instrument, indicator.code, answer)
        if any(finding.kind == "block" for finding in findings):
            return None
        return reading.fired.share


def _row(given: Given) -> Answer:
    return Answer(
        value=given.value,
        numerator=given.numerator,
        denominator=given.denominator,
        choice=given.choice,
    )


def _decimal(value: Fraction, indicator: scoring.Indicator) -> Decimal:
    whole = any(check.condition.operator == "integer" for check in indicator.checks)
    return Decimal(round(value)) if whole else Decimal(round(value * 100)) / 100
