"""Changing series, and the order of what stands in them."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.actions.planning import next_number
from martabat.programmes.models import Activity, Programme, Series


@transaction.atomic
def change_series(*, by: Membership, series: Series, name: str, purpose: str) -> Series:
    """Give a series another name or purpose."""
    locked = _locked(by, series)
    locked.name, locked.purpose = name.strip(), purpose.strip()
    locked.save(update_fields=["name", "purpose"])
    _record(by, locked, "series.changed", {"name": locked.name})
    return locked


@transaction.atomic
def move_series(*, by: Membership, series: Series, up: bool) -> None:
    """Change places with the series before or after; at the end nothing happens."""
    locked = _locked(by, series)
    row = list(locked.programme.series.order_by("position", "pk"))
    at = next(place for place, other in enumerate(row) if other.pk == locked.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(row):
        return
    row[at], row[to] = row[to], row[at]
    for position, other in enumerate(row, start=1):
        other.position = position
    Series.objects.bulk_update(row, ["position"])
    _record(by, locked, "series.moved", {"position": to + 1})


@transaction.atomic
def remove_series(*, by: Membership, series: Series) -> None:
    """Remove a series in which nothing stands."""
    locked = _locked(by, series)
    if locked.activities.exists():
        raise Refused(
            _("Rangkaian ini berisi kegiatan. Pindahkan kegiatannya lebih dahulu."), code="filled"
        )
    _record(by, locked, "series.removed", {"name": locked.name})
    locked.delete()


@transaction.atomic
def move_in_series(*, by: Membership, activity: Activity, up: bool) -> None:
    """Let an activity change numbers with the one before or after it in its series.

    Numbers stay what they are, so that "the third session" may be known while the first is not.
    An activity without a number gets the next one.
    """
    if activity.series_id is None:
        raise Refused(_("Kegiatan ini tidak berada dalam rangkaian."), code="no_series")
    series = _locked(by, activity.series)  # type: ignore[arg-type]
    moving = Activity.objects.get(pk=activity.pk, series=series)
    if moving.number is None:
        moving.number = next_number(series)
        moving.save(update_fields=["number"])
    else:
        others = series.activities.filter(number__isnull=False)
        other = (
            others.filter(number__lt=moving.number).order_by("-number").first()
            if up
            else others.filter(number__gt=moving.number).order_by("number").first()
        )
        if other is None:
            return
        first, second = moving.number, other.number
        # Three steps, because no two may have the same number even for a moment.
        _number(moving, None)
        _number(other, first)
        _number(moving, second)
    record(
        subject=moving.subject,
        verb="activity.reordered",
        actor=by.actor,
        data={"series": series.pk, "number": moving.number},
    )


def _number(activity: Activity, number: int | None) -> None:
    activity.number = number
    activity.save(update_fields=["number"])


def _locked(by: Membership, series: Series) -> Series:
    # The programme's row is locked first, as wherever a series is added.
    programme = Programme.objects.select_for_update().get(pk=series.programme_id)
    if not rules.may_edit_programme(by, programme):
        raise PermissionDenied
    locked = Series.objects.select_for_update().get(pk=series.pk)
    locked.programme = programme
    return locked


def _record(by: Membership, series: Series, verb: str, data: dict[str, object]) -> None:
    record(
        subject=series.programme.subject,
        verb=verb,
        actor=by.actor,
        data={"series": series.pk, **data},
    )
