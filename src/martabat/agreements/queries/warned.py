"""What warnings need from the database besides the agreement itself."""

from collections.abc import Sequence

from martabat.agreements import rules
from martabat.agreements.models import Agreement, Party
from martabat.agreements.warnings import NumberUse, plain_number, year_of
from martabat.organisations.models import Membership

MOST = 50


def numbers_used(
    agreement: Agreement, parties: Sequence[Party], membership: Membership
) -> list[NumberUse]:
    """Return where these numbers stand in other agreements that the member sees (0 or 1 query)."""
    numbers = [party.number.strip() for party in parties if plain_number(party.number)]
    if not numbers:
        return []
    found = (
        Party.objects.filter(
            number__in=numbers, agreement__in=rules.visible(membership).values("pk")
        )
        .exclude(agreement=agreement)
        .select_related("agreement")
        .order_by("pk")[:MOST]
    )
    uses = []
    for party in found:
        year = year_of(party.agreement, party)
        if year is not None:
            uses.append(
                NumberUse(
                    institution=party.name,
                    organisation_id=party.organisation_id,
                    number=party.number,
                    year=year,
                    agreement_id=party.agreement_id,
                    title=party.agreement.title,
                )
            )
    return uses
