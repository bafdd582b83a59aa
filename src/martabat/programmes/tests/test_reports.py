"""Reports of an activity and of an edition, assembled from the records: PDF and Word."""

import datetime as dt
import io
import zipfile

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from martabat.documents.intake.kinds import DOCX
from martabat.documents.tests.offices import as_pdf
from martabat.documents.typst import render
from martabat.documents.word.kinds import PaperKind
from martabat.programmes.actions.contents import (
    AppearanceGiven,
    ItemGiven,
    ObjectiveGiven,
    SourceGiven,
    set_agenda,
    set_appearances,
    set_objectives,
    set_sources,
)
from martabat.programmes.actions.follow_ups import add_follow_up
from martabat.programmes.actions.photos import add_photo
from martabat.programmes.kinds import Answer, Moment, Part, Sex
from martabat.programmes.models import (
    Invitation,
    Paper,
    ProgrammeClaim,
    Question,
    Questionnaire,
    Registration,
)
from martabat.programmes.papers.photographs import files_of
from martabat.programmes.papers.reports import activity_paper, edition_paper
from martabat.programmes.papers.word import word
from martabat.programmes.queries.reports import activity_report, edition_report, pictures
from martabat.programmes.tests.certificates import SIAU, apart, issue, made, register  # noqa: F401
from martabat.programmes.tests.secrets_of_people import plant
from martabat.programmes.tests.test_papers import is_for_all_readers, whole
from martabat.regions.models import Region
from tests.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def seminar(people, gathering):
    """The seminar of 7 September 2023 with what the source tells of it."""
    activity, by = gathering.seminar, people.operator
    set_agenda(
        by=by,
        activity=activity,
        items=[ItemGiven(title="Pembukaan", clock=dt.time(9)), ItemGiven(title="Seminar")],
    )
    set_appearances(
        by=by,
        activity=activity,
        people=[
            AppearanceGiven(
                part=Part.OPENER,
                name="Aulia Candra",
                title="Penjabat Sekretaris Daerah Kota Singkawang",
                acting_for="Pj. Wali Kota Singkawang",
            )
        ],
    )
    set_sources(
        by=by,
        activity=activity,
        sources=[SourceGiven(name="MC Singkawang", dated=dt.date(2023, 9, 7))],
    )
    return activity


def photo(people, activity, alternative="Peserta seminar duduk menghadap panggung"):
    picture = io.BytesIO()
    Image.new("RGB", (1600, 1200), "navy").save(picture, "JPEG")
    picture.seek(0)
    return add_photo(
        by=people.operator,
        activity=activity,
        upload=picture,
        filename="seminar.jpg",
        credit="YE/YG",
        alternative=alternative,
    )


def pdf_of(report, language="id"):
    return render(
        "report", activity_paper(report), language=language, files=files_of(pictures([report]))
    )


def text_of_word(content):
    document = docx.Document(io.BytesIO(content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


class TestActivity:
    def test_what_it_was_and_who_spoke(self, people, seminar):
        text = whole(pdf_of(activity_report(seminar, people.operator)))
        for part in (
            "Seminar HAM",
            "Laporan kegiatan",
            "Pra-Festival, sesi ke-3",
            "Kamis, 7 September 2023",
            "09.00–12.00 WIB",
            "Basement Kantor Wali Kota Singkawang",
            "Peningkatan Kapabilitas Pemahaman HAM",
            "Pembukaan",
            "Aulia Candra",
            "Pj. Wali Kota Singkawang",
            "MC Singkawang, 7 September 2023",
        ):
            assert part in text, part

    def test_invited_answered_and_came_are_three_figures(self, people, seminar):
        invitation = Invitation.objects.create(
            activity=seminar, name="Bappeda", token="a", answer=Answer.YES
        )
        Invitation.objects.create(activity=seminar, name="Biro Hukum", token="b")
        pontianak = Region.objects.get(pk="61.71")
        register(seminar, ["A", "B"], institution="Bappeda", sex=Sex.FEMALE, region=pontianak)
        register(seminar, ["C"], invitation=invitation, represents=True, sex=Sex.MALE)
        register(seminar, ["D"], came=False)
        report = activity_report(seminar, people.operator)
        came = report.came
        assert (came.invited, came.accepted, came.offices, came.represented) == (2, 1, 1, 1)
        assert (came.registered, came.people) == (4, 3)
        assert came.disability is None
        text = whole(pdf_of(report))
        for part in (
            "Diundang 2 kantor; 1 menjawab akan hadir, 1 hadir, 1 di antaranya diwakili.",
            "Terdaftar 4 orang, hadir 3 orang.",
            "Bappeda 2",
            "tanpa lembaga 1",
            "Kota Pontianak 2",
            "Perempuan 2",
            "Laki-laki 1",
        ):
            assert part in text, part

    def test_nobody_who_only_took_part_is_named(self, people, seminar):
        secrets = plant(seminar, people.operator)
        Registration.objects.filter(activity=seminar).update(
            entered_at=dt.datetime(2023, 9, 7, 3, tzinfo=dt.UTC)
        )
        report = activity_report(seminar, people.operator)
        assert report.came.people > 0
        edition = edition_report(seminar.programme, people.operator)
        papers = [activity_paper(report), edition_paper(edition)]
        for paper in papers:
            assert secrets.found_in(whole(render("report", paper, language="id"))) == []
            assert secrets.found_in(text_of_word(word(paper, {}, language="id"))) == []

    def test_photographs_carry_credit_and_text(self, people, seminar):
        photo(people, seminar)
        add_photo(
            by=people.operator,
            activity=seminar,
            upload=None,
            credit="Redaktur MC",
            alternative="Penandatanganan",
        )
        report = activity_report(seminar, people.operator)
        pdf = pdf_of(report)
        text = whole(pdf)
        assert "Foto oleh YE/YG" in text
        assert "Penandatanganan (Foto oleh Redaktur MC)" in text
        assert b"/Subtype /Image" in pdf or b"/Subtype/Image" in pdf
        assert is_for_all_readers(pdf)
        file = word(activity_paper(report), files_of(pictures([report])), language="id")
        (shape,) = docx.Document(io.BytesIO(file)).inline_shapes
        assert shape._inline.docPr.get("descr") == "Peserta seminar duduk menghadap panggung"

    def test_results_minutes_follow_ups_and_certificates(self, people, seminar):
        seminar.results = "Peserta memahami sepuluh hak.\nPanduan dibagikan."
        seminar.save()
        set_objectives(
            by=people.operator,
            of=seminar,
            objectives=[ObjectiveGiven(text="Pemahaman naik", measure="Tes", target="10 poin")],
        )
        add_follow_up(
            by=people.operator,
            activity=seminar,
            text="Membagikan panduan",
            who="Bagian Hukum",
            due_on=dt.date(2023, 9, 30),
            offices=[people.legal_division],
        )
        register(seminar, ["Aminah"])
        made(people, seminar)
        text = whole(pdf_of(activity_report(seminar, people.operator)))
        for part in (
            "Peserta memahami sepuluh hak.",
            "Pemahaman naik",
            "Membagikan panduan",
            "0 dari 1 selesai, terlambat",
            "1 sertifikat berlaku.",
        ):
            assert part in text, part

    def test_of_a_few_tests_no_mean_is_told(self, people, seminar):
        questionnaire = Questionnaire.objects.create(activity=seminar, title="Sebelum dan sesudah")
        Question.objects.create(
            questionnaire=questionnaire, position=1, text="?", choices=["a", "b"], correct=0
        )
        some = register(seminar, [f"P{number}" for number in range(6)])

        def papers(people_of_it, moment, score):
            Paper.objects.bulk_create(
                Paper(questionnaire=questionnaire, registration=person, moment=moment, score=score)
                for person in people_of_it
            )

        papers(some, Moment.BEFORE, 0.5)
        papers(some[:4], Moment.AFTER, 1.0)
        few = whole(pdf_of(activity_report(seminar, people.operator)))
        assert "6 orang mengisi sebelum, 4 sesudah, 4 keduanya." in few
        assert "Terlalu sedikit untuk disimpulkan" in few
        papers(some[4:5], Moment.AFTER, 1.0)
        enough = whole(pdf_of(activity_report(seminar, people.operator)))
        assert "Semua 5 50,0 % 100,0 % +50,0 poin" in enough.replace("\xa0", " ")

    def test_unapproved_minutes_do_not_speak(self, people, gathering):
        from martabat.programmes.actions.minutes import add_point, start_minutes
        from martabat.programmes.kinds import PointKind

        by, meeting = people.verifier_jambi, gathering.meeting
        minutes = start_minutes(by=by, activity=meeting)
        add_point(by=by, minutes=minutes, kind=PointKind.CONCLUSION, text="Belum pasti.")
        text = whole(pdf_of(activity_report(meeting, by)))
        assert "Notula belum disahkan" in text
        assert "Belum pasti" not in text

    @pytest.mark.parametrize("language", ["id", "en"])
    def test_long_names(self, people, seminar, language):
        seminar.title = f"Rapat Koordinasi {SIAU}, {SIAU}"
        register(seminar, ["A"], institution=f"Bagian Hukum Sekretariat Daerah {SIAU}")
        report = activity_report(seminar, people.operator)
        pdf = pdf_of(report, language)
        assert SIAU in whole(pdf)
        assert SIAU in text_of_word(word(activity_paper(report), {}, language=language))


class TestEdition:
    @pytest.fixture
    def festival(self, people, gathering, seminar):
        """The festival with its agreements, two disputed days, and a seminar to which 3 came."""
        festival = gathering.festival
        for used, value, source in (
            (True, "17–19 Oktober 2023", "KSP"),
            (False, "16–19 Oktober 2023", "Komnas HAM"),
        ):
            ProgrammeClaim.objects.create(
                programme=festival, topic="days", value=value, source=source, used=used
            )
        register(seminar, ["A", "B", "C"], institution="Bappeda", sex=Sex.FEMALE)
        return festival

    def test_everything_in_one_paper(self, people, festival):
        paper = edition_paper(edition_report(festival, people.operator))
        text = whole(render("report", paper, language="id"))
        for part in (
            "Festival HAM 2023",
            "Laporan edisi",
            "17–19 Oktober 2023",
            "Komnas HAM, Kantor Staf Presiden, INFID, Pemerintah Kota Singkawang",
            "HUT ke-22 pembentukan Kota Singkawang",
            "Nota Kesepahaman, Penyelenggaraan Festival HAM Tahun 2023",
            "13 Juli 2023",
            "7 September 2023",
            "1 kegiatan: 0 terlaksana, 1 direncanakan, 0 dibatalkan.",
            "hadir 3 orang",
            "dihitung di tiap kegiatan",
            "Yang berbeda menurut sumber",
            "16–19 Oktober 2023 (Komnas HAM)",
            "Aulia Candra",
        ):
            assert part in text, part
        assert "belum tercatat" not in paper["lead"]

    def test_the_word_file_says_the_same(self, people, festival, seminar):
        photo(people, seminar)
        report = edition_report(festival, people.operator)
        paper = edition_paper(report)
        content = word(paper, files_of(pictures(report.activities)), language="id")
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
        document = docx.Document(io.BytesIO(content))
        assert document.core_properties.title == "Laporan kegiatan: Festival HAM 2023"
        headings = [p.text for p in document.paragraphs if p.style.name in ("Bagian", "Subbagian")]
        assert headings == [part["heading"] for part in paper["sections"]]
        text = text_of_word(content)
        for part in ("HUT ke-22", "16–19 Oktober 2023 (Komnas HAM)", "Aulia Candra", "Bappeda"):
            assert part in text, part
        assert "{{" not in text
        assert "{%" not in text
        wide = [len(table.columns) for table in document.tables]
        assert wide == [2, *(len(p["table"]["heads"]) for p in paper["sections"] if p["table"])]

    def test_libreoffice_opens_the_word_file(self, people, festival):
        paper = edition_paper(edition_report(festival, people.operator))
        (pdf,) = as_pdf(word(paper, {}, language="id"))
        assert "HUT ke-22" in whole(pdf)

    def test_what_people_write_is_never_read_as_a_command(self, people, festival, seminar):
        seminar.results = "{{ office }} <w:p> & #panic() \x01 *tebal*"
        seminar.save()
        paper = edition_paper(edition_report(festival, people.operator))
        content = word(paper, {}, language="id")
        assert "{{ office }} <w:p> & #panic()" in text_of_word(content)
        assert "#panic() *tebal*" in whole(render("report", paper, language="id"))

    def test_an_installation_may_bring_its_own_template(self, people, festival, settings, tmp_path):
        settings.VAR_DIR = tmp_path
        own = docx.Document(str(PaperKind.ACTIVITY_REPORT.shipped))
        own.paragraphs[0].insert_paragraph_before("PEMERINTAH KOTA CONTOH")
        (tmp_path / "templates").mkdir()
        own.save(str(tmp_path / "templates" / "laporan.docx"))
        paper = edition_paper(edition_report(festival, people.operator))
        assert "PEMERINTAH KOTA CONTOH" in text_of_word(word(paper, {}, language="id"))

    def test_queries_do_not_grow(self, people, gathering, festival, seminar):
        def count():
            with CaptureQueriesContext(connection) as queries:
                edition_paper(edition_report(festival, people.operator))
            return len(queries)

        one = count()
        from martabat.programmes.actions.planning import plan_activity

        for number in range(5):
            more = plan_activity(
                by=people.operator,
                programme=festival,
                kind="parallel",
                title=f"Sesi {number}",
                day=dt.date(2023, 10, 17),
            )
            register(more, [f"Orang {number}"], institution="Bappeda")
            set_agenda(by=people.operator, activity=more, items=[ItemGiven(title="Acara")])
        assert count() <= one <= 26


class TestPages:
    def test_pdf_and_word_of_both(self, client, people, gathering, seminar):
        sign_in(client, people.operator)
        for path in (
            f"/kegiatan/{seminar.pk}/laporan",
            f"/kegiatan/program/{gathering.festival.pk}/laporan",
        ):
            pdf = client.get(f"{path}.pdf")
            assert pdf["Content-Type"] == "application/pdf"
            assert is_for_all_readers(pdf.content)
            english = client.get(f"/en{path}.pdf")
            assert is_for_all_readers(english.content, "en-GB")
            file = client.get(f"{path}.docx")
            assert file["Content-Type"] == DOCX.media_type
            assert "attachment" in file["Content-Disposition"]
            assert docx.Document(io.BytesIO(file.content)).paragraphs

    def test_what_is_not_seen_is_not_reported(self, client, people, gathering):
        sign_in(client, people.operator)
        for path in (
            f"/kegiatan/{gathering.meeting.pk}/laporan",
            f"/kegiatan/program/{gathering.yearly.pk}/laporan",
        ):
            for kind in ("pdf", "docx"):
                assert client.get(f"{path}.{kind}").status_code == 404
