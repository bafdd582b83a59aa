"""Which registered offices the names of parties stand for."""

from django.db.models import Q
from django.db.models.functions import Lower

from martabat.organisations.models import Organisation


def organisations_named(names: list[str], region_code: str | None) -> dict[str, Organisation]:
    """Return the office that each name stands for, in small letters, if exactly one does (1 query).

    An office of the agreement's own region or a national one is meant; never one of elsewhere.
    """
    wanted = {name.strip().lower() for name in names if name.strip()}
    here = Q(region=None) | Q(region=region_code) if region_code else Q(region=None)
    found: dict[str, Organisation] = {}
    for office in Organisation.objects.annotate(small=Lower("name")).filter(
        here, small__in=wanted, active=True
    ):
        # The own region's office comes before a national one of the same name.
        if office.name.lower() not in found or office.region_id:
            found[office.name.lower()] = office
    return found
