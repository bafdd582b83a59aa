"""Asking for a dossier, seeing how far it is, taking it along; and letting it go."""

import io
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from martabat.assessments.actions import dossiers
from martabat.assessments.models import Dossier, DossierState
from martabat.assessments.refusals import Refused
from martabat.assessments.tests.test_dossiers import SITE, made, proof
from martabat.documents.models import Blob
from martabat.journal.models import Entry
from tests.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files")]


def test_asking_twice_makes_one(way, people):
    first = dossiers.ask(assessment=way.assessment, membership=people.operator, site=SITE)
    second = dossiers.ask(assessment=way.assessment, membership=people.sekda, site=SITE)
    assert first == second
    assert Entry.objects.filter(verb="dossier.asked").count() == 1


@pytest.mark.parametrize("who", ["contributor", "partner", "other_operator", "verifier_jambi"])
def test_who_may_not_read_everything_gets_none(way, client, people, who):
    membership = getattr(people, who)
    with pytest.raises(PermissionDenied):
        dossiers.ask(assessment=way.assessment, membership=membership, site=SITE)
    sign_in(client, membership)
    assert client.get(address("dossiers")).status_code == 404
    assert client.post(address("dossiers")).status_code == 404


def address(name, *more):
    return reverse(f"assessments:{name}", args=[2023, "61.72", *more])


def test_the_pages_from_asking_to_downloading(way, client, people):
    way.answer("01-S-01")
    sign_in(client, people.verifier)
    assert "Belum ada berkas" in client.get(address("dossiers")).content.decode()
    answer = client.post(address("dossiers"))
    dossier = Dossier.objects.get()
    assert answer.url == address("dossier", dossier.pk)
    page = client.get(answer.url).content.decode()
    assert "Menunggu giliran." in page
    assert 'hx-trigger="every 1s"' in page
    assert client.get(address("dossier_file", dossier.pk)).status_code == 404
    dossiers.work(dossier.pk)
    part = client.get(answer.url, HTTP_HX_TARGET="kemajuan").content.decode()
    assert "Berkas siap" in part
    assert "<html" not in part
    dossier.refresh_from_db()
    assert dossier.head in part
    file = client.get(address("dossier_file", dossier.pk))
    assert file["Content-Disposition"] == f'attachment; filename="{dossier.filename}"'
    assert ZipFile(io.BytesIO(b"".join(file.streaming_content))).testzip() is None
    assert dossier.filename not in client.get(address("dossiers")).content.decode()
    sign_in(client, people.other_operator)
    assert client.get(address("dossier_file", dossier.pk)).status_code == 404


def test_what_broke_off_is_begun_again(way, client, people):
    asked = dossiers.ask(assessment=way.assessment, membership=people.operator, site=SITE)
    with pytest.raises(Refused):
        dossiers.begin_again(dossier=asked, membership=people.operator)
    dossiers.fail(asked.pk)
    sign_in(client, people.operator)
    page = client.get(address("dossier", asked.pk)).content.decode()
    assert "Penyusunan terhenti" in page
    client.post(address("dossier_again", asked.pk))
    asked.refresh_from_db()
    assert asked.state == DossierState.WAITING
    dossiers.work(asked.pk)
    asked.refresh_from_db()
    assert asked.state == DossierState.READY


def test_a_month_later_the_file_goes_and_the_row_stays(way, client, people):
    dossier = made(way.assessment, people.operator)
    assert dossiers.expire() == 0
    Dossier.objects.update(finished_at=timezone.now() - dossiers.KEPT - dossiers.KEPT)
    assert dossiers.expire() == 1
    assert not Blob.objects.filter(pk=dossier.sha256).exists()
    sign_in(client, people.operator)
    page = client.get(address("dossier", dossier.pk)).content.decode()
    assert "Berkasnya sudah dihapus" in page
    assert dossier.head in page


@pytest.mark.parametrize("many", [1, 3, 30])
def test_reading_takes_as_many_queries_whatever_there_is(way, people, many):
    from martabat.assessments.dossiers.folder import read_moment

    for number, code in enumerate(way.codes[:many]):
        way.answer(code)
        proof(people, way, code, f"Bukti {number}", f"Bukti {number}")
    read_moment(way.fresh())
    with CaptureQueriesContext(
        connection,
    ) as queries:
        read_moment(way.fresh())
    assert len(queries) == 36
