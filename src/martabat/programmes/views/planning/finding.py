"""What a page is about: found for who may see it, or not found at all."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.models import Activity, Programme, Series
from martabat.programmes.queries import activities, programmes, series


def programme_of(membership: Membership, pk: int, *, to_edit: bool = False) -> Programme:
    """Return a programme; 404 for who may not see it, 403 for who may not change it."""
    found = programmes.find(membership, pk)
    if found is None:
        raise Http404
    if to_edit and not rules.may_edit_programme(membership, found):
        raise PermissionDenied
    return found


def series_of(membership: Membership, pk: int, *, to_edit: bool = False) -> Series:
    """Return a series; 404 for who may not see it, 403 for who may not change it."""
    found = series.find(membership, pk)
    if found is None:
        raise Http404
    if to_edit and not rules.may_edit_programme(membership, found.programme):
        raise PermissionDenied
    return found


def activity_of(membership: Membership, pk: int, *, to_edit: bool = False) -> Activity:
    """Return an activity; 404 for who may not see it, 403 for who may not change it."""
    found = activities.find(membership, pk)
    if found is None:
        raise Http404
    if to_edit and not rules.may_edit_activity(membership, found):
        raise PermissionDenied
    return found
