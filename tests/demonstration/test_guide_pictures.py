"""The pictures of the guides and the README: taken with MARTABAT_PICTURES=1, else only looked for.

A guide whose page can no longer be opened, or shows something else, fails here.
"""

import os
from pathlib import Path

import pytest
from PIL import Image

from martabat.assessments.models import Receipt
from tests.browser.visitor import PHONE, WIDE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
]
DOCS = Path(__file__).parents[2] / "docs"
GUIDE = DOCS / "panduan" / "gambar"
YEAR = "/penilaian/2024"
MOST_BYTES = 150_000
# file, person of the demonstration, address, width, height, what must be seen on it
PICTURES = [
    ("operator-meja", "operator", "/meja/", WIDE, 900, "Meja saya"),
    ("operator-daerah", "operator", f"{YEAR}/61.72/", WIDE, 900, "Kelengkapan"),
    ("operator-hak", "operator", f"{YEAR}/61.72/hak/6/?indikator=06-H-03", WIDE, 1000, "stunting"),
    ("operator-tinjau", "operator.bengkayang", f"{YEAR}/61.07/tinjau/", WIDE, 900, "Ajukan"),
    ("operator-tanda-terima", "operator", "RECEIPT", WIDE, 900, "Tanda terima"),
    ("kontributor-meja", "kontributor", "/meja/", PHONE, 800, "Meja saya"),
    (
        "kontributor-indikator",
        "kontributor",
        f"{YEAR}/61.72/indikator/06-H-03/",
        PHONE,
        900,
        "06-H",
    ),
    ("kepala-opd", "kepala.opd", f"{YEAR}/61.72/pengesahan-opd/", WIDE, 800, "kantor Anda"),
    ("sekda", "sekda", f"{YEAR}/61.06/tinjau/", WIDE, 900, "Sahkan"),
    ("provinsi-papan", "provinsi", f"{YEAR}/provinsi/61/", WIDE, 1000, "Kalimantan Barat"),
    ("provinsi-teruskan", "provinsi", f"{YEAR}/61.05/tinjau/", WIDE, 900, "Teruskan"),
    ("verifikator-pemeriksaan", "verifikator", "QUEUE", WIDE, 900, "diperiksa"),
    ("verifikator-kembalikan", "verifikator", "RETURN", WIDE, 900, "Kembalikan jawaban ini"),
    ("penilai-papan", "penilai", f"{YEAR}/", WIDE, 1000, "Indonesia"),
    ("panel", "panel", f"{YEAR}/61.03/panel/", WIDE, 900, "Penilaian panel"),
    ("penerbit-keputusan", "penerbit", f"{YEAR}/keputusan/", WIDE, 900, "Keputusan"),
    ("administrator-orang", "administrator", "/orang/", WIDE, 800, "Orang dan peran"),
    ("publik-wilayah", "", "/wilayah/61.12/", WIDE, 1000, "Kubu Raya"),
    ("publik-mengapa", "", "/wilayah/61.12/2024/mengapa/", WIDE, 900, "Nilai akhir"),
    ("publik-hak", "", "/wilayah/61.12/2024/hak-6/", PHONE, 900, "Bukti"),
    ("../../gambar/penilaian-daerah", "operator", f"{YEAR}/61.72/", WIDE, 860, "Kelengkapan"),
]


@pytest.mark.parametrize(
    ("name", "person", "path", "width", "height", "seen"), PICTURES, ids=lambda v: str(v)[:30]
)
def test_the_picture_shows_the_page(
    demonstration, at_screen, name, person, path, width, height, seen
):
    visitor = at_screen(person, width=width)
    page = visitor.page
    page.set_viewport_size({"width": width, "height": height})
    if path in {"QUEUE", "RETURN"}:
        visitor.go(f"{YEAR}/61.72/pemeriksaan/09-P-03/", axe=False)
        if path == "RETURN":
            visitor.press("Kembalikan", role="link")
    elif path == "RECEIPT":
        receipt = Receipt.objects.filter(assessment__region="61.72").order_by("pk").first()
        visitor.go(f"{YEAR}/61.72/tanda-terima/{receipt.number}/", axe=False)
    else:
        visitor.go(path, axe=False)
    assert seen in page.locator("body").inner_text()
    file = (GUIDE / f"{name}.png").resolve()
    if os.environ.get("MARTABAT_PICTURES"):
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        file.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=file, animations="disabled")
        _make_small(file)
    assert file.stat().st_size < MOST_BYTES
    with Image.open(file) as picture:
        assert picture.size == (width, height)


def _make_small(file: Path) -> None:
    """Keep 128 colours: enough for a page, a third of the bytes."""
    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    small.save(file, optimize=True)


def test_no_picture_is_left_over():
    wanted = {(GUIDE / f"{name}.png").resolve() for name, *_rest in PICTURES}
    there = {path.resolve() for path in [*GUIDE.glob("*.png"), *(DOCS / "gambar").glob("*.png")]}
    assert there - wanted == set()
