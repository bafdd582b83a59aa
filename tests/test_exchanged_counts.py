"""Lists of releases, readings and proposed instruments ask no more of the database as they grow."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from martabat.instruments.models import InstrumentProposal
from martabat.newsroom.actions import releases
from martabat.newsroom.actions.readings import read_release
from martabat.newsroom.intake import Taken
from martabat.newsroom.models import Release, ReleaseReading, ReleaseVersion
from martabat.organisations.models import Membership
from martabat.programmes.models import Activity
from tests import exchanged
from tests.gathering import Gathering
from tests.people import People, sign_in

pytestmark = pytest.mark.django_db
MOST = 15
COUNTS = (1, 3, 120)
TEXT = "Kota Singkawang menggelar Seminar HAM di Aula Kantor Wali Kota, Kamis (7/9/2023)."


def publish(by: Membership, activity: Activity, number: int) -> None:
    """Publish a first release, and put the others beside it as they would stand after that."""
    if number == 1:
        release = releases.write_release(by=by, activity=activity)
        releases.check_release(by=by, release=release, seen=1, alone=True)
        releases.publish_release(by=by, release=release)
        return
    first = ReleaseVersion.objects.select_related("release").earliest("pk")
    activity.pk, activity.number = None, None
    activity.save()
    release = Release.objects.create(
        activity=activity,
        organisation=by.organisation,
        title=f"Rilis {number}",
        state=first.release.state,
        published_at=first.release.published_at,
    )
    ReleaseVersion.objects.create(
        release=release, number=1, content=first.content, sha256=first.sha256,
        by=by.user, published_at=first.published_at, published_by=by.user,
    )  # fmt: skip


def propose(by: Membership, number: int) -> None:
    """Propose an instrument, then others like it."""
    if number == 1:
        exchanged.proposed(by)
        return
    proposal = InstrumentProposal.objects.latest("pk")
    proposal.pk, proposal.at = None, timezone.now()
    proposal.save()


def read(by: Membership, number: int) -> None:
    """Have a release read."""
    read_release(by=by, taken=Taken(f"{TEXT} Acara ke-{number}."))


def asked(client: Client, address: str) -> int:
    """Return how often a page asks the database."""
    client.get(address)  # what is asked once in a process is asked before
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def grown(client: Client, address: str, add: Callable[[int], object]) -> list[int]:
    """Return how often a page asks when there is one row, three and many."""
    counted, there = [], 0
    for many in COUNTS:
        for number in range(there + 1, many + 1):
            add(number)
        there = many
        counted.append(asked(client, address))
    return counted


@pytest.mark.parametrize("address", ["/rilis/", "/berita/", "/cari/?q=rilis"])
def test_lists_of_releases(
    client: Client, gathering: Gathering, people: People, address: str
) -> None:
    by, activity = people.operator, gathering.seminar
    if address == "/rilis/":
        sign_in(client, by)
    counted = grown(client, address, lambda number: publish(by, activity, number))
    assert len(set(counted)) == 1, counted
    assert counted[0] <= MOST


@pytest.mark.parametrize("address", ["/rilis/?bagian=bacaan", "/rilis/"])
def test_lists_of_readings(client: Client, people: People, address: str) -> None:
    sign_in(client, people.operator)
    counted = grown(client, address, lambda number: read(people.operator, number))
    assert ReleaseReading.objects.count() == COUNTS[-1]
    assert len(set(counted)) == 1, counted
    assert counted[0] <= MOST


@pytest.mark.parametrize("address", ["/instrumen/", "/instrumen/tambah/"])
def test_lists_of_proposals(client: Client, people: People, address: str) -> None:
    sign_in(client, people.publisher)
    counted = grown(client, address, lambda number: propose(people.publisher, number))
    assert len(set(counted)) == 1, counted
    assert counted[0] <= MOST
