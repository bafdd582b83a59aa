"""Nearly the same documents of two regions are found; the same form with other figures is not."""

from random import Random

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from martabat.documents import text_jobs
from martabat.documents.models import NearCopy
from martabat.documents.tests import makers
from martabat.documents.texts import likeness
from martabat.documents.texts.values import Page, Text
from tests.people import sign_in

MATTER = """laporan pelaksanaan kegiatan penyuluhan hukum bagi masyarakat rentan diselenggarakan
oleh bagian hukum bersama dinas sosial dengan narasumber kejaksaan pengadilan dan organisasi bantuan
peserta berasal kelurahan kecamatan lembaga adat tokoh agama pemuda perempuan penyandang disabilitas
materi mencakup hak memperoleh bantuan syarat permohonan alur pengaduan pendampingan anggaran
rencana tindak lanjut evaluasi kepuasan dokumentasi daftar hadir notula rekomendasi pemerintah"""
WORDS = MATTER.split()


def report(seed: int, length: int = 600) -> list[str]:
    chance = Random(seed)
    return [
        str(chance.randrange(100, 9_999)) if chance.random() < 0.05 else chance.choice(WORDS)
        for _ in range(length)
    ]


def changed(words: list[str], share: float, seed: int = 7) -> list[str]:
    """Return the words with exactly that share of them replaced, anywhere in the text."""
    chance = Random(seed)
    others = set(chance.sample(range(len(words)), round(share * len(words))))
    return [
        f"lain{chance.randrange(10**6)}" if place in others else word
        for place, word in enumerate(words)
    ]


FORM = """Formulir pendataan bantuan hukum daerah. Nama kegiatan dan dasar hukum diisi sesuai
dokumen. Jumlah perkara yang didampingi {} perkara, jumlah penerima bantuan {} orang, terdiri atas
perempuan {} orang, anak {} orang, penyandang disabilitas {} orang. Anggaran yang tersedia {}
rupiah, realisasi {} rupiah. Jumlah organisasi bantuan hukum {} lembaga, advokat {} orang, paralegal
{} orang. Penjelasan disertai lampiran keputusan, daftar penerima, dan laporan pertanggungjawaban
yang disahkan oleh kepala bagian hukum. Data bersumber dari pencatatan bagian hukum dan organisasi
bantuan hukum terakreditasi. Formulir ini diserahkan paling lambat akhir bulan Maret.
"""


def form(seed: int) -> str:
    chance = Random(seed)
    return FORM.format(*(chance.randrange(100, 999_999) for _ in range(10)))


@pytest.fixture
def kept(store):
    """Store a document of these words."""

    def kept(membership, body, region="61.72"):
        document = store(membership, makers.pdf(1, str(hash(body))), region=region)
        text_jobs.keep(document.blob, Text(pages=(Page(1, body),)))
        return document

    return kept


def pairs():
    return {frozenset((pair.first_id, pair.second_id)) for pair in NearCopy.objects.all()}


@pytest.mark.django_db
@pytest.mark.parametrize("share", [0.0, 0.02, 0.05])
def test_a_copy_with_few_words_changed_and_another_name_is_found(kept, people, share):
    words = report(1)
    ours = kept(people.operator, "Pemerintah Kota Singkawang " + " ".join(words))
    theirs = kept(
        people.other_operator,
        "Pemerintah Kota Jambi " + " ".join(changed(words, share)),
        region="15.71",
    )
    kept(people.operator, " ".join(report(2)))
    assert pairs() == {frozenset((ours.sha256, theirs.sha256))}
    assert NearCopy.objects.get().likeness >= likeness.ALIKE


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "second"),
    [
        # The same form, truly filled by two regions.
        (form(1), form(2)),
        # Two reports on the same matter in the same words of the office.
        (" ".join(report(3)), " ".join(report(4))),
        # A fifth of the words changed: another edition, told by nobody as a copy.
        (" ".join(report(5)), " ".join(changed(report(5), 0.2))),
        # Too short to say anything.
        ("Surat keterangan tidak ada kasus.", "Surat keterangan tidak ada kasus."),
    ],
    ids=["form", "matter", "fifth", "short"],
)
def test_what_only_resembles_is_no_copy(kept, people, first, second):
    kept(people.operator, first)
    kept(people.other_operator, second + " ", region="15.71")
    assert pairs() == set()


def test_the_same_form_with_the_same_figures_is_a_copy():
    one = likeness.words_of([form(1)])
    assert likeness.likeness(one, likeness.words_of([form(1) + " disalin"])) > 0.97
    assert likeness.likeness(one, likeness.words_of([form(2)])) == 0


@given(st.integers(0, 10_000), st.sampled_from([300, 900]))
def test_five_of_a_hundred_words_changed_are_always_seen(seed, length):
    words = report(seed, length)
    other = changed(words, 0.05, seed)
    one, two = likeness.signature_of(words), likeness.signature_of(other)
    assert set(likeness.bands_of(one)) & set(likeness.bands_of(two))
    assert likeness.estimated(one, two) >= likeness.CANDIDATE
    assert likeness.likeness(words, other) >= likeness.ALIKE


@given(st.integers(0, 10_000))
def test_two_reports_of_the_same_words_are_never_copies(seed):
    assert likeness.likeness(report(seed), report(seed + 1)) < likeness.ALIKE


def test_signatures_are_the_same_everywhere_and_always():
    words = ["kata", "yang", "sama"] * 40
    assert likeness.signature_of(words)[:3] == [3308853858, 2786469009, 3677787750]
    assert likeness.bands_of(list(range(128)))[0] == 6872586417081645897


@pytest.mark.django_db
def test_two_documents_are_shown_side_by_side_to_who_may_see_both(kept, people, client):
    words = report(1)
    ours = kept(people.operator, "Kota Singkawang " + " ".join(words))
    other = kept(people.operator, "Kota Singkawang " + " ".join([*words, "<b>tambahan</b>"]))
    theirs = kept(people.other_operator, " ".join(words), region="15.71")
    sign_in(client, people.operator)
    page = client.get(reverse("documents:beside", args=[ours.pk, other.pk])).content.decode()
    assert "<mark>&lt;b&gt;tambahan&lt;/b&gt;</mark>" in page
    assert "Kemiripan" in page
    assert client.get(reverse("documents:beside", args=[ours.pk, theirs.pk])).status_code == 404
    assert client.get(reverse("documents:beside", args=[theirs.pk, ours.pk])).status_code == 404
    sign_in(client, people.assessor)
    assert client.get(reverse("documents:beside", args=[ours.pk, theirs.pk])).status_code == 200


@pytest.mark.django_db
def test_a_document_beside_itself_or_one_without_words_is_said_to_be_just_that(
    kept, store, people, client
):
    ours = kept(people.operator, " ".join(report(1)))
    unread = store(people.operator, makers.pdf(2, "belum dibaca"))
    sign_in(client, people.operator)
    itself = client.get(reverse("documents:beside", args=[ours.pk, ours.pk])).content.decode()
    assert "Kedua berkas persis sama" in itself
    assert "<mark>" not in itself
    other = client.get(reverse("documents:beside", args=[ours.pk, unread.pk])).content.decode()
    assert "belum dapat dibandingkan" in other
