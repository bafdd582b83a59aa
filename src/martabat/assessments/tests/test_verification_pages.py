"""The verifier's queue, page, verdicts, bulk acceptance and handing on."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from martabat.assessments.actions import verification
from martabat.assessments.models import Decision
from martabat.assessments.queries.verification.queue import pile_of, review_of
from martabat.assessments.steps import AnswerStatus, Step, Tier
from tests.people import sign_in

pytestmark = pytest.mark.django_db
CODE = "01-P-02"


def address(name, code=None, region="61.72"):
    return reverse(f"assessments:{name}", args=[2023, region, *([code] if code else [])])


def answer_of(way, code=CODE):
    return way.assessment.answers.get(indicator=code)


def post(client, way, code=CODE, **data):
    data.setdefault("version", answer_of(way, code).version)
    return client.post(address("decide", code), data)


def returning(**more):
    return {
        "verdict": "return",
        "kind": "different",
        "explanation": "Halaman 41 memuat 5.216.",
        "due_on": (timezone.localdate() + timedelta(days=7)).isoformat(),
        **more,
    }


@pytest.fixture
def at_kanwil(way, client, people):
    way.to_kanwil(answered=6)
    sign_in(client, people.verifier)
    return way


def test_the_queue_opens_the_first_that_waits(at_kanwil, client):
    page = client.get(address("verification"))
    assert page.status_code == 200
    text = page.content.decode()
    assert "0 dari 120 diperiksa" in text
    assert "01-S-01" in text
    assert "Belum diperiksa 120" in text


@pytest.mark.parametrize(
    "pile", ["belum", "dikembalikan", "diperbaiki", "diterima", "dikoreksi", "semua", "entah"]
)
def test_every_filter_of_the_address_works(at_kanwil, client, pile):
    assert client.get(address("verification") + f"?saring={pile}").status_code == 200
    assert client.get(address("verify", CODE) + f"?saring={pile}").status_code == 200


def test_an_answer_is_shown_with_its_versions(at_kanwil, client):
    text = client.get(address("verify", CODE)).content.decode()
    assert "Daerah" in text
    assert "Kanwil" in text
    assert "Pusat" in text
    assert "Anda yang memutuskan" in text
    assert 'data-key="t"' in text


def test_unknown_indicators_are_not_found(at_kanwil, client):
    assert client.get(address("verify", "99-X-99")).status_code == 404


@pytest.mark.parametrize("name", ["verification", "verify", "decide", "accept_many", "hand_on"])
def test_another_province_is_not_found(way, client, people, name):
    way.to_kanwil()
    sign_in(client, people.verifier_jambi)
    place = address(name, CODE if name in {"verify", "decide"} else None)
    got = client.post(place) if name == "decide" else client.get(place)
    assert got.status_code == 404


@pytest.mark.parametrize("who", ["operator", "contributor", "opd_head", "sekda"])
def test_who_answers_does_not_see_the_queue(way, client, people, who):
    way.to_kanwil()
    sign_in(client, getattr(people, who))
    assert client.get(address("verification")).status_code == 403
    assert client.post(address("decide", CODE), {"verdict": "accept"}).status_code == 403


@pytest.mark.parametrize("who", ["assessor", "panel", "publisher", "province"])
def test_others_read_but_give_no_verdict(way, client, people, who):
    way.to_kanwil()
    sign_in(client, getattr(people, who))
    page = client.get(address("verify", CODE))
    assert page.status_code == 200
    assert 'data-key="t"' not in page.content.decode()
    assert client.post(address("decide", CODE), {"verdict": "accept"}).status_code == 403
    assert client.get(address("accept_many")).status_code == 403
    assert client.get(address("hand_on")).status_code == 403


def test_a_visitor_is_sent_to_sign_in(way, client):
    way.to_kanwil()
    assert client.get(address("verification")).status_code == 302


def test_accepting_opens_the_next_undecided(at_kanwil, client, people):
    got = post(client, at_kanwil, "01-S-01", verdict="accept")
    assert got.status_code == 302
    assert got.url.startswith(address("verify", "01-S-02"))
    decision = Decision.objects.get()
    assert decision.version.number == 1
    assert decision.tier == Tier.KANWIL
    assert decision.by == people.verifier.user
    assert answer_of(at_kanwil, "01-S-01").status == AnswerStatus.ACCEPTED


def test_pressing_twice_decides_once(at_kanwil, client):
    for _time in range(2):
        assert post(client, at_kanwil, "01-S-01", verdict="accept").status_code == 302
    assert Decision.objects.count() == 1


def test_the_verdict_after_the_last_goes_round(at_kanwil, client):
    got = post(client, at_kanwil, "10-H-06", verdict="accept")
    assert got.url.startswith(address("verify", "01-S-01"))


def test_a_return_records_reason_date_and_version(at_kanwil, client):
    code = "01-S-01"
    form = client.get(address("verify", code) + "?putusan=kembalikan").content.decode()
    assert "Kembalikan jawaban ini" in form
    assert "versi 1 jawaban ini" in form
    got = post(client, at_kanwil, code, **returning())
    assert got.status_code == 302
    decision = Decision.objects.get()
    assert decision.reason == "Angka berbeda dengan bukti. Halaman 41 memuat 5.216."
    assert decision.due_on == timezone.localdate() + timedelta(days=7)
    assert decision.version.number == 1
    assert answer_of(at_kanwil, code).status == AnswerStatus.RETURNED


@pytest.mark.parametrize(
    "missing", [{"kind": ""}, {"explanation": " "}, {"due_on": ""}, {"due_on": "2001-01-01"}]
)
def test_an_unfinished_return_keeps_what_was_typed(at_kanwil, client, missing):
    got = post(client, at_kanwil, "01-S-01", **returning(**missing))
    assert got.status_code == 422
    text = got.content.decode()
    assert "Kembalikan jawaban ini" in text
    if "explanation" not in missing:
        assert "Halaman 41 memuat 5.216." in text
    assert not Decision.objects.exists()


def test_a_correction_stands_beside_the_regions_answer(way, client, people):
    way.answer("01-H-01", numerator=Decimal(61), denominator=Decimal(68))
    way.to_kanwil(answered=0)
    sign_in(client, people.verifier)
    form = client.get(address("verify", "01-H-01") + "?putusan=koreksi").content.decode()
    assert 'value="61"' in form
    got = post(
        client,
        way,
        "01-H-01",
        verdict="correct",
        numerator="60",
        denominator="68",
        explanation="Halaman 3 memuat 60.",
    )
    assert got.status_code == 302
    answer = answer_of(way, "01-H-01")
    assert answer.status == AnswerStatus.CORRECTED
    assert answer.numerator == 60
    assert [v.tier for v in answer.versions.order_by("number")] == ["region", "kanwil"]
    text = client.get(address("verify", "01-H-01")).content.decode()
    assert "Jawaban sesudah koreksi" in text


@pytest.mark.parametrize(
    "data", [{"numerator": "enam"}, {"numerator": "", "denominator": ""}, {"explanation": ""}]
)
def test_an_unfinished_correction_keeps_what_was_typed(way, client, people, data):
    way.to_kanwil(answered=0)
    sign_in(client, people.verifier)
    given = {"numerator": "60", "denominator": "68", "explanation": "Halaman 3."} | data
    got = post(client, way, "01-H-01", verdict="correct", **given)
    assert got.status_code == 422
    assert not Decision.objects.exists()


def test_a_change_meanwhile_shows_both(way, client, people):
    way.to_kanwil(answered=6)
    way.decide("01-S-01", "return", people.verifier, reason="Beda.", due_on=None)
    way.answer("01-S-01", choice="b")
    sign_in(client, people.verifier)
    for data in ({"verdict": "accept"}, returning()):
        got = post(client, way, "01-S-01", version=1, **data)
        assert got.status_code == 409
        text = got.content.decode()
        assert "Yang Anda lihat, versi 1" in text
        assert "Sekarang, versi 2" in text
    assert Decision.objects.count() == 1
    assert "Halaman 41 memuat 5.216." in text
    assert 'name="version" value="2"' in text


def test_a_mended_answer_says_what_changed(way, client, people):
    way.to_kanwil(answered=6)
    way.decide("01-S-01", "return", people.verifier, reason="Beda.", due_on=None)
    way.answer("01-S-01", choice="b")
    sign_in(client, people.verifier)
    assert pile_of(way.assessment.step, answer_of(way, "01-S-01")) == "diperbaiki"
    text = client.get(address("verify", "01-S-01")).content.decode()
    assert "Yang diperbaiki daerah" in text
    assert "Dari Perda atau Qanun menjadi Peraturan bupati/wali kota." in text
    assert "Diperbaiki daerah 1" in client.get(address("verification")).content.decode()


def test_bulk_acceptance_names_the_count_first(at_kanwil, client):
    place = address("accept_many")
    asked = client.get(place + "?kode=01-S-01&kode=01-S-02&kode=99-X-99")
    assert "Terima 2 jawaban?" in asked.content.decode()
    assert not Decision.objects.exists()
    client.post(place, {"kode": ["01-S-01", "01-S-02"], "pasti": "1"})
    assert Decision.objects.count() == 2
    assert client.get(place + "?kode=01-S-01").status_code == 302


def test_a_whole_right_or_all_with_evidence_can_be_accepted(at_kanwil, client):
    place = address("accept_many")
    assert "Terima 12 jawaban?" in client.get(place + "?hak=01").content.decode()
    assert client.get(place + "?semua=berbukti").status_code == 302


def test_handing_on_names_what_is_open(at_kanwil, client, people):
    verification.accept_many(
        assessment=at_kanwil.fresh(), indicators=at_kanwil.codes[2:], membership=people.verifier
    )
    asked = client.get(address("hand_on")).content.decode()
    assert "2 jawaban masih terbuka" in asked
    assert "01-S-01" in asked
    refused = client.post(address("hand_on"))
    assert refused.status_code == 409
    assert at_kanwil.fresh().step == Step.KANWIL
    at_kanwil.accept_all(people.verifier)
    assert client.post(address("hand_on")).status_code == 302
    assert at_kanwil.fresh().step == Step.NATIONAL


def test_the_same_pages_serve_the_ministry(way, client, people):
    way.to_national(answered=6)
    sign_in(client, people.assessor)
    text = client.get(address("verification")).content.decode()
    assert "Belum diperiksa 120" in text
    post(client, way, "01-S-01", verdict="accept")
    decision = Decision.objects.get(answer__indicator="01-S-01", tier=Tier.NATIONAL)
    assert decision.by == people.assessor.user
    asked = client.get(address("accept_many") + "?semua=kanwil").content.decode()
    assert "Terima 119 jawaban?" in asked


def test_before_and_after_the_step_everything_is_read_only(way, client, people):
    sign_in(client, people.verifier)
    assert "Tahap sekarang: Pengisian" in client.get(address("verification")).content.decode()
    way.to_national()
    assert post(client, way, "01-S-01", verdict="accept").status_code == 403


def test_a_remark_is_the_right_of_reply(at_kanwil, client, people):
    place = address("verify_remark", CODE)
    assert client.post(place, {"text": " "}).status_code == 422
    assert client.post(place, {"text": "Lihat halaman 3."}).status_code == 302
    verification.remark(
        assessment=at_kanwil.assessment,
        indicator=CODE,
        text="Sudah benar.",
        membership=people.operator,
    )
    text = client.get(address("verify", CODE)).content.decode()
    assert "Lihat halaman 3." in text
    assert "Sudah benar." in text


@pytest.mark.parametrize("answered", [1, 120])
def test_the_page_takes_few_queries(way, client, people, answered, django_assert_max_num_queries):
    way.to_kanwil(answered=answered)
    sign_in(client, people.verifier)
    client.get(address("verify", CODE))
    with django_assert_max_num_queries(15):
        client.get(address("verify", CODE))
    with django_assert_max_num_queries(15):
        client.get(address("verification"))


def test_counts_add_up(at_kanwil, people):
    review = review_of(at_kanwil.assessment, people.verifier)
    assert sum(review.counts.values()) == review.total == 120
    assert review.open == 120
