"""Why this score: the page, its ladder, its PDF."""

from decimal import Decimal

import pikepdf
import pytest
from django.urls import reverse

from martabat.assessments.actions import panel, publication
from tests.people import sign_in

pytestmark = pytest.mark.django_db


def address(name="why", region="61.72"):
    return reverse(f"assessments:{name}", args=[2023, region])


@pytest.mark.parametrize("who", ["operator", "contributor", "sekda", "province", "verifier"])
def test_the_region_and_those_above_it_read_why(way, client, people, who):
    way.to_kanwil(answered=20)
    sign_in(client, getattr(people, who))
    page = client.get(address())
    assert page.status_code == 200
    text = page.content.decode()
    assert "Mengapa nilai ini?" in text
    assert "Nilai sementara" in text
    assert "Kisaran 0,00–100,00." in text
    assert "Hak atas kesehatan" in text


@pytest.mark.parametrize("who", ["verifier_jambi", "other_operator", "partner"])
@pytest.mark.parametrize("name", ["why", "why_pdf"])
def test_for_others_it_does_not_exist(way, client, people, who, name):
    sign_in(client, getattr(people, who))
    assert client.get(address(name)).status_code == 404


def test_the_ladder_leads_down_to_the_answer(way, client, people):
    way.answer("01-H-01", numerator=Decimal(61), denominator=Decimal(68))
    way.to_panel(answered=0)
    panel.adjust(
        assessment=way.assessment,
        line="panel",
        points=Decimal("-1.5"),
        reason="Sengketa lahan belum dijawab.",
        membership=people.panel,
    )
    sign_in(client, people.operator)
    text = client.get(address() + "?hak=1&indikator=01-H-01").content.decode()
    assert "Pita 85 sampai di bawah 95" in text
    assert "61 ÷ 68 × 100" in text
    assert "89,71" in text
    assert "Sengketa lahan belum dijawab." in text
    assert "−1,50" in text
    assert "Tidak ada jawaban" not in text


def test_what_is_published_is_read_from_what_was_frozen(way, client, people):
    way.to_published(answered=20)
    way.assessment.answers.update(note="diubah diam-diam", choice="b")
    sign_in(client, people.operator)
    text = client.get(address() + "?hak=1&indikator=01-S-01").content.decode()
    assert "sudah terbit dan tidak berubah lagi" in text
    assert "diubah diam-diam" not in text
    publication.correct(assessment=way.fresh(), reason="Salah salin.", membership=people.publisher)
    text = client.get(address()).content.decode()
    assert "Alasan koreksi: Salah salin." in text
    assert "Versi 1" in client.get(address() + "?versi=1").content.decode()


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_pdf_is_tagged(way, client, people, language, tmp_path):
    way.to_kanwil(answered=20)
    sign_in(client, people.operator)
    got = client.get(f"{language}{address('why_pdf')}")
    assert got.status_code == 200
    assert got["Content-Type"] == "application/pdf"
    path = tmp_path / "why.pdf"
    path.write_bytes(got.content)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked


@pytest.mark.parametrize("answered", [0, 120])
def test_few_queries(way, client, people, answered, django_assert_max_num_queries):
    way.to_kanwil(answered=answered)
    sign_in(client, people.operator)
    client.get(address())
    with django_assert_max_num_queries(15) as queries:
        client.get(address() + "?hak=6")
    assert len(queries) <= 15
