"""The journal of an assessment as a page, and proving its chain."""

import pytest
from django.db import connection
from django.urls import reverse

from martabat.assessments import journal_wording
from martabat.assessments.steps import Step
from tests.people import sign_in

pytestmark = pytest.mark.django_db


def journal(client, **query):
    response = client.get(reverse("assessments:journal", args=[2023, "61.72"]), query)
    assert response.status_code == 200
    return response.content.decode()


def test_every_deed_is_a_sentence_the_newest_first(client, way, people):
    way.to_published(answered=2)
    sign_in(client, people.operator)
    page = journal(client)
    assert page.index("menerbitkan hasil") < page.index("mengajukan isian ke Sekda")
    assert "Rina Wulandari mengisi 01-S-01 Produk hukum bantuan hukum, versi 1." in page
    assert "meneruskan isian dengan surat 180/0412/HUK" in page
    assert "Verifikasi nasional" in page
    assert "…" not in page.split("<main")[1].split("</main")[0]
    assert "mencatat “" not in page


def test_what_was_written_stands_word_by_word(client, way, people):
    way.to_kanwil()
    way.decide(way.codes[0], "return", people.verifier, reason="Bukti <bukan> tahun data.")
    sign_in(client, people.operator)
    assert "“Bukti &lt;bukan&gt; tahun data.”" in journal(client)


def test_filters_combine_and_survive(client, way, people):
    way.to_kanwil(answered=2)
    way.accept_all(people.verifier)
    sign_in(client, people.operator)
    page = journal(client, indikator=way.codes[1])
    assert "mengisi 01-S-02" in page
    assert "menerima 120 indikator sekaligus" in page
    assert "mengisi 01-S-01" not in page
    page = journal(client, jenis="putusan", orang=str(people.verifier.user_id))
    assert "menerima 120 indikator" in page
    assert "mengisi" not in page.split("</form>")[-1]
    assert f"?orang={people.verifier.user_id}&amp;jenis=jawaban" in page


def test_nonsense_filters_ask_for_nothing(client, way, people):
    way.to_endorsement()
    sign_in(client, people.operator)
    page = journal(client, jenis="x", orang="abc", indikator="'; --", halaman="z")
    assert "Tidak ada catatan yang cocok" in page


@pytest.mark.parametrize("answered", [1, 3, 40])
def test_the_page_needs_as_many_queries_for_one_entry_as_for_many(
    client, way, people, answered, django_assert_num_queries
):
    way.to_endorsement(answered=answered)
    sign_in(client, people.operator)
    journal(client)
    with django_assert_num_queries(7):
        journal(client)


def test_a_sound_chain_is_told(client, way, people):
    way.to_endorsement()
    sign_in(client, people.verifier)
    address = reverse("assessments:journal_check", args=[2023, "61.72"])
    page = client.post(address, follow=True).content.decode()
    assert "Rantai utuh: 4 catatan diperiksa" in page


def test_a_changed_entry_is_told(client, way, people):
    way.to_endorsement()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE journal_entry SET actor_name = 'Orang lain' WHERE chain_id = %s AND number = 2",
            [way.assessment.subject],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    sign_in(client, people.operator)
    address = reverse("assessments:journal_check", args=[2023, "61.72"])
    page = client.post(address, follow=True).content.decode()
    assert "Rantai tidak utuh: 1 kejanggalan, mulai pada catatan nomor 2." in page


@pytest.mark.parametrize(
    ("who", "status"),
    [("sekda", 200), ("verifier", 200), ("assessor", 200), ("verifier_jambi", 404),
     ("other_operator", 404), ("partner", 404), ("stranger", 404)],
)  # fmt: skip
def test_who_may_read_it(client, singkawang, people, who, status):
    sign_in(client, getattr(people, who))
    for name in ("journal", "journal_check"):
        address = reverse(f"assessments:{name}", args=[2023, "61.72"])
        response = client.get(address) if name == "journal" else client.post(address)
        assert response.status_code == (302 if status == 200 and name != "journal" else status)


def test_every_verb_belongs_to_a_kind_and_reads_without_its_facts():
    for verb in journal_wording.SENTENCES:
        assert journal_wording.kind_of(verb) is not None, verb
        assert journal_wording.sentence(verb, "Rina", {}, {}).endswith("."), verb
    assert "tahap berikutnya Penilaian panel" in journal_wording.sentence(
        "moved.hand_on", "Dewi", {"to": Step.PANEL.value}, {}
    )
