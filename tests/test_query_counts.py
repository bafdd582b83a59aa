"""No page needs more than fifteen queries, whether one region takes part, three, or all 514."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from martabat.assessments.actions.cycles import open_cycle
from martabat.assessments.models import Assessment
from martabat.assessments.steps import Step
from martabat.assessments.tests.conftest import DATES, Way
from martabat.instruments.queries import get
from martabat.regions.models import Region
from tests.people import People, sign_in

pytestmark = pytest.mark.django_db
MOST = 15
REGION = "/penilaian/2023/61.72"
REGIONAL = ("operator", "contributor", "opd_head", "sekda")
PROVINCIAL = ("province", "verifier")
NATIONAL = ("assessor", "panel", "publisher")
PAGES = [
    *((who, "/meja/") for who in (*REGIONAL, *PROVINCIAL, *NATIONAL, "partner", "administrator")),
    *((who, "/penilaian/2023/") for who in NATIONAL),
    ("assessor", "/penilaian/2023/?tahap=pengisian&halaman=2"),
    ("assessor", "/penilaian/2023/papan.csv"),
    ("verifier", "/penilaian/2023/provinsi/61/"),
    ("province", "/penilaian/2023/provinsi/61/papan.csv"),
    ("publisher", "/penilaian/2023/keputusan/"),
    ("publisher", "/penilaian/2023/siklus/"),
    ("publisher", "/penilaian/siklus-baru/"),
    ("operator", f"{REGION}/"),
    ("operator", f"{REGION}/hak/6/?indikator=06-H-03"),
    ("operator", f"{REGION}/semua/"),
    ("operator", f"{REGION}/indikator/06-H-03/"),
    ("operator", f"{REGION}/penugasan/"),
    ("operator", f"{REGION}/tinjau/"),
    ("operator", f"{REGION}/mengapa/?hak=6"),
    ("operator", f"{REGION}/jurnal/"),
    ("operator", f"{REGION}/buku-kerja/"),
    ("operator", f"{REGION}/berkas/"),
    ("operator", f"{REGION}/indikator/06-H-03/petunjuk/"),
    ("operator", "/dokumen/?q=bukti"),
    ("operator", "/naskah/"),
    ("operator", "/rilis/"),
    ("assessor", "/penilaian/2023/tabel/"),
    ("verifier", "/penilaian/2023/tabel/"),
    ("publisher", "/instrumen/"),
    ("publisher", "/instrumen/peduli-ham-2021/"),
    ("publisher", "/instrumen/tambah/"),
    ("verifier", f"{REGION}/pemeriksaan/"),
    ("verifier", f"{REGION}/pemeriksaan/06-H-03/"),
    ("administrator", "/orang/"),
    ("administrator", "/kantor/"),
    ("anyone", "/"),
    ("anyone", "/cari/?q=kota"),
    ("anyone", "/berita/"),
    ("anyone", "/wilayah/"),
    ("anyone", "/wilayah/61/"),
    ("anyone", "/wilayah/61.72/"),
]


@pytest.fixture(scope="module", params=[1, 3, 514])
def nation(request, django_db_setup, django_db_blocker) -> Iterator[dict[str, Client]]:
    """A cycle of so many regions, spread over the steps; Kota Singkawang is being verified."""
    with django_db_blocker.unblock(), transaction.atomic():
        people = People()
        regions = Region.objects.exclude(kind="province").exclude(pk="61.72")
        chosen = [Region.objects.get(pk="61.72"), *regions[: request.param - 1]]
        cycle = open_cycle(
            instrument=get("peduli-ham-2021"),
            data_year=2022,
            award_year=2023,
            dates=DATES,
            membership=people.publisher,
            regions=chosen,
        )
        clients = {
            name: sign_in(Client(), member) for name, member in people.all_memberships().items()
        }
        singkawang = cycle.assessments.select_related("region", "cycle").get(region="61.72")
        Way(singkawang, people).to_kanwil()
        others = list(cycle.assessments.exclude(region="61.72").values_list("pk", flat=True))
        for place, step in enumerate([Step.FORWARDING, Step.NATIONAL, Step.PANEL, Step.DECREE]):
            Assessment.objects.filter(pk__in=others[place::8]).update(step=step)
        yield {**clients, "anyone": Client()}
        transaction.set_rollback(True)


@pytest.mark.parametrize(("who", "path"), PAGES)
def test_a_page_takes_few_queries(nation, who, path):
    with CaptureQueriesContext(connection) as asked:
        response = nation[who].get(path)
    assert response.status_code == 200
    queries = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert len(queries) <= MOST, queries
