"""Giving out numbers: by an office's own pattern, one after the other, none twice."""

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from martabat.agreements import rules
from martabat.agreements.kinds import Body
from martabat.agreements.models import Agreement, IssuedNumber, Numbering, Party
from martabat.agreements.numbering import check_pattern, written
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership


@transaction.atomic
def issue_number(
    *, by: Membership, numbering: Numbering, subject: str, on: dt.date
) -> IssuedNumber:
    """Give the next number of the year of `on` to `subject` ("agreement:12").

    The office's numbering is locked until the transaction ends, so numbers have no gap and none
    is given twice; rolled back, it was never given. Asked again, the same subject keeps its number.
    """
    if not rules.may_issue(by, numbering):
        raise PermissionDenied
    held = Numbering.objects.select_for_update().get(pk=numbering.pk)
    already = IssuedNumber.objects.filter(numbering=held, subject=subject).first()
    if already is not None:
        return already
    running = next_running(held, on.year)
    issued = IssuedNumber.objects.create(
        numbering=held,
        year=on.year,
        running=running,
        text=text_of(held, running=running, on=on),
        subject=subject,
    )
    record(
        subject=f"organisation:{held.organisation_id}",
        verb="number.issued",
        actor=by.actor,
        data={"numbering": held.pk, "purpose": held.purpose, "to": subject, "text": issued.text},
    )
    return issued


@transaction.atomic
def issue_numbers(
    *, by: Membership, numbering: Numbering, subjects: Sequence[str], on: dt.date
) -> list[str]:
    """Give the next numbers to many subjects at once, in their order, in a fixed count of queries.

    As with `issue_number`, whoever has a number keeps it. One entry of the journal says how many.
    """
    if not rules.may_issue(by, numbering):
        raise PermissionDenied
    held = Numbering.objects.select_for_update().get(pk=numbering.pk)
    given = dict(
        IssuedNumber.objects.filter(numbering=held, subject__in=subjects).values_list(
            "subject", "text"
        )
    )
    fresh = [subject for subject in subjects if subject not in given]
    if fresh:
        first = next_running(held, on.year)
        made = IssuedNumber.objects.bulk_create(
            IssuedNumber(
                numbering=held,
                year=on.year,
                running=running,
                text=text_of(held, running=running, on=on),
                subject=subject,
            )
            for running, subject in enumerate(fresh, start=first)
        )
        given |= {issued.subject: issued.text for issued in made}
        record(
            subject=f"organisation:{held.organisation_id}",
            verb="numbers.issued",
            actor=by.actor,
            data={
                "numbering": held.pk,
                "purpose": held.purpose,
                "from": made[0].text,
                "to": made[-1].text,
                "count": len(made),
            },
        )
    return [given[subject] for subject in subjects]


def next_running(numbering: Numbering, year: int) -> int:
    """Return the running number that comes next in a year (1 query)."""
    issued = IssuedNumber.objects.filter(numbering=numbering, year=year).aggregate(
        last=Max("running")
    )["last"]
    by_hand = numbering.last_used if numbering.last_used_year == year else 0
    return max(issued or 0, by_hand) + 1


def text_of(numbering: Numbering, *, running: int, on: dt.date) -> str:
    """Return how a number of this office reads."""
    return written(
        numbering.pattern,
        running=running,
        on=on,
        classification=numbering.classification,
        unit=numbering.unit,
        padding=numbering.padding,
    )


def preview(
    *,
    numbering: Numbering | None,
    pattern: str,
    classification: str,
    unit: str,
    padding: int,
    last_used: int,
    on: dt.date,
) -> str:
    """Return the number that would come next with these settings; Refused for a wrong pattern."""
    pattern, classification, unit = pattern.strip(), classification.strip(), unit.strip()
    check_pattern(pattern, classification=classification, unit=unit)
    draft = Numbering(
        pk=numbering.pk if numbering else None,
        pattern=pattern,
        classification=classification,
        unit=unit,
        padding=padding,
        last_used=last_used,
        last_used_year=on.year,
    )
    running = next_running(draft, on.year) if numbering else last_used + 1
    return text_of(draft, running=running, on=on)


@transaction.atomic
def set_numbering(
    *,
    by: Membership,
    purpose: str,
    pattern: str,
    classification: str,
    unit: str,
    padding: int,
    last_used: int,
    year: int,
) -> Numbering:
    """Say how one's own office numbers one kind of paper; numbers given before stay as they are.

    `last_used` is the last number that was given by hand in `year`.
    """
    if not rules.may_set_numbering(by):
        raise PermissionDenied
    pattern, classification, unit = pattern.strip(), classification.strip(), unit.strip()
    check_pattern(pattern, classification=classification, unit=unit)
    numbering, _made = Numbering.objects.select_for_update().update_or_create(
        organisation=by.organisation,
        purpose=purpose,
        defaults={
            "pattern": pattern,
            "classification": classification,
            "unit": unit,
            "padding": padding,
            "last_used": last_used,
            "last_used_year": year if last_used else None,
        },
    )
    record(
        subject=f"organisation:{by.organisation_id}",
        verb="numbering.set",
        actor=by.actor,
        data={
            "numbering": numbering.pk,
            "purpose": purpose,
            "pattern": pattern,
            "classification": classification,
            "unit": unit,
            "padding": padding,
            "last_used": last_used,
        },
    )
    return numbering


@transaction.atomic
def number_agreement(*, by: Membership, agreement: Agreement, on: dt.date) -> IssuedNumber:
    """Give an agreement the number of one's own office, as that party's own number."""
    if not rules.may_edit(by, agreement):
        raise PermissionDenied
    party = own_party(list(agreement.parties.select_related("organisation")), by)
    if party is None:
        raise Refused(_("Kantor Anda bukan pihak dalam naskah ini."), code="no_party")
    if party.number:
        raise Refused(_("Pihak Anda sudah bernomor %(n)s.") % {"n": party.number}, code="numbered")
    numbering = Numbering.objects.filter(
        organisation=by.organisation, purpose=Numbering.Purpose.AGREEMENT
    ).first()
    if numbering is None:
        raise Refused(_("Atur dulu pola penomoran perjanjian kantor Anda."), code="no_numbering")
    issued = issue_number(by=by, numbering=numbering, subject=agreement.subject, on=on)
    party.number = issued.text
    party.save(update_fields=["number"])
    record(
        subject=agreement.subject,
        verb="agreement.numbered",
        actor=by.actor,
        data={"party": party.pk, "number": issued.text},
    )
    return issued


def own_party(parties: Sequence[Party], by: Membership) -> Party | None:
    """Return the party whose papers an office numbers: itself, or its own region.

    The parties must have their organisations at hand.
    """
    for party in parties:
        if party.organisation_id == by.organisation_id:
            return party
    region = by.organisation.region
    if region is None:
        return None
    regional = [party for party in parties if party.body == Body.REGION]
    for party in regional:
        office = party.organisation
        if office is not None and office.region_id == region.code:
            return party
    # Two regions may work together: only the name tells then which one is one's own.
    named = [party for party in regional if region.name.lower() in party.name.lower()]
    if named:
        return named[0]
    return regional[0] if len(regional) == 1 and regional[0].organisation_id is None else None
