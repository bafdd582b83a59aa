"""The desks of those who wait for regions, and of those who run Martabat as a whole."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from martabat.assessments.actions import panel, publication
from martabat.assessments.actions.summaries import recompute
from martabat.assessments.models import Summary
from martabat.assessments.steps import Step
from martabat.assessments.tests.boards import make_cycle, put, some_day
from martabat.assessments.tests.desks import desk, page_of
from martabat.organisations.models import Invitation

pytestmark = pytest.mark.django_db


class TestQueues:
    def test_the_province_forwards_and_reminds(self, client, people):
        cycle = make_cycle(codes=["61.01", "61.72"], late_days=4)
        put(cycle.assessments.get(region="61.01"), Step.FILLING)
        put(cycle.assessments.get(region="61.72"), Step.FORWARDING, filled=118, evidenced=110)
        page = desk(client, people.province)
        assert "Teruskan Kota Singkawang ke Kanwil" in page
        assert "118 dari 120 terisi, 110 berbukti" in page
        assert "Ingatkan 1 daerah yang terlambat" in page
        assert "Terlambat 4 hari" in page

    def test_the_verifier_checks_mended_and_ready(self, client, way, people):
        way.to_kanwil()
        recompute(way.assessment.pk)
        assert "Periksa 120 jawaban Kota Singkawang" in desk(client, people.verifier)
        code = way.codes[2]
        way.decide(code, "return", people.verifier, reason="Lain.", due_on=some_day(-1))
        recompute(way.assessment.pk)
        page = desk(client, people.verifier)
        assert "1 dari 120 sudah diperiksa, 1 dikembalikan." in page
        assert "1 lewat batas" in page
        way.answer(code, numerator=5, denominator=7)
        recompute(way.assessment.pk)
        page = desk(client, people.verifier)
        assert "Periksa lagi 1 perbaikan Kota Singkawang" in page
        assert "Periksa 119 jawaban Kota Singkawang" in page
        way.accept_all(people.verifier)
        recompute(way.assessment.pk)
        page = desk(client, people.verifier)
        assert "Teruskan Kota Singkawang ke nasional" in page
        assert "Periksa" not in page.split("Perlu Anda kerjakan")[1].split("</section>")[0]

    def test_other_provinces_are_not_there(self, client, way, people):
        way.to_kanwil()
        assert "Singkawang" not in desk(client, people.verifier_jambi)

    def test_the_assessor_checks_nationally(self, client, way, people):
        way.to_national()
        recompute(way.assessment.pk)
        page = desk(client, people.assessor)
        assert "Periksa 120 jawaban Kota Singkawang" in page
        assert "Belum ada yang diperiksa" in page
        assert page_of("verification") in page
        way.accept_all(people.assessor)
        recompute(way.assessment.pk)
        assert "Teruskan Kota Singkawang ke panel" in desk(client, people.assessor)

    def test_the_panel_judges(self, client, way, people):
        way.to_panel()
        recompute(way.assessment.pk)
        page = desk(client, people.panel)
        assert "Nilai Kota Singkawang" in page
        assert "belum ada penyesuaian" in page
        assert page_of("panel") in page

    def test_a_long_queue_is_paged_and_leads_to_the_board(
        self, client, people, django_assert_num_queries
    ):
        cycle = make_cycle(count=514)
        cycle.assessments.update(step=Step.NATIONAL)
        page = desk(client, people.assessor)
        assert page.count('class="task"') == 20
        assert "474 daerah lain ada di papan" in page
        second = desk(client, people.assessor, halaman="2")
        assert second.count('class="task"') == 20
        with django_assert_num_queries(13):
            client.get(reverse("assessments:desk"))


class TestPublisher:
    def test_decree_publication_and_missing_dates(self, client, way, people):
        way.to_decree()
        page = desk(client, people.publisher)
        assert "Catat keputusan untuk 1 daerah" in page
        assert "Isi tanggal" not in page
        publication.record_decree(
            cycle=way.assessment.cycle,
            number="1",
            dated=some_day(0),
            title="",
            assessments=[way.assessment],
            membership=people.publisher,
        )
        way.assessment.cycle.dates.filter(step=Step.PANEL).update(due_on=None)
        page = desk(client, people.publisher)
        assert "Terbitkan hasil 1 daerah" in page
        assert "Catat keputusan" not in page
        assert "Isi tanggal 1 tahap" in page

    def test_without_a_cycle_there_is_one_thing_to_do(self, client, people):
        page = desk(client, people.publisher)
        assert "Buka siklus pertama" in page
        assert reverse("assessments:cycle_new") in page


class TestOthers:
    def test_the_administrator_sees_open_invitations(self, client, people):
        for name, days in (("Ani", 3), ("Budi", -3)):
            Invitation.objects.create(
                email=f"{name.lower()}@contoh.example",
                name=name,
                organisation=people.ministry,
                role="assessor",
                token_hash=name * 10,
                expires_at=timezone.now() + timedelta(days=days),
            )
        page = desk(client, people.administrator)
        assert "Undang lagi Budi" in page
        assert '<span class="count">1 undangan</span>' in page
        assert "Ani</th>" in page

    def test_a_partner_learns_what_there_is(self, client, people, cycle):
        page = desk(client, people.partner)
        assert "Hasil setiap wilayah" in page
        assert "Perlu Anda kerjakan" in page
        assert "Singkawang" not in page


def test_a_panel_that_reopened_waits_again(client, way, people):
    way.to_decree()
    panel.reopen_panel(assessment=way.fresh(), reason="Angka baru.", membership=people.panel)
    Summary.objects.filter(assessment=way.assessment).update(score=80, low=80, high=80)
    assert "Nilai Kota Singkawang" in desk(client, people.panel)
