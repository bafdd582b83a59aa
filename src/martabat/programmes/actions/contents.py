"""What an activity or programme is made of: agenda, people, aims, obligations, sources."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from martabat.agreements import rules as agreement_rules
from martabat.agreements.models import Obligation
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import hours, rules
from martabat.programmes.actions.activities import lock
from martabat.programmes.models import (
    Activity,
    AgendaItem,
    Appearance,
    Fulfilment,
    Objective,
    Programme,
    Source,
)


@dataclass(frozen=True, kw_only=True)
class ItemGiven:
    """A line of the agenda; `pk` where it is there already, so that its people stay with it."""

    title: str
    clock: dt.time | None = None
    note: str = ""
    pk: int | None = None


@dataclass(frozen=True, kw_only=True)
class AppearanceGiven:
    """Who does what; the name may be unknown where the office or title is known."""

    part: str
    name: str = ""
    title: str = ""
    institution: str = ""
    acting_for: str = ""
    item: AgendaItem | None = None


@dataclass(frozen=True, kw_only=True)
class ObjectiveGiven:
    """An aim with its measure."""

    text: str
    measure: str = ""
    target: str = ""
    result: str = ""


@dataclass(frozen=True, kw_only=True)
class SourceGiven:
    """Where something is known from."""

    name: str
    dated: dt.date | None = None
    url: str = ""
    note: str = ""


@transaction.atomic
def set_agenda(*, by: Membership, activity: Activity, items: Sequence[ItemGiven]) -> None:
    """Write the agenda in this order; hours are those of the activity's zone.

    People of a line that is taken out stay with the activity.
    """
    locked = lock(by, activity)
    if locked.day is None and any(given.clock for given in items):
        raise Refused(
            _("Isi dahulu tanggal kegiatan, agar jam acara dapat dicatat."), code="no_day"
        )
    old = {item.pk: item for item in locked.agenda.all()}
    kept = {given.pk for given in items if given.pk in old}
    gone = old.keys() - kept
    Appearance.objects.filter(item__in=gone).update(item=None)
    locked.agenda.filter(pk__in=gone).delete()
    for position, given in enumerate(items, start=1):
        item = old[given.pk] if given.pk in kept else AgendaItem(activity=locked)  # type: ignore[index]
        item.position, item.title, item.note = position, given.title, given.note
        item.starts_at = (
            hours.moment(locked.day, given.clock, locked.zone)
            if given.clock and locked.day
            else None
        )
        item.save()
    _record(by, locked, "activity.agenda", [given.title for given in items])


@transaction.atomic
def set_appearances(
    *, by: Membership, activity: Activity, people: Sequence[AppearanceGiven]
) -> None:
    """Write who opens, leads, speaks and moderates, in this order."""
    locked = lock(by, activity)
    for given in people:
        if not (given.name or given.title or given.institution):
            raise Refused(
                _("Isi nama; bila sumber tidak menyebutnya, isi jabatan atau lembaganya."),
                code="nobody",
            )
        if given.item is not None and given.item.activity_id != locked.pk:
            raise PermissionDenied
    locked.appearances.all().delete()
    Appearance.objects.bulk_create(
        Appearance(activity=locked, position=position, **vars(given))
        for position, given in enumerate(people, start=1)
    )
    # The journal never forgets, so it names no people.
    _record(by, locked, "activity.people", [given.part for given in people])


@transaction.atomic
def set_objectives(
    *, by: Membership, of: Activity | Programme, objectives: Sequence[ObjectiveGiven]
) -> None:
    """Write the aims of an activity or programme, in this order."""
    if isinstance(of, Activity):
        of = lock(by, of)
    elif not rules.may_edit_programme(by, of):
        raise PermissionDenied
    of.objectives.all().delete()
    owner: dict[str, Any] = {"activity": of} if isinstance(of, Activity) else {"programme": of}
    Objective.objects.bulk_create(
        Objective(position=position, **owner, **vars(given))
        for position, given in enumerate(objectives, start=1)
    )
    verb = "activity.objectives" if isinstance(of, Activity) else "programme.objectives"
    _record(by, of, verb, [[given.text, given.result] for given in objectives])


@transaction.atomic
def set_sources(*, by: Membership, activity: Activity, sources: Sequence[SourceGiven]) -> None:
    """Write where what is said about an activity comes from."""
    locked = lock(by, activity)
    locked.sources.all().delete()
    Source.objects.bulk_create(Source(activity=locked, **vars(given)) for given in sources)
    _record(by, locked, "activity.sources", [given.name for given in sources])


def open_obligations(by: Membership, activity: Activity) -> QuerySet[Obligation]:
    """Return what an activity can fulfil: obligations of its programme's and its own agreements."""
    return (
        Obligation.objects.filter(
            Q(agreement__programmes=activity.programme_id) | Q(agreement=activity.agreement_id),
            agreement__in=agreement_rules.visible(by).values("pk"),
        )
        .select_related("agreement", "party")
        .distinct()
    )


@transaction.atomic
def set_fulfilments(
    *, by: Membership, activity: Activity, obligations: Sequence[tuple[Obligation, str]]
) -> None:
    """Say which obligations an activity fulfils, each with a note.

    Whether that is enough for an obligation to be done is said at the agreement.
    """
    locked = lock(by, activity)
    possible = set(open_obligations(by, locked).values_list("pk", flat=True))
    if any(obligation.pk not in possible for obligation, _note in obligations):
        raise PermissionDenied
    locked.fulfilments.filter(obligation__in=possible).delete()
    Fulfilment.objects.bulk_create(
        Fulfilment(activity=locked, obligation=obligation, note=note)
        for obligation, note in obligations
    )
    _record(by, locked, "activity.fulfils", [obligation.pk for obligation, _note in obligations])


def _record(by: Membership, of: Activity | Programme, verb: str, rows: Sequence[object]) -> None:
    record(subject=of.subject, verb=verb, actor=by.actor, data={"rows": list(rows)})
