"""Certificates: a batch for those who came, the work on it, and taking them back.

Numbers are given in small steps, each a transaction of its own, so that a job that was killed
goes on where it stopped: a certificate with a number never gets a second one.
"""

import datetime as dt
import secrets
from collections.abc import Collection, Sequence
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from martabat.agreements.actions.numbering import issue_numbers
from martabat.agreements.models import Numbering
from martabat.documents.kept import drop, keep
from martabat.documents.typst import render
from martabat.journal.actions import SYSTEM, record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.certificates import certificate_paper
from martabat.programmes.kinds import BatchState
from martabat.programmes.models import Activity, Certificate, CertificateBatch
from martabat.programmes.queries.certificates import entitled

# How many certificates get their numbers in one transaction.
STEP: Final = 200


@transaction.atomic
def issue(
    *,
    by: Membership,
    activity: Activity,
    title: str,
    text: str,
    signatory: str,
    signatory_title: str,
    place: str,
    dated: dt.date,
    site: str,
    excluded: Collection[int] = (),
    mail: bool = False,
) -> CertificateBatch:
    """Begin a batch for everybody who came, without those `excluded` (keys of registrations).

    Whoever holds a valid certificate of this activity in the same capacity (`text`) gets no
    second one. A job makes them; see `tasks.certificates`.
    """
    # Two who press the button at once: the second waits and finds the certificates given.
    Activity.objects.select_for_update().get(pk=activity.pk)
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    people = entitled(activity, text=text.strip()).exclude(pk__in=excluded)
    named = list(people.values_list("pk", "name"))
    if not named:
        raise Refused(
            _(
                "Tidak ada yang dapat diberi sertifikat: semua yang tercatat hadir sudah"
                " menerimanya, atau belum ada yang tercatat hadir."
            )
        )
    batch = CertificateBatch.objects.create(
        activity=activity,
        title=title.strip(),
        text=text.strip(),
        signatory=signatory.strip(),
        signatory_title=signatory_title.strip(),
        place=place.strip(),
        dated=dated,
        site=site,
        mail=mail,
        total=len(named),
        by=by.user,
        example=activity.example,
    )
    Certificate.objects.bulk_create(
        Certificate(batch=batch, registration_id=key, name=name, code=secrets.token_urlsafe(16))
        for key, name in named
    )
    record(
        subject=activity.subject,
        verb="certificates.begun",
        actor=by.actor,
        data={"batch": batch.pk, "total": batch.total, "excluded": sorted(excluded)},
    )
    _ask(batch, by)
    return batch


@transaction.atomic
def resume(*, by: Membership, batch: CertificateBatch) -> None:
    """Let a batch that failed go on, or its file be made again."""
    if not rules.may_edit_activity(by, batch.activity):
        raise PermissionDenied
    CertificateBatch.objects.filter(pk=batch.pk).update(state=BatchState.WAITING, problem="")
    _ask(batch, by)


@transaction.atomic
def revoke(
    *, by: Membership, batch: CertificateBatch, reason: str, certificate: int | None = None
) -> int:
    """Take back one certificate of a batch, or all of them; return how many were.

    The reason stays with the organisers: the public page says only that and when.
    """
    if not rules.may_edit_activity(by, batch.activity):
        raise PermissionDenied
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan pencabutan."))
    locked = CertificateBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.state in {BatchState.WAITING, BatchState.RUNNING}:
        raise Refused(_("Sertifikat masih dibuat. Tunggu sampai selesai, lalu cabut."))
    held = Certificate.objects.filter(batch=locked, revoked_at=None)
    if certificate is not None:
        held = held.filter(pk=certificate)
    keys = list(held.values_list("pk", flat=True))
    if not keys:
        raise Refused(_("Sertifikat ini sudah dicabut."))
    Certificate.objects.filter(pk__in=keys).update(revoked_at=timezone.now(), revoked_reason=reason)
    record(
        subject=batch.activity.subject,
        verb="certificates.revoked",
        actor=by.actor,
        data={"batch": batch.pk, "certificates": keys if certificate is not None else "*"},
    )
    _forget_file(locked)
    if locked.certificates.filter(revoked_at=None).exists():
        CertificateBatch.objects.filter(pk=batch.pk).update(state=BatchState.WAITING)
        _ask(locked, by)
    return len(keys)


@transaction.atomic
def forget_names(registrations: Collection[int]) -> None:
    """Empty the names on certificates of these registrations and drop the files with them.

    The certificates themselves stay: their page still says that they were given.
    """
    held = Certificate.objects.filter(registration__in=registrations)
    batches = CertificateBatch.objects.filter(pk__in=held.values("batch")).exclude(sha256="")
    for batch in batches.select_for_update():
        _forget_file(batch)
    held.exclude(revoked_at=None).update(revoked_reason=_("Data pribadi sudah dihapus."))
    held.update(name="")


def work(batch_id: int, by: Membership) -> None:
    """Number what has no number, a step at a time, then print; may be begun again at any point.

    Numbers are those of the office of `by`, who asked for the batch or let it go on.
    """
    while number_some(batch_id, by):
        pass
    batch = CertificateBatch.objects.select_related("activity__owner").get(pk=batch_id)
    valid = list(batch.certificates.filter(revoked_at=None).exclude(name=""))
    sha256 = ""
    if valid:
        with override("id"):
            paper = certificate_paper(batch, valid)
            content = render("certificate", paper, language="id", created=batch.at)
        sha256 = keep(content, media_type="application/pdf", pages=len(valid))
    _finish(batch, sha256, len(valid))


def fail(batch_id: int) -> None:
    """Say that the work on a batch broke off; what was given stays."""
    CertificateBatch.objects.filter(pk=batch_id).update(
        state=BatchState.FAILED,
        problem=_("Pembuatan terhenti. Nomor yang sudah diberikan tetap; lanjutkan kapan saja."),
    )


@transaction.atomic
def number_some(batch_id: int, by: Membership) -> int:
    """Give numbers to the next few certificates of a batch; return how many got one."""
    batch = (
        CertificateBatch.objects.select_for_update(of=("self",))
        .select_related("activity")
        .get(pk=batch_id)
    )
    some = list(batch.certificates.filter(number="").order_by("pk")[:STEP])
    if some:
        for certificate, number in zip(some, _numbers(batch, some, by), strict=True):
            certificate.number = number
        Certificate.objects.bulk_update(some, ["number"])
    CertificateBatch.objects.filter(pk=batch_id).update(
        state=BatchState.RUNNING, problem="", done=F("done") + len(some)
    )
    return len(some)


def _numbers(batch: CertificateBatch, some: Sequence[Certificate], by: Membership) -> list[str]:
    """Give numbers by the office's pattern where it has one, else running within the batch."""
    numbering = Numbering.objects.filter(
        organisation=by.organisation_id, purpose=Numbering.Purpose.CERTIFICATE
    ).first()
    if numbering is None:
        return [f"{batch.done + place}/{batch.pk}" for place in range(1, len(some) + 1)]
    return issue_numbers(
        by=by,
        numbering=numbering,
        subjects=[f"certificate:{certificate.pk}" for certificate in some],
        on=batch.dated,
    )


@transaction.atomic
def _finish(batch: CertificateBatch, sha256: str, printed: int) -> None:
    locked = CertificateBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.sha256 != sha256:
        _forget_file(locked)
    CertificateBatch.objects.filter(pk=batch.pk).update(state=BatchState.DONE, sha256=sha256)
    record(
        subject=batch.activity.subject,
        verb="certificates.made",
        actor=SYSTEM,
        data={"batch": batch.pk, "printed": printed, "sha256": sha256},
    )
    if batch.mail:
        from martabat.programmes.tasks.certificates import mail_certificates

        mail_certificates.defer(batch_id=batch.pk)


def _forget_file(batch: CertificateBatch) -> None:
    if batch.sha256:
        drop(batch.sha256)
        CertificateBatch.objects.filter(pk=batch.pk).update(sha256="")


def _ask(batch: CertificateBatch, by: Membership) -> None:
    from martabat.programmes.tasks.certificates import make_certificates

    make_certificates.defer(batch_id=batch.pk, membership_id=by.pk)
