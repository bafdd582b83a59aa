"""Everything that an agreement's page shows, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.shortcuts import get_object_or_404

from martabat.agreements import journal_wording, rules, warnings, wording, workflow
from martabat.agreements.journal_wording import Line
from martabat.agreements.kinds import ClaimTopic, Relation
from martabat.agreements.models import (
    Agreement,
    AgreementClaim,
    Clause,
    Obligation,
    Party,
)
from martabat.agreements.queries.timeline import Moment, timeline_of
from martabat.agreements.queries.warned import numbers_used
from martabat.agreements.standing import obligation_standing, standing
from martabat.agreements.uses import Use, uses_of
from martabat.agreements.warnings import LegalWarning
from martabat.journal.models import Entry
from martabat.journal.queries import entries
from martabat.organisations.models import Membership

MOST_CHILDREN = 50
MOST_ENTRIES = 200
SHOWN_ENTRIES = 6


@dataclass(frozen=True, slots=True)
class Link:
    """One agreement of the chain; without `href` where the member may not open it."""

    kind: str
    when: str
    title: str
    relation: str
    href: str
    current: bool
    example: bool
    implements: bool


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party with the words of the text, and who signed for it in what office."""

    party: Party
    name: str
    acting_as: str
    acting_for: str


@dataclass(frozen=True, slots=True)
class ObligationRow:
    """An obligation with its state, whether the member may close it, and what fulfils it."""

    obligation: Obligation
    state: str
    may_close: bool
    uses: Sequence[Use]


@dataclass(frozen=True, slots=True)
class Dispute:
    """What sources say about one topic: the value in use, and the others."""

    topic: str
    used: Sequence[AgreementClaim]
    others: Sequence[AgreementClaim]

    @property
    def differs(self) -> bool:
        """Whether sources disagree at all."""
        return len({claim.value for claim in (*self.used, *self.others)}) > 1


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """An agreement as its page shows it to a member."""

    agreement: Agreement
    state: str
    signed: str
    term: str
    chain: Sequence[Link]
    children: Sequence[Link]
    parties: Sequence[PartyRow]
    unnamed: int
    clauses: Sequence[Clause]
    obligations: Sequence[ObligationRow]
    uses: Sequence[Use]
    evidence: Sequence[Use]
    disputes: Sequence[Dispute]
    differing: int
    warnings: Sequence[LegalWarning]
    timeline: Sequence[Moment]
    lines: Sequence[Line]
    entries: int
    may_edit: bool
    may_move: bool


def agreement_or_404(membership: Membership, pk: int) -> Agreement:
    """Return an agreement that the member may see, with what its page needs (1 query)."""
    found = rules.visible(membership).select_related(
        "region__province", "owner", "document__blob", "parent__parent__parent"
    )
    return get_object_or_404(found, pk=pk)


def page_of(agreement: Agreement, membership: Membership, today: date) -> AgreementPage:
    """Return the page of an agreement that was found by `agreement_or_404` (at most 10 queries)."""
    # The part on signing reads what is prefetched here.
    with_offices = Prefetch("parties", Party.objects.select_related("organisation"))
    prefetch_related_objects([agreement], with_offices, "clauses")
    parties = list(agreement.parties.all())
    clauses = list(agreement.clauses.all())
    obligations = list(agreement.obligations.select_related("party").order_by("due_on", "pk"))
    claims = list(agreement.claims.all())
    ancestors = _ancestors(agreement)
    family = _family(agreement, ancestors, membership)
    children = [item for item in family if item.parent_id == agreement.pk]
    open_to_me = {item.pk for item in family}
    log = list(entries(agreement.subject)[:MOST_ENTRIES])
    uses = uses_of(membership, [agreement.pk])[agreement.pk]
    may_edit = rules.may_edit(membership, agreement)
    disputes = disputes_of(claims)
    return AgreementPage(
        agreement=agreement,
        state=f"agreement.{standing(agreement, today)}",
        signed=wording.signed_text(agreement),
        term=wording.term_text(agreement),
        chain=[
            *(_link(item, openable=item.pk in open_to_me) for item in ancestors),
            _link(agreement, current=True),
        ],
        children=[_link(item) for item in children],
        parties=[party_row(party) for party in parties],
        unnamed=sum(1 for party in parties if not party.signatory),
        clauses=clauses,
        obligations=[
            obligation_row(item, membership, may_edit, uses, today) for item in obligations
        ],
        uses=[use for use in uses if use.obligation_id is None and not use.evidence],
        evidence=[use for use in uses if use.evidence],
        disputes=disputes,
        differing=sum(1 for dispute in disputes if dispute.differs),
        warnings=warnings.warnings_of(
            agreement,
            parties=parties,
            clauses=clauses,
            others=numbers_used(agreement, parties, membership),
            today=today,
        ),
        timeline=timeline_of(agreement, children, log, disputes_on_signing(claims), today),
        lines=[journal_wording.line_of(entry) for entry in log[:SHOWN_ENTRIES]],
        entries=_length(log),
        may_edit=may_edit,
        may_move=may_edit and bool(workflow.moves(agreement)),
    )


def party_row(party: Party) -> PartyRow:
    """Return a party with the words that stand beside it."""
    return PartyRow(
        party=party,
        name=wording.party_name(party.position),
        acting_as=wording.acting_as(party),
        acting_for=wording.acting_for(party),
    )


def obligation_row(
    item: Obligation,
    membership: Membership,
    may_edit: bool,
    uses: Sequence[Use],
    today: date,
) -> ObligationRow:
    """Return an obligation whose party is loaded, with its state on a day."""
    own = item.party.organisation_id == membership.organisation_id
    return ObligationRow(
        obligation=item,
        state=f"agreement.{obligation_standing(item, today)}",
        may_close=may_edit or own,
        uses=[use for use in uses if use.obligation_id == item.pk],
    )


def disputes_of(claims: Sequence[AgreementClaim]) -> list[Dispute]:
    """Return claims by topic, in the order of the topics; same values stay separate sources."""
    topics = [topic for topic in ClaimTopic if any(claim.topic == topic for claim in claims)]
    rest = sorted({claim.topic for claim in claims} - set(ClaimTopic.values))
    return [
        Dispute(
            topic=str(ClaimTopic(topic).label) if topic in ClaimTopic.values else topic,
            used=[claim for claim in claims if claim.topic == topic and _agrees(claim, claims)],
            others=[
                claim for claim in claims if claim.topic == topic and not _agrees(claim, claims)
            ],
        )
        for topic in (*topics, *rest)
    ]


def _agrees(claim: AgreementClaim, claims: Sequence[AgreementClaim]) -> bool:
    """Whether it is the one in use, or another source that says the same."""
    used = next((item for item in claims if item.topic == claim.topic and item.used), None)
    return used is not None and used.value == claim.value


def disputes_on_signing(claims: Sequence[AgreementClaim]) -> list[AgreementClaim]:
    """Return other days of signing than the one in use."""
    mine = [claim for claim in claims if claim.topic == ClaimTopic.SIGNED_ON]
    return [claim for claim in mine if not _agrees(claim, mine)]


def _ancestors(agreement: Agreement) -> list[Agreement]:
    """Return what stands above, the eldest first; as far as it was loaded."""
    line: list[Agreement] = []
    at = agreement.parent
    while at is not None and len(line) < 3 and at.pk != agreement.pk and at not in line:
        line.append(at)
        if "parent" not in at._state.fields_cache:
            break
        at = at.parent
    return line[::-1]


def _family(
    agreement: Agreement, ancestors: Sequence[Agreement], membership: Membership
) -> list[Agreement]:
    """Return children and ancestors that the member may open (1 query)."""
    return list(
        rules.visible(membership)
        .filter(Q(parent=agreement) | Q(pk__in=[item.pk for item in ancestors]))
        .order_by("signed_on", "pk")[:MOST_CHILDREN]
    )


def _link(agreement: Agreement, *, openable: bool = True, current: bool = False) -> Link:
    return Link(
        kind=agreement.get_kind_display(),
        when=wording.signed_text(agreement),
        title=agreement.title if openable else "",
        relation=agreement.get_relation_display(),
        href=agreement.get_absolute_url() if openable and not current else "",
        current=current,
        example=agreement.example,
        implements=agreement.relation == Relation.IMPLEMENTS,
    )


def _length(log: Sequence[Entry]) -> int:
    return log[0].number if log else 0
