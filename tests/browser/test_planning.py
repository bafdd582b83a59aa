"""An operator plans a festival in a real browser; a clerk does the same without any script."""

import pytest

from martabat.programmes.models import Activity, Programme
from tests.gathering import Gathering
from tests.people import People

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def plan_programme(visitor, name: str) -> None:
    page = visitor.go("/kegiatan/program/tambah/")
    page.get_by_label("Program tahunan").check()
    page.get_by_label("Nama yang dipakai").fill(name)
    visitor.press("Simpan program")
    visitor.look()


def test_a_series_is_planned_session_by_session(site, at_screen, people: People) -> None:
    visitor = at_screen(people.operator)
    visitor.go("/kegiatan/")
    visitor.press("Tambah program", role="link")
    plan_programme(visitor, "Pekan HAM 2030")
    page = visitor.page
    visitor.press("Tambah rangkaian", role="link")
    page.get_by_label("Nama rangkaian").fill("Pra-acara")
    visitor.press("Simpan rangkaian")
    series = page.url
    for number, title in enumerate(["Sosialisasi", "Diskusi", "Seminar HAM"], start=1):
        visitor.press("Tambah kegiatan", role="link")
        assert page.get_by_label("Urutan dalam rangkaian").input_value() == str(number)
        page.get_by_label("Nama kegiatan").fill(title)
        page.get_by_label("Tanggal", exact=False).first.fill(f"2030-09-0{number}")
        page.get_by_label("Mulai pukul").fill("09:00")
        page.get_by_label("Selesai pukul").fill("12:00")
        visitor.press("Simpan kegiatan")
        page.goto(series)
    visitor.look()
    # The discussion comes first after all.
    visitor.press("Naikkan Diskusi")
    visitor.look()
    assert list(Activity.objects.order_by("number").values_list("title", flat=True)) == [
        "Diskusi",
        "Sosialisasi",
        "Seminar HAM",
    ]
    visitor.press("Seminar HAM", role="link")
    visitor.look()
    assert "09.00–12.00 WIB" in page.inner_text("main")
    assert "Pra-acara, sesi ke-3" in page.inner_text("main")


def test_an_agenda_is_written_on_a_phone_without_a_script(site, at_screen, people: People) -> None:
    seminar = Gathering(people).seminar
    visitor = at_screen(people.operator, width=360, script=False)
    page = visitor.page
    page.goto(seminar.get_absolute_url())
    visitor.press("Isi acara", role="link")
    page.get_by_label("Acara").first.fill("Seminar")
    page.get_by_label("Pukul").first.fill("10:00")
    page.get_by_label("Acara").nth(1).fill("Pembukaan")
    page.get_by_label("Pukul").nth(1).fill("09:00")
    visitor.press("Naikkan")  # the second row; the first has no such button
    visitor.press("Tambah acara")
    assert page.get_by_label("Acara").first.input_value() == "Pembukaan"
    page.get_by_role("button", name="Simpan", exact=True).last.click()
    page.wait_for_load_state("load")
    assert list(seminar.agenda.values_list("title", flat=True)) == ["Pembukaan", "Seminar"]
    assert Programme.objects.count() == 1
