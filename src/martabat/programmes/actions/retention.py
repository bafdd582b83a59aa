"""The end of personal data: what is due, and the daily work that anonymises it.

A set's end is the last day of the activity plus the days that the set is kept. Where no source
names a day, it counts from the end of the programme's year.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.interface.dates import today
from martabat.journal.actions import SYSTEM, record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.actions.anonymising import anonymise, forget_answers, forget_assigned
from martabat.programmes.actions.certificates import forget_names
from martabat.programmes.kinds import RequestState
from martabat.programmes.models import (
    Activity,
    AssignmentLetter,
    Certificate,
    ConsentText,
    DataSet,
    Invitation,
    Registration,
    SubjectRequest,
)

SUBJECT = "privacy"
# These end together with the names they belong to.
FOLLOWS = {"attendance": "participants", "papers": "participants"}
# Nothing ends these by itself: an account is closed by its office, photographs are archived.
BY_HAND = frozenset({"accounts", "photos"})
UNCONFIRMED_KEPT = dt.timedelta(days=7)
LONGEST = 36_500


@dataclass(frozen=True)
class Due:
    """What the next run takes: keys of rows for each set, and the activities they belong to."""

    rows: Mapping[str, list[int]]
    activities: list[int]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each set."""
        return {key: len(found) for key, found in self.rows.items()}


def due(day: dt.date | None = None) -> Due:
    """Return what is over on a day, today by default; nothing is changed (8 queries)."""
    day = day or today()
    days = dict(DataSet.objects.values_list("key", "kept_days"))
    live = Registration.objects.filter(anonymised_at=None)
    people = _over(live.filter(minor=False), "activity__", days["participants"], day)
    minors = _over(live.filter(minor=True), "activity__", days["minors"], day)
    needs = _over(live.exclude(needs=""), "activity__", days["needs"], day)
    answers = _over(
        Invitation.objects.filter(~Q(email="") | ~Q(substitute="") | ~Q(note="")),
        "activity__",
        days["invitations"],
        day,
    )
    named = _over(
        Certificate.objects.exclude(name=""),
        "registration__activity__",
        days["certificates"],
        day,
    )
    sent = _over(
        AssignmentLetter.objects.filter(anonymised_at=None),
        "activity__",
        days["assignments"],
        day,
    )
    limit = timezone.now() - dt.timedelta(days=days["requests"])
    requests = SubjectRequest.objects.exclude(email="").filter(
        Q(answered_at__lt=limit)
        | Q(state=RequestState.UNCONFIRMED, asked_at__lt=timezone.now() - UNCONFIRMED_KEPT)
    )
    rows = {
        "participants": _keys(people),
        "minors": _keys(minors),
        "needs": _keys(needs),
        "invitations": _keys(answers),
        "certificates": list(named.values_list("registration_id", flat=True)),
        "requests": _keys(requests),
        "assignments": _keys(sent),
    }
    held = Activity.objects.filter(
        Q(registrations__in=[*rows["participants"], *rows["minors"], *rows["needs"]])
        | Q(invitations__in=rows["invitations"])
        | Q(assignments__in=rows["assignments"])
    )
    return Due(rows=rows, activities=sorted(set(held.values_list("pk", flat=True))))


@transaction.atomic
def anonymise_due(day: dt.date | None = None) -> dict[str, int]:
    """End what is over, and return how many rows of each set; the counts of activities stay."""
    # Two runs at once: the second waits here and finds nothing.
    list(DataSet.objects.select_for_update().order_by("key").values_list("key"))
    found = due(day)
    counts = {key: count for key, count in found.counts.items() if count}
    if not counts:
        return {}
    rows = found.rows
    Registration.objects.filter(pk__in=rows["needs"]).update(needs="")
    anonymise([*rows["participants"], *rows["minors"]])
    forget_answers(rows["invitations"])
    forget_names(rows["certificates"])
    forget_assigned(rows["assignments"])
    asked = SubjectRequest.objects.filter(pk__in=rows["requests"])
    asked.filter(state=RequestState.UNCONFIRMED).delete()
    asked.update(email="", text="", answer="")
    record(
        subject=SUBJECT,
        verb="retention.ran",
        actor=SYSTEM,
        data={"counts": counts, "activities": found.activities},
    )
    return counts


@transaction.atomic
def change_data_set(
    *,
    key: str,
    by: Membership,
    name: str,
    name_en: str,
    purpose: str,
    purpose_en: str,
    basis: str,
    basis_note: str,
    kept_days: int,
) -> DataSet:
    """Change the words or the time of a set of personal data; the old ones stay in the journal."""
    if not rules.may_keep_privacy(by):
        raise PermissionDenied
    found = DataSet.objects.select_for_update().get(pk=key)
    if not 1 <= kept_days <= LONGEST:
        raise Refused(_("Tulis lama simpan dari 1 sampai 36.500 hari."))
    given = {
        "name": name.strip(),
        "name_en": name_en.strip(),
        "purpose": purpose.strip(),
        "purpose_en": purpose_en.strip(),
        "basis": basis,
        "basis_note": basis_note.strip(),
        "kept_days": found.kept_days if key in FOLLOWS else kept_days,
    }
    old = {field: getattr(found, field) for field in given}
    changed = [field for field in given if old[field] != given[field]]
    if not changed:
        return found
    for field in changed:
        setattr(found, field, given[field])
    found.save(update_fields=changed)
    # What ends together is said to be kept as long.
    followers = [follower for follower, first in FOLLOWS.items() if first == key]
    DataSet.objects.filter(pk__in=followers).update(kept_days=found.kept_days)
    record(
        subject=SUBJECT,
        verb="data_set.changed",
        actor=by.actor,
        data={
            "key": key,
            "old": {field: old[field] for field in changed},
            "new": {field: given[field] for field in changed},
        },
    )
    return found


@transaction.atomic
def add_consent(*, by: Membership, text: str, text_en: str) -> ConsentText:
    """Add a new version of the consent; those who agreed to an older one agreed to that one."""
    if not rules.may_keep_privacy(by):
        raise PermissionDenied
    last = ConsentText.objects.select_for_update().order_by("-version").first()
    made = ConsentText.objects.create(
        version=last.version + 1 if last else 1,
        text=text.strip().replace("\r\n", "\n"),
        text_en=text_en.strip().replace("\r\n", "\n"),
        since=today(),
    )
    record(subject=SUBJECT, verb="consent.added", actor=by.actor, data={"version": made.version})
    return made


def _over(rows: QuerySet[Any], way: str, kept_days: int, day: dt.date) -> QuerySet[Any]:
    """Return the rows whose activity ended more than `kept_days` days before `day`."""
    year_end = Func(
        F(f"{way}programme__year"),
        Value(12),
        Value(31),
        function="make_date",
        output_field=models.DateField(),
    )
    end = Coalesce(F(f"{way}last_day"), F(f"{way}day"), year_end)
    limit = day - dt.timedelta(days=min(kept_days, (day - dt.date(1, 1, 2)).days))
    return rows.alias(over_on=end).filter(over_on__lt=limit)


def _keys(rows: QuerySet[Any]) -> list[int]:
    return list(rows.values_list("pk", flat=True))
