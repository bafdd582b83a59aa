"""The desks of a region: operator and Sekda."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from martabat.assessments.actions import endorsement
from martabat.assessments.actions.summaries import recompute
from martabat.assessments.models import Answer, Assessment
from martabat.assessments.scores import instrument_of
from martabat.assessments.steps import AnswerStatus, Step
from martabat.assessments.tests.boards import make_cycle, put, some_day
from martabat.assessments.tests.desks import HEALTH, answer_as, desk, fill, page_of

pytestmark = pytest.mark.django_db


def one_comparison(assessment):
    """Return two indicators of two offices that must have the same denominator."""
    for code, indicator in instrument_of(assessment.cycle).indicators.items():
        for check in indicator.checks:
            if check.effect == "cross" and check.condition.left == "denominator":
                return code, str(check.condition.right).rpartition(".")[0]
    raise AssertionError


class TestOperator:
    def test_blank_answers_that_nobody_is_asked_for(self, client, asked, people):
        page = desk(client, people.operator)
        assert "Isi atau tugaskan 117 jawaban yang kosong" in page
        assert "Tinjau isian dan ajukan ke Sekda" not in page

    def test_offices_are_waited_for(self, client, asked, people):
        page = desk(client, people.operator)
        assert '<span class="count">3 indikator kosong</span>' in page
        assert "Dinas Kesehatan dan KB</th>" in page
        assert "3 dari 3" in page
        assert "Ingatkan yang terlambat" not in page

    def test_range_and_provisional_score_are_both_named(self, client, soon, people):
        recompute(soon.pk)
        page = desk(client, people.operator)
        assert "<b>Kisaran nilai</b><b>0,00–100,00</b>" in page
        assert "<span>Nilai sementara</span><b>0,00</b>" in page

    def test_an_office_that_finished_is_to_be_checked(self, client, asked, people):
        answer_as(people.contributor, asked, "06-H-01", numerator=1, denominator=2)
        assert "Periksa 3 jawaban dari" not in desk(client, people.operator)
        for code in HEALTH:
            Answer.objects.filter(assessment=asked, indicator=code).update(
                status=AnswerStatus.FILLED, choice="a", changed_at=timezone.now()
            )
        page = desk(client, people.operator)
        assert "Periksa 3 jawaban dari Dinas Kesehatan dan KB" in page
        assert "3 masih tanpa bukti." in page
        Answer.objects.update(changed_at=timezone.now() - timedelta(days=8))
        assert "Periksa 3 jawaban" not in desk(client, people.operator)

    def test_answers_without_evidence(self, client, way, people):
        for code in way.codes[:4]:
            way.answer(code)
        page = desk(client, people.operator)
        assert "Lengkapi bukti untuk 4 jawaban" in page
        assert page_of("table") + "?saring=tanpa-bukti" in page

    def test_two_offices_that_disagree(self, client, soon, people):
        code, other = one_comparison(soon)
        for name, figure in ((code, 4124), (other, 4201)):
            soon.answers.filter(indicator=name).update(
                status=AnswerStatus.FILLED, numerator=1, denominator=figure
            )
        page = desk(client, people.operator)
        assert "Pilih satu dari dua angka" in page
        assert "4.124" in page
        assert "4.201" in page

    def test_ready_to_submit(self, client, soon, people):
        fill(soon, evidence=1)
        page = desk(client, people.operator)
        assert "Tinjau isian dan ajukan ke Sekda" in page
        assert "Semua 120 jawaban terisi, 120 berbukti." in page
        assert "Isi atau tugaskan" not in page

    def test_near_the_end_submitting_is_offered_with_blanks(self, client, way, people, soon):
        way.answer(way.codes[0])
        soon.cycle.dates.filter(step=Step.FILLING).update(due_on=some_day(1))
        page = desk(client, people.operator)
        assert "119 jawaban masih kosong; mengajukan tetap boleh." in page
        assert "Hari ini dan besok" in page

    def test_what_the_sekda_sent_back_says_why(self, client, way, people):
        way.to_endorsement()
        assert "Tidak ada yang menunggu Anda" in desk(client, people.operator)
        endorsement.send_back(
            assessment=way.fresh(), reason="Angka kelahiran belum cocok.", membership=people.sekda
        )
        page = desk(client, people.operator)
        assert "Perbaiki isian yang dikembalikan Sumastro Lesmana" in page
        assert "“Angka kelahiran belum cocok.”" in page

    def test_returned_answers_the_earliest_first(self, client, way, people):
        way.to_kanwil()
        for code, days in zip(way.codes[:2], (5, -2), strict=True):
            way.decide(code, "return", people.verifier, reason="Lain.", due_on=some_day(days))
        page = desk(client, people.operator)
        assert page.count("Perbaiki jawaban:") == 2
        assert "Terlambat 2 hari" in page
        assert page.index(way.codes[1]) < page.index(way.codes[0])

    def test_many_returned_answers_are_cut_with_a_link(self, client, way, people):
        way.to_kanwil()
        for code in way.codes[:12]:
            way.decide(code, "return", people.verifier, reason="Lain.")
        page = desk(client, people.operator)
        assert page.count("Perbaiki jawaban:") == 8
        assert "Perbaiki 4 jawaban lain yang dikembalikan" in page

    def test_when_published_nothing_waits(self, client, way, people):
        way.to_published()
        page = desk(client, people.operator)
        assert "Hasil sudah terbit" in page
        assert "Mengapa nilai ini" in page
        assert "Yang akan datang" not in page

    def test_who_does_not_take_part_is_told(self, client, soon, people):
        Assessment.objects.update(participating=False)
        assert "Daerah Anda tidak ikut siklus ini" in desk(client, people.operator)

    def test_an_older_cycle_that_waits_is_not_forgotten(self, client, people):
        old = make_cycle(codes=["61.72"], award_year=2022)
        put(old.assessments.get(), Step.NATIONAL)
        make_cycle(codes=["61.72"], award_year=2023)
        page = desk(client, people.assessor)
        assert "Selesaikan penilaian 2022" in page
        assert reverse("assessments:nation", args=[2022]) in page

    def test_only_her_own_region(self, client, people, way):
        way.to_kanwil()
        way.decide(way.codes[0], "return", people.verifier, reason="Lain.")
        page = desk(client, people.other_operator)
        assert "Kota Jambi" in page
        assert "Singkawang" not in page
        assert "Perbaiki" not in page


class TestSekda:
    def test_is_told_the_stage_until_something_waits(self, client, way, people):
        page = desk(client, people.sekda)
        assert "Belum ada yang menunggu pengesahan Anda" in page
        assert "tahap Pengisian" in page
        way.to_endorsement()
        recompute(way.assessment.pk)
        page = desk(client, people.sekda)
        assert "Tinjau dan sahkan isian Kota Singkawang" in page
        assert "3 dari 120 terisi. Masih terbuka: 117 kosong, 3 tanpa bukti." in page
        assert page_of("review") in page
