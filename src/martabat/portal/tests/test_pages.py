"""What the public sees, and what it never sees."""

import pytest
from django.urls import reverse

from martabat.assessments.actions import publication as publications
from martabat.assessments.actions.history import load_history
from martabat.assessments.tests.conftest import *  # noqa: F403 - the same way through a cycle
from martabat.portal import store
from martabat.portal.publishing import write_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(way, settings, tmp_path):
    settings.PUBLISHED_DIR = tmp_path
    load_history()
    way.to_published(answered=20)
    return way.assessment.publications.select_related("assessment__cycle").get()


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/wilayah/",
        "/wilayah/61/",
        "/wilayah/61.72/",
        "/wilayah/61.01/",
        "/wilayah/61.72/2023/",
        "/wilayah/61.72/2023/versi-1/",
        "/wilayah/61.72/2023/mengapa/",
        "/wilayah/61.72/2023/hak-6/",
        "/wilayah/61.72/data.csv",
        "/wilayah/61.72/riwayat.csv",
        "/cara-menilai/",
        "/privasi/",
        "/aksesibilitas/",
    ],
)
def test_anyone_may_open_it_with_few_queries(
    client, published, prefix, path, django_assert_max_num_queries
):
    with django_assert_max_num_queries(15):
        assert client.get(prefix + path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/wilayah/61.01/2023/", "/wilayah/61.72/2022/mengapa/", "/wilayah/61.72/2023/hak-11/"]
)
def test_what_is_not_published_is_not_there(client, published, path):
    assert client.get(path).status_code == 404


def test_history_keeps_its_sources_and_says_its_gaps(client, published):
    page = client.get("/wilayah/61.72/").content.decode()
    assert "Pontianak Post, 15 Desember 2020" in page
    assert "Tidak ada penilaian (Covid-19)" in page
    assert "Belum ditemukan sumber terbuka" in page
    assert "6,583" in page


def test_no_page_names_a_person(client, published, people):
    for path in ["/wilayah/61.72/", "/wilayah/61.72/2023/mengapa/", "/wilayah/61.72/data.csv"]:
        page = client.get(path).content.decode()
        for member in [people.operator, people.sekda, people.verifier, people.publisher]:
            assert member.user.name not in page


def test_published_pages_are_written_in_both_languages(published):
    assert write_pages(published) == 2 * (3 + 10)
    assert "Mengapa nilai ini?" in store.file_of("/wilayah/61.72/").read_text()
    assert 'lang="en"' in store.file_of("/en/wilayah/61.72/2023/mengapa/").read_text()


def test_a_correction_stands_beside_what_was_published(client, published, way, people):
    publications.correct(
        assessment=way.fresh(), reason="Satu angka salah salin.", membership=people.publisher
    )
    newest = client.get("/wilayah/61.72/2023/").content.decode()
    assert "Satu angka salah salin." in newest
    old = client.get(reverse("portal:version", args=["61.72", 2023, 1])).content.decode()
    assert "Versi yang lebih baru sudah terbit" in old
