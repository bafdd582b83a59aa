"""What an answer says, apart from the rows that keep it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal

from martabat.assessments.models import VALUE_FIELDS, Answer, AnswerVersion


@dataclass(frozen=True)
class Given:
    """What somebody answers; see `AnswerValue` for the meaning of each part."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    choice: str = ""
    not_applicable: bool = False
    reason: str = ""
    note: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is answered; half a ratio is kept, but answers nothing yet."""
        return (
            self.value is None
            and (self.numerator is None or self.denominator is None)
            and not self.choice
            and not self.not_applicable
        )


def given_in(row: Answer | AnswerVersion) -> Given:
    """Return what a row of answers or versions holds."""
    return Given(**{name: getattr(row, name) for name in VALUE_FIELDS})


def stated(given: Given) -> Mapping[str, object]:
    """Return the parts of an answer that say something, for the journal and for hashes."""
    return {
        name: (format(value.normalize(), "f") if isinstance(value, Decimal) else value)
        for name, value in asdict(given).items()
        if value not in {None, "", False}
    }
