"""What a signer does with a personal link: approve, sign or decline. The order is held here."""

from typing import NoReturn

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from martabat.agreements.actions.signing import call_current, locked, signers_of
from martabat.agreements.kinds import Capacity
from martabat.agreements.models import Agreement, Signer
from martabat.agreements.sealing import seal
from martabat.agreements.signing_links import by_token
from martabat.agreements.signing_order import (
    acting,
    current_step,
    declined,
    is_finished,
    is_link_open,
)
from martabat.agreements.workflow import after_signing, is_signed
from martabat.interface.dates import local
from martabat.journal.actions import SYSTEM, Actor, record
from martabat.journal.refusals import Refused


@transaction.atomic
def sign(*, token: str, sha256: str, site: str) -> Signer:
    """Approve or sign what carries this SHA-256, and call the next step when this one is done.

    Raises Refused: `gone` (the link stopped), `turn` (an earlier step is open), `declined`,
    `changed` (the text is not the one that was shown), `stale` (it is not the one that others
    signed). Signing twice changes nothing.
    """
    signer, signers = _held(token)
    agreement = signer.agreement
    if signer.state == Signer.State.DONE:
        return signer
    _refuse_unless_due(signer, signers)
    now = seal(agreement).sha256
    if not constant_time_compare(now, sha256):
        raise Refused(
            _("Naskah berubah sejak halaman ini dibuka. Baca lagi sebelum menandatangani."),
            code="changed",
        )
    if any(other.sha256 != now for other in signers if other.state == Signer.State.DONE):
        raise Refused(
            _(
                "Naskah berubah sesudah ada yang memaraf atau menandatangani."
                " Petugas perlu mengulang penandatanganan dari awal."
            ),
            code="stale",
        )
    signer.state = Signer.State.DONE
    signer.at = timezone.now()
    signer.sha256 = now
    signer.save(update_fields=["state", "at", "sha256"])
    verb = "signing.signed" if signer.part == Signer.Part.SIGNER else "signing.approved"
    _record(signer, verb, sha256=now)
    current = signers_of(agreement)
    if is_finished(current):
        _complete(agreement, current, sha256=now)
    else:
        call_current(agreement, site=site)
    return signer


@transaction.atomic
def decline(*, token: str, reason: str) -> Signer:
    """Refuse to approve or sign, with a reason; the round stops until it is begun again."""
    signer, signers = _held(token)
    if signer.state == Signer.State.DONE:
        raise Refused(_("Anda sudah menandatangani naskah ini."), code="acted")
    _refuse_unless_due(signer, signers)
    if not reason.strip():
        raise Refused(_("Tulis alasannya. Petugas membaca alasan ini apa adanya."), code="reason")
    signer.state = Signer.State.DECLINED
    signer.at = timezone.now()
    signer.note = reason.strip()[:300]
    signer.save(update_fields=["state", "at", "note"])
    _record(signer, "signing.declined", reason=signer.note)
    return signer


def _held(token: str) -> tuple[Signer, list[Signer]]:
    """Return who holds this link, as the locked agreement has him, and all of his round."""
    found = by_token(token)
    if found is None:
        _gone()
    agreement = locked(found.agreement)
    signers = signers_of(agreement)
    # Looked up again under the lock: the link may have stopped while we waited for it.
    signer = next(
        (one for one in signers if one.pk == found.pk and one.token_hash == found.token_hash), None
    )
    if signer is None:
        _gone()
    signer.agreement = agreement
    return signer, signers


def _gone() -> NoReturn:
    raise Refused(_("Tautan ini tidak berlaku lagi. Minta yang baru kepada petugas."), code="gone")


def _refuse_unless_due(signer: Signer, signers: list[Signer]) -> None:
    if signer.state != Signer.State.WAITING or is_signed(signer.agreement):
        _gone()
    if declined(signers):
        raise Refused(_("Penandatanganan berhenti karena ada yang menolak."), code="declined")
    if signer.step != current_step(signers):
        raise Refused(_("Belum giliran Anda: langkah sebelumnya belum selesai."), code="turn")
    if not is_link_open(signer):
        _gone()


def _complete(agreement: Agreement, signers: list[Signer], *, sha256: str) -> None:
    """Bind the agreement: everybody has signed the same text."""
    zone = agreement.region.time_zone if agreement.region else None
    last = max(signer.at for signer in acting(signers) if signer.at is not None)
    agreement.signed_on = local(last, zone).date()
    agreement.sha256 = sha256
    agreement.stage = after_signing(agreement.kind, agreement.needs_council)
    agreement.save(update_fields=["signed_on", "sha256", "stage"])
    for signer in acting(signers):
        party = signer.party
        if party is None or signer.part != Signer.Part.SIGNER or signer.at is None:
            continue
        party.signed_on = local(signer.at, zone).date()
        party.signed_place = party.signed_place or agreement.place
        if signer.letter:
            party.signatory, party.title = signer.name, signer.title
            party.capacity, party.proxy_letter = Capacity.PROXY, signer.letter
        elif not party.signatory:
            party.signatory, party.title = signer.name, signer.title
        party.save()
    record(
        subject=agreement.subject,
        verb="signing.completed",
        actor=SYSTEM,
        data={"sha256": sha256, "signed_on": agreement.signed_on, "stage": agreement.stage},
    )


def _record(signer: Signer, verb: str, **more: object) -> None:
    # The journal names offices: who held them is with the signer.
    record(
        subject=signer.agreement.subject,
        verb=verb,
        actor=Actor(
            user_id=None,
            name=signer.title,
            role=signer.part,
            organisation=signer.party.name if signer.party else "",
        ),
        data={"signer": signer.pk, "round": signer.round, "step": signer.step, **more},
    )
