"""Which desk somebody has, and which cycle it is about."""

from dataclasses import replace
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments import places, rules
from martabat.assessments.models import Assessment, Cycle
from martabat.assessments.queries.desk.commitments import commitments
from martabat.assessments.queries.desk.national import (
    administrator_desk,
    partner_desk,
    publisher_desk,
)
from martabat.assessments.queries.desk.office import OfficeDesk, contributor_desk, head_desk
from martabat.assessments.queries.desk.operator import operator_desk
from martabat.assessments.queries.desk.queues import STEPS, queue_desk
from martabat.assessments.queries.desk.region import sekda_desk
from martabat.assessments.queries.desk.tasks import REGIONS, Desk, Task, by_urgency
from martabat.assessments.steps import Step
from martabat.interface.dates import today
from martabat.interface.numbers import number
from martabat.organisations.models import Membership
from martabat.organisations.roles import Role

SHOWN_EARLIER = 3


def desk_of(membership: Membership) -> Desk | OfficeDesk:
    """Return somebody's desk: the newest cycle, and what agreements and meetings ask.

    Older cycles that are still open become tasks.
    """
    region = membership.organisation.region
    day = today(region.time_zone if region else None)
    desk = _of_assessments(membership, day)
    others = commitments(membership, day)
    if isinstance(desk, OfficeDesk):
        return replace(desk, others=by_urgency(others, day))
    desk.tasks += others
    return desk


def _of_assessments(membership: Membership, day: date) -> Desk | OfficeDesk:
    role = Role(membership.role)
    if role in rules.REGIONAL_ROLES:
        return _regional(membership, role, day)
    if role == Role.ADMINISTRATOR:
        return administrator_desk(membership, day)
    if role == Role.PARTNER:
        return partner_desk(membership, day)
    cycle = Cycle.objects.order_by("-award_year").first()
    if role == Role.PUBLISHER:
        desk = publisher_desk(cycle, membership, day)
    elif cycle is None:
        return _nothing_yet(membership, day)
    else:
        desk = queue_desk(cycle, membership, day)
    if cycle is not None:
        desk.tasks += _earlier_cycles(membership, cycle)
    return desk


def _regional(membership: Membership, role: Role, day: date) -> Desk | OfficeDesk:
    assessment = (
        Assessment.objects.select_related("cycle", "region__province", "decree", "summary")
        .filter(rules.visible(membership))
        .order_by("-cycle__award_year")
        .first()
    )
    if assessment is None:
        return _nothing_yet(membership, day)
    match role:
        case Role.CONTRIBUTOR:
            return contributor_desk(assessment, membership, day)
        case Role.OPD_HEAD:
            return head_desk(assessment, membership, day)
        case Role.SEKDA:
            desk = sekda_desk(assessment, membership, day)
        case _:
            desk = operator_desk(assessment, membership, day)
    desk.tasks += _earlier_cycles(membership, assessment.cycle)
    return desk


def _earlier_cycles(membership: Membership, current: Cycle) -> list[Task]:
    """Return a task for each older cycle in which something waits for this role (1 query)."""
    role = Role(membership.role)
    waits = {
        Role.OPERATOR: Q(step=Step.FILLING) | Q(summary__returned__gt=0),
        Role.SEKDA: Q(step=Step.ENDORSEMENT),
        Role.PUBLISHER: Q(step=Step.DECREE),
    }.get(role)
    if waits is None:
        waits = Q(step=STEPS[role])
    rows = (
        Assessment.objects.filter(
            rules.visible(membership),
            waits,
            participating=True,
            cycle__award_year__lt=current.award_year,
        )
        .exclude(step=Step.PUBLISHED)
        .values_list("cycle__award_year")
        .annotate(count=Count("pk"))
        .order_by("-cycle__award_year")[:SHOWN_EARLIER]
    )
    return [
        Task(
            title=_("Selesaikan penilaian %(year)s") % {"year": year},
            why=ngettext(
                "%(n)s daerah dari siklus itu masih menunggu Anda.",
                "%(n)s daerah dari siklus itu masih menunggu Anda.",
                count,
            )
            % {"n": number(count)},
            href=places.start(membership, year),
            sign="history",
            due=None,
            kind=REGIONS,
        )
        for year, count in rows
    ]


def _nothing_yet(membership: Membership, day: date) -> Desk:
    return Desk(
        today=day,
        place=membership.organisation.name,
        empty=(
            _("Belum ada siklus penilaian"),
            _("Kementerian membuka siklus setiap tahun. Begitu dibuka, tugas Anda muncul di sini."),
        ),
    )
