"""Finding documents by words of their titles and texts, and only one's own to see."""

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from martabat.documents import search, text_jobs
from martabat.documents.models import Blob, BlobText, TextPage
from martabat.documents.tasks import read_text, read_texts
from martabat.documents.tests import makers, papers
from martabat.documents.texts.values import VERSION, Page, Text
from tests.people import sign_in

pytestmark = pytest.mark.django_db
INDEX = "documents:index"


@pytest.fixture
def kept(store):
    """Store a document whose pages have these words, without reading a file."""
    count = 0

    def kept(membership, *bodies, title="Bukti", region="61.72", **about):
        nonlocal count
        count += 1
        document = store(
            membership, makers.pdf(max(len(bodies), 1), str(count)), title=title, region=region
        )
        pages = tuple(Page(number, body) for number, body in enumerate(bodies, start=1))
        text_jobs.keep(document.blob, Text(pages=pages, **about))
        return document

    return kept


def listed(client, **query) -> str:
    page = client.get(reverse(INDEX), query)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        # One stem, as PostgreSQL's `indonesian` configuration sees it.
        ("pelayanan", "layanan"),
        ("layanan", "melayani"),
        ("kesehatan", "sehat"),
        ("persalinan", "bersalin"),
        ("mendidik", "pendidikan"),
        ("93,9", "93,9"),
        ("5.612", "5.612"),
        ("12/PKS/2023", "12/PKS/2023"),
        ("e-KTP", "e-KTP"),
    ],
)
def test_words_are_found_by_their_stem_and_numbers_as_they_are(kept, people, asked, word):
    document = kept(people.operator, f"Capaian {word} dan lainnya.")
    kept(people.operator, "Tentang hal yang jauh berbeda.")
    found = search.matching(type(document).objects.all(), search.items_of(asked))
    assert list(found) == [document]


def test_a_phrase_is_found_side_by_side_and_every_word_somewhere(kept, people, client):
    kept(people.operator, "angka kematian ibu", title="Pertama")
    kept(people.operator, "ibu dan angka tentang kematian", title="Kedua")
    sign_in(client, people.operator)
    assert "Kedua" not in listed(client, cari='"kematian ibu"')
    both = listed(client, cari="kematian ibu")
    assert "Pertama" in both
    assert "Kedua" in both
    assert "Pertama" not in listed(client, cari="kematian bayi")
    # One word in the title, the other in the text.
    assert "Kedua" in listed(client, cari="kedua tentang")


def test_what_was_found_is_marked_with_its_page_and_nothing_else_is_markup(kept, people, client):
    body = "<script>alert(1)</script> persalinan di fasilitas & rumah"
    document = kept(people.operator, "Kata pengantar", body, title="Profil")
    sign_in(client, people.operator)
    text = listed(client, cari="persalinan")
    assert f"{reverse('documents:document', args=[document.pk])}?halaman=2" in text
    assert "<mark>persalinan</mark>" in text
    assert search.marked("<b> & \x02kata\x03") == "&lt;b&gt; &amp; <mark>kata</mark>"
    assert "<script>alert" not in text


def test_the_document_that_speaks_of_it_in_its_title_comes_first(kept, people, client):
    kept(people.operator, "imunisasi", title="Profil Kesehatan")
    kept(people.operator, "Isi", title="Cakupan imunisasi")
    kept(people.operator, "imunisasi " * 5, title="Laporan")
    sign_in(client, people.operator)
    text = listed(client, cari="imunisasi")
    assert text.index("Cakupan imunisasi") < text.index("Profil Kesehatan")


def test_another_regions_document_never_appears_not_even_in_a_count(kept, people, client):
    kept(people.other_operator, "rahasia jambi imunisasi", region="15.71", title="Milik Jambi")
    kept(people.operator, "imunisasi", title="Milik Singkawang")
    sign_in(client, people.operator)
    text = listed(client, cari="imunisasi")
    assert "Milik Jambi" not in text
    assert "rahasia" not in text
    assert '<span class="count">1</span>' in text
    assert "Tidak ada dokumen yang cocok" in listed(client, cari="rahasia")
    found = client.get("/cari/", {"q": "imunisasi"}).content.decode()
    assert "Milik Singkawang" in found
    assert "Milik Jambi" not in found
    # Nor by narrowing to that region, nor to one who sees no evidence at all.
    assert "Milik Jambi" not in listed(client, cari="imunisasi", daerah="15.71")
    sign_in(client, people.partner)
    assert "Milik" not in listed(client, cari="imunisasi")


def test_a_province_sees_and_narrows_its_regions(kept, people, client):
    kept(people.operator, "imunisasi", title="Milik Singkawang")
    kept(people.other_operator, "imunisasi", region="15.71", title="Milik Jambi")
    sign_in(client, people.verifier)
    text = listed(client, cari="imunisasi")
    assert "Milik Singkawang" in text
    assert "Milik Jambi" not in text
    assert '<option value="61.72">Kota Singkawang</option>' in text
    assert "Milik Singkawang" not in listed(client, cari="imunisasi", daerah="61.01")


def test_filters_of_scan_kind_and_year_are_in_the_address(kept, people, client):
    kept(people.operator, "imunisasi", title="Pindaian", scanned=True, recognised=True)
    kept(people.operator, title="Gelap", scanned=True, reason="no_ocr")
    kept(people.operator, "imunisasi", title="Biasa")
    sign_in(client, people.operator)
    scans = listed(client, teks="pindai")
    assert "Pindaian" in scans
    assert "hasil pindai atau foto" in scans
    assert "Biasa" not in scans
    assert "Gelap" in listed(client, teks="belum")
    assert "Biasa" not in listed(client, teks="belum")
    assert "Biasa" not in listed(client, jenis="word", cari="imunisasi")
    assert "Biasa" not in listed(client, tahun="2001")
    # Nonsense is left out.
    assert "Biasa" in listed(client, teks="x", tahun="tahun", cari='" ? \x00 & | ! :*')


@pytest.mark.parametrize("count", [1, 25])
def test_the_number_of_queries_does_not_grow(
    kept, people, client, django_assert_max_num_queries, count
):
    for number in range(count):
        kept(people.operator, f"imunisasi nomor {number}", title=f"Dokumen {number}")
    sign_in(client, people.operator)
    with django_assert_max_num_queries(9):
        listed(client, cari="imunisasi")


def test_storing_asks_once_for_the_words_and_the_job_keeps_them(store, people, client):
    document = store(people.operator, papers.made("pdf"))
    store(people.other_operator, papers.made("pdf"), region="15.71")
    jobs = ProcrastinateJob.objects.filter(task_name__endswith="read_text")
    assert [job.args for job in jobs] == [{"sha256": document.sha256}]
    sign_in(client, people.operator)
    page = reverse("documents:document", args=[document.pk])
    assert "sedang dibaca mesin" in client.get(page).content.decode()
    read_text(**jobs[0].args)
    shown = client.get(page).content.decode()
    assert "Teksnya terbaca dan dapat dicari." in shown
    assert "Puskesmas Utara" in shown
    assert "Puskesmas Utara" in listed(client, cari="puskesmas") or "<mark>Puskesmas</mark>" in (
        listed(client, cari="puskesmas")
    )
    text = BlobText.objects.get()
    assert text.regions["61.72"][0] >= 1
    assert text.version == VERSION


def test_every_night_what_is_outdated_is_asked_for(store, people):
    old = store(people.operator, makers.pdf(1, "lama"))
    blind = store(people.operator, makers.pdf(2, "buta"))
    fresh = store(people.operator, makers.pdf(3, "baru"))
    store(people.operator, makers.pdf(4, "belum"))
    for document, about in ((old, {}), (blind, {"reason": "no_ocr"}), (fresh, {})):
        text_jobs.keep(document.blob, Text(**about))
    BlobText.objects.filter(pk=old.sha256).update(version=VERSION - 1)
    # What Martabat keeps for itself is no document.
    Blob.objects.create(sha256="a" * 64, size=1, media_type="application/zip")
    ProcrastinateJob.objects.all().delete()
    read_texts(0)
    asked = {job.args["sha256"] for job in ProcrastinateJob.objects.all()}
    assert fresh.sha256 not in asked
    assert len(asked) == 3


def test_a_text_of_more_words_than_the_database_indexes_is_indexed_in_part(store, people):
    document = store(people.operator)
    pages = tuple(
        Page(number, " ".join(f"kata{number}x{word}" for word in range(8_000)))
        for number in range(1, 21)
    )
    kept = text_jobs.keep(document.blob, Text(pages=pages))
    assert TextPage.objects.filter(text=kept).count() == 20
    assert BlobText.objects.filter(words=search._query("kata1x7")).exists()


def test_reading_again_replaces_the_pages(store, people):
    document = store(people.operator)
    for body in ("lama", "baru"):
        text_jobs.keep(document.blob, Text(pages=(Page(1, body),)))
    assert TextPage.objects.get().body == "baru"


def test_a_lost_file_is_unreadable_and_a_lost_blob_nothing(store, people):
    assert text_jobs.read("f" * 64) is None
    Blob.objects.create(sha256="b" * 64, size=1, media_type="application/pdf")
    assert text_jobs.read("b" * 64).reason == "broken"
