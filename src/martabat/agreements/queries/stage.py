"""Where an agreement stands on its way through art. 6(1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from martabat.agreements import workflow
from martabat.agreements.kinds import Stage
from martabat.agreements.models import Agreement


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stage with its letter; `state` is `done`, `current` or empty, as `stage_list` wants it."""

    name: str | Promise
    letter: str
    inferred: bool
    state: str


def stops_of(agreement: Agreement) -> Sequence[StopRow]:
    """Return the stages of its kind, with what is done and where it stands."""
    stops = workflow.way(agreement.kind, agreement.needs_council)
    stages = [stop.stage for stop in stops]
    ended = agreement.stage == Stage.ENDED
    at = stages.index(Stage(agreement.stage)) if agreement.stage in stages else -1
    return [
        StopRow(
            name=stop.label,
            letter=stop.letter,
            inferred=stop.inferred,
            state="done" if ended or place < at else "current" if place == at else "",
        )
        for place, stop in enumerate(stops)
    ]
