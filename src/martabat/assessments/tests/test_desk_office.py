"""The desks of an office: contributor and head."""

from decimal import Decimal

import pytest
from django.utils import timezone

from martabat.assessments.actions import endorsement
from martabat.assessments.models import Answer, Assessment, Cycle
from martabat.assessments.steps import AnswerStatus
from martabat.assessments.tests.boards import some_day
from martabat.assessments.tests.desks import HEALTH, answer_as, desk, page_of

pytestmark = pytest.mark.django_db


class TestContributor:
    def test_only_what_is_asked_with_one_button(self, client, asked, people):
        page = desk(client, people.contributor)
        assert "0 dari 3 terisi" in page
        assert page.count('class="row-item"') == 3
        assert page.count("btn-primary") == 1
        assert "Mulai dari yang pertama" in page
        assert page_of("indicator", "01-S-01") not in page

    def test_last_years_value_stands_on_the_row(self, client, asked, people):
        earlier = Cycle.objects.create(
            instrument=asked.cycle.instrument, data_year=2021, award_year=2022
        )
        before = Assessment.objects.create(
            cycle=earlier, region=asked.region, step_since=timezone.now()
        )
        Answer.objects.create(
            assessment=before, indicator="06-H-02", position=1, value=Decimal("8.9")
        )
        assert "2021: 8,9 kematian per 1.000 kelahiran hidup" in desk(client, people.contributor)

    def test_what_came_back_stands_first_with_its_reason(self, client, asked, way, people):
        answer_as(people.contributor, asked, "06-H-02", numerator=1, denominator=200)
        way.to_kanwil()
        way.decide("06-H-02", "return", people.verifier, reason="Sumber lain.", due_on=some_day(4))
        page = desk(client, people.contributor)
        assert "“Sumber lain.”" in page
        assert "1 indikator menunggu Anda" in page
        assert page.count("btn-primary") == 1

    def test_when_locked_nothing_is_offered(self, client, asked, way, people):
        way.to_endorsement()
        page = desk(client, people.contributor)
        assert "Isian sedang terkunci" in page
        assert "btn-primary" not in page

    def test_when_done_it_says_so(self, client, asked, people):
        Answer.objects.filter(assessment=asked, indicator__in=HEALTH).update(
            status=AnswerStatus.FILLED, choice="a", numerator=1, denominator=2
        )
        assert "Semua sudah terisi" in desk(client, people.contributor)

    def test_before_anything_is_asked_it_teaches(self, client, soon, people):
        page = desk(client, people.contributor)
        assert "Belum ada yang diminta dari kantor Anda" in page


class TestOfficeHead:
    def finish(self, assessment):
        Answer.objects.filter(assessment=assessment, indicator__in=HEALTH).update(
            status=AnswerStatus.FILLED, choice="a", numerator=1, denominator=2
        )

    def test_waits_until_all_is_filled(self, client, asked, people):
        page = desk(client, people.opd_head)
        assert "Belum waktunya mengesahkan" in page
        assert "3 dari 3" in page

    def test_endorses_and_again_after_a_change(self, client, asked, people):
        self.finish(asked)
        page = desk(client, people.opd_head)
        assert "Sahkan 3 jawaban kantor Anda" in page
        assert page_of("office_endorsement") in page
        endorsement.endorse_office(
            assessment=asked, position="Kepala Dinas", membership=people.opd_head
        )
        assert "Jawaban kantor Anda sudah disahkan" in desk(client, people.opd_head)
        answer_as(people.contributor, asked, "06-H-01", numerator=7, denominator=9)
        page = desk(client, people.opd_head)
        assert "Sahkan lagi: isian berubah sejak Anda sahkan" in page
        assert "sesudah itu 1 jawaban berubah" in page

    def test_after_submission_it_is_locked(self, client, asked, way, people):
        way.to_endorsement()
        assert "Isian daerah sudah diajukan" in desk(client, people.opd_head)
