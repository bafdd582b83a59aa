"""Guests for tests: offices that are invited, people who come."""

import secrets
from collections.abc import Iterable

from django.utils import timezone

from martabat.organisations.models import Organisation
from martabat.programmes.kinds import Channel
from martabat.programmes.models import Activity, Invitation, Registration


def invite_offices(activity: Activity, offices: Iterable[Organisation]) -> list[Invitation]:
    """Invite offices as one audience would."""
    return Invitation.objects.bulk_create(
        Invitation(
            activity=activity,
            organisation=office,
            region=office.region,
            name=office.name,
            token=secrets.token_hex(16),
        )
        for office in offices
    )


def come(
    activity: Activity,
    institution: str,
    invitation: Invitation | None = None,
    *,
    name: str = "Peserta contoh",
    came: bool = True,
    represents: bool = False,
) -> Registration:
    """Register somebody of an institution, who comes in unless said otherwise."""
    return Registration.objects.create(
        activity=activity,
        invitation=invitation,
        institution=institution,
        name=name,
        channel=Channel.DESK,
        code=secrets.token_hex(16),
        represents=represents,
        entered_at=timezone.now() if came else None,
    )
