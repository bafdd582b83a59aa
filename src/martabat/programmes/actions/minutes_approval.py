"""The chair's word on minutes: submitted, sent back, approved and sealed, opened again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from martabat.agreements.actions.numbering import issue_number
from martabat.agreements.models import Numbering
from martabat.agreements.rules import may_issue
from martabat.interface.dates import today
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.actions.minutes import locked, touch
from martabat.programmes.kinds import MinutesState, PointKind
from martabat.programmes.minutes_content import content_of, seal
from martabat.programmes.models import Minutes
from martabat.programmes.queries.rights import rights


class Changed(Refused):
    """The minutes are no longer what the chair has read."""


@transaction.atomic
def submit_minutes(*, by: Membership, minutes: Minutes) -> Minutes:
    """Hand minutes to the chair. Raises Refused while chair, taker or points are missing."""
    held = locked(minutes)
    if not rules.may_edit_activity(by, held.activity):
        raise PermissionDenied
    if held.state != MinutesState.DRAFT:
        raise Refused(_("Notula ini sudah diajukan."))
    if not held.chair or not held.taker:
        raise Refused(_("Isi nama pimpinan rapat dan pencatat sebelum mengajukan."))
    written = held.points.exclude(text="")
    if not written.filter(kind=PointKind.DISCUSSION).exists():
        raise Refused(_("Tulis sedikitnya satu pokok pembahasan sebelum mengajukan."))
    held.returned_reason = ""
    touch(held, MinutesState.SUBMITTED)
    _journal(by, held, "minutes.submitted", points=written.count())
    return held


@transaction.atomic
def withdraw_minutes(*, by: Membership, minutes: Minutes) -> Minutes:
    """Take minutes back from the chair to write on."""
    held = locked(minutes)
    if not rules.may_edit_activity(by, held.activity):
        raise PermissionDenied
    _require_submitted(held)
    touch(held, MinutesState.DRAFT)
    _journal(by, held, "minutes.withdrawn")
    return held


@transaction.atomic
def send_back_minutes(*, by: Membership, minutes: Minutes, reason: str) -> Minutes:
    """Return minutes to who wrote them; the reason is shown to the writers."""
    held = locked(minutes)
    if not rules.may_approve_minutes(by, held):
        raise PermissionDenied
    _require_submitted(held)
    held.returned_reason = _required(reason)
    touch(held, MinutesState.DRAFT)
    _journal(by, held, "minutes.returned", reason=held.returned_reason)
    return held


@transaction.atomic
def approve_minutes(
    *, by: Membership, minutes: Minutes, seen: str, as_chair: bool = False
) -> Minutes:
    """Approve minutes as the chair, and seal what they say with its SHA-256.

    `seen` is the seal of what the chair has read: where somebody came or wrote meanwhile, Changed
    asks him to read again. `as_chair` is an editor's word that he chairs, needed only where the
    chair has no account.
    """
    held = locked(minutes)
    if not rules.may_approve_minutes(by, held):
        raise PermissionDenied
    _require_submitted(held)
    if held.chair_user_id is None and not as_chair:
        raise Refused(_("Nyatakan dulu bahwa Anda mengesahkan sebagai pimpinan rapat."))
    with override("id"):
        known = rights("id")
        content = content_of(held, known)
        if seal(content) != seen:
            raise Changed(
                _("Isi notula berubah sejak Anda membacanya. Baca sekali lagi, lalu sahkan."),
                code="changed",
            )
        held.number = held.number or _next_number(by, held)
        content["number"] = held.number
    held.content = dict(content)
    held.sha256 = seal(content)
    held.approved_at, held.approved_by = timezone.now(), by.user
    touch(held, MinutesState.APPROVED)
    _journal(
        by,
        held,
        "minutes.approved",
        sha256=held.sha256,
        number=held.number,
        as_chair=held.chair_user_id is None,
    )
    return held


@transaction.atomic
def reopen_minutes(*, by: Membership, minutes: Minutes, reason: str) -> Minutes:
    """Open approved minutes for a correction; the old seal stays in the journal."""
    held = locked(minutes)
    if not rules.may_edit_activity(by, held.activity):
        raise PermissionDenied
    if held.state != MinutesState.APPROVED:
        raise Refused(_("Hanya notula yang sudah disahkan dapat dibuka kembali."))
    text = _required(reason)
    old = held.sha256
    held.sha256, held.content, held.approved_at, held.approved_by = "", {}, None, None
    touch(held, MinutesState.DRAFT)
    _journal(by, held, "minutes.reopened", reason=text, previous_sha256=old)
    return held


def _require_submitted(minutes: Minutes) -> None:
    if minutes.state != MinutesState.SUBMITTED:
        raise Refused(_("Notula ini tidak sedang menunggu pimpinan rapat."))


def _required(reason: str) -> str:
    text = reason.strip()
    if not text:
        raise Refused(_("Tulis alasannya."))
    return text[:500]


def _next_number(by: Membership, minutes: Minutes) -> str:
    """Give the next number of the office that held the meeting, where it numbers its minutes."""
    activity = minutes.activity
    numbering = Numbering.objects.filter(
        organisation=activity.owner_id, purpose=Numbering.Purpose.MINUTES
    ).first()
    if numbering is None or not may_issue(by, numbering):
        return ""
    day = activity.day or today(activity.zone)
    return issue_number(by=by, numbering=numbering, subject=f"minutes:{minutes.pk}", on=day).text


def _journal(by: Membership, minutes: Minutes, verb: str, **data: object) -> None:
    record(
        subject=minutes.activity.subject,
        verb=verb,
        actor=by.actor,
        data={"minutes": minutes.pk, "version": minutes.version, **data},
    )
