"""Every address × every role × own region and another one: who gets what.

`every_url.txt` is the table of what is expected. An address that is not in it fails the test, so
nobody adds a page without saying who may open it. No page may take more than 15 queries.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from martabat.assessments.actions import delegation, panel
from martabat.assessments.actions.citing import cite
from martabat.assessments.actions.cycles import open_cycle
from martabat.assessments.models import Assessment
from martabat.assessments.steps import Step
from martabat.assessments.tests.conftest import DATES, Way
from martabat.documents.actions import store
from martabat.documents.tests.makers import pdf
from martabat.instruments.queries import get
from martabat.organisations.actions import appoint, invite
from martabat.regions.models import Region
from tests import addressed, exchanged
from tests.addressed import Addressed
from tests.people import People, sign_in

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("every_url.txt")
MOST_QUERIES = 15
# A whole edition on paper gathers from every room, once; still the same for any number of rows.
MOST_OF_A_REPORT = 25
HERE, ELSEWHERE = "61.72", "15.71"
# The columns of the table; the last two have an account without a role, and none at all.
WHO = [
    "operator",
    "contributor",
    "opd_head",
    "sekda",
    "province",
    "verifier",
    "assessor",
    "panel",
    "publisher",
    "partner",
    "administrator",
    "stranger",
    "anyone",
]
# Each step of an assessment is reached in a cycle of its own, in both regions.
YEARS = {
    Step.FILLING: 2021,
    Step.ENDORSEMENT: 2022,
    Step.FORWARDING: 2023,
    Step.KANWIL: 2024,
    Step.PANEL: 2025,
    Step.DECREE: 2026,
    Step.PUBLISHED: 2027,
}
CODE = "01-S-01"


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Read the table: name, method, step, what each gets here, what each gets elsewhere."""
    for line in TABLE.read_text().splitlines():
        text = line.partition("#")[0].split()
        if text:
            name, method, step, here, *elsewhere = text
            yield name, method, step, here, elsewhere[0] if elsewhere else ""


def patterns(resolver: Any = None, spaces: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Walk every address of the site."""
    for item in (resolver or get_resolver()).url_patterns:
        if isinstance(item, URLResolver):
            inner = f"{spaces}{item.namespace}:" if item.namespace else spaces
            yield from patterns(item, inner)
        else:
            yield f"{spaces}{item.name}", item


class World:
    """A region in every step, with a document, an invitation and whatever else has an address."""

    def __init__(self) -> None:
        self.people = People()
        everybody = self.people.all_memberships()
        self.clients = {name: sign_in(Client(), everybody[name]) for name in WHO[:-2]}
        self.clients["stranger"] = sign_in(Client(), self.people.stranger)
        self.clients["anyone"] = Client()
        self.keys: dict[tuple[str, str], Any] = {}
        self.made: dict[str, Addressed] = {}
        for step, year in YEARS.items():
            self._cycle(step, year)
        for region, operator, office in (
            (HERE, self.people.operator, self.people.health_office),
            (ELSEWHERE, self.people.other_operator, self.people.legal_division_jambi),
        ):
            self._things_of(region, operator, office)
            self.made[region] = Addressed(operator)
            self._cite(region, operator)
            self._exchanged(region, operator)
        self.keys["proposal", ""] = exchanged.proposed(self.people.publisher)
        self.open = Addressed(self.people.operator, public=True)

    def _exchanged(self, region: str, operator: Any) -> None:
        assessment = self._filled_in(region)
        exchanged.set_papers(operator)
        self.keys |= {
            ("workbook", region): exchanged.brought_back(assessment, operator),
            ("dossier", region): exchanged.packed(assessment, operator),
        }

    def _filled_in(self, region: str) -> Assessment:
        return Assessment.objects.select_related("region", "cycle").get(
            cycle__award_year=YEARS[Step.FILLING], region=region
        )

    def _cite(self, region: str, operator: Any) -> None:
        assessment = self._filled_in(region)
        evidence = cite(
            assessment=assessment,
            indicator=CODE,
            source=f"activity:{self.made[region].keys['activity']}",
            membership=operator,
        )
        self.keys["evidence", region] = evidence.pk

    def _cycle(self, step: str, year: int) -> None:
        cycle = open_cycle(
            instrument=get("peduli-ham-2021"),
            data_year=year - 1,
            award_year=year,
            dates=DATES,
            membership=self.people.publisher,
            regions=Region.objects.filter(pk__in=[HERE, ELSEWHERE]),
        )
        here = cycle.assessments.select_related("region", "cycle").get(region=HERE)
        delegation.delegate(
            assessment=here,
            indicators=[CODE],
            organisation=self.people.health_office,
            due_on=date(2030, 1, 1),
            membership=self.people.operator,
        )
        way = Way(here, self.people)
        if step != Step.FILLING:
            getattr(way, f"to_{step}")(answered=1)
        for receipt in here.receipts.order_by("pk")[:1]:
            self.keys["number", step] = receipt.number
        if step == Step.PANEL:
            panel.adjust(
                assessment=way.fresh(),
                line="pelanggaran",
                points=Decimal("-1.5"),
                reason="Uji.",
                membership=self.people.panel,
            )
            self.keys["adjustment", HERE] = here.adjustments.get().pk
        here.refresh_from_db()
        there = Assessment.objects.filter(cycle=cycle, region=ELSEWHERE)
        there.update(step=here.step, decree=here.decree)

    def _things_of(self, region: str, operator: Any, office: Any) -> None:
        document = store(
            upload=BytesIO(pdf()),
            filename="bukti.pdf",
            title="Bukti",
            region=operator.organisation.region,
            membership=operator,
        )
        position = appoint(
            by=None, organisation=office, name="Siti", title="Kepala", start=date(2023, 1, 2)
        )
        inviter = self.people.operator if region == HERE else self.people.administrator
        sent = invite(
            by=inviter,
            organisation=office,
            role="contributor" if region == HERE else "operator",
            email=f"baru.{region}@contoh.example",
            name="Baru",
            site="http://testserver",
        )
        member = self.people.contributor if region == HERE else operator
        self.keys |= {
            ("document", region): document.pk,
            ("office", region): office.pk,
            ("position", region): position.pk,
            ("invitation", region): sent.pk,
            ("member", region): member.pk,
        }


# What is sent where an empty form would be refused before anybody asks who sent it.
BODIES: dict[str, dict[str, str]] = {
    "assessments:save": {"choice": "b", "version": "0"},
    "assessments:attach": {"document": "{document}"},
    "assessments:remark": {"text": "Uji."},
    "assessments:verify_remark": {"text": "Uji."},
    "assessments:send_back": {"reason": "Uji."},
    "assessments:endorse": {"position": "Sekretaris Daerah", "confirmed": "on"},
    "assessments:panel_reopen": {"reason": "Uji."},
    "assessments:decide": {"verdict": "accept", "version": "1"},
    "assessments:accept_many": {"kode": CODE, "pasti": "1"},
    "organisations:switch": {"membership": "999999"},
    "interface:language": {"language": "en"},
    "interface:theme": {"theme": "dark"},
}
FESTIVALS = {"portal:festival", "portal:programme", "portal:activity"}
NEWS = {"portal:news_item", "portal:news_version", "portal:news_photo"}
OF_OFFICES = ("organisations:office", "organisations:appoint", "organisations:invite")
OF_INVITATIONS = ("organisations:resend", "organisations:withdraw")


def arguments(world: World, name: str, pattern: URLPattern, step: str, region: str) -> dict:
    """Fill in an address: this region's things, in the cycle that stands at this step."""
    room = name.partition(":")[0]
    known: dict[str, Any] = {
        "award_year": YEARS.get(step, 2021),
        "region": region,
        "province": region[:2],
        "code": CODE if room == "assessments" else region,
        "right": "1",
        "document": world.keys["document", region],
        "adjustment": world.keys.get(("adjustment", region), 1),
        "number": 1 if room == "portal" else world.keys.get(("number", step), "TT-0"),
        "version": 1,
        "page": 1,
        "token": "bukan-undangan",
        "provider_id": "instansi",
        "uidb36": "1",
        "key": "x-y",
        "pk": 999_999,
    }
    if room in {"agreements", "programmes", "newsroom"} or name in FESTIVALS | NEWS:
        made = world.open if name.startswith(addressed.OPEN) else world.made[region]
        known |= addressed.parts(name, made.keys)
    if name in NEWS:
        known["number"] = 2
    elif room == "newsroom":
        known["number"] = 1
    known["evidence"] = world.keys["evidence", region]
    if name == "portal:province":
        known["code"] = region[:2]
    known |= exchanged.parts(name, world.keys, region)
    if name == "assessments:panel_withdraw":
        known["pk"] = known["adjustment"]
    elif name in OF_OFFICES:
        known["pk"] = world.keys["office", region]
    elif name in OF_INVITATIONS:
        known["pk"] = world.keys["invitation", region]
    elif name == "organisations:end_position":
        known["pk"] = world.keys["position", region]
    elif name == "organisations:revoke":
        known["pk"] = world.keys["member", region]
    return {key: known[key] for key in pattern.pattern.converters | _groups(pattern)}


def _groups(pattern: URLPattern) -> dict[str, None]:
    regex = getattr(pattern.pattern, "regex", None)
    return dict.fromkeys(regex.groupindex) if regex else {}


def body(world: World, name: str, region: str) -> dict[str, str]:
    """Return what is posted to an address."""
    document = world.keys["document", region]
    return {key: text.format(document=document) for key, text in BODIES.get(name, {}).items()}


def seen(world: World, who: str, method: str, address: str, data: dict[str, str]) -> str:
    """Ask for an address as somebody, and return the sign of what happened; nothing is kept."""
    client = world.clients[who]
    session = dict(client.cookies)
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        response = getattr(client, method.lower())(address, data)
        transaction.set_rollback(True)
    if method == "GET":
        queries = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
        most = MOST_OF_A_REPORT if "/laporan." in address else MOST_QUERIES
        assert len(queries) <= most, f"{who} at {address}: {queries}"
    client.cookies.clear()
    client.cookies.update(session)
    if response.status_code == 302:
        return ">" if response.url.startswith("/masuk/") else "r"
    return {
        200: "+", 204: "+", 409: "e", 422: "e", 401: "x", 403: "x", 404: "-", 410: "g", 405: "m",
    }.get(response.status_code, f"({response.status_code})")  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    """Everything is made once, in a transaction that is rolled back after the last address."""
    kept, settings.PUBLISHED_DIR = settings.PUBLISHED_DIR, tmp_path_factory.mktemp("published")
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)
    settings.PUBLISHED_DIR = kept


@cache
def known() -> dict[str, URLPattern]:
    return dict(patterns())


def test_every_address_is_in_the_table_and_nothing_else():
    asked = {(name, method) for name, method, *_rest in rows()}
    there = {(name, method) for name in known() for method in ("GET", "POST")}
    assert sorted(there - asked) == [], "say in every_url.txt who may open these"
    assert sorted(asked - there) == [], "these are gone"


@pytest.mark.parametrize(
    ("name", "method", "step", "here", "elsewhere"),
    list(rows()),
    ids=lambda value: value if ":" in value or "_" in value else value[:12],
)
def test_everybody_gets_what_the_table_says(world, name, method, step, here, elsewhere):
    pattern = known()[name]
    for region, expected in ((HERE, here), (ELSEWHERE, elsewhere or here)):
        address = reverse(name, kwargs=arguments(world, name, pattern, step, region))
        data = body(world, name, region) if method == "POST" else {}
        got = "".join(seen(world, who, method, address, data) for who in WHO)
        assert got == expected, f"{method} {address} for {', '.join(WHO)}"
