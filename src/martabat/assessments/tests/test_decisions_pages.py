"""The pages of panel and publisher: lines, decree, publication, corrections, cycles."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from martabat.assessments.actions import publication
from martabat.assessments.models import Adjustment, Cycle, Decision, Decree
from martabat.assessments.published import read
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import AnswerStatus, Step, Tier
from martabat.assessments.tasks import publish_decreed
from martabat.assessments.values import Given
from martabat.documents.tests import makers
from martabat.instruments.queries import get
from martabat.journal.hashing import digest
from martabat.journal.verification import verify
from martabat.regions.models import Region
from tests.people import sign_in

pytestmark = pytest.mark.django_db
LINE = {"line": "panel", "points": "−1,5", "reason": "Sengketa lahan belum dijawab."}


def at(name, *more, region="61.72"):
    return reverse(f"assessments:{name}", args=[2023, region, *more])


def of_cycle(name):
    return reverse(f"assessments:{name}", args=[2023])


@pytest.fixture
def in_panel(way, client, people):
    way.to_panel(answered=40)
    sign_in(client, people.panel)
    return way


def record(way, people, number="MHA-01 Tahun 2023"):
    return publication.record_decree(
        cycle=way.assessment.cycle,
        number=number,
        dated=date(2023, 11, 15),
        title="Penetapan",
        assessments=[way.assessment],
        membership=people.publisher,
    )


# The panel


def test_the_panel_sees_the_score_and_says_that_limits_are_unknown(in_panel, client):
    text = client.get(at("panel")).content.decode()
    assert "Penilaian panel" in text
    assert "Batas tidak diketahui" in text
    assert "Tutup, nilai" in text


@pytest.mark.parametrize(
    ("typed", "points"), [("-1,5", "-1.5"), ("−1,5", "-1.5"), ("+0,75", "0.75"), ("–2", "-2")]
)
def test_points_are_read_as_people_write_them(in_panel, client, typed, points):
    got = client.post(at("panel"), {**LINE, "points": typed})
    assert got.status_code == 302
    assert Adjustment.objects.get().points == Decimal(points)


@pytest.mark.parametrize(
    "wrong",
    [{"points": "banyak"}, {"points": "0"}, {"points": "1,234"}, {"reason": ""}, {"line": ""}],
)
def test_an_unfinished_line_keeps_what_was_typed(in_panel, client, wrong):
    got = client.post(at("panel"), {**LINE, **wrong})
    assert got.status_code == 422
    assert not Adjustment.objects.exists()
    if "reason" not in wrong:
        assert LINE["reason"] in got.content.decode()


def test_a_line_may_carry_a_document(in_panel, client, people):
    file = SimpleUploadedFile("surat.pdf", makers.pdf(), "application/pdf")
    client.post(at("panel"), {**LINE, "file": file})
    line = Adjustment.objects.get()
    assert line.document.filename == "surat.pdf"
    assert line.document.region_id == "61.72"
    refused = client.post(at("panel"), {**LINE, "file": SimpleUploadedFile("a.pdf", b"MZ nothing")})
    assert refused.status_code == 422
    assert Adjustment.objects.count() == 1


def test_a_withdrawn_line_stays_on_record(in_panel, client):
    client.post(at("panel"), LINE)
    line = Adjustment.objects.get()
    assert client.post(at("panel_withdraw", line.pk)).status_code == 302
    line.refresh_from_db()
    assert line.withdrawn_at is not None
    assert "Baris yang ditarik" in client.get(at("panel")).content.decode()


def test_closing_and_reopening(in_panel, client):
    assert client.post(at("panel_close")).status_code == 302
    assert in_panel.fresh().step == Step.DECREE
    assert client.post(at("panel"), LINE).status_code == 403
    assert client.post(at("panel_reopen"), {"reason": ""}).status_code == 422
    assert client.post(at("panel_reopen"), {"reason": "Surat baru."}).status_code == 302
    assert in_panel.fresh().step == Step.PANEL


@pytest.mark.parametrize("who", ["operator", "verifier", "province"])
def test_the_panels_page_is_the_nations(in_panel, client, people, who):
    sign_in(client, getattr(people, who))
    assert client.get(at("panel")).status_code == 403


def test_the_assessor_reads_but_adds_nothing(in_panel, client, people):
    sign_in(client, people.assessor)
    assert client.get(at("panel")).status_code == 200
    assert client.post(at("panel"), LINE).status_code == 403
    assert client.post(at("panel_close")).status_code == 403
    assert in_panel.fresh().step == Step.PANEL


# Decree and publication


@pytest.fixture
def decided(way, client, people):
    way.to_decree(answered=40)
    sign_in(client, people.publisher)
    return way


def test_a_decree_is_recorded_for_chosen_regions(decided, client):
    page = client.get(of_cycle("decree")).content.decode()
    assert "Kota Singkawang" in page
    assert "3 daerah lain masih dalam tahap sebelum keputusan" in page
    data = {"number": "MHA-01 Tahun 2023", "dated": "2023-11-15", "chosen": ["61.72"]}
    assert client.post(of_cycle("decree"), data).status_code == 302
    assert Decree.objects.get().assessment_set.get() == decided.assessment
    assert "Terbitkan 1 daerah" in client.get(of_cycle("decree")).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"number": ""}, {"dated": ""}, {"dated": "2999-01-01"}, {"chosen": []}, {"chosen": ["61.01"]}],
)
def test_an_unfinished_decree_keeps_what_was_typed(decided, client, wrong):
    data = {"number": "MHA-01", "dated": "2023-11-15", "chosen": ["61.72"], "title": "Penetapan"}
    got = client.post(of_cycle("decree"), data | wrong)
    assert got.status_code == 422
    assert "Penetapan" in got.content.decode()
    assert not Decree.objects.exists()


def test_publishing_one_asks_first(decided, client, people):
    decree = record(decided, people)
    place = of_cycle("publish") + f"?keputusan={decree.pk}"
    assert "Terbitkan hasil 1 daerah?" in client.get(place).content.decode()
    assert decided.fresh().step == Step.DECREE
    assert client.post(place).status_code == 302
    assert decided.fresh().step == Step.PUBLISHED
    text = client.get(of_cycle("decree")).content.decode()
    assert "Sudah terbit" in text
    assert at("correct") in text


def test_publishing_many_is_a_job_with_progress(decided, client, people):
    from martabat.assessments.tests.conftest import Way

    decree = record(decided, people)
    other = decided.assessment.cycle.assessments.get(region="61.01")
    Way(other, people)
    type(other).objects.filter(pk=other.pk).update(step=Step.DECREE, decree=decree)
    place = of_cycle("publish") + f"?keputusan={decree.pk}"
    assert "Terbitkan hasil 2 daerah?" in client.get(place).content.decode()
    assert "Terbitkan hasil 1 daerah?" in client.get(place + "&daerah=61.01").content.decode()
    sent = client.post(place)
    assert sent.url.endswith("berjalan=1")
    assert "0 dari 2 daerah sudah terbit" in client.get(sent.url).content.decode()
    publish_decreed(decree.pk, people.publisher.pk)
    part = client.get(sent.url, headers={"HX-Target": "kemajuan"}).content.decode()
    assert "Semua sudah terbit" in part
    assert "<html" not in part


@pytest.mark.parametrize("who", ["operator", "verifier", "assessor", "panel"])
@pytest.mark.parametrize("name", ["decree", "publish", "cycle_settings"])
def test_only_the_publisher_publishes(decided, client, people, who, name):
    sign_in(client, getattr(people, who))
    assert client.get(of_cycle(name)).status_code == 403


def test_unknown_decrees_are_not_found(decided, client):
    assert client.get(of_cycle("publish")).status_code == 404
    assert client.get(of_cycle("publish") + "?keputusan=99").status_code == 404


# Corrections


@pytest.fixture
def published(way, client, people):
    way.to_published(answered=40)
    sign_in(client, people.publisher)
    return way


def test_a_correction_is_version_2_beside_version_1(published, client, people):
    first = published.assessment.publications.get()
    place = at("correct") + "?kode=01-P-02"
    assert "Pilih indikator yang dikoreksi" in client.get(at("correct")).content.decode()
    assert "Sekarang:" in client.get(place).content.decode()
    data = {"01-P-02-value": "3", "01-P-02-asked_na": "1", "reason": "Salah salin."}
    assert client.post(place, data).status_code == 302
    second = published.assessment.publications.get(version=2)
    again = published.assessment.publications.get(version=1)
    assert again.content == first.content
    assert digest(again.content) == again.sha256
    assert second.reason == "Salah salin."
    before, after = (read(item.content).indicators["01-P-02"] for item in (again, second))
    assert before.answer.id == "1"
    assert after.answer.id == "3"
    assert second.score > first.score
    answer = published.assessment.answers.get(indicator="01-P-02")
    assert answer.status == AnswerStatus.CORRECTED
    decision = Decision.objects.filter(answer=answer).latest("pk")
    assert (decision.tier, decision.version.number) == (Tier.NATIONAL, 1)
    assert verify(published.assessment.subject).sound


@pytest.mark.parametrize(
    "wrong", [{"reason": ""}, {"01-P-02-value": ""}, {"01-P-02-value": "x"}, {"01-P-02-value": "1"}]
)
def test_an_unfinished_correction_publishes_nothing(published, client, wrong):
    data = {"01-P-02-value": "3", "01-P-02-asked_na": "1", "reason": "Salah salin."} | wrong
    got = client.post(at("correct") + "?kode=01-P-02", data)
    assert got.status_code == 422
    assert published.assessment.publications.count() == 1


def test_what_is_not_published_cannot_be_corrected(decided, client, people):
    assert "belum terbit" in client.get(at("correct")).content.decode()
    with pytest.raises(Refused):
        publication.correct(
            assessment=decided.assessment,
            reason="Salah.",
            membership=people.publisher,
            corrections={"01-P-02": Given(value=Decimal(2))},
        )


def test_a_correction_without_an_answer_is_refused_as_a_whole(published, people):
    with pytest.raises(Refused):
        publication.correct(
            assessment=published.assessment,
            reason="Salah.",
            membership=people.publisher,
            corrections={"01-P-02": Given(value=Decimal(2)), "01-P-03": Given()},
        )
    assert published.assessment.answers.get(indicator="01-P-02").value == 1
    assert published.assessment.publications.count() == 1


@pytest.mark.parametrize("who", ["operator", "panel", "assessor"])
def test_only_the_publisher_corrects(published, client, people, who):
    sign_in(client, getattr(people, who))
    assert client.get(at("correct")).status_code == 403


# Cycles


def test_a_cycle_is_opened_for_every_regency(cycle, client, people, monkeypatch):
    few = Region.objects.filter(pk__in=["61.72", "61.01"])
    monkeypatch.setattr(Region.objects, "exclude", lambda **_kwargs: few)
    sign_in(client, people.publisher)
    place = reverse("assessments:cycle_new")
    assert "Buka siklus baru" in client.get(place).content.decode()
    data = {
        "instrument": "peduli-ham-2021",
        "data_year": "2023",
        "award_year": "2024",
        "filling": "2024-03-31",
        "kanwil": "2024-05-15",
    }
    assert client.post(place, data).status_code == 302
    made = Cycle.objects.get(award_year=2024)
    assert made.assessments.count() == 2
    assert made.dates.get(step=Step.KANWIL).due_on == date(2024, 5, 15)
    assert made.instrument == get("peduli-ham-2021")


@pytest.mark.parametrize(
    "wrong",
    [
        {"award_year": "2023"},
        {"award_year": "2020"},
        {"kanwil": "2024-01-01"},
        {"filling": "kapan"},
        {"instrument": "tidak-ada"},
    ],
)
def test_an_impossible_cycle_is_refused(cycle, client, people, wrong):
    sign_in(client, people.publisher)
    data = {
        "instrument": "peduli-ham-2021",
        "data_year": "2022",
        "award_year": "2024",
        "filling": "2024-03-31",
        "kanwil": "2024-05-15",
    }
    assert client.post(reverse("assessments:cycle_new"), data | wrong).status_code == 422
    assert Cycle.objects.count() == 1


def test_dates_can_be_changed(cycle, client, people):
    sign_in(client, people.publisher)
    place = of_cycle("cycle_settings")
    assert 'value="2023-03-31"' in client.get(place).content.decode()
    assert client.post(place, {"filling": "2023-04-07"}).status_code == 302
    assert cycle.dates.get(step=Step.FILLING).due_on == date(2023, 4, 7)
    assert cycle.dates.get(step=Step.PANEL).due_on is None


def test_only_the_publisher_opens_cycles(cycle, client, people):
    sign_in(client, people.assessor)
    assert client.get(reverse("assessments:cycle_new")).status_code == 403


# Queries


@pytest.mark.parametrize("answered", [1, 120])
def test_few_queries(way, client, people, answered, django_assert_max_num_queries):
    way.to_panel(answered=answered)
    sign_in(client, people.panel)
    client.get(at("panel"))
    with django_assert_max_num_queries(15):
        client.get(at("panel"))
    way_published(way, people)
    sign_in(client, people.publisher)
    client.get(of_cycle("decree"))
    with django_assert_max_num_queries(15):
        client.get(of_cycle("decree"))
    with django_assert_max_num_queries(15):
        client.get(at("correct") + "?kode=01-P-02&kode=01-H-01")
    with django_assert_max_num_queries(15):
        client.get(of_cycle("cycle_settings"))


def way_published(way, people):
    from martabat.assessments.actions import panel

    panel.close_panel(assessment=way.fresh(), membership=people.panel)
    record(way, people)
    publication.publish(assessment=way.fresh(), membership=people.publisher)
