"""From who came to the paper in the hand: certificates are made, checked on a phone, taken back."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from martabat.programmes.kinds import Channel
from martabat.programmes.models import Certificate, Registration
from tests.browser.visitor import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Raden Ayu Kusumawardhani Prawirodirdjo Hadiningrat Sastroamidjojo"
SHOTS = os.environ.get("SHOTS", "")


def shot(visitor, name):
    if SHOTS:
        visitor.page.screenshot(path=Path(SHOTS) / f"{name}-{visitor.width}.png", full_page=True)


@pytest.fixture
def seminar(gathering):
    """The seminar, to which four people came."""
    activity = gathering.seminar
    for name in (LONG, "Aminah", "Budi", "Citra"):
        Registration.objects.create(
            activity=activity,
            channel=Channel.DESK,
            code=f"kode-{name}"[:32],
            name=name,
            institution="Bagian Hukum Setda Kabupaten Kepulauan Siau Tagulandang Biaro",
            entered_at=datetime(2023, 9, 7, 2, 30, tzinfo=UTC),
        )
    return activity


@pytest.mark.parametrize("width", [1280, PHONE])
def test_from_the_form_to_the_phone_of_whoever_checks(at_screen, people, seminar, jobs, width):
    rina = at_screen(people.operator, width=width)
    page = rina.go(f"/kegiatan/{seminar.pk}/sertifikat/")
    shot(rina, "daftar-kosong")
    rina.press("Buat sertifikat", role="link")
    rina.look()
    shot(rina, "formulir")
    page.get_by_label("Penanda tangan", exact=True).fill("Sumastro")
    with rina.expecting(422):
        rina.press("Buat sertifikat")
        rina.look()
    shot(rina, "formulir-galat")
    page.get_by_label("Jabatan penanda tangan").fill("Pj. Wali Kota Singkawang")
    page.get_by_text("Kecualikan orang tertentu").click()
    page.get_by_label("Budi").check()
    rina.press("Buat sertifikat")
    rina.look()
    assert page.get_by_role("heading", name="Sedang dibuat").is_visible()
    shot(rina, "berjalan")
    jobs()
    page.get_by_role("heading", name="Sertifikat siap").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh berkas cetak").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    rina.press("Muat ulang daftar", role="link")
    rina.look()
    assert page.get_by_role("row", name=re.compile("Aminah")).is_visible()
    assert not page.get_by_text("Budi").count()
    shot(rina, "siap")

    held = Certificate.objects.get(name=LONG)
    anyone = at_screen(width=width)
    there = anyone.go(f"/sertifikat/{held.code}/")
    assert there.get_by_text("Sertifikat ini berlaku").is_visible()
    assert there.get_by_text(LONG).is_visible()
    shot(anyone, "berlaku")
    with there.expect_download() as download:
        there.get_by_role("link", name="Unduh sertifikat").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")

    row = page.get_by_role("row", name=re.compile("Aminah"))
    row.get_by_text("Cabut").first.click()
    row.get_by_label("Alasan").fill("Tidak mengikuti sampai selesai")
    row.get_by_role("button", name="Cabut sertifikat ini").click()
    page.get_by_text("1 sertifikat dicabut.").first.wait_for()
    jobs()
    rina.go(rina.here)
    shot(rina, "dicabut")
    gone = Certificate.objects.get(name="Aminah")
    there = anyone.go(f"/sertifikat/{gone.code}/")
    assert there.get_by_text("Sertifikat ini dicabut").is_visible()
    assert not there.get_by_text("Aminah").count()
    shot(anyone, "umum-dicabut")
    with anyone.expecting(404):
        there = anyone.go("/sertifikat/tidak-ada/")
        assert there.get_by_text("Kode ini tidak dikenal").is_visible()
    shot(anyone, "asing")
    rina.go(f"/kegiatan/{seminar.pk}/", axe=False)
    shot(rina, "kegiatan")
    rina.go(f"/kegiatan/program/{seminar.programme_id}/", axe=False)
    shot(rina, "program")
