"""How far a signing is, for those who lead it, for a signer, and for the agreement's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from martabat.agreements import rules
from martabat.agreements.actions.numbering import own_party
from martabat.agreements.models import Agreement, Party, Signer
from martabat.agreements.sealing import Seal, seal
from martabat.agreements.signing_order import (
    acting,
    current_step,
    declined,
    is_begun,
    latest_round,
    link_ends,
)
from martabat.agreements.verifying import verify_path
from martabat.agreements.workflow import is_signed
from martabat.documents import signature_words
from martabat.documents.signature_words import SignaturesShown
from martabat.organisations.models import Membership


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One signer with his state (a status of `signing.`) and until when the link lasts."""

    signer: Signer
    status: str
    link_ends: datetime | None
    instead_of: str


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step with its people; `state` is done, current or nothing."""

    number: int
    name: str
    people: Sequence[PersonShown]
    state: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the newest round is. `state`: none, planned, running, declined, changed, signed."""

    state: str
    steps: Sequence[StepShown]
    done: int
    total: int
    seal: Seal
    declined: Signer | None
    round: int
    may_lead: bool

    @property
    def current(self) -> StepShown | None:
        """The step whose turn it is."""
        return next((step for step in self.steps if step.state == "current"), None)


@dataclass(frozen=True, slots=True)
class OnAgreement:
    """What the agreement's page shows of this part."""

    progress: Progress
    signatures: SignaturesShown | None
    verify: str
    own_party: Party | None
    may_number: bool


def progress(agreement: Agreement, membership: Membership | None) -> Progress:
    """Return how far the signing of an agreement is (1 query, 2 more without a file)."""
    signers = latest_round(
        agreement.signers.select_related("party", "substitute_for").order_by("round", "step", "pk")
    )
    signed = is_signed(agreement)
    document = agreement.document
    if signed and agreement.sha256:
        # A file may have come later than the signatures.
        of_file = document is not None and document.sha256 == agreement.sha256
        now = Seal(agreement.sha256, of_file=of_file)
    else:
        now = seal(agreement)
    state = _state(signers, signed=signed, now=now)
    due = current_step(signers) if state == "running" else None
    counted = acting(signers)
    return Progress(
        state=state,
        steps=[
            _step(number, [one for one in signers if one.step == number], due=due, state=state)
            for number in sorted({signer.step for signer in signers})
        ],
        done=sum(signer.state == Signer.State.DONE for signer in counted),
        total=len(counted),
        seal=now,
        declined=declined(signers),
        round=signers[0].round if signers else 1,
        may_lead=rules.may_edit(membership, agreement) and not signed,
    )


def _state(signers: Sequence[Signer], *, signed: bool, now: Seal) -> str:
    if signed:
        return "signed"
    if not signers:
        return "none"
    if declined(signers):
        return "declined"
    if any(one.sha256 != now.sha256 for one in signers if one.state == Signer.State.DONE):
        return "changed"
    return "running" if is_begun(signers) else "planned"


def _step(number: int, signers: Sequence[Signer], *, due: int | None, state: str) -> StepShown:
    approves = signers[0].part == Signer.Part.APPROVER
    done = all(one.state == Signer.State.DONE for one in acting(signers))
    return StepShown(
        number=number,
        name=_("Paraf") if approves else _("Tanda tangan"),
        people=[_person(one, due=number == due, state=state) for one in signers],
        state="done" if done else "current" if number == due else "",
    )


def _person(signer: Signer, *, due: bool, state: str) -> PersonShown:
    instead = signer.substitute_for
    return PersonShown(
        signer=signer,
        status=_status(signer, due=due, state=state),
        link_ends=link_ends(signer) if due else None,
        instead_of=instead.name if instead else "",
    )


def _status(signer: Signer, *, due: bool, state: str) -> str:
    match signer.state:
        case Signer.State.DONE if signer.part == Signer.Part.APPROVER:
            return "signing.approved"
        case Signer.State.DONE:
            return "signing.signed"
        case Signer.State.DECLINED:
            return "signing.declined"
        case Signer.State.REPLACED:
            return "signing.replaced"
    if due:
        return "signing.due"
    return "signing.stopped" if state in {"declined", "changed"} else "signing.later"


def on_agreement(agreement: Agreement, membership: Membership | None) -> OnAgreement | None:
    """Return what the agreement's page shows of signing (3 queries).

    The agreement must have its document with its blob at hand.
    """
    prefetch_related_objects(
        [agreement], Prefetch("parties", Party.objects.select_related("organisation"))
    )
    found = progress(agreement, membership)
    document = agreement.document
    if found.state == "none" and not found.may_lead and document is None:
        return None
    zone = agreement.region.time_zone if agreement.region else None
    parties = list(agreement.parties.all())
    own = own_party(parties, membership) if membership else None
    return OnAgreement(
        progress=found,
        signatures=signature_words.shown(document, zone=zone) if document else None,
        verify=verify_path(agreement, parties) if found.state == "signed" else "",
        own_party=own,
        may_number=own is not None and not own.number and rules.may_edit(membership, agreement),
    )
