"""Who may get a certificate, what was given, and what anybody may know of one."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.kinds import BatchState, RegistrationState
from martabat.programmes.models import Activity, Certificate, CertificateBatch, Registration
from martabat.programmes.when import days_of

ROWS: Final = 50
# Above so many people, those to be left out are written down instead of ticked.
MOST_TICKS: Final = 300


def entitled(activity: Activity, *, text: str = "") -> QuerySet[Registration]:
    """Return who came and still has a name, without holders of a certificate as `text`.

    Whose ticket was revoked gets none, even if the door had let that person in before.
    """
    held = Certificate.objects.filter(
        registration=OuterRef("pk"), revoked_at=None, batch__text=text
    )
    return (
        Registration.objects.filter(
            ~Exists(held), activity=activity, entered_at__isnull=False, anonymised_at=None
        )
        .exclude(name="")
        .exclude(state=RegistrationState.REVOKED)
        .order_by("name", "pk")
    )


@dataclass(frozen=True, slots=True)
class OnActivity:
    """What stands of certificates on the page of an activity."""

    given: int
    revoked: int
    came: int
    may_issue: bool
    example: bool


def on_activity(activity: Activity, membership: Membership) -> OnActivity | None:
    """Count the certificates of an activity (2 queries); silent while nobody has come."""
    came = entitled(activity).count()
    given = Certificate.objects.filter(batch__activity=activity).aggregate(
        given=Count("pk", filter=Q(revoked_at=None)),
        revoked=Count("pk", filter=~Q(revoked_at=None)),
        examples=Count("pk", filter=Q(batch__example=True)),
    )
    if not came and not given["given"] and not given["revoked"]:
        return None
    return OnActivity(
        given["given"],
        given["revoked"],
        came,
        membership.role in rules.PLANNERS,
        given["examples"] > 0,
    )


def batches_of(activity: Activity) -> list[CertificateBatch]:
    """Return the batches of an activity, newest first, each with `revoked` (1 query)."""
    return list(
        activity.certificate_batches.annotate(
            revoked=Count("certificates", filter=~Q(certificates__revoked_at=None))
        )
    )


@dataclass(frozen=True, slots=True)
class BatchPage:
    """A batch with one page of its certificates."""

    batch: CertificateBatch
    rows: Page[Certificate]
    search: str
    revoked: int
    mailed: int

    @property
    def working(self) -> bool:
        """Whether the job has not ended."""
        return self.batch.state in {BatchState.WAITING, BatchState.RUNNING}

    @property
    def printing(self) -> bool:
        """Whether all are numbered and the file is being made."""
        return self.batch.state == BatchState.RUNNING and self.batch.done >= self.batch.total


def batch_page(batch: CertificateBatch, *, search: str, number: str) -> BatchPage:
    """Return the certificates of a batch whose name or number holds `search` (3 queries)."""
    found = batch.certificates.select_related("registration__region").order_by("pk")
    if search:
        found = found.filter(Q(name__icontains=search) | Q(number__icontains=search))
    counts = batch.certificates.aggregate(
        revoked=Count("pk", filter=~Q(revoked_at=None)),
        mailed=Count("pk", filter=~Q(mailed_at=None)),
    )
    return BatchPage(
        batch,
        Paginator(found, ROWS).get_page(number),
        search,
        counts["revoked"],
        counts["mailed"],
    )


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What anybody with the code may know: no more than is needed to check the paper.

    The name is among it, because a paper with another name would otherwise pass; of a revoked
    certificate, and once the data set has ended, it is empty.
    """

    code: str
    number: str
    name: str
    title: str
    text: str
    activity: str
    days: str
    organiser: str
    dated: dt.date
    revoked_at: dt.datetime | None
    zone: str
    example: bool


def confirmed(code: str) -> Confirmed | None:
    """Return what is public of the certificate with this code, or None (1 query)."""
    found = certificate_by_code(code)
    if found is None:
        return None
    activity = found.batch.activity
    return Confirmed(
        code=found.code,
        number=found.number,
        name="" if found.revoked_at else found.name,
        title=found.batch.title,
        text=found.batch.text,
        activity=activity.title,
        days=days_of(activity),
        organiser=activity.owner.name,
        dated=found.batch.dated,
        revoked_at=found.revoked_at,
        zone=activity.zone,
        example=found.batch.example,
    )


def certificate_by_code(code: str) -> Certificate | None:
    """Return a certificate that has its number, with batch, activity and owner (1 query)."""
    return (
        Certificate.objects.select_related("batch__activity__owner")
        .filter(code=code)
        .exclude(number="")
        .first()
    )


def certificates_of(registration: Registration) -> list[Any]:
    """Return number, code and title of the valid certificates of one ticket (1 query)."""
    return list(
        Certificate.objects.filter(registration=registration, revoked_at=None)
        .exclude(number="")
        .values("number", "code", "batch__title", "batch__text")
    )
