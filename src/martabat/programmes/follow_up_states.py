"""How a follow-up stands: computed from its shares and its day, never typed."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from martabat.interface.dates import days_left
from martabat.interface.numbers import number


@dataclass(frozen=True, slots=True)
class Standing:
    """The code of the chip and its words: "Terlambat 6 hari", "7 dari 11", "Selesai"."""

    status: str
    word: str


def standing(*, owed: int, done: int, due_on: dt.date | None, today: dt.date) -> Standing:
    """Return how a follow-up stands that `owed` offices owe and `done` have done."""
    counted = _("%(done)s dari %(owed)s") % {"done": number(done), "owed": number(owed)}
    if owed and done >= owed:
        return Standing("follow_up.done", _("Selesai") if owed == 1 else counted)
    if due_on is not None and due_on < today:
        return Standing("follow_up.late", days_left(due_on, today))
    return Standing("follow_up.running", counted if owed > 1 else _("Berjalan"))
