"""The pages of a workbook: taking it, bringing it back, deciding, accepting, and who may."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from martabat.assessments.models import Answer, WorkbookImport
from martabat.assessments.tasks import forget_workbooks
from martabat.assessments.tests.books import filled
from martabat.journal.models import Entry
from tests.people import sign_in

pytestmark = pytest.mark.django_db
BASE = "/penilaian/2023/61.72/buku-kerja"
HEALTH = "6 Kesehatan"


def answer(code="06-H-01"):
    return Answer.objects.get(assessment__region="61.72", indicator=code)


def download(client, query=""):
    response = client.get(f"{BASE}.xlsx{query}")
    assert response.status_code == 200, response.status_code
    return response.content


def upload(client, content, name="isi.xlsx"):
    return client.post(f"{BASE}/", {"file": SimpleUploadedFile(name, content)})


def place_of(content, code):
    """Return the row of an indicator in its sheet."""
    from martabat.documents.sheets import xlsx

    for grid in xlsx.read(io.BytesIO(content)):
        for (row, column), cell in grid.cells.items():
            if column == 0 and cell.text == code and grid.name.startswith(("1", "6")):
                return grid.name, row + 1
    raise LookupError(code)


def typed(content, **numbers):
    """Return a workbook with numerator and denominator of 06-H-01 typed in."""
    sheet, row = place_of(content, "06-H-01")
    columns = {"numerator": "G", "denominator": "H", "note": "K"}
    return filled(
        content, {(sheet, f"{columns[name]}{row}"): value for name, value in numbers.items()}
    )


def accept(client, location, **more):
    page = client.get(location).content.decode()
    seal = page.partition('name="meterai" value="')[2].partition('"')[0]
    return client.post(f"{location}terima/", {"meterai": seal, **more})


def test_from_download_to_written_answers(client, singkawang, people):
    sign_in(client, people.operator)
    start = client.get(f"{BASE}/").content.decode()
    assert "Unduh buku kerja seluruh daerah" in start
    assert "Belum ada buku kerja yang diunggah" in start
    content = typed(download(client), numerator=3, denominator=4124, note="dari RSUD")
    response = upload(client, content)
    assert response.status_code == 302
    location = response["Location"]
    page = client.get(location).content.decode()
    assert "Periksa sebelum ditulis" in page
    assert "G" + str(place_of(content, "06-H-01")[1]) in page
    assert "4.124" in page
    assert answer().version == 0
    done = accept(client, location)
    assert (done.status_code, done["Location"]) == (302, location)
    stored = answer()
    assert (stored.numerator, stored.denominator, stored.note) == (3, 4124, "dari RSUD")
    assert stored.version == 1
    page = client.get(location).content.decode()
    assert "1 jawaban ditulis" in page
    assert "06-H-01" in page
    verbs = list(Entry.objects.order_by("pk").values_list("verb", flat=True))[-2:]
    assert verbs == ["answer.saved", "workbook.imported"]
    journal = client.get("/penilaian/2023/61.72/jurnal/").content.decode()
    assert "dari buku kerja “isi.xlsx”" in journal


def test_what_somebody_entered_meanwhile_is_kept_unless_one_chooses(client, way, people):
    sign_in(client, people.operator)
    content = typed(download(client), numerator=3, denominator=4124)
    way.answer("06-H-01", numerator=5, denominator=4000)
    location = upload(client, content)["Location"]
    page = client.get(location).content.decode()
    assert "1 bentrok dengan isian orang lain" in page
    assert "Rina Wulandari mengisinya" in page
    assert "Yang tersimpan tetap dipakai" in page
    nothing = accept(client, location)
    assert nothing.status_code == 422
    client.post(f"{location}pilih/?saring=bentrok", {"temuan": "06-H-01/answer", "pakai": "berkas"})
    assert "Ditimpa dengan isi berkas" in client.get(location).content.decode()
    assert accept(client, location).status_code == 302
    assert (answer().numerator, answer().version) == (3, 2)
    assert "Lihat versi sebelumnya" in client.get(location).content.decode()


def test_refused_cells_are_named_and_left_only_knowingly(client, singkawang, people):
    sign_in(client, people.operator)
    content = typed(download(client), numerator="tiga ribu", denominator=4124, note="catatan")
    location = upload(client, content)["Location"]
    page = client.get(location).content.decode()
    sheet, row = place_of(content, "06-H-01")
    assert f"G{row}" in page
    assert "tiga ribu" in page
    assert "bukan angka" in page
    unaware = accept(client, location)
    assert unaware.status_code == 422
    assert "Centang dulu" in unaware.content.decode()
    assert answer().version == 0
    assert accept(client, location, sadar="1").status_code == 302
    assert (answer().note, answer().denominator) == ("catatan", None)
    assert "1 isian ditolak" in client.get(location).content.decode()


def test_a_change_between_look_and_accept_writes_nothing(client, way, people):
    sign_in(client, people.operator)
    location = upload(client, typed(download(client), numerator=3, denominator=4124))["Location"]
    page = client.get(location).content.decode()
    seal = page.partition('name="meterai" value="')[2].partition('"')[0]
    way.answer("06-H-01", numerator=5, denominator=4000)
    response = client.post(f"{location}terima/", {"meterai": seal})
    assert response.status_code == 409
    assert "Ada yang berubah sementara itu" in response.content.decode()
    assert "bentrok" in response.content.decode()
    assert answer().numerator == 5
    assert WorkbookImport.objects.get().state == "pending"


def test_an_office_sees_and_brings_only_its_own(client, asked, people):
    sign_in(client, people.contributor)
    assert "3 indikator yang diminta" in client.get(f"{BASE}/").content.decode()
    content = download(client)
    assert b"01-S-01" not in content
    location = upload(client, typed(content, numerator=3, denominator=4124))["Location"]
    assert accept(client, location).status_code == 302
    assert answer().numerator == 3
    sign_in(client, people.operator)
    assert client.get(location).status_code == 200
    everything = download(client)
    sheet, row = place_of(everything, "01-S-01")
    foreign = filled(everything, {(sheet, f"F{row}"): "a"})
    mine = upload(client, foreign)["Location"]
    sign_in(client, people.contributor)
    assert client.get(mine).status_code == 404
    theirs = upload(client, foreign)["Location"]
    assert "tidak diminta dari kantor Anda" in client.get(theirs).content.decode()
    assert accept(client, theirs, sadar="1").status_code == 422
    assert answer("01-S-01").version == 0


def test_an_office_that_is_asked_nothing_is_told_what_will_come(client, singkawang, people):
    sign_in(client, people.contributor)
    page = client.get(f"{BASE}/").content.decode()
    assert "Belum ada yang diminta dari kantor Anda" in page
    assert 'type="file"' not in page
    assert client.get(f"{BASE}.xlsx").status_code == 404


def test_the_operator_takes_the_workbook_of_one_office(client, asked, people):
    sign_in(client, people.operator)
    assert people.health_office.name in client.get(f"{BASE}/").content.decode()
    response = client.get(f"{BASE}.xlsx?kantor={people.health_office.pk}")
    assert "dinas-kesehatan" in response["Content-Disposition"]
    assert client.get(f"{BASE}.xlsx?kantor={people.ministry.pk}").status_code == 404
    assert client.get(f"{BASE}.xlsx?kantor=x").status_code == 404


@pytest.mark.parametrize("name", ["sekda", "province", "verifier", "assessor", "panel"])
def test_readers_take_it_and_bring_nothing(client, singkawang, people, name):
    sign_in(client, getattr(people, name))
    page = client.get(f"{BASE}/")
    assert page.status_code == 200
    assert 'type="file"' not in page.content.decode()
    content = download(client)
    assert upload(client, content).status_code == 403
    assert client.get(f"{BASE}/1/").status_code == 403
    assert not WorkbookImport.objects.exists()


@pytest.mark.parametrize("name", ["other_operator", "verifier_jambi", "partner", "stranger"])
def test_for_others_it_does_not_exist(client, singkawang, people, name):
    sign_in(client, getattr(people, name))
    for path in ("/", ".xlsx", "/1/"):
        assert client.get(f"{BASE}{path}").status_code == 404
    assert client.post(f"{BASE}/1/terima/").status_code == 404


def test_visitors_sign_in_first(client, singkawang):
    assert client.get(f"{BASE}.xlsx").status_code == 302
    assert client.post(f"{BASE}/1/terima/").status_code == 302


def test_a_wrong_upload_is_explained_at_its_field(client, singkawang, people):
    sign_in(client, people.operator)
    nothing = client.post(f"{BASE}/", {})
    assert nothing.status_code == 422
    assert "Pilih buku kerja dulu" in nothing.content.decode()
    letter = upload(client, b"%PDF-1.7\nhalo", "surat.pdf")
    assert letter.status_code == 422
    assert not WorkbookImport.objects.exists()


def test_a_discarded_preview_is_gone(client, singkawang, people):
    sign_in(client, people.operator)
    location = upload(client, typed(download(client), numerator=3, denominator=4124))["Location"]
    assert client.post(f"{location}batal/")["Location"] == f"{BASE}/"
    assert client.get(location).status_code == 404
    assert answer().version == 0


def test_after_handing_over_everything_is_refused(client, way, people):
    sign_in(client, people.operator)
    content = typed(download(client), numerator=3, denominator=4124)
    way.to_endorsement()
    location = upload(client, content)["Location"]
    assert "dikunci" in client.get(location).content.decode()
    assert accept(client, location, sadar="1").status_code == 422


def test_queries_do_not_grow_with_rows(client, way, people):
    sign_in(client, people.operator)
    content = download(client)
    few = upload(client, typed(content, numerator=3, denominator=4124))["Location"]
    cells = {}
    for code in way.codes:
        if code.startswith("06"):
            sheet, row = place_of(content, code)
            cells[sheet, f"K{row}"] = "catatan"
    many = upload(client, filled(content, cells))["Location"]
    client.get(few)
    counted = []
    for location in (few, many):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(location).status_code == 200
        counted.append(len(queries))
    assert counted[1] <= counted[0] <= 15
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{BASE}/")
    assert len(queries) <= 15


def test_in_the_night_previews_that_waited_too_long_are_forgotten(client, singkawang, people):
    sign_in(client, people.operator)
    content = typed(download(client), numerator=3, denominator=4124)
    late, taken, waiting = (upload(client, content)["Location"] for _ in range(3))
    accept(client, taken)
    assert WorkbookImport.objects.get(pk=taken.split("/")[-2]).content == {}
    WorkbookImport.objects.exclude(pk=waiting.split("/")[-2]).update(expires_at=timezone.now())
    forget_workbooks(0)
    assert client.get(late).status_code == 404
    assert client.get(taken).status_code == client.get(waiting).status_code == 200
