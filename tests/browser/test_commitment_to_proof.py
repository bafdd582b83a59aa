"""From a planned series to the score's explanation, walked by the people who do it."""

import re

import pytest
from playwright.sync_api import expect

from martabat.assessments.models import Citation
from martabat.programmes.models import Activity, Programme, Registration

pytestmark = pytest.mark.browser
CODE = "01-S-01"
BASE = "/penilaian/2023/61.72"


def test_a_series_is_planned_one_page_at_a_time(at_screen, people):
    rina = at_screen(people.operator, width=360)
    page = rina.go("/kegiatan/program/tambah/")
    page.get_by_label("Edisi festival").check()
    page.get_by_label("Nama yang dipakai").fill("Festival HAM 2023")
    page.get_by_label(re.compile(r"^Seri\b")).fill("Festival HAM")
    page.get_by_label(re.compile("^Tahun")).fill("2023")
    page.get_by_label(re.compile("^Tuan rumah")).fill("Kota Singkawang")
    rina.press("Simpan program")
    rina.look()
    programme = Programme.objects.get()
    page = rina.go(f"/kegiatan/program/{programme.pk}/rangkaian/tambah/")
    page.get_by_label("Nama rangkaian").fill("Pra-Festival")
    rina.press("Simpan rangkaian")
    rina.look()
    for title in ("Sosialisasi", "Diskusi", "Seminar HAM"):
        page = rina.go(f"/kegiatan/rangkaian/{programme.series.get().pk}/", axe=False)
        rina.press("Tambah kegiatan", role="link")
        page.get_by_label("Nama kegiatan").fill(title)
        page.get_by_role("textbox", name=re.compile(r"^Tempat\b")).fill("Basement Kantor Wali Kota")
        rina.press("Simpan kegiatan")
    rina.look()
    seminar = Activity.objects.get(title="Seminar HAM")
    assert (seminar.series.name, seminar.number) == ("Pra-Festival", 3)
    page = rina.go(f"/kegiatan/rangkaian/{seminar.series_id}/")
    expect(page.get_by_text("Seminar HAM").first).to_be_visible()


def test_the_seminar_is_cited_and_stands_behind_the_score(at_screen, people, way, gathering):
    seminar = gathering.seminar
    Registration.objects.create(
        activity=seminar,
        channel="desk",
        code="tiket-uji",
        name="Orang Yang Hadir",
        institution="Polres Singkawang",
        entered_at="2023-09-07T02:00:00Z",
    )
    way.answer(CODE)
    rina = at_screen(people.operator)
    page = rina.go(f"{BASE}/indikator/{CODE}/")
    rina.press("Kutip kegiatan atau perjanjian", role="link")
    rina.look()
    page.get_by_label("Cari catatan").fill("seminar")
    rina.press("Cari")
    rina.look()
    rina.press(re.compile("^Daftar hadir"))
    rina.look()
    expect(page.get_by_text("menjadi bukti. Salinannya dibekukan hari ini.")).to_be_visible()
    rina.press(re.compile("^Salinan beku, bandingkan"), role="link")
    rina.look()
    expect(page.get_by_text("Catatan hari ini masih sama").first).to_be_visible()
    assert "Orang Yang Hadir" not in page.content()

    Registration.objects.create(
        activity=seminar,
        channel="desk",
        code="tiket-lain",
        institution="Kejaksaan Negeri Singkawang",
        entered_at="2023-09-07T03:00:00Z",
    )
    way.to_kanwil(answered=6)
    bernadus = at_screen(people.verifier)
    page = bernadus.go(f"{BASE}/pemeriksaan/{CODE}/")
    expect(page.get_by_text(re.compile(r"Catatan hari ini berbeda di \d+ baris"))).to_be_visible()
    bernadus.look()
    bernadus.press("Bandingkan", role="link")
    bernadus.look()
    expect(page.get_by_text("Kejaksaan Negeri Singkawang · 1 · 0")).to_be_visible()
    bernadus.measure_at(360)

    page = rina.go(f"{BASE}/mengapa/?hak=1")
    page.wait_for_load_state("load")
    shown = page.locator("main")
    expect(shown).to_contain_text("Daftar hadir: Seminar HAM (salinan beku")
    page = rina.go(f"/kegiatan/program/{seminar.programme_id}/")
    expect(page.locator("main")).to_contain_text(CODE)
    assert Citation.objects.count() == 1
