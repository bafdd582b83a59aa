"""The overview, a right, all in one table, one indicator: what stands there, for whom."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from martabat.assessments.actions import delegation
from martabat.assessments.actions.summaries import recompute
from martabat.assessments.models import Answer, Delegation, Evidence
from martabat.documents.models import Document
from martabat.documents.tests import makers
from tests.people import sign_in

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
BASE = "/penilaian/2023/61.72/"
PAGES = ["", "kisaran/", "hak/6/", "hak/6/?indikator=06-H-01", "semua/", "indikator/06-H-01/"]


def text_of(client, path, status=200):
    response = client.get(BASE + path)
    assert response.status_code == status
    return response.content.decode()


def ask_health_office(assessment, people, codes=("06-H-01", "06-P-02")):
    delegation.delegate(
        assessment=assessment,
        indicators=list(codes),
        organisation=people.health_office,
        due_on=date(2023, 3, 24),
        membership=people.operator,
    )


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "name", ["operator", "contributor", "opd_head", "sekda", "province", "verifier", "assessor"]
)
def test_everybody_concerned_may_read(client, singkawang, people, path, name):
    sign_in(client, getattr(people, name))
    text_of(client, path)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("name", ["other_operator", "verifier_jambi", "partner", "stranger"])
def test_for_others_the_pages_do_not_exist(client, singkawang, people, path, name):
    sign_in(client, getattr(people, name))
    text_of(client, path, 404)


def test_unknown_years_regions_rights_and_indicators(client, singkawang, people):
    sign_in(client, people.operator)
    for path in ("hak/11/", "hak/x/", "indikator/99-X-01/", "indikator/01-S-99/riwayat/"):
        text_of(client, path, 404)
    assert client.get("/penilaian/2022/61.72/").status_code == 404
    assert client.get("/penilaian/2023/61.71/").status_code == 404


def test_the_overview_names_both_figures_and_the_threshold(client, way, people):
    for code in way.codes[:30]:
        way.answer(code)
    recompute(way.assessment.pk)
    sign_in(client, people.operator)
    page = text_of(client, "")
    for words in (
        "30 dari 120",
        "Kisaran nilai",
        "Nilai sementara",
        "75 (Peduli HAM)",
        "Jalan terpendek ke 75",
        "Paling menaikkan nilai",
        "Lanjutkan mengisi",
        "contoh, bukan lampiran resmi",
        "Pengisian",
        "Tinjau dan ajukan",
    ):
        assert words in page, words


def test_the_next_step_is_offered_to_whom_it_belongs(client, way, people):
    way.to_endorsement()
    for name, words in (("operator", "Tarik kembali"), ("sekda", "Periksa dan sahkan")):
        sign_in(client, getattr(people, name))
        assert words in text_of(client, "")
    sign_in(client, people.verifier)
    assert "Langkah Anda" not in text_of(client, "")


def test_a_contributor_sees_only_what_is_asked(client, singkawang, people):
    ask_health_office(singkawang, people)
    sign_in(client, people.contributor)
    page = text_of(client, "")
    assert "Mulai dengan yang pertama" in page
    assert "Hak atas kesehatan" in page
    assert "Hak atas pendidikan" not in page
    table = text_of(client, "semua/")
    assert "06-P-02" in table
    assert "06-P-01" not in table
    assert "Diminta kepada" not in page or "Atur penugasan" not in page
    assert Delegation.objects.filter(opened_at=None).count() == 0


def test_an_office_that_is_asked_nothing_is_told_so(client, singkawang, people):
    sign_in(client, people.contributor)
    assert "Belum ada indikator yang diminta" in text_of(client, "")
    assert "Tidak ada indikator kantor Anda" in text_of(client, "hak/6/")


def test_delegations_show_their_state(client, singkawang, people):
    ask_health_office(singkawang, people)
    sign_in(client, people.operator)
    assert "Terlambat" in text_of(client, "")
    Delegation.objects.update(due_on=date(2999, 1, 1))
    assert "Belum dibuka" in text_of(client, "")
    sign_in(client, people.contributor)
    text_of(client, "")
    sign_in(client, people.operator)
    assert "Berjalan" in text_of(client, "")


def test_filters_stay_in_the_address_and_are_counted(client, way, people):
    way.answer("06-H-01")
    sign_in(client, people.operator)
    page = text_of(client, "hak/6/?saring=kosong")
    assert "Kosong 11" in page
    assert "Tanpa bukti 1" in page
    assert 'id="nilai-06-H-01"' not in page
    bare = text_of(client, "semua/?saring=tanpa-bukti")
    assert "06-H-01" in bare
    assert "06-H-02" not in bare
    assert "Tidak ada yang cocok" in text_of(client, "hak/6/?saring=dikembalikan")
    assert "Semua 12" in text_of(client, "hak/6/?saring=apa-saja")


def test_both_numbers_of_a_right_lead_to_it(client, singkawang, people):
    sign_in(client, people.operator)
    assert "Hak 6 dari 10" in text_of(client, "hak/6/")
    assert "Hak 6 dari 10" in text_of(client, "hak/06/")


def test_htmx_gets_the_pane_alone(client, singkawang, people):
    sign_in(client, people.operator)
    response = client.get(f"{BASE}indikator/06-H-01/", headers={**HTMX, "HX-Target": "panel"})
    page = response.content.decode()
    assert "<html" not in page
    assert "Berikutnya: 06-H-02" in page


def test_the_last_indicator_of_a_right_leads_back_to_the_list(client, singkawang, people):
    sign_in(client, people.operator)
    assert "Selesai, ke daftar" in text_of(client, "indikator/06-H-06/")


@pytest.mark.parametrize("path", PAGES)
def test_pages_need_as_many_queries_full_as_blank(client, way, people, path):
    sign_in(client, people.operator)
    text_of(client, path)
    with CaptureQueriesContext(connection) as blank:
        text_of(client, path)
    for code in way.codes:
        way.answer(code)
    ask_health_office(way.assessment, people, way.codes)
    text_of(client, path)
    with CaptureQueriesContext(connection) as full:
        text_of(client, path)
    assert len(full) <= len(blank)
    assert len(full) <= 15


def test_english_pages_are_english(client, singkawang, people):
    sign_in(client, people.operator)
    response = client.get(f"/en{BASE}hak/6/?indikator=06-H-01")
    assert response.status_code == 200
    assert "maternal" in response.content.decode().lower()


def test_the_talk(client, singkawang, people):
    sign_in(client, people.operator)
    url = f"{BASE}indikator/06-H-01/tanggapan/"
    said = client.post(url, {"text": "Mohon cek <b>angkanya</b>"}, headers=HTMX)
    assert "Mohon cek &lt;b&gt;" in said.content.decode()
    empty = client.post(url, {"text": " "}, headers=HTMX)
    assert empty.status_code == 422
    assert "Tulis tanggapan" in empty.content.decode()
    assert client.post(url, {"text": "Baik"}).status_code == 302
    assert "Mohon cek" in text_of(client, "indikator/06-H-01/")
    sign_in(client, people.other_operator)
    assert client.post(url, {"text": "x"}).status_code == 404


class TestEvidence:
    URL = f"{BASE}indikator/06-H-01/bukti/"

    def upload(self, client, *files, **data):
        return client.post(self.URL, {"files": list(files), **data}, headers=HTMX)

    def pdf(self, name="Profil.pdf", text="a"):
        return SimpleUploadedFile(name, makers.pdf(text=text))

    def answer(self):
        return Answer.objects.get(assessment__region="61.72", indicator="06-H-01")

    def test_several_files_at_once_and_a_bad_one_keeps_the_others(self, client, singkawang, people):
        sign_in(client, people.operator)
        response = self.upload(
            client,
            self.pdf("A.pdf", "a"),
            SimpleUploadedFile("virus.exe", b"MZ" + b"\0" * 200),
            self.pdf("B.pdf", "b"),
        )
        page = response.content.decode()
        assert response.status_code == 200
        assert "Berkas ditolak" in page
        assert "virus.exe" in page
        assert "2 bukti ditambahkan" in page
        assert self.answer().evidence_count == 2

    def test_only_bad_ones(self, client, singkawang, people):
        sign_in(client, people.operator)
        assert self.upload(client, SimpleUploadedFile("kosong.pdf", b"")).status_code == 422
        assert client.post(self.URL, {}, headers=HTMX).status_code == 422

    def test_without_a_script(self, client, singkawang, people):
        sign_in(client, people.operator)
        response = client.post(self.URL, {"files": self.pdf()})
        assert response.status_code == 302
        assert "1 bukti ditambahkan" in text_of(client, "indikator/06-H-01/")

    def test_one_document_serves_many(self, client, singkawang, people):
        sign_in(client, people.operator)
        self.upload(client, self.pdf())
        document = Document.objects.get()
        other = f"{BASE}indikator/06-P-02/bukti/"
        listed = client.get(other).content.decode()
        assert "Profil" in listed
        assert "dipakai 1 indikator" in listed
        assert "Profil" not in client.get(other, {"cari": "tidak ada"}).content.decode()
        response = client.post(other, {"document": document.pk, "page": "3"}, headers=HTMX)
        page = response.content.decode()
        assert "dipakai 2 indikator" in page
        assert Evidence.objects.get(answer__indicator="06-P-02").page == 3

    def test_detach_and_undo(self, client, singkawang, people):
        sign_in(client, people.operator)
        self.upload(client, self.pdf())
        document = Document.objects.get()
        response = client.post(f"{self.URL}{document.pk}/lepas/", {"page": "4"}, headers=HTMX)
        page = response.content.decode()
        assert "dilepas" in page
        assert 'name="page" value="4"' in page
        assert self.answer().evidence_count == 0
        client.post(self.URL, {"document": document.pk, "page": "4"}, headers=HTMX)
        assert Evidence.objects.get().page == 4

    def test_who_may_not(self, client, way, people):
        sign_in(client, people.sekda)
        assert self.upload(client, self.pdf()).status_code == 403
        assert not Document.objects.exists()
        sign_in(client, people.contributor)
        assert self.upload(client, self.pdf()).status_code == 403
        sign_in(client, people.other_operator)
        assert self.upload(client, self.pdf()).status_code == 404
        way.to_endorsement()
        sign_in(client, people.operator)
        response = self.upload(client, self.pdf())
        assert response.status_code == 422
        assert "dikunci" in response.content.decode()
        assert not Document.objects.exists()

    def test_a_document_of_another_region_does_not_exist(self, client, singkawang, people):
        document = Document.objects.create(
            blob=self._blob(),
            title="Jambi",
            filename="jambi.pdf",
            region_id="15.71",
            organisation=people.legal_division_jambi,
            uploaded_by=people.other_operator.user,
        )
        sign_in(client, people.operator)
        assert client.post(self.URL, {"document": document.pk}).status_code == 404
        assert client.post(self.URL, {"document": "x"}).status_code == 404
        assert client.post(f"{self.URL}{document.pk}/lepas/").status_code == 404

    def _blob(self):
        from martabat.documents.models import Blob

        return Blob.objects.create(sha256="ab" * 32, size=5, media_type="application/pdf")

    def test_the_list_of_documents_is_paged(self, client, singkawang, people):
        sign_in(client, people.operator)
        for n in range(23):
            self.upload(client, self.pdf(f"Dokumen {n}.pdf", str(n)))
        other = f"{BASE}indikator/06-P-02/bukti/"
        client.get(other)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(other, {"halaman": "3"}).content.decode()
        assert page.count('name="document"') == 3
        assert len(queries) <= 10


def test_figures_of_another_office_are_marked_in_every_list(client, way, people):
    way.answer("05-H-02", numerator=Decimal(4000), denominator=Decimal(4901))
    way.answer("06-H-01", numerator=Decimal(3), denominator=Decimal(4124))
    sign_in(client, people.operator)
    assert "Bertentangan 1" in text_of(client, "hak/6/")
    assert "2 angka bertentangan" in text_of(client, "")
