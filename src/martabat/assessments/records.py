"""Records of other rooms that can be cited as evidence, and who may cite them."""

from martabat.agreements import records as agreement_records
from martabat.agreements import rules as agreement_rules
from martabat.agreements.models import Agreement
from martabat.documents.records import RecordData
from martabat.organisations.models import Membership
from martabat.programmes import records as programme_records
from martabat.programmes import rules as programme_rules


def record_of(source: str) -> RecordData | None:
    """Return what a record says now, or None where it is gone."""
    agreement = _agreement(source)
    return (
        agreement_records.record_of(agreement) if agreement else programme_records.record_of(source)
    )


def may_cite(membership: Membership, source: str) -> bool:
    """Whether somebody may open the living record, and so may cite it."""
    agreement = _agreement(source)
    if agreement:
        return agreement_rules.may_view(membership, agreement)
    activity = programme_records.activity_of(source)
    return activity is not None and programme_rules.may_view_activity(membership, activity)


def address_of(source: str) -> str:
    """Return the page of the living record; empty where it is gone."""
    agreement = _agreement(source)
    if agreement:
        return agreement.get_absolute_url()
    activity = programme_records.activity_of(source)
    return activity.get_absolute_url() if activity else ""


def _agreement(source: str) -> Agreement | None:
    kind, _colon, key = source.partition(":")
    if kind != "agreement" or not key.isdigit():
        return None
    return Agreement.objects.select_related("parent").filter(pk=key).first()
