"""The check that anybody may make: what is told, to whom, and whose names never are."""

from datetime import date

import pytest
from django.urls import reverse

from martabat.agreements.models import Agreement
from martabat.agreements.tests.signers import A, S, act, begin, make_agreement, store_pdf
from martabat.agreements.verifying import check, own_number, verify_path

__all__ = ["store_pdf"]
pytestmark = pytest.mark.django_db
TODAY = date(2023, 10, 1)
NUMBER = "100.3.7.1/91/DISKAN/2025"


@pytest.fixture
def signed(people):
    """An agreement that was signed here, with a number, not public."""
    agreement, signers = begin(people, (A, 1), (S, 2), (S, 2))
    for signer in signers:
        act(signer)
    agreement.refresh_from_db()
    agreement.parties.filter(position=1).update(number=NUMBER)
    return agreement


def look(client, **query):
    response = client.get(reverse("agreements:verify"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_number_and_hash_together_are_told_to_be_equal(signed, client):
    grouped = " ".join(signed.sha256[at : at + 4] for at in range(0, 64, 4)).upper()
    for number, said in ((NUMBER, signed.sha256), (f" {NUMBER.lower()} ", grouped)):
        page = look(client, nomor=number, sidik=said)
        assert "Sidik cocok" in page
        assert "Pelaksanaan kegiatan contoh" in page
        assert "Lembaga 1" in page


def test_a_wrong_hash_gets_a_clear_sentence_and_no_more(signed, client):
    page = look(client, nomor=NUMBER, sidik="0" * 64)
    assert "Sidik tidak cocok" in page
    assert "berbeda dari naskah yang ditandatangani" in page
    assert signed.title not in page


def test_what_is_public_is_told_by_number_alone(signed, client):
    assert signed.title not in look(client, nomor=NUMBER)
    Agreement.objects.update(public=True)
    page = look(client, nomor=NUMBER)
    assert signed.title in page
    assert "Tulis sidiknya juga" in page
    page = look(client, nomor=NUMBER, sidik="0" * 64)
    assert "Sidik tidak cocok" in page
    assert signed.title in page


def test_only_signed_agreements_are_found(people, client):
    agreement = make_agreement(people, public=True)
    agreement.parties.update(number=NUMBER)
    assert "Nomor ini tidak ditemukan" in look(client, nomor=NUMBER)
    assert "Nomor ini tidak ditemukan" in look(client, nomor=own_number(agreement))


def test_no_name_of_a_person_is_ever_shown(gathering, signed, client):
    gathering.mou.parties.update(number="1/MOU/2023")
    Agreement.objects.update(public=True)
    pages = look(client, nomor="1/MOU/2023") + look(client, nomor=NUMBER, sidik=signed.sha256)
    assert "Komnas HAM" in pages
    assert "Ketua" in pages
    for name in ("Atnike", "Moeldoko", "Misthohizzaman", "Sumastro", "Orang 0", "Orang 1"):
        assert name not in pages


def test_whether_it_is_in_force_today(gathering):
    gathering.mou.parties.update(number="1/MOU/2023")
    Agreement.objects.update(public=True)

    def told(day):
        [found] = check(number="1/MOU/2023", sha256="", today=day).found
        return found.in_force, found.ended

    assert told(date(2023, 7, 12)) == (False, False)
    assert told(TODAY) == (True, False)
    assert told(date(2024, 7, 12)) == (True, False)
    assert told(date(2024, 7, 13)) == (False, True)


def test_without_a_recorded_end_nobody_is_told_that_it_is_in_force(gathering, client):
    gathering.mou.parties.update(number="1/MOU/2023")
    Agreement.objects.update(public=True, start=None, end=None)
    page = look(client, nomor="1/MOU/2023")
    assert "Masa berlaku belum tercatat" in page
    assert "Belum berlaku" not in page
    assert "<dd>Berlaku" not in page


def test_a_change_of_leader_changes_nothing(gathering):
    gathering.mou.parties.update(number="1/MOU/2023")
    Agreement.objects.update(public=True)
    before = check(number="1/MOU/2023", sha256="", today=TODAY)
    gathering.mou.parties.update(signatory="Pejabat baru")
    assert check(number="1/MOU/2023", sha256="", today=TODAY) == before


def test_the_file_that_was_signed_elsewhere_is_compared_too(signed, people, client, store_pdf):
    document = store_pdf(people.operator)
    Agreement.objects.filter(pk=signed.pk).update(document=document)
    assert "Sidik cocok" in look(client, nomor=NUMBER, sidik=document.sha256)
    assert "Sidik cocok" in look(client, nomor=NUMBER, sidik=signed.sha256)


def test_of_two_with_one_number_the_one_with_the_hash_is_told(signed, gathering):
    gathering.mou.parties.filter(position=1).update(number=NUMBER)
    Agreement.objects.update(public=True)
    assert len(check(number=NUMBER, sha256="", today=TODAY).found) == 2
    [found] = check(number=NUMBER, sha256=signed.sha256, today=TODAY).found
    assert found.title == signed.title


def test_one_without_a_number_has_ours(signed, client):
    signed.parties.update(number="")
    path = verify_path(signed, signed.parties.all())
    assert own_number(signed) in path
    assert "Sidik cocok" in client.get(path).content.decode()


def test_it_takes_few_queries_and_is_limited(signed, client, django_assert_max_num_queries):
    page = reverse("agreements:verify")
    with django_assert_max_num_queries(8):
        client.get(page, {"nomor": NUMBER, "sidik": signed.sha256})
    query = {"nomor": NUMBER}
    statuses = [client.get(page, query, REMOTE_ADDR="203.0.113.7").status_code for _n in range(21)]
    assert statuses[:20] == [200] * 20
    assert statuses[20] == 429


def test_the_form_says_what_is_missing(client):
    assert (
        "Isi nomor naskahnya"
        in client.get(reverse("agreements:verify"), {"nomor": ""}).content.decode()
    )
    assert client.get(reverse("agreements:verify")).status_code == 200
