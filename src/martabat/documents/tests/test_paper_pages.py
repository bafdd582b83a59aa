"""Letterhead and templates of one's own office by HTTP, and what papers make of them."""

import html
import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from martabat.documents import paper_actions
from martabat.documents.models import Letterhead, PaperTemplate
from martabat.documents.tests import makers, templates
from martabat.documents.tests.offices import words_of
from martabat.documents.tests.test_word_checking import mutants
from martabat.documents.word.kinds import PaperKind
from martabat.documents.word.papers import render, render_pdf
from martabat.journal.models import Entry
from tests.people import sign_in

pytestmark = pytest.mark.django_db
KIND = PaperKind.INVITATION
HEAD = {
    "government": "PEMERINTAH KOTA SINGKAWANG",
    "office": "SEKRETARIAT DAERAH",
    "address": "Jalan Firdaus Nomor 1",
    "email": "setda@contoh.example",
    "place": "Singkawang",
    "signatory_title": "Sekretaris Daerah",
    "signatory_name": "Nama Contoh",
    "copies": "Wali Kota\nArsip",
}


def text_of(response):
    return " ".join(html.unescape(response.content.decode()).split())


def upload(content, name="templat.docx"):
    return SimpleUploadedFile(name, content)


def post(client, content, name="templat.docx", kind=KIND):
    return client.post(f"/naskah/{kind.value}/", {"file": upload(content, name)})


def own(people, content=None):
    return paper_actions.add_template(
        by=people.operator,
        kind=KIND,
        upload=io.BytesIO(content or templates.with_text("KANTOR KAMI SENDIRI")),
        filename="undangan kami.docx",
    )


def made(office):
    return words_of(render(KIND, templates.context(KIND), organisation=office))


class TestLetterhead:
    def test_set_once_it_stands_on_every_paper(self, client, people):
        sign_in(client, people.operator)
        page = text_of(client.get("/naskah/"))
        assert "Kop belum diisi" in page
        emblem = SimpleUploadedFile("lambang.jpg", makers.image("JPEG", (900, 1200)))
        given = {**HEAD, "emblem_file": emblem, "emblem_alternative": "Lambang Kota Singkawang"}
        assert client.post("/naskah/kop/", given).status_code == 302
        head = Letterhead.objects.get()
        with Image.open(io.BytesIO(client.get("/naskah/kop/lambang.png").content)) as image:
            assert (image.format, image.size, image.getexif()) == ("PNG", (390, 520), {})
        content = render(KIND, templates.context(KIND), organisation=head.organisation)
        text = words_of(content)
        assert "PEMERINTAH KOTA SINGKAWANG SEKRETARIAT DAERAH Jalan Firdaus Nomor 1" in text
        shape = docx.Document(io.BytesIO(content)).inline_shapes[0]
        assert shape._inline.docPr.get("descr") == "Lambang Kota Singkawang"
        pdf = render_pdf(KIND, templates.context(KIND), organisation=head.organisation)
        assert pdf.startswith(b"%PDF")
        assert Entry.objects.filter(verb="papers.letterhead_set").count() == 1

    def test_an_office_below_uses_it_until_it_has_its_own(self, people):
        below = people.health_office
        below.parent = people.secretariat
        below.save()
        Letterhead.objects.create(organisation=people.secretariat, **HEAD)
        assert "Jalan Firdaus" in made(below)
        Letterhead.objects.create(organisation=below, office="DINAS KESEHATAN", address="Jalan B")
        text = made(below)
        assert "Jalan B" in text
        assert "Jalan Firdaus" not in text

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"office": ""}, "Isi nama perangkat daerah"),
            ({"email": "bukan"}, "Tulis surel lengkap"),
            ({"emblem_file": upload(makers.image("GIF"), "a.gif")}, "PNG atau JPEG"),
            ({"emblem_file": upload(b"%PDF-", "a.png")}, "rusak"),
            ({"emblem_file": upload(makers.image(), "a.png")}, "Tulis apa yang tampak"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_kept(self, client, people, wrong, sentence):
        sign_in(client, people.operator)
        response = client.post("/naskah/kop/", {**HEAD, **wrong})
        assert response.status_code == 422
        assert sentence in text_of(response)
        assert "Jalan Firdaus Nomor 1" in text_of(response)
        assert not Letterhead.objects.exists()

    def test_a_contributor_reads_and_does_not_set(self, client, people):
        sign_in(client, people.contributor)
        assert client.get("/naskah/").status_code == 200
        assert client.get("/naskah/kop/").status_code == 403
        assert client.get(f"/naskah/{KIND.value}/").status_code == 200
        assert post(client, templates.shipped()).status_code == 403
        assert client.post(f"/naskah/{KIND.value}/kembali/").status_code == 403


class TestTemplates:
    def test_a_clerk_takes_a_template_into_use_and_goes_back(self, client, people):
        sign_in(client, people.operator)
        shipped = client.get(f"/naskah/{KIND.value}/bawaan.docx").content
        document = docx.Document(io.BytesIO(shipped))
        document.paragraphs[0].insert_paragraph_before("KANTOR KAMI SENDIRI")
        assert post(client, templates.saved(document)).status_code == 302
        office = people.operator.organisation
        assert made(office).startswith("KANTOR KAMI SENDIRI")
        assert "KANTOR KAMI SENDIRI" in words_of(
            client.get(f"/naskah/{KIND.value}/contoh.docx").content
        )
        page = text_of(client.get(f"/naskah/{KIND.value}/"))
        assert "Milik kantor Anda, versi 1" in page
        assert client.post(f"/naskah/{KIND.value}/kembali/").status_code == 302
        assert "KANTOR KAMI SENDIRI" not in made(office)
        assert client.post(f"/naskah/{KIND.value}/1/").status_code == 302
        assert "KANTOR KAMI SENDIRI" in made(office)
        verbs = list(Entry.objects.order_by("pk").values_list("verb", flat=True))
        assert [verb for verb in verbs if verb.startswith("papers.")] == [
            "papers.template_added", "papers.template_dropped", "papers.template_used",
        ]  # fmt: skip

    def test_what_is_wrong_is_named_and_the_template_in_use_stays(self, client, people):
        own(people)
        sign_in(client, people.operator)
        response = post(client, templates.with_text("{{ nomer }}", "{% set x = 1 %}"))
        assert response.status_code == 422
        text = text_of(response)
        assert "{{ nomer }} tidak dikenal. Apakah maksud Anda {{ nomor }}?" in text
        response = post(client, templates.with_relation("attachedTemplate", "http://x.example/t"))
        assert "mengambil sesuatu dari luar" in text_of(response)
        assert [item.version for item in PaperTemplate.objects.filter(active=True)] == [1]

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (makers.pdf(), "Templat harus dokumen Word"),
            (makers.office(makers.WORD_MACROS), "makro"),
            (b"", "kosong"),
            (b"MZ" + b"\0" * 200, "program"),
        ],
    )
    def test_other_files_are_refused(self, client, people, content, sentence):
        sign_in(client, people.operator)
        response = post(client, content)
        assert response.status_code == 422
        assert sentence in text_of(response)

    def test_offices_below_use_the_template_and_others_do_not_see_it(self, client, people):
        template = own(people)
        below = people.health_office
        below.parent = template.organisation
        below.save()
        assert "KANTOR KAMI SENDIRI" in made(below)
        sign_in(client, people.contributor)
        assert "milik Bagian Hukum Setda Kota Singkawang" in text_of(client.get("/naskah/"))
        sign_in(client, people.other_operator)
        assert client.get(f"/naskah/{KIND.value}/1.docx").status_code == 404
        assert "KANTOR KAMI" not in made(people.other_operator.organisation)

    def test_a_template_that_fails_later_gives_way_to_the_shipped_one(self, people, client):
        template = own(people)
        PaperTemplate.objects.filter(pk=template.pk).update(
            blob_id=paper_actions.keep(b"rusak", media_type="application/zip")
        )
        assert "Undangan Seminar HAM" in made(template.organisation)
        sign_in(client, people.operator)
        assert "pernah gagal diisi" in text_of(client.get("/naskah/"))

    def test_hundred_damaged_uploads_never_make_an_accident(self, people, client):
        sign_in(client, people.operator)
        statuses = []
        for content in mutants(100, seed=7):
            before = PaperTemplate.objects.count()
            status = post(client, content).status_code
            statuses.append(status)
            assert PaperTemplate.objects.count() == before + (status == 302)
        assert set(statuses) <= {302, 422}
        assert statuses.count(422) > 40
        # Whatever was taken can be filled.
        for template in PaperTemplate.objects.all():
            paper_actions.use_template(by=people.operator, kind=KIND, version=template.version)
            assert made(template.organisation)

    def test_a_form_without_anything_is_told_so(self, client, people):
        sign_in(client, people.operator)
        response = client.post("/naskah/undangan/")
        assert response.status_code == 422
        assert "Pilih templat Word dulu." in text_of(response)
        assert client.post("/naskah/kop/").status_code == 422

    def test_unknown_kinds_and_versions(self, client, people):
        sign_in(client, people.operator)
        assert client.get("/naskah/tidak-ada/").status_code == 404
        assert client.get("/naskah/undangan/9.docx").status_code == 404
        assert client.post("/naskah/undangan/9/", follow=True).status_code == 200

    def test_pages_ask_few_and_constant_questions(self, client, people):
        sign_in(client, people.operator)
        for path in ("/naskah/", f"/naskah/{KIND.value}/"):
            counts = []
            for _ in range(2):
                with CaptureQueriesContext(connection) as queries:
                    assert client.get(path).status_code == 200
                counts.append(len(queries))
                own(people)
            assert max(counts) <= 15
            assert abs(counts[0] - counts[1]) <= 2
