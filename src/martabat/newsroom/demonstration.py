"""The newsroom of the demonstration: a release that was read, a draft, and a published release.

All texts are made by `writing` from the records of the festival in Singkawang; who checks them is
invented, and every release carries the mark "contoh".
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import cast

from martabat.newsroom.actions import releases
from martabat.newsroom.actions.confirming import (
    ActivityGiven,
    FieldGiven,
    OfficeGiven,
    What,
    confirm_reading,
)
from martabat.newsroom.actions.readings import read_release
from martabat.newsroom.comparing import FIELDS
from martabat.newsroom.content import Content, plain_text
from martabat.newsroom.intake import Taken
from martabat.newsroom.models import Release, ReleaseReading
from martabat.newsroom.queries import sheets
from martabat.newsroom.queries.sheet_parts import Sheet
from martabat.organisations.actions.memberships import create_user, grant_membership
from martabat.organisations.models import Membership
from martabat.organisations.roles import Role
from martabat.programmes.kinds import ActivityKind
from martabat.programmes.models import Activity
from martabat.regions.models import Region

At = Callable[..., AbstractContextManager[None]]
SINGKAWANG, YEAR = "61.72", 2023
CHECKER = ("Bunga Lestari", "pemeriksa.rilis@contoh.example")


def build(*, at: At) -> None:
    """Let the operator of Singkawang read and write releases; `at` plays a day of the past."""
    by = Membership.objects.select_related("user", "organisation__region").get(
        user__email="operator@contoh.example"
    )
    seminar = _activity(ActivityKind.SEMINAR)
    signing = _activity(ActivityKind.SIGNING)
    if seminar is None or signing is None:
        return
    with at("2023-09-01"):
        checker = _second_pair_of_eyes(by)
        releases.set_newsdesk(
            by=by, name="Media Center Kota Singkawang", abbreviation="MC", place="", credit=""
        )
    with at("2023-09-08", "13:00"):
        _publish(by, checker, seminar)
        releases.write_release(by=by, activity=signing, example=True)
    with at("2023-09-09"):
        _read(by, signing)


def _activity(kind: str) -> Activity | None:
    return (
        Activity.objects.select_related("programme", "region", "series", "agreement", "owner")
        .filter(programme__region=SINGKAWANG, programme__year=YEAR, kind=kind)
        .order_by("-day", "pk")
        .first()
    )


def _second_pair_of_eyes(by: Membership) -> Membership:
    """Give the operator's office somebody who checks what she wrote."""
    name, email = CHECKER
    user = create_user(email=email, name=name, password=None)
    return grant_membership(by=None, user=user, organisation=by.organisation, role=Role.OPERATOR)


def _publish(by: Membership, checker: Membership, activity: Activity) -> Release:
    release = releases.write_release(by=by, activity=activity, example=True)
    releases.check_release(by=checker, release=release, seen=1)
    releases.publish_release(by=checker, release=release)
    return release


def _read(by: Membership, activity: Activity) -> ReleaseReading:
    """Read a release that our own writer made of the signing, and confirm what it tells."""
    content: Content = releases.drafted(activity, by.organisation)
    reading = read_release(
        by=by,
        taken=Taken(plain_text(content)),
        publisher="Contoh rilis, disusun dari catatan",
        dated=date(YEAR, 9, 7),
        example=True,
    )
    shown = sheets.sheets(reading, by, {"a0": f"kegiatan-{activity.pk}"})
    if shown:
        confirm_reading(by=by, reading=reading, given=[_decided(shown[0])])
    return reading


def _decided(sheet: Sheet) -> ActivityGiven:
    """Decide as a careful clerk would: fill what is empty, leave what the record says."""
    return ActivityGiven(
        place=sheet.place,
        activity=sheet.target.activity,
        fields={
            value.topic: FieldGiven(
                cast(Region, value.read),
                What.TAKE if value.beside != "differs" else What.CLAIM,
            )
            for value in sheet.values
            if value.topic in FIELDS
        },
        offices=[
            OfficeGiven(office.name, office.known[0][0] if office.known else None)
            for office in sheet.offices
        ],
        held=True,
    )
