"""Where an agreement and its obligations stand on a day, as one of the states that pages show."""

from datetime import date, timedelta

from martabat.agreements.kinds import SIGNED, Stage
from martabat.agreements.models import Agreement, Obligation

SOON = timedelta(days=90)
# An obligation is near in its last fortnight.
NEAR = timedelta(days=14)


def standing(agreement: Agreement, today: date) -> str:
    """Return the status of an agreement, without its group: `in_force`, `ending`, …"""
    if agreement.stage == Stage.ENDED:
        return "ended"
    if agreement.stage == Stage.SIGNING:
        return "signing"
    if agreement.stage == Stage.COUNCIL:
        return "council"
    if agreement.stage not in SIGNED:
        return "preparing"
    if agreement.start and agreement.start > today:
        return "later"
    if agreement.end is None:
        return "term_unknown"
    if agreement.end < today:
        return "term_over"
    if agreement.end <= today + SOON:
        return "ending"
    return "in_force"


def obligation_standing(obligation: Obligation, today: date) -> str:
    """Return the status of an obligation, without its group."""
    if obligation.done_on:
        return "done"
    if obligation.due_on is None or obligation.due_on > today + NEAR:
        return "open"
    return "late" if obligation.due_on < today else "due"
