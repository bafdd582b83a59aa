"""Run as a program by `test_crash`: fills a database and prints what its clients need, as JSON."""

import json
import sys
from datetime import date

import django


def main() -> None:
    django.setup()

    from django.conf import settings
    from django.test import Client

    from martabat.assessments.actions.cycles import open_cycle
    from martabat.assessments.scores import instrument_of
    from martabat.instruments.queries import get
    from martabat.organisations.roles import Kind, Role
    from martabat.regions.models import Region
    from tests.people import People, make_membership, make_organisation, sign_in

    regions = ["61.01", "61.02", "61.71", "61.72"]
    cycle = open_cycle(
        instrument=get("peduli-ham-2021"),
        data_year=2022,
        award_year=2023,
        dates={"filling": date(2023, 3, 31)},
        membership=People().publisher,
        regions=Region.objects.filter(pk__in=regions),
    )
    indicators = instrument_of(cycle).indicators
    operators = []
    for region in regions:
        office = make_organisation(f"Bagian Hukum {region}", Kind.LEGAL_DIVISION, region)
        operator = make_membership(f"Operator {region}", Role.OPERATOR, office)
        client = sign_in(Client(), operator)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        operators.append({"region": region, "cookie": cookie})
    choices = {code: "a" for code, item in indicators.items() if item.answer == "choice"}
    name = settings.SESSION_COOKIE_NAME
    given = {"cookie": name, "operators": operators, "choices": choices}
    sys.stdout.write(json.dumps(given) + "\n")


if __name__ == "__main__":
    main()
