"""Certificates as pages: for whoever checks one, for participants, for who makes them."""

import re
import time

import pypdfium2
import pytest
import segno
from django.db import connection
from django.test.utils import CaptureQueriesContext

from martabat.documents.qr import MASK
from martabat.journal.models import Entry
from martabat.programmes.actions import certificates as actions
from martabat.programmes.models import CertificateBatch
from martabat.programmes.queries import certificates as queries
from martabat.programmes.tests.certificates import (  # noqa: F401
    CAME,
    SIAU,
    SITE,
    apart,
    issue,
    made,
    modules,
    printed,
    register,
    text_of,
)
from tests.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def seminar(gathering):
    return gathering.seminar


class TestPublicPage:
    def test_the_code_on_paper_leads_to_the_page(self, client, people, seminar):
        register(seminar, ["Aminah"], email="kenari@contoh.example", institution="Dinas Kenari")
        batch = made(people, seminar)
        (page,) = text_of(printed(batch))
        path = re.search(r"https://martabat\.example(/sertifikat/[^/]+/)", page)[1]
        response = client.get(path)
        shown = response.content.decode()
        for part in ("Sertifikat ini berlaku", f"1/{batch.pk}", "Aminah", "Seminar HAM",
                     "Kamis, 7 September 2023", seminar.owner.name):  # fmt: skip
            assert part in shown, part
        for part in ("kenari@contoh.example", "Dinas Kenari"):
            assert part not in shown, part
        assert response["X-Robots-Tag"] == "noindex"

    def test_the_drawing_itself_carries_the_address(self, people, seminar):
        register(seminar, ["Aminah"])
        batch = made(people, seminar)
        code = segno.make(
            f"{SITE}sertifikat/{batch.certificates.get().code}/", error="m", mask=MASK
        )
        wanted = [[bool(module) for module in row] for row in code.matrix]
        document = pypdfium2.PdfDocument(printed(batch))
        drawn = modules(document[0], len(wanted))
        document.close()
        assert drawn == wanted

    def test_a_revoked_one_says_when_but_not_why_or_who(self, client, people, seminar):
        register(seminar, ["Aminah"])
        batch = made(people, seminar)
        actions.revoke(by=people.operator, batch=batch, reason="Aminah pulang lebih awal")
        path = f"/sertifikat/{batch.certificates.get().code}/"
        page = client.get(path).content.decode()
        assert "Sertifikat ini dicabut" in page
        assert "Aminah" not in page
        assert client.get(f"{path}sertifikat.pdf").status_code == 404

    def test_an_unknown_code_gets_a_kind_sentence(self, client):
        response = client.get("/sertifikat/tidak-ada/")
        assert response.status_code == 404
        assert "Tidak ada sertifikat dengan kode ini" in response.content.decode()

    def test_nobody_tries_for_ever(self, client, monkeypatch):
        from martabat.programmes.views import certificate_pages

        monkeypatch.setattr(certificate_pages, "CHECKS_A_MINUTE", 3)
        answers = [client.get(f"/sertifikat/coba-{turn}/").status_code for turn in range(5)]
        assert answers == [404, 404, 404, 429, 429]

    def test_a_participant_gets_the_own_paper_quickly(
        self, client, people, seminar, record_property
    ):
        register(seminar, ["Aminah", "Budi"])
        batch = made(people, seminar)
        code = batch.certificates.get(name="Aminah").code
        begun = time.perf_counter()
        response = client.get(f"/sertifikat/{code}/sertifikat.pdf")
        record_property("milliseconds", round((time.perf_counter() - begun) * 1000))
        (page,) = text_of(response.content)
        assert "Aminah" in page

    def test_english(self, client, people, seminar):
        register(seminar, ["Aminah"])
        code = made(people, seminar).certificates.get().code
        (page,) = text_of(client.get(f"/en/sertifikat/{code}/sertifikat.pdf").content)
        assert "presented to" in page

    def test_the_ticket_knows_its_certificates(self, people, seminar):
        (aminah,) = register(seminar, ["Aminah"])
        batch = issue(people, seminar)
        assert queries.certificates_of(aminah) == []
        actions.work(batch.pk, people.operator)
        assert [item["number"] for item in queries.certificates_of(aminah)] == [f"1/{batch.pk}"]


class TestPages:
    def path(self, seminar, rest=""):
        return f"/kegiatan/{seminar.pk}/sertifikat/{rest}"

    def words(self, **more):
        return {
            "title": "Sertifikat",
            "text": "sebagai peserta",
            "signatory": "Sumastro",
            "signatory_title": "Pj. Wali Kota",
            "place": "Singkawang",
            "dated": "2023-09-07",
            **more,
        }

    def test_from_the_form_to_the_file(self, client, people, seminar):
        _aminah, budi = register(seminar, ["Aminah", "Budi"])
        sign_in(client, people.operator)
        page = client.get(self.path(seminar, "buat/")).content.decode()
        assert "2 orang tercatat hadir" in page
        response = client.post(self.path(seminar, "buat/"), self.words(excluded=[budi.pk]))
        assert response.status_code == 302
        batch = CertificateBatch.objects.get()
        page = client.get(response["Location"]).content.decode()
        assert "Sedang dibuat" in page
        assert 'hx-trigger="every 1s"' in page
        actions.work(batch.pk, people.operator)
        part = client.get(response["Location"], headers={"HX-Target": "kemajuan"}).content.decode()
        assert "Sertifikat siap" in part
        assert "<html" not in part
        file = client.get(self.path(seminar, f"{batch.pk}/cetak.pdf"))
        assert b"".join(file.streaming_content).startswith(b"%PDF")
        verbs = Entry.objects.filter(chain__subject=seminar.subject).values_list("verb", flat=True)
        assert list(verbs).count("people.seen") == 1
        assert list(verbs).count("people.taken") == 1
        assert "1" in client.get(self.path(seminar)).content.decode()

    def test_bad_input_is_kept(self, client, people, seminar):
        register(seminar, ["Aminah"])
        sign_in(client, people.operator)
        response = client.post(
            self.path(seminar, "buat/"), self.words(signatory="", text="sebagai tamu")
        )
        assert response.status_code == 422
        page = response.content.decode()
        assert "Tulis nama penanda tangan" in page
        assert 'value="sebagai tamu"' in page

    def test_of_many_the_left_out_are_written_down(self, client, people, seminar):
        register(seminar, [f"Peserta {number:03}" for number in range(queries.MOST_TICKS + 1)])
        sign_in(client, people.operator)
        unknown = client.post(self.path(seminar, "buat/"), self.words(excluded="Siapa Ini"))
        assert unknown.status_code == 422
        assert "tidak ada di antara yang hadir" in unknown.content.decode()
        done = client.post(self.path(seminar, "buat/"), self.words(excluded="peserta 007\n"))
        assert done.status_code == 302
        assert CertificateBatch.objects.get().total == queries.MOST_TICKS

    def test_search_and_taking_back(self, client, people, seminar):
        register(seminar, ["Aminah", "Budi"])
        batch = made(people, seminar)
        sign_in(client, people.operator)
        here = self.path(seminar, f"{batch.pk}/")
        page = client.get(f"{here}?cari=ami").content.decode()
        assert "Aminah" in page
        assert "Budi" not in page
        aminah = batch.certificates.get(name="Aminah")
        wrong = client.post(f"{here}cabut/", {"certificate": aminah.pk, "reason": ""})
        assert wrong.status_code == 422
        assert "Tulis alasan" in wrong.content.decode()
        done = client.post(f"{here}cabut/", {"certificate": aminah.pk, "reason": "Salah orang"})
        assert done.status_code == 302
        page = client.get(here).content.decode()
        assert "Dicabut" in page
        assert "Salah orang" in page

    @pytest.mark.parametrize(("name", "status"), [("contributor", 403), ("other_operator", 403)])
    def test_others_do_not_see_the_lists(self, client, people, seminar, name, status):
        register(seminar, ["Aminah"])
        batch = made(people, seminar)
        sign_in(client, getattr(people, name))
        for rest in ("", "buat/", f"{batch.pk}/", f"{batch.pk}/cetak.pdf"):
            assert client.get(self.path(seminar, rest)).status_code == status, rest
        for rest in ("cabut/", "lanjutkan/"):
            assert client.post(self.path(seminar, f"{batch.pk}/{rest}")).status_code == status

    def test_queries_do_not_grow(self, client, people, seminar):
        register(seminar, ["Aminah"])
        few = made(people, seminar)
        register(seminar, [f"Peserta {number:02}" for number in range(40)])
        many = made(people, seminar)
        sign_in(client, people.operator)
        counts = []
        for rest in (f"{few.pk}/", f"{few.pk}/", f"{many.pk}/"):
            with CaptureQueriesContext(connection) as queries_made:
                client.get(self.path(seminar, rest))
            counts.append(len(queries_made))
        assert counts[2] <= counts[1] <= 15

    def test_on_the_page_of_the_activity(self, people, seminar):
        assert queries.on_activity(seminar, people.operator) is None
        register(seminar, ["Aminah"])
        part = queries.on_activity(seminar, people.operator)
        assert (part.given, part.came) == (0, 1)
        made(people, seminar)
        assert queries.on_activity(seminar, people.operator).given == 1
