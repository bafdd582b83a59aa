"""A release: drafted from records, edited, checked, published, corrected, withdrawn."""

import hashlib
import io
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from martabat.journal.hashing import digest
from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.newsroom.actions import releases as actions
from martabat.newsroom.kinds import ReleaseState
from martabat.newsroom.models import Release, TakingPart
from martabat.organisations.roles import Role
from martabat.programmes.kinds import ActivityState
from martabat.programmes.models import Appearance, Photo, Registration
from tests.people import make_membership, sign_in

pytestmark = pytest.mark.django_db
QUOTE = {"name": "Aulia Candra", "title": "", "words": "Semua orang berhak atas layanan yang sama"}


@pytest.fixture
def seminar(gathering):
    """The seminar, held, opened by the Sekda for the mayor."""
    activity = gathering.seminar
    activity.state = ActivityState.HELD
    activity.save(update_fields=["state"])
    Appearance.objects.create(
        activity=activity,
        part="opener",
        name="Aulia Candra",
        title="Pj. Sekretaris Daerah Kota Singkawang",
        acting_for="Pj. Wali Kota Singkawang",
    )
    return activity


@pytest.fixture
def checker(people):
    """Somebody else of the operator's office."""
    return make_membership("Bunga Lestari", Role.OPERATOR, people.legal_division)


@pytest.fixture
def release(people, seminar):
    """A draft, by the operator."""
    return actions.write_release(by=people.operator, activity=seminar)


def text_of(release):
    return "\n".join(actions.newest(release).content["paragraphs"])


def edited(release, **changed):
    return {**actions.newest(release).content, **changed}


def test_the_draft_says_what_is_recorded_and_nothing_else(people, seminar, release):
    text = text_of(release)
    assert "Bagian Hukum Setda Kota Singkawang menggelar Seminar HAM dengan tema ‘" in text
    assert "di Basement Kantor Wali Kota Singkawang, Kamis (7/9/2023)." in text
    assert "sesi ketiga dari rangkaian Pra-Festival HAM 2023" in text
    assert "Pj. Sekretaris Daerah Kota Singkawang Aulia Candra" in text
    assert "Nota Kesepahaman" not in text  # its agreement was signed on the day itself
    assert "peserta" not in text
    assert "ujar" not in text


def test_attendance_is_told_only_as_numbers(people, seminar):
    for at in range(3):
        Registration.objects.create(
            activity=seminar, channel="desk", code=f"kode-{at}", name=f"Orang Rahasia {at}",
            institution="Dinas Rahasia" if at else "INFID", entered_at="2023-09-07T02:00:00Z",
        )  # fmt: skip
    text = text_of(actions.write_release(by=people.operator, activity=seminar))
    assert "diikuti 3 peserta dari 2 lembaga" in text
    assert "Rahasia" not in text


def test_the_chain_of_agreements_is_told(people, gathering, seminar):
    seminar.agreement = gathering.mou
    seminar.save(update_fields=["agreement"])
    text = text_of(actions.write_release(by=people.operator, activity=seminar))
    assert (
        "tindak lanjut atas penandatanganan Nota Kesepahaman di Kantor Staf Presiden, Jakarta"
        " pada tanggal 13 Juli 2023" in text
    )


def test_a_signing_names_its_parties_and_who_signed(people, gathering):
    signing = gathering.seminar
    signing.kind, signing.title = "signing", "Penandatanganan Nota Kesepahaman"
    signing.agreement, signing.day = gathering.mou, gathering.mou.signed_on
    signing.state = ActivityState.HELD
    signing.save()
    text = text_of(actions.write_release(by=people.operator, activity=signing))
    assert text.startswith(
        "Pemerintah Kota Singkawang bersama Komnas HAM, Kantor Staf Presiden, dan INFID"
        " melaksanakan Penandatanganan Nota Kesepahaman"
    )
    assert "Naskah ditandatangani oleh Ketua Komnas HAM Atnike Nova Sigiro" in text
    assert "dan Pj. Wali Kota Singkawang Sumastro." in text


def test_quotes_stand_only_where_somebody_typed_them(people, release):
    actions.save_release(
        by=people.operator, release=release, content=edited(release, quotes=[QUOTE]), seen=1
    )
    actions.write_again(by=people.operator, release=release, seen=2)
    assert "“Semua orang berhak atas layanan yang sama,” ujar Aulia Candra." in text_of(release)


def test_every_saved_text_is_a_version_and_the_later_writer_is_told(people, release):
    actions.save_release(
        by=people.operator, release=release, content=edited(release, title="Judul dua"), seen=1
    )
    release.refresh_from_db()
    assert release.title == "Judul dua"
    assert list(release.versions.values_list("number", flat=True)) == [1, 2]
    with pytest.raises(Refused, match="Orang lain menyimpan"):
        actions.save_release(
            by=people.operator, release=release, content=edited(release, title="Judul"), seen=1
        )


def test_who_wrote_it_says_so_before_checking_alone(people, checker, release):
    with pytest.raises(Refused, match="Anda sendiri yang menulis"):
        actions.check_release(by=people.operator, release=release, seen=1)
    checked = actions.check_release(by=checker, release=release, seen=1)
    assert (checked.state, checked.checked_by) == (ReleaseState.CHECKED, checker.user)


def test_a_changed_text_must_be_checked_again(people, checker, release):
    actions.check_release(by=checker, release=release, seen=1)
    actions.save_release(
        by=people.operator, release=release, content=edited(release, title="Lain"), seen=1
    )
    release.refresh_from_db()
    assert release.state == ReleaseState.DRAFT
    with pytest.raises(Refused, match="sudah diperiksa"):
        actions.publish_release(by=people.operator, release=release)


@pytest.mark.parametrize(
    "text",
    [
        "Hubungi 0812-3456-7890.",
        "Hubungi +62 812 3456 7890.",
        "Hubungi (0562) 631-123.",
        "Hubungi 0562 631123.",
        "Kirim ke panitia@contoh.example.",
        "NIK 6172010101900001.",
    ],
)
def test_personal_data_stops_a_release_until_it_is_taken_out(people, checker, release, text):
    paragraphs = [*actions.newest(release).content["paragraphs"], text]
    actions.save_release(
        by=people.operator, release=release, content=edited(release, paragraphs=paragraphs), seen=1
    )
    with pytest.raises(Refused, match="data pribadi"):
        actions.check_release(by=checker, release=release, seen=2)
    actions.mask_personal_data(by=people.operator, release=release, seen=2)
    assert "[dihapus]" in text_of(release)
    assert actions.check_release(by=checker, release=release, seen=3).checked_by == checker.user


def test_dates_and_amounts_are_no_telephone_numbers(people, checker, release):
    paragraphs = ["Kamis (7/9/2023) pukul 09.00-12.00 WIB dihadiri 1.250 orang, Rp 1.500.000.000."]
    actions.save_release(
        by=people.operator, release=release, content=edited(release, paragraphs=paragraphs), seen=1
    )
    assert actions.check_release(by=checker, release=release, seen=2)


def test_an_identity_number_is_never_meant_for_the_public(people, checker, release):
    paragraphs = ["NIK 6172010101900001."]
    actions.save_release(
        by=people.operator, release=release, content=edited(release, paragraphs=paragraphs), seen=1
    )
    with pytest.raises(Refused):
        actions.check_release(by=checker, release=release, seen=2, contacts=True)


def published(people, checker, release):
    actions.check_release(by=checker, release=release, seen=actions.newest(release).number)
    return actions.publish_release(by=checker, release=release)


def test_what_is_published_is_frozen_with_its_hash(people, checker, release):
    version = published(people, checker, release)
    assert version.sha256 == digest(version.content)
    shown = Client().get(reverse("portal:news_item", args=[release.pk])).content.decode()
    assert version.content["title"] in shown
    assert version.sha256[:4] in shown
    # The record goes on; the published text stays.
    release.activity.theme = "Tema yang lain sama sekali"
    release.activity.save(update_fields=["theme"])
    assert (
        "Tema yang lain"
        not in Client().get(reverse("portal:news_item", args=[release.pk])).content.decode()
    )


def test_a_correction_is_a_new_version_beside_the_old(people, checker, release):
    before = release.title
    published(people, checker, release)
    actions.save_release(
        by=people.operator,
        release=release,
        content=edited(release, title="Judul yang dibetulkan"),
        seen=1,
        note="Judul semula keliru",
    )
    public = reverse("portal:news_item", args=[release.pk])
    assert "Judul yang dibetulkan" not in Client().get(public).content.decode()
    published(people, checker, release)
    page = Client().get(public).content.decode()
    assert "Judul yang dibetulkan" in page
    assert "Judul semula keliru" in page
    old = Client().get(reverse("portal:news_version", args=[release.pk, 1])).content.decode()
    assert "Versi lama" in old
    assert before in old


def test_a_withdrawn_release_tells_why_and_nothing_else(people, checker, release):
    published(people, checker, release)
    with pytest.raises(Refused, match="alasan"):
        actions.withdraw_release(by=people.operator, release=release, reason=" ")
    actions.withdraw_release(by=people.operator, release=release, reason="Tanggalnya keliru.")
    answer = Client().get(reverse("portal:news_item", args=[release.pk]))
    assert answer.status_code == 410
    assert "Tanggalnya keliru." in answer.content.decode()
    assert "Aulia" not in answer.content.decode()
    assert release.title not in Client().get(reverse("portal:news")).content.decode()
    old = Client().get(reverse("portal:news_version", args=[release.pk, 1]))
    assert old.status_code == 410


def test_a_release_of_what_is_not_public_stays_inside(people, checker, release):
    release.activity.public = False
    release.activity.save(update_fields=["public"])
    actions.check_release(by=checker, release=release, seen=1)
    with pytest.raises(Refused, match="belum tampil untuk umum"):
        actions.publish_release(by=checker, release=release)
    assert Client().get(reverse("portal:news_item", args=[release.pk])).status_code == 404


def test_the_public_page_names_no_participant_and_no_writer(people, checker, seminar):
    Registration.objects.create(
        activity=seminar, channel="public", code="rahasia-sekali", name="Peserta Tersembunyi",
        email="peserta@contoh.example", entered_at="2023-09-07T02:00:00Z",
    )  # fmt: skip
    release = actions.write_release(by=people.operator, activity=seminar)
    published(people, checker, release)
    for name, args in (("news_item", [release.pk]), ("news", [])):
        page = Client().get(reverse(f"portal:{name}", args=args)).content.decode()
        for secret in ("Tersembunyi", "peserta@", "rahasia-sekali", "Rina Wulandari", "Bunga"):
            assert secret not in page


def test_only_photographs_for_the_public_go_out(people, checker, seminar, own_files):
    from PIL import Image

    from martabat.programmes.actions.photos import add_photo

    def picture(alternative, public):
        out = io.BytesIO()
        Image.new("RGB", (30, 20), "red" if public else "blue").save(out, "JPEG")
        return add_photo(
            by=people.operator, activity=seminar, upload=io.BytesIO(out.getvalue()),
            filename="foto.jpg", credit="MC", alternative=alternative, public=public,
        )  # fmt: skip

    shown, hidden = picture("Pembukaan seminar", True), picture("Rapat tertutup", False)
    release = actions.write_release(by=people.operator, activity=seminar)
    photos = actions.photos_of(seminar, [shown.pk, hidden.pk])
    actions.save_release(
        by=people.operator, release=release, content=edited(release, photos=photos), seen=1
    )
    published(people, checker, release)
    page = Client().get(reverse("portal:news_item", args=[release.pk])).content.decode()
    assert 'alt="Pembukaan seminar"' in page
    assert "Rapat tertutup" not in page

    def photo(one):
        return Client().get(reverse("portal:news_photo", args=[release.pk, one.pk])).status_code

    assert (photo(shown), photo(hidden)) == (200, 404)
    Photo.objects.filter(pk=shown.pk).update(public=False)
    assert photo(shown) == 404


@pytest.mark.parametrize("name", ["other_operator", "contributor", "province", "panel"])
def test_a_draft_is_not_there_for_others(people, release, name):
    client = sign_in(Client(), getattr(people, name))
    for page in ("release", "edit_release", "release_word", "release_text"):
        assert client.get(reverse(f"newsroom:{page}", args=[release.pk])).status_code == 404
    for page in ("write_again", "mask_release", "check_release", "publish_release",
                 "withdraw_release"):  # fmt: skip
        assert client.post(reverse(f"newsroom:{page}", args=[release.pk])).status_code == 404


def test_a_published_release_is_read_but_not_changed_by_others(people, checker, release):
    published(people, checker, release)
    client = sign_in(Client(), people.contributor)
    page = client.get(release.get_absolute_url())
    assert page.status_code == 200
    assert "Tarik rilis" not in page.content.decode()
    assert client.get(reverse("newsroom:edit_release", args=[release.pk])).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.withdraw_release(by=people.contributor, release=release, reason="x")


def test_the_search_finds_releases(people, release):
    client = sign_in(Client(), people.operator)
    page = client.get("/cari/?q=Seminar").content.decode()
    assert release.get_absolute_url() in page
    other = sign_in(Client(), people.other_operator).get("/cari/?q=Seminar").content.decode()
    assert release.get_absolute_url() not in other


def test_visitors_find_what_is_published(people, checker, release):
    address = reverse("portal:news_item", args=[release.pk])
    assert address not in Client().get("/cari/?q=Seminar").content.decode()
    published(people, checker, release)
    assert address in Client().get("/cari/?q=Seminar").content.decode()
    assert address in Client().get("/berita/?q=aulia&wilayah=61.72").content.decode()
    assert address not in Client().get("/berita/?wilayah=15.71").content.decode()


def test_the_list_filters_and_pages(people, release):
    client = sign_in(Client(), people.operator)
    here = reverse("newsroom:index")
    assert release.title in client.get(f"{here}?q=seminar&keadaan=draft").content.decode()
    assert "Tidak ada rilis yang cocok" in client.get(f"{here}?keadaan=published").content.decode()
    for strange in (
        "?halaman=99",
        "?halaman=x",
        "?keadaan=x&bagian=y",
        "?q=%00",
        "?q=a%00b&bagian=bacaan",
    ):
        assert client.get(f"{here}{strange}").status_code == 200


def test_few_queries(people, checker, release, django_assert_max_num_queries):
    published(people, checker, release)
    client = sign_in(Client(), people.operator)
    for name, args in (
        ("newsroom:index", []),
        ("newsroom:release", [release.pk]),
        ("newsroom:edit_release", [release.pk]),
        ("programmes:activity", [release.activity_id]),
    ):
        with django_assert_max_num_queries(26):
            assert client.get(reverse(name, args=args)).status_code == 200
    for name, args in (("news", []), ("news_item", [release.pk])):
        with django_assert_max_num_queries(6):
            assert Client().get(reverse(f"portal:{name}", args=args)).status_code == 200


def test_the_word_file_holds_the_release(people, release):
    from docx import Document

    client = sign_in(Client(), people.operator)
    answer = client.get(reverse("newsroom:release_word", args=[release.pk]))
    texts = [one.text for one in Document(io.BytesIO(answer.content)).paragraphs]
    assert release.title in texts
    assert any("Kamis (7/9/2023)" in text for text in texts)


def test_the_text_is_what_messengers_send(people, release):
    client = sign_in(Client(), people.operator)
    answer = client.get(reverse("newsroom:release_text", args=[release.pk]))
    assert answer["Content-Type"].startswith("text/plain")
    assert answer.content.decode().startswith(f"{release.title}\n\nSingkawang – ")


def test_the_journal_tells_every_step(people, checker, release):
    published(people, checker, release)
    verbs = Entry.objects.filter(chain=release.subject).order_by("number")
    assert list(verbs.values_list("verb", flat=True)) == [
        "release.drafted",
        "release.checked",
        "release.published",
    ]


def test_warnings_compare_the_text_with_the_record(people, release):
    client = sign_in(Client(), people.operator)
    paragraphs = [
        "Bagian Hukum Setda Kota Singkawang menggelar Seminar HAM di Aula Dinas Kesehatan Kota"
        " Singkawang, Jumat (7/9/2023).",
        "“Kita semua harus bekerja lebih keras,” ujar Tono Wibowo.",
    ]
    actions.save_release(
        by=people.operator, release=release, content=edited(release, paragraphs=paragraphs), seen=1
    )
    page = client.get(release.get_absolute_url()).content.decode()
    assert "tanggal itu hari Kamis" in page
    assert "Kutipan “Kita semua harus bekerja lebih keras" in page


def test_a_fresh_draft_gives_no_warning(people, release):
    page = sign_in(Client(), people.operator).get(release.get_absolute_url()).content.decode()
    assert "Perlu dilihat" not in page


def test_whose_release_it_is_stands_in_the_dateline(people, seminar):
    actions.set_newsdesk(
        by=people.operator, name="Media Center", abbreviation="MC", place="", credit="Bid. IKP"
    )
    release = actions.write_release(by=people.operator, activity=seminar)
    page = sign_in(Client(), people.operator).get(release.get_absolute_url()).content.decode()
    assert "Singkawang, MC – " in page
    assert "Bid. IKP" in page


def test_who_took_part_is_named_first(people, seminar):
    for position, name in enumerate(["Pemerintah Kota Singkawang", "Komnas HAM", "INFID"], 1):
        TakingPart.objects.create(activity=seminar, name=name, position=position)
    text = text_of(actions.write_release(by=people.operator, activity=seminar))
    assert text.startswith("Pemerintah Kota Singkawang bersama Komnas HAM dan INFID menggelar")


def test_every_version_keeps_the_hash_of_its_words(release):
    one = actions.newest(release)
    canonical = json.dumps(one.content, sort_keys=True, ensure_ascii=False)
    assert len(one.sha256) == len(hashlib.sha256(canonical.encode()).hexdigest())
    assert Release.objects.get().versions.count() == 1
