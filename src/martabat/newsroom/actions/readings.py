"""Having a release read: the text and what was found in it are kept; nothing else is written."""

import datetime as dt
import hashlib
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from martabat.journal.actions import record
from martabat.newsroom import rules, stored
from martabat.newsroom.intake import Taken
from martabat.newsroom.models import ReleaseReading
from martabat.newsroom.queries.candidates import known_names
from martabat.newsroom.reading import read
from martabat.newsroom.reading.values import ReadActivity
from martabat.organisations.models import Membership


@transaction.atomic
def read_release(
    *,
    by: Membership,
    taken: Taken,
    publisher: str = "",
    url: str = "",
    dated: dt.date | None = None,
    example: bool = False,
) -> ReleaseReading:
    """Read a release and keep what was found for somebody to confirm."""
    if not rules.may_read(by):
        raise PermissionDenied
    found = read(taken.text, known=known_names(by))
    found = replace(found, activities=tuple(one for one in found.activities if tells(one)))
    reading = ReleaseReading.objects.create(
        organisation=by.organisation,
        by=by.user,
        at=timezone.now(),
        text=taken.text,
        sha256=hashlib.sha256(taken.text.encode()).hexdigest(),
        filename=taken.filename,
        publisher=publisher.strip(),
        url=url,
        dated=dated,
        found=stored.plain(found),
        example=example,
    )
    record(
        subject=reading.subject,
        verb="reading.added",
        actor=by.actor,
        data={"sha256": reading.sha256, "activities": len(found.activities)},
    )
    return reading


def tells(read: ReadActivity) -> bool:
    """Whether anything was read of an activity beside a guess at its kind."""
    return bool(
        read.date
        or read.venue
        or read.region
        or read.theme
        or read.organisations
        or read.persons
        or read.follows_up
    )
