"""From the explanation of a score to the package that proves it, on a screen and on a phone."""

import subprocess
import sys

import pytest

from tests.browser.visitor import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BASE = "/penilaian/2023/61.72"


@pytest.mark.parametrize("width", [1280, PHONE])
def test_a_verifier_takes_the_proof_home(at_screen, people, way, jobs, tmp_path, width):
    way.to_kanwil(answered=6)
    visitor = at_screen(people.verifier, width=width)
    page = visitor.go(f"{BASE}/mengapa/")
    visitor.press("Berkas lengkap", role="link")
    visitor.look()
    assert page.get_by_text("Belum ada berkas").is_visible()
    visitor.press("Susun berkas baru")
    visitor.look()
    assert page.get_by_role("heading", name="Sedang disusun").is_visible()
    jobs()
    page.get_by_role("heading", name="Berkas siap").wait_for()
    visitor.look()
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh berkas").click()
    target = tmp_path / download.value.suggested_filename
    download.value.save_as(target)
    done = subprocess.run(
        [sys.executable, "-m", "martabat.project.cli", "dossier", "verify", str(target)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert "The dossier proves itself." in done.stdout


def test_a_verifier_takes_the_tables(at_screen, people, way):
    way.answer("01-S-01")
    visitor = at_screen(people.verifier)
    page = visitor.go("/penilaian/2023/provinsi/61/")
    visitor.press("Tabel", role="link")
    visitor.look()
    for name in ("Excel", "CSV"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).first.click()
        assert download.value.path().stat().st_size > 1000
