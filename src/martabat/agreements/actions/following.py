"""What follows an agreement: its renewal and its addenda."""

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from martabat.agreements import rules, workflow
from martabat.agreements.actions.drafting import ClauseGiven, PartyGiven, add_agreement
from martabat.agreements.kinds import Kind, Relation, Stage
from martabat.agreements.models import Agreement
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership


@transaction.atomic
def renew(
    *,
    by: Membership,
    agreement: Agreement,
    title: str = "",
    start: dt.date | None = None,
    end: dt.date | None = None,
    term_reason: str = "",
) -> Agreement:
    """Begin the agreement that prolongs this one: its parties and clauses, unsigned."""
    if not rules.may_edit(by, agreement):
        raise PermissionDenied
    if not workflow.is_signed(agreement):
        raise Refused(_("Yang diperpanjang hanya perjanjian yang sudah ditandatangani."))
    if agreement.kind == Kind.ADDENDUM:
        raise Refused(_("Adendum tidak diperpanjang; perpanjang naskah yang diubahnya."))
    if start and end and end < start:
        raise Refused(_("Akhir jangka waktu mendahului awalnya. Periksa kedua tanggal."))
    made = add_agreement(
        by=by,
        kind=agreement.kind,
        title=title.strip() or agreement.title,
        region=agreement.region,
        owner=agreement.owner,
        parent=agreement,
        relation=Relation.RENEWS,
        parties=_same_parties(agreement),
        clauses=[
            ClauseGiven(topic=item.topic, title=item.title, text=item.text)
            for item in agreement.clauses.all()
        ],
        category=agreement.category,
        summary=agreement.summary,
        needs_council=agreement.needs_council,
        start=start,
        end=end,
        term_reason=term_reason.strip(),
        example=agreement.example,
    )
    _tell(agreement, "agreement.renewed", by, made)
    return made


@transaction.atomic
def add_addendum(
    *, by: Membership, agreement: Agreement, title: str, clauses: Sequence[ClauseGiven] = ()
) -> Agreement:
    """Begin an addendum: the only way in which a signed text changes."""
    if not rules.may_edit(by, agreement):
        raise PermissionDenied
    if not workflow.is_signed(agreement):
        raise Refused(_("Naskah ini belum ditandatangani, jadi masih dapat diubah langsung."))
    if agreement.stage == Stage.ENDED:
        raise Refused(_("Perjanjian ini sudah berakhir, jadi tidak dapat diubah lagi."))
    if agreement.kind == Kind.ADDENDUM:
        raise Refused(_("Ubah naskah pokoknya; adendum tidak diubah dengan adendum."))
    made = add_agreement(
        by=by,
        kind=Kind.ADDENDUM,
        title=title,
        region=agreement.region,
        owner=agreement.owner,
        parent=agreement,
        relation=Relation.AMENDS,
        parties=_same_parties(agreement),
        clauses=clauses,
        category=agreement.category,
        example=agreement.example,
    )
    _tell(agreement, "agreement.amended", by, made)
    return made


def _same_parties(agreement: Agreement) -> list[PartyGiven]:
    """The institutions go on; who signs for them may be somebody else by then."""
    return [
        PartyGiven(
            name=party.name,
            body=party.body,
            organisation=party.organisation,
            address=party.address,
        )
        for party in agreement.parties.select_related("organisation")
    ]


def _tell(agreement: Agreement, verb: str, by: Membership, made: Agreement) -> None:
    record(subject=agreement.subject, verb=verb, actor=by.actor, data={"agreement": made.pk})
