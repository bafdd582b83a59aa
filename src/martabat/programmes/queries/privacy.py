"""Requests about personal data and the register of what is kept."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from martabat.organisations.tokens import hash_token
from martabat.programmes.kinds import RequestState
from martabat.programmes.models import DataSet, SubjectRequest


@dataclass(frozen=True, slots=True)
class Kept:
    """A set of personal data in the reader's language."""

    key: str
    name: str
    purpose: str
    basis: str
    basis_note: str
    kept_days: int
    counted_from: str
    specific: bool


def data_sets() -> list[Kept]:
    """Return the sets of personal data, by name (1 query, a dozen rows)."""
    english = (get_language() or "id").startswith("en")
    found = [
        Kept(
            key=row.key,
            name=row.name_en if english else row.name,
            purpose=row.purpose_en if english else row.purpose,
            basis=row.get_basis_display(),
            basis_note=row.basis_note,
            kept_days=row.kept_days,
            counted_from=row.counted_from_en if english else row.counted_from,
            specific=row.specific,
        )
        for row in DataSet.objects.all()
    ]
    return sorted(found, key=lambda kept: kept.name)


def request_by_token(token: str) -> SubjectRequest | None:
    """Return the request whose page has this secret."""
    return SubjectRequest.objects.filter(token_hash=hash_token(token)).first()


def requests_to_answer() -> QuerySet[SubjectRequest]:
    """Return the requests that were proved: open ones by their deadline, then the newest."""
    first = Case(
        When(state=RequestState.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return (
        SubjectRequest.objects.exclude(state=RequestState.UNCONFIRMED)
        .alias(first=first)
        .select_related("answered_by")
        .order_by("first", Case(When(state=RequestState.OPEN, then="due_at")), "-answered_at", "pk")
    )


def is_late(request: SubjectRequest, now: dt.datetime | None = None) -> bool:
    """Whether an open request has passed its 3 × 24 hours."""
    now = now or timezone.now()
    return request.state == RequestState.OPEN and bool(request.due_at and request.due_at < now)


def time_left(request: SubjectRequest, now: dt.datetime | None = None) -> str:
    """Say how much of the 72 hours is left, in hours because the law counts hours."""
    if request.due_at is None:
        return ""
    seconds = (request.due_at - (now or timezone.now())).total_seconds()
    hours = int(abs(seconds) // 3600)
    if seconds < 0:
        if not hours:
            return _("Terlambat kurang dari satu jam")
        return ngettext("Terlambat %(n)s jam", "Terlambat %(n)s jam", hours) % {"n": hours}
    if not hours:
        return _("Kurang dari satu jam lagi")
    return ngettext("%(n)s jam lagi", "%(n)s jam lagi", hours) % {"n": hours}
