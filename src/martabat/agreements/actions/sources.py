"""What sources say about an agreement; they may differ, and all stay."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from martabat.agreements.actions.changing import locked
from martabat.agreements.models import Agreement, AgreementClaim
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership


@transaction.atomic
def add_claim(
    *,
    by: Membership,
    agreement: Agreement,
    topic: str,
    value: str,
    source: str,
    url: str = "",
    note: str = "",
    used: bool = False,
) -> AgreementClaim:
    """Write down what one source says; the first of a topic is the one that pages use."""
    found = locked(by=by, agreement=agreement)
    others = found.claims.filter(topic=topic)
    if others.filter(value=value.strip(), source=source.strip()).exists():
        raise Refused(_("Nilai ini sudah tercatat dari sumber yang sama."))
    used = used or not others.filter(used=True).exists()
    if used:
        others.filter(used=True).update(used=False)
    last = found.claims.aggregate(last=Max("position"))["last"] or 0
    claim = AgreementClaim.objects.create(
        agreement=found,
        topic=topic,
        value=value.strip(),
        source=source.strip(),
        url=url,
        note=note.strip(),
        used=used,
        position=last + 1,
    )
    _record(claim, "claim.added", by)
    return claim


@transaction.atomic
def use_claim(*, by: Membership, claim: AgreementClaim) -> AgreementClaim:
    """Let pages use this source's value; the others stay beside it."""
    found = locked(by=by, agreement=claim.agreement)
    chosen = found.claims.get(pk=claim.pk)
    if not chosen.used:
        found.claims.filter(topic=chosen.topic, used=True).update(used=False)
        chosen.used = True
        chosen.save(update_fields=["used"])
        _record(chosen, "claim.used", by)
    return chosen


@transaction.atomic
def remove_claim(*, by: Membership, claim: AgreementClaim) -> None:
    """Take away what was written down by mistake; the journal keeps it."""
    found = locked(by=by, agreement=claim.agreement)
    chosen = found.claims.get(pk=claim.pk)
    _record(chosen, "claim.removed", by)
    chosen.delete()


def _record(claim: AgreementClaim, verb: str, by: Membership) -> None:
    record(
        subject=claim.agreement.subject,
        verb=verb,
        actor=by.actor,
        data={"topic": claim.topic, "value": claim.value, "source": claim.source},
    )
