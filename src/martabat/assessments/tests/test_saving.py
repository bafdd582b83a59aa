"""Saving as one goes: what comes back, who may, two people on one answer."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from martabat.assessments.actions import delegation
from martabat.assessments.models import Answer
from martabat.assessments.steps import AnswerStatus, Verdict
from martabat.assessments.tasks import recompute_summary
from tests.people import sign_in

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
BASE = "/penilaian/2023/61.72/indikator"


@pytest.fixture
def asked(singkawang, people):
    """The health office is asked for two indicators."""
    delegation.delegate(
        assessment=singkawang,
        indicators=["06-H-01", "06-P-02"],
        organisation=people.health_office,
        due_on=date(2023, 3, 24),
        membership=people.operator,
    )


def answer(code="06-H-01"):
    return Answer.objects.get(assessment__region="61.72", indicator=code)


def save(client, code="06-H-01", htmx=True, **data):
    return client.post(
        f"{BASE}/{code}/simpan/", {"version": "0", **data}, headers=HTMX if htmx else {}
    )


def test_a_save_gives_back_what_changed(client, singkawang, people):
    sign_in(client, people.operator)
    response = save(client, numerator="3", denominator="4.124", note="dari RSUD")
    assert response.status_code == 200
    page = response.content.decode()
    assert "72,74" in page
    assert 'id="versi" value="1"' in page
    assert "<html" not in page
    assert response["HX-Trigger"] == "answer-saved"
    stored = answer()
    assert (stored.numerator, stored.denominator, stored.note) == (3, 4124, "dari RSUD")
    assert stored.status == AnswerStatus.FILLED


def test_a_plain_form_is_led_on(client, singkawang, people):
    sign_in(client, people.operator)
    there = f"{BASE}/06-H-02/"
    response = save(client, htmx=False, numerator="3", denominator="4124", next=there)
    assert (response.status_code, response["Location"]) == (302, there)
    elsewhere = save(client, htmx=False, numerator="4", next="https://elsewhere.example/")
    assert elsewhere["Location"] == f"{BASE}/06-H-01/"


def test_half_a_ratio_is_kept_but_answers_nothing(client, singkawang, people):
    sign_in(client, people.operator)
    assert "Draf" in save(client, numerator="3").content.decode()
    stored = answer()
    assert stored.numerator == 3
    assert stored.blank
    assert stored.status == AnswerStatus.BLANK


@pytest.mark.parametrize("htmx", [True, False])
def test_what_cannot_be_read_is_kept_and_explained(client, singkawang, people, htmx):
    sign_in(client, people.operator)
    response = save(client, htmx=htmx, numerator="banyak", denominator="4124")
    assert response.status_code == 422
    page = response.content.decode()
    assert "bukan angka" in page
    assert "id_numerator" in page
    if not htmx:
        assert 'value="banyak"' in page
    assert answer().version == 0


def test_a_check_of_the_instrument_refuses_in_words(client, singkawang, people):
    sign_in(client, people.operator)
    response = save(client, code="06-P-02", numerator="14", denominator="12")
    assert response.status_code == 422
    assert "14 melebihi 12" in response.content.decode()
    assert answer("06-P-02").version == 0


def test_an_answer_that_no_document_proves_offers_a_letter(client, way, people):
    way.answer("06-S-02", choice="d")
    sign_in(client, people.operator)
    page = save(client, code="06-S-02", choice="d", note="").content.decode()
    assert "Perlu surat keterangan" in page
    letter = client.get(f"{BASE}/06-S-02/surat/").content.decode()
    assert "Kota Singkawang dengan ini menerangkan" in letter
    assert "{daerah}" not in letter
    assert "2022" in letter


def test_two_people_see_both_answers(client, singkawang, people, asked):
    sign_in(client, people.contributor)
    save(client, numerator="3", denominator="4124")
    sign_in(client, people.operator)
    response = save(client, numerator="4", denominator="4125")
    assert response.status_code == 409
    page = response.content.decode()
    assert "Yusuf Pratama menyimpan lebih dulu" in page
    assert "4.124" in page
    assert "4.125" in page
    assert answer().denominator == 4124
    mine = save(client, version="1", numerator="4", denominator="4125")
    assert mine.status_code == 200
    assert answer().denominator == 4125
    versions = client.get(f"{BASE}/06-H-01/riwayat/").content.decode()
    assert "4.124" in versions


def test_without_a_script_the_conflict_is_a_page(client, singkawang, people, asked):
    sign_in(client, people.contributor)
    save(client, numerator="3", denominator="4124")
    sign_in(client, people.operator)
    response = save(client, htmx=False, numerator="4", denominator="4125")
    assert response.status_code == 409
    assert 'name="denominator" value="4.125"' in response.content.decode()


def test_in_the_table_only_the_cell_comes_back(client, singkawang, people):
    sign_in(client, people.operator)
    url = f"{BASE}/06-H-01/simpan/?dari=semua"
    fine = client.post(url, {"version": "0", "numerator": "3", "denominator": "4124"}, headers=HTMX)
    assert fine.content.startswith(b'<span class="result">')
    wrong = client.post(url, {"version": "1", "numerator": "x"}, headers=HTMX)
    assert wrong.status_code == 422
    assert b"bukan angka" in wrong.content


def test_two_offices_that_disagree_are_shown_with_buttons(client, way, people):
    way.answer("05-H-02", numerator=Decimal(4000), denominator=Decimal(4901))
    sign_in(client, people.operator)
    page = save(client, numerator="3", denominator="4124").content.decode()
    assert "Dua kantor memberi angka berbeda" in page
    assert "selisih 777" in page
    save(client, version="1", denominator="4901")
    assert answer().numerator == 3
    assert "Dua kantor" not in client.get(f"{BASE}/06-H-01/").content.decode()


def test_a_contributor_saves_only_what_is_asked(client, singkawang, people, asked):
    sign_in(client, people.contributor)
    assert save(client, numerator="3", denominator="4124").status_code == 200
    assert save(client, code="01-S-01", choice="a").status_code == 403
    assert client.get(f"{BASE}/01-S-01/").status_code == 200
    assert "Rina" not in client.get("/penilaian/2023/61.72/semua/").content.decode()


@pytest.mark.parametrize("name", ["sekda", "province", "verifier", "assessor", "panel"])
def test_readers_may_not_save(client, singkawang, people, name):
    sign_in(client, getattr(people, name))
    assert save(client, numerator="3", denominator="4124").status_code == 403
    assert 'id="isian"' not in client.get(f"{BASE}/06-H-01/").content.decode()


@pytest.mark.parametrize("name", ["other_operator", "verifier_jambi", "partner", "stranger"])
def test_for_others_it_does_not_exist(client, singkawang, people, name):
    sign_in(client, getattr(people, name))
    assert save(client, numerator="3").status_code == 404
    assert client.get(f"{BASE}/06-H-01/").status_code == 404


def test_visitors_are_sent_to_sign_in(client, singkawang):
    assert save(client, numerator="3").status_code == 302


def test_unknown_indicators_do_not_exist(client, singkawang, people):
    sign_in(client, people.operator)
    assert save(client, code="99-X-99").status_code == 404


def test_after_handing_over_the_text_stays_and_is_explained(client, way, people):
    way.to_endorsement()
    sign_in(client, people.operator)
    response = save(client, numerator="3", denominator="4124")
    assert response.status_code == 422
    assert "dikunci" in response.content.decode()


def test_what_was_returned_can_be_mended(client, way, people):
    way.to_kanwil()
    way.decide(
        "06-H-01", Verdict.RETURN, people.verifier, reason="Angka lain", due_on=date(2023, 5, 1)
    )
    sign_in(client, people.operator)
    page = client.get(f"{BASE}/06-H-01/").content.decode()
    assert "Angka lain" in page
    assert 'id="isian"' in page
    held = answer()
    assert (
        save(client, version=str(held.version), numerator="3", denominator="4124").status_code
        == 200
    )
    assert save(client, code="06-H-02", numerator="3", denominator="4").status_code == 422


def test_saving_needs_few_statements(client, way, people):
    way.answer("05-H-02", numerator=Decimal(4000), denominator=Decimal(4124))
    sign_in(client, people.operator)
    client.get("/penilaian/2023/61.72/kisaran/")
    save(client, numerator="3", denominator="4124")
    with CaptureQueriesContext(connection) as first:
        assert save(client, version="1", numerator="4", denominator="4124").status_code == 200
    statements = [q["sql"] for q in first if "SAVEPOINT" not in q["sql"]]
    assert len(statements) <= 12


def test_the_range_looks_again_until_it_is_computed(client, way, people):
    recompute_summary.func(way.assessment.pk)
    sign_in(client, people.operator)
    url = "/penilaian/2023/61.72/kisaran/"
    assert "load delay" not in client.get(url).content.decode()
    save(client, numerator="3", denominator="4124")
    page = client.get(url).content.decode()
    assert "Sedang dihitung ulang" in page
    assert "?ke=1" in page
    assert "load delay" not in client.get(url, {"ke": "8"}).content.decode()
    recompute_summary.func(way.assessment.pk)
    page = client.get(url).content.decode()
    assert "Sedang dihitung ulang" not in page
    assert "Nilai sementara" in page
    assert "Kisaran nilai" in page


def test_last_year_stands_beside(client, way, people):
    from martabat.assessments.models import Assessment, Cycle

    now = way.assessment
    cycle = Cycle.objects.create(instrument=now.cycle.instrument, data_year=2021, award_year=2022)
    old = Assessment.objects.create(cycle=cycle, region_id="61.72", step_since=now.step_since)
    Answer.objects.create(
        assessment=old,
        indicator="06-P-02",
        position=0,
        numerator=Decimal(456),
        denominator=Decimal(500),
        status=AnswerStatus.ACCEPTED,
        decided_by="national",
    )
    sign_in(client, people.operator)
    page = save(client, code="06-P-02", numerator="939", denominator="1000").content.decode()
    assert "2021, diterima" in page
    assert "91,2" in page
    assert "+2,7 poin" in page
    right = client.get("/penilaian/2023/61.72/hak/6/").content.decode()
    assert "91,2" in right
