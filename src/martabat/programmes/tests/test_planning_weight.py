"""Pages of programmes stay light: one activity, three or 514; five thousand participants."""

import time
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from martabat.programmes.kinds import ActivityKind, Channel
from martabat.programmes.models import Activity, Programme, Registration
from martabat.programmes.queries.activity_page import PARTS
from tests.gathering import Gathering
from tests.people import People, sign_in

pytestmark = pytest.mark.django_db
MOST = 15


@pytest.fixture
def operator(client: Client, people: People) -> Client:
    return sign_in(client, people.operator)


def fill(gathering: Gathering, many: int) -> None:
    """Bring the activities of the festival to so many, and as many programmes beside it."""
    there = Activity.objects.filter(programme=gathering.festival).count()
    Activity.objects.bulk_create(
        Activity(
            programme=gathering.festival,
            series=gathering.pre_festival if at % 2 else None,
            number=at + 10 if at % 2 else None,
            kind=ActivityKind.DISCUSSION,
            title=f"Diskusi {at}",
            day=date(2023, 1, 1) + timedelta(days=at % 400) if at % 3 else None,
            zone="Asia/Jakarta",
            region=gathering.singkawang,
            owner=gathering.festival.owner,
        )
        for at in range(there, many)
    )
    Programme.objects.bulk_create(
        Programme(
            kind="yearly",
            name=f"Program {many} {at}",
            year=2020,
            region=gathering.singkawang,
            host="Kota Singkawang",
            owner=gathering.festival.owner,
        )
        for at in range(min(many, 60))
    )


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def addresses(gathering: Gathering) -> dict[str, str]:
    festival = gathering.festival.get_absolute_url()
    seminar = gathering.seminar.get_absolute_url()
    return {
        "index": "/kegiatan/",
        "all": "/kegiatan/?keadaan=semua&lingkup=semua&halaman=2",
        "programmes": "/kegiatan/program/",
        "programme": festival,
        "series": gathering.pre_festival.get_absolute_url(),
        "change": f"{seminar}ubah/",
        "add": f"{festival}kegiatan/tambah/?rangkaian={gathering.pre_festival.pk}",
        "organisers": f"{festival}penyelenggara/",
        "claims": f"{festival}sumber/",
        "agreements": f"{festival}perjanjian/",
        "agenda": f"{seminar}acara/",
        "people": f"{seminar}tokoh/",
        "photos": f"{seminar}foto/",
        "obligations": f"{seminar}kewajiban/",
    }


def test_queries_do_not_grow_with_activities(operator: Client, gathering: Gathering) -> None:
    counted: dict[str, list[int]] = {}
    for many in (1, 3, 514):
        gathering.seminar  # noqa: B018
        fill(gathering, many)
        for name, address in addresses(gathering).items():
            operator.get(address)  # what is asked once and kept does not count
            counted.setdefault(name, []).append(queries(operator, address))
    # With one row there is nothing to page or to look up, so a query or two may fall away.
    assert {name: found for name, found in counted.items() if max(found) > MOST} == {}
    assert {name: found for name, found in counted.items() if found[1] != found[2]} == {}


def test_the_page_of_an_activity_asks_little_beside_its_parts(
    operator: Client, gathering: Gathering
) -> None:
    found = queries(operator, gathering.seminar.get_absolute_url())
    assert found <= 5 + 2 * len(PARTS)


def test_an_edition_with_five_thousand_participants_stays_quick(
    operator: Client, gathering: Gathering
) -> None:
    seminar = gathering.seminar
    fill(gathering, 60)
    now = timezone.now()
    Registration.objects.bulk_create(
        Registration(
            activity=seminar,
            channel=Channel.PUBLIC,
            code=f"kode-{at}",
            name=f"Peserta {at}",
            institution=f"Lembaga {at % 90}",
            entered_at=now if at % 5 else None,
        )
        for at in range(5000)
    )
    page = gathering.festival.get_absolute_url()
    row = gathering.pre_festival.get_absolute_url()
    took = {}
    for address in (page, row, seminar.get_absolute_url()):
        operator.get(address)
        start = time.perf_counter()
        answer = operator.get(address)
        took[address] = time.perf_counter() - start
        # Nothing about single participants leaves the database.
        assert "Peserta 4" not in answer.content.decode()
    assert "4.000 orang hadir" in operator.get(row).content.decode()
    assert max(took.values()) < 1.0
