"""What the pages need on which minutes are written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q

from martabat.organisations.models import Membership, User
from martabat.programmes.minutes_content import place_name
from martabat.programmes.models import Minutes, MinutesPoint
from martabat.programmes.queries.rights import Right, rights, tags
from martabat.regions.models import Region

MOST_CHAIRS = 200
HEADER = ("number", "invitation_number", "chair", "chair_title", "taker", "taker_title")


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the page where minutes are written."""

    pk: int
    place: int
    kind: str
    heading: str
    text: str
    version: int
    tags: tuple[str, ...]
    issue: int | None
    issue_title: str
    first: bool
    last: bool


def points_of(minutes: Minutes) -> list[Point]:
    """Return the points with their tags (3 queries)."""
    found = list(
        MinutesPoint.objects.filter(minutes=minutes)
        .select_related("issue")
        .prefetch_related("regions")
    )
    known = rights() if any(point.rights for point in found) else {}
    return [
        Point(
            pk=point.pk,
            place=place,
            kind=point.kind,
            heading=point.heading,
            text=point.text,
            version=point.version,
            tags=tags_of(point, known),
            issue=point.issue_id,
            issue_title=point.issue.title if point.issue else "",
            first=place == 1,
            last=place == len(found),
        )
        for place, point in enumerate(found, start=1)
    ]


def tags_of(point: MinutesPoint, known: dict[str, Right]) -> tuple[str, ...]:
    """Return the words of the tags of a point."""
    return (*tags(point.rights, known), *(place_name(region) for region in point.regions.all()))


def chairs_of(minutes: Minutes, membership: Membership) -> list[User]:
    """Return who may be named as the chair with an account: people of the office (1 query)."""
    offices = {minutes.activity.owner_id, membership.organisation_id}
    found = User.objects.filter(
        Q(pk=minutes.chair_user_id)
        | Q(memberships__organisation__in=offices, memberships__active=True, is_active=True)
    )
    return list(found.distinct().order_by("name", "pk")[:MOST_CHAIRS])


def choices(users: Iterable[User]) -> list[tuple[int, str]]:
    """Return users as choices."""
    return [(user.pk, user.name) for user in users]


def initial_of(minutes: Minutes) -> dict[str, Any]:
    """Return what stands in the head of minutes."""
    return {
        "expected_version": minutes.version,
        "chair_user": str(minutes.chair_user_id or ""),
        **{name: getattr(minutes, name) for name in HEADER},
    }


def differences(stored: Minutes, form: forms.Form) -> list[tuple[str, str, str]]:
    """Return label, stored and typed text of what two heads say differently."""
    return [
        (str(form.fields[name].label), getattr(stored, name), form.cleaned_data[name])
        for name in HEADER
        if getattr(stored, name) != form.cleaned_data[name]
    ]


def regions_for(minutes: Minutes) -> list[Region]:
    """Return the regions with which points may be tagged (1 query).

    Of a province all its regencies and cities; without a region, the provinces.
    """
    region = minutes.activity.region
    if region is None:
        return list(Region.objects.filter(province=None).order_by("code"))
    return list(Region.objects.filter(Q(pk=region.pk) | Q(province=region.pk)).order_by("code"))


def right_choices(known: dict[str, Right]) -> Sequence[tuple[str, str]]:
    """Return rights as choices."""
    return [(code, right.title) for code, right in known.items()]
