"""What the parties have to do, and saying that it is done."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from martabat.agreements import rules
from martabat.agreements.actions.changing import locked
from martabat.agreements.models import Agreement, Obligation, Party
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership


@transaction.atomic
def add_obligation(
    *,
    by: Membership,
    agreement: Agreement,
    party: Party,
    text: str,
    due_on: dt.date | None = None,
    example: bool = False,
) -> Obligation:
    """Write down what a party has to do, and until when."""
    found = locked(by=by, agreement=agreement)
    _hold_party(found, party)
    made = Obligation.objects.create(
        agreement=found,
        party=party,
        text=text.strip(),
        due_on=due_on,
        example=example or found.example,
    )
    _record(made, "obligation.added", by, {"due_on": due_on})
    return made


@transaction.atomic
def change_obligation(
    *,
    by: Membership,
    obligation: Obligation,
    party: Party,
    text: str,
    due_on: dt.date | None,
) -> Obligation:
    """Change what is to be done, by whom or until when."""
    found = locked(by=by, agreement=obligation.agreement)
    _hold_party(found, party)
    kept = found.obligations.get(pk=obligation.pk)
    if kept.done_on:
        raise Refused(_("Kewajiban ini sudah dipenuhi. Buka lagi sebelum mengubahnya."))
    before = {"party": kept.party_id, "text": kept.text, "due_on": kept.due_on}
    if kept.due_on != due_on:
        kept.reminded_on = None
    kept.party, kept.text, kept.due_on = party, text.strip(), due_on
    kept.save()
    _record(kept, "obligation.changed", by, {"due_on": due_on, "before": before})
    return kept


@transaction.atomic
def remove_obligation(*, by: Membership, obligation: Obligation) -> None:
    """Take away an obligation that was written down by mistake; the journal keeps it."""
    found = locked(by=by, agreement=obligation.agreement)
    kept = found.obligations.get(pk=obligation.pk)
    if kept.done_on:
        raise Refused(_("Kewajiban yang sudah dipenuhi tetap tercatat."))
    _record(kept, "obligation.removed", by, {})
    kept.delete()


@transaction.atomic
def close_obligation(
    *, by: Membership, obligation: Obligation, done_on: dt.date, note: str = ""
) -> Obligation:
    """Say that an obligation is fulfilled, since which day and by what."""
    kept = _closable(by, obligation)
    if kept.done_on:
        raise Refused(_("Kewajiban ini sudah dinyatakan dipenuhi."))
    kept.done_on, kept.done_note = done_on, note.strip()
    kept.save(update_fields=["done_on", "done_note"])
    _record(kept, "obligation.closed", by, {"done_on": done_on, "note": kept.done_note})
    return kept


@transaction.atomic
def reopen_obligation(*, by: Membership, obligation: Obligation, reason: str) -> Obligation:
    """Take back that an obligation is fulfilled, with a reason."""
    kept = _closable(by, obligation)
    if not kept.done_on:
        raise Refused(_("Kewajiban ini memang masih terbuka."))
    kept.done_on, kept.done_note, kept.reminded_on = None, "", None
    kept.save(update_fields=["done_on", "done_note", "reminded_on"])
    _record(kept, "obligation.reopened", by, {"reason": reason.strip()})
    return kept


def _closable(by: Membership, obligation: Obligation) -> Obligation:
    kept = (
        Obligation.objects.select_for_update(of=("self",))
        .select_related("agreement", "party")
        .get(pk=obligation.pk)
    )
    if not rules.may_close(by, kept):
        raise PermissionDenied
    return kept


def _hold_party(agreement: Agreement, party: Party) -> None:
    if party.agreement_id != agreement.pk:
        raise Refused(_("Pilih salah satu pihak perjanjian ini."))


def _record(obligation: Obligation, verb: str, by: Membership, data: dict[str, object]) -> None:
    record(
        subject=obligation.agreement.subject,
        verb=verb,
        actor=by.actor,
        data={"obligation": obligation.pk, "what": obligation.text, **data},
    )
