"""Requests of people about their own data: asked, proved by mail, answered in 3 × 24 hours.

The journal names requests and rows by number only.
"""

import datetime as dt
import secrets
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.organisations.tokens import hash_token
from martabat.programmes import rules
from martabat.programmes.actions.erasure import Erased, correct_person, erase_person, withdraw
from martabat.programmes.actions.registration import PARTICIPANT
from martabat.programmes.actions.retention import SUBJECT
from martabat.programmes.kinds import RequestKind, RequestState
from martabat.programmes.models import SubjectRequest

# UU 27/2022 arts. 30, 32, 40, 41.
TIME_TO_ANSWER = dt.timedelta(hours=72)
# A link that nobody used proves nothing any more.
PROOF_WITHIN = dt.timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What is written instead; empty texts leave what is there."""

    name: str = ""
    title: str = ""
    phone: str = ""
    institution: str = ""


def token_of(request: SubjectRequest) -> str:
    """Return the secret of a request's page: from its number and our key, kept nowhere."""
    return salted_hmac("martabat.subject-request", f"{request.pk}", algorithm="sha256").hexdigest()[
        :40
    ]


@transaction.atomic
def ask(*, kind: str, email: str, text: str, site: str) -> SubjectRequest:
    """Take a request and send a mail with a link; the clock runs when that link is used."""
    from martabat.programmes.tasks.privacy import send_request_mail

    request = SubjectRequest.objects.create(
        kind=kind,
        email=email.strip().lower(),
        text=text.strip(),
        language=(get_language() or "id")[:2],
        token_hash=hash_token(secrets.token_urlsafe(32)),
    )
    request.token_hash = hash_token(token_of(request))
    request.save(update_fields=["token_hash"])
    send_request_mail.defer(kind="proof", request_id=request.pk, site=site)
    return request


@transaction.atomic
def confirm(*, request: SubjectRequest, site: str) -> SubjectRequest:
    """Start the clock: whoever holds the link reads that mailbox."""
    from martabat.programmes.tasks.privacy import tell_administrators

    request = SubjectRequest.objects.select_for_update().get(pk=request.pk)
    if request.state != RequestState.UNCONFIRMED:
        return request
    now = timezone.now()
    if now - request.asked_at > PROOF_WITHIN:
        raise Refused(_("Tautan ini sudah lebih dari tujuh hari. Ajukan permintaan baru."))
    request.state = RequestState.OPEN
    request.confirmed_at = now
    request.due_at = now + TIME_TO_ANSWER
    request.save(update_fields=["state", "confirmed_at", "due_at"])
    record(
        subject=SUBJECT,
        verb="request.confirmed",
        actor=PARTICIPANT,
        data={"request": request.pk, "kind": request.kind, "due_at": request.due_at},
    )
    tell_administrators.defer(request_id=request.pk, site=site)
    return request


@transaction.atomic
def fulfil(
    *,
    request: SubjectRequest,
    by: Membership,
    text: str,
    site: str,
    correction: Correction | None = None,
) -> Erased | None:
    """Do what is asked and say so by mail; return what was erased or withdrawn.

    A copy is made when its owner opens it, so the newest data are in it. What the law demands to
    keep is refused with its reason, which stands in the answer.
    """
    locked = _open(request, by)
    done: Erased | None = None
    data: dict[str, object] = {}
    if locked.kind == RequestKind.ERASURE:
        done = erase_person(email=locked.email)
    elif locked.kind == RequestKind.WITHDRAWAL:
        done = withdraw(email=locked.email)
    elif locked.kind == RequestKind.CORRECTION:
        data["registrations"] = correct_person(
            email=locked.email, correction=vars(correction) if correction else {}
        )
    parts = [text.strip()]
    if done is not None:
        data |= done.journalled
        parts += done.kept
    _close(
        locked,
        by,
        RequestState.DONE,
        "\n\n".join(part for part in parts if part),
        site=site,
        data=data,
    )
    return done


@transaction.atomic
def refuse(*, request: SubjectRequest, by: Membership, text: str, site: str) -> None:
    """Refuse a request, with the reason that its owner reads."""
    locked = _open(request, by)
    if not text.strip():
        raise Refused(_("Tulis alasan penolakan dan dasar hukumnya. Pemohon membacanya."))
    _close(locked, by, RequestState.REFUSED, text.strip(), site=site, data={})


def _open(request: SubjectRequest, by: Membership) -> SubjectRequest:
    if not rules.may_keep_privacy(by):
        raise PermissionDenied
    locked = SubjectRequest.objects.select_for_update().get(pk=request.pk)
    if locked.state != RequestState.OPEN:
        raise Refused(_("Permintaan ini sudah dijawab."))
    return locked


def _close(
    request: SubjectRequest,
    by: Membership,
    state: str,
    answer: str,
    *,
    site: str,
    data: dict[str, object],
) -> None:
    from martabat.programmes.tasks.privacy import send_request_mail

    request.state = state
    request.answer = answer
    request.answered_at = timezone.now()
    request.answered_by = by.user
    request.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    record(
        subject=SUBJECT,
        verb="request.answered",
        actor=by.actor,
        data={
            "request": request.pk,
            "kind": request.kind,
            "state": state,
            "late": request.answered_at > (request.due_at or request.answered_at),
            **data,
        },
    )
    send_request_mail.defer(kind="answered", request_id=request.pk, site=site)
