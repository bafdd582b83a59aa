"""A release becomes a record, and the record a release that everybody reads."""

from pathlib import Path

import pytest

from martabat.newsroom.models import Release, ReleaseReading
from martabat.organisations.roles import Role
from martabat.programmes.models import Activity
from tests.browser.visitor import PHONE
from tests.gathering import Gathering
from tests.people import People, make_membership

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OWN = Path(__file__).parents[2] / "src/martabat/newsroom/tests/data/rilis.txt"
SEED = Path(__file__).parents[3] / "shared/seeds/000_c43d81e5adb54cc7.txt"


def text() -> str:
    """Return the real release where it lies beside the project, else our own."""
    return (SEED if SEED.exists() else OWN).read_text(encoding="utf-8")


def hand_in(visitor, words: str) -> None:
    page = visitor.go("/rilis/baca/")
    page.get_by_label("Teks rilis").fill(words)
    page.get_by_label("Penerbit rilis").fill("Media Center Kota Singkawang")
    visitor.press("Baca")
    visitor.look()


def test_from_a_release_to_a_record_to_a_release(site, at_screen, people: People) -> None:
    gathering = Gathering(people)
    festival = gathering.festival
    checker = make_membership("Bunga Lestari", Role.OPERATOR, people.legal_division)
    clerk = at_screen(people.operator)
    page = clerk.page
    clerk.go("/kegiatan/")
    clerk.press("Rilis berita", role="link")
    clerk.look()
    hand_in(clerk, text())
    before = Activity.objects.count()

    # The text stands beside the findings; a label in it leads to its field.
    page.locator("a.found-role", has_text="tempat").first.click()
    assert "#id_a0-venue" in page.url
    page.get_by_label("Nama kegiatan").first.fill("Kegiatan dari rilis")
    clerk.press("Tulis ke catatan")
    clerk.look()
    assert "menulis hasil bacaan ini ke catatan" in page.inner_text("main")
    assert Activity.objects.count() == before + 1
    activity = Activity.objects.get(title="Kegiatan dari rilis")
    assert str(activity.day) == "2023-09-07"
    assert activity.programme == festival
    activity.public = True
    activity.save(update_fields=["public"])

    clerk.press("Kegiatan dari rilis", role="link")
    clerk.look()
    assert "Dari rilis Media Center Kota Singkawang" in page.inner_text("main")
    clerk.press("Tulis rilis")
    clerk.look()
    page.get_by_label("Judul").fill("Kota Singkawang Belajar HAM Bersama")
    page.get_by_label("Siapa").first.fill("Aulia Candra")
    page.get_by_label("Kata-katanya").first.fill("Semua orang berhak atas layanan yang sama.")
    clerk.press("Simpan rilis")
    clerk.look()
    release = Release.objects.get()

    second = at_screen(checker)
    second.go(release.get_absolute_url())
    second.press("Nyatakan sudah diperiksa")
    second.look()
    second.page.on("dialog", lambda dialog: dialog.accept())
    second.press("Terbitkan")
    second.page.get_by_text("Rilis terbit untuk umum.").wait_for()
    second.look()

    anyone = at_screen(width=PHONE)
    anyone.go("/berita/")
    anyone.press("Kota Singkawang Belajar HAM Bersama", role="link")
    anyone.look()
    assert "Kamis (7/9/2023)" in anyone.page.inner_text("main")
    assert "Rina Wulandari" not in anyone.page.content()


def test_on_a_phone_without_a_script(site, at_screen, people: People) -> None:
    gathering = Gathering(people)
    assert gathering.seminar
    clerk = at_screen(people.operator, width=PHONE, script=False)
    page = clerk.page
    page.goto("/rilis/baca/")
    page.get_by_label("Teks rilis").fill(OWN.read_text(encoding="utf-8"))
    clerk.press("Baca")
    page.get_by_label("dicatat sebagai").first.select_option(
        label="Kegiatan baru dalam Festival HAM 2023"
    )
    clerk.press("Pakai pilihan ini")
    assert "Kegiatan baru dalam Festival HAM 2023." in page.inner_text("main")
    clerk.press("Tulis ke catatan")
    assert ReleaseReading.objects.get().state == "confirmed"


def test_the_page_fits_every_screen_in_both_lights(site, at_screen, people: People) -> None:
    gathering = Gathering(people)
    assert gathering.seminar
    for screen in ({"width": PHONE}, {"dark": True}):
        visitor = at_screen(people.operator, **screen)
        hand_in(visitor, OWN.read_text(encoding="utf-8"))
        visitor.go("/rilis/?bagian=bacaan")
        visitor.go("/rilis/pengaturan/")
