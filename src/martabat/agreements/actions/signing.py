"""Signing in steps: who leads it. What signers themselves do is in `signing_acts`."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.agreements import rules
from martabat.agreements.kinds import Stage
from martabat.agreements.models import Agreement, Party, Signer
from martabat.agreements.signing_links import message_to, token_of
from martabat.agreements.signing_order import (
    check_plan,
    current_step,
    declined,
    is_begun,
    latest_round,
)
from martabat.agreements.workflow import is_signed
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.organisations.tokens import hash_token

BEFORE_SIGNING = frozenset({Stage.PREPARATION, Stage.OFFER, Stage.DRAFTING, Stage.COUNCIL})


@dataclass(frozen=True, kw_only=True)
class SignerGiven:
    """Somebody to approve or sign, as the office plans it."""

    part: str
    step: int
    name: str
    title: str
    email: str = ""
    party: Party | None = None


def locked(agreement: Agreement) -> Agreement:
    """Return the agreement, locked until the transaction ends: signing goes one act at a time."""
    return (
        Agreement.objects.select_for_update(of=("self",))
        .select_related("document", "region")
        .get(pk=agreement.pk)
    )


def signers_of(agreement: Agreement) -> list[Signer]:
    """Return the signers of the newest round (1 query)."""
    return latest_round(agreement.signers.all())


def _led_by(agreement: Agreement, by: Membership) -> Agreement:
    """Return the agreement locked, if `by` may lead its signing and it still can be signed."""
    found = locked(agreement)
    if not rules.may_edit(by, found):
        raise PermissionDenied
    if is_signed(found):
        raise Refused(_("Naskah ini sudah ditandatangani."), code="signed")
    return found


@transaction.atomic
def plan_signing(
    *, by: Membership, agreement: Agreement, signers: Sequence[SignerGiven]
) -> list[Signer]:
    """Say who approves and who signs, in which step; a plan before replaces nobody who was called.

    Raises Refused when signing has begun, or when the order is wrong.
    """
    agreement = _led_by(agreement, by)
    before = signers_of(agreement)
    if is_begun(before):
        raise Refused(
            _("Penandatanganan sudah dimulai. Ulangi dari awal untuk mengubah urutannya."),
            code="begun",
        )
    steps = check_plan([(given.part, given.step) for given in signers])
    number = before[0].round if before else 1
    Signer.objects.filter(pk__in=[signer.pk for signer in before]).delete()
    made = Signer.objects.bulk_create(
        Signer(
            agreement=agreement,
            round=number,
            step=step,
            part=given.part,
            name=given.name.strip(),
            title=given.title.strip(),
            email=given.email.strip().lower(),
            party=given.party,
        )
        for given, step in zip(signers, steps, strict=True)
    )
    record(
        subject=agreement.subject,
        verb="signing.planned",
        actor=by.actor,
        data={"round": number, "signers": [[item.pk, item.part, item.step] for item in made]},
    )
    return made


@transaction.atomic
def start_signing(*, by: Membership, agreement: Agreement, site: str) -> list[Signer]:
    """Open the signing and call the first step; return who was called."""
    agreement = _led_by(agreement, by)
    signers = signers_of(agreement)
    if not signers:
        raise Refused(_("Susun dulu siapa yang memaraf dan menandatangani."), code="nobody")
    if is_begun(signers):
        raise Refused(_("Penandatanganan sudah dimulai."), code="begun")
    if agreement.stage in BEFORE_SIGNING:
        agreement.stage = Stage.SIGNING
        agreement.save(update_fields=["stage"])
    record(
        subject=agreement.subject,
        verb="signing.started",
        actor=by.actor,
        data={"round": signers[0].round},
    )
    return call_current(agreement, site=site)


def call_current(agreement: Agreement, *, site: str) -> list[Signer]:
    """Call whoever is due now and was not called yet; the agreement must be locked."""
    signers = signers_of(agreement)
    step = current_step(signers)
    due = [
        signer
        for signer in signers
        if signer.step == step and signer.state == Signer.State.WAITING and signer.called_at is None
    ]
    for signer in due:
        call(signer, site=site)
    return due


def call(signer: Signer, *, site: str) -> None:
    """Give a signer a new link, so that the one before stops, and send it where there is mail."""
    from martabat.agreements.tasks import mail_signer

    signer.called_at = timezone.now()
    signer.token_hash = hash_token(token_of(signer))
    signer.save(update_fields=["called_at", "token_hash"])
    if signer.email:
        mail_signer.defer(signer_id=signer.pk, token_hash=signer.token_hash, site=site)


@transaction.atomic
def call_again(*, by: Membership, signer: Signer, site: str) -> Signer:
    """Send somebody whose turn it is a new link; the old one stops."""
    found = _waiting(by, signer)
    call(found, site=site)
    _record(found, "signing.called_again", by)
    return found


@transaction.atomic
def show_link(*, by: Membership, signer: Signer, site: str) -> str:
    """Return the text with a signer's link, to be pasted elsewhere; that it was shown is recorded.

    Whoever holds the link can sign with it: the journal says who has seen it.
    """
    found = _waiting(by, signer)
    if found.called_at is None:
        raise Refused(_("Belum gilirannya, jadi belum ada tautan."), code="turn")
    _record(found, "signing.link_shown", by)
    return message_to(found, site=site)


@transaction.atomic
def substitute(
    *, by: Membership, signer: Signer, name: str, title: str, letter: str, email: str, site: str
) -> Signer:
    """Put somebody in the place of a signer who has not acted, by a letter with a number.

    The replaced one's link stops at once. Where it was his turn, the substitute is called.
    """
    found = _waiting(by, signer, any_step=True)
    if not letter.strip():
        raise Refused(_("Isi nomor surat kuasa atau surat perintahnya."), code="letter")
    was_called = found.called_at is not None
    found.state = Signer.State.REPLACED
    found.token_hash = None
    found.save(update_fields=["state", "token_hash"])
    made = Signer.objects.create(
        agreement=found.agreement,
        party=found.party,
        round=found.round,
        step=found.step,
        part=found.part,
        name=name.strip(),
        title=title.strip(),
        email=email.strip().lower(),
        letter=letter.strip(),
        substitute_for=found,
    )
    if was_called:
        call(made, site=site)
    _record(made, "signing.substituted", by, replaced=found.pk, letter=made.letter)
    return made


@transaction.atomic
def restart_signing(*, by: Membership, agreement: Agreement) -> list[Signer]:
    """Begin a new round after a refusal or a change of the text: everybody acts again.

    The round before stays on record, its links stop. The new one is called by `start_signing`.
    """
    agreement = _led_by(agreement, by)
    before = signers_of(agreement)
    if not is_begun(before):
        raise Refused(_("Penandatanganan belum dimulai."), code="not_begun")
    # Nobody is called by the link of a round that is over.
    Signer.objects.filter(pk__in=[signer.pk for signer in before]).update(token_hash=None)
    made = Signer.objects.bulk_create(
        Signer(
            agreement=agreement,
            party=old.party,
            round=old.round + 1,
            step=old.step,
            part=old.part,
            name=old.name,
            title=old.title,
            email=old.email,
            letter=old.letter,
        )
        for old in before
        if old.state != Signer.State.REPLACED
    )
    record(
        subject=agreement.subject,
        verb="signing.restarted",
        actor=by.actor,
        data={"round": made[0].round},
    )
    return made


def _waiting(by: Membership, signer: Signer, *, any_step: bool = False) -> Signer:
    """Return a signer who has not acted, of the newest round, whose turn it is unless any step."""
    agreement = _led_by(signer.agreement, by)
    signers = signers_of(agreement)
    found = next((item for item in signers if item.pk == signer.pk), None)
    if found is None or found.state != Signer.State.WAITING:
        raise Refused(_("Orang ini sudah bertindak atau sudah digantikan."), code="acted")
    if declined(signers):
        raise Refused(
            _("Penandatanganan berhenti karena ada yang menolak. Ulangi dari awal."),
            code="declined",
        )
    if not any_step and found.step != current_step(signers):
        raise Refused(_("Belum giliran orang ini."), code="turn")
    found.agreement = agreement
    return found


def _record(signer: Signer, verb: str, by: Membership, **more: object) -> None:
    record(
        subject=signer.agreement.subject,
        verb=verb,
        actor=by.actor,
        data={"signer": signer.pk, "step": signer.step, **more},
    )
