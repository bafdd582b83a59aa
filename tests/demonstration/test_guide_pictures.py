"""The pictures of the guides and the README: taken with MARTABAT_PICTURES=1, else only looked for.

A guide whose page can no longer be opened, or shows something else, fails here.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from PIL import Image

from martabat import agreements
from martabat.agreements.models import Agreement
from martabat.assessments.models import Citation, Receipt
from martabat.newsroom.models import Release
from martabat.programmes.models import Activity, CertificateBatch, Programme
from tests.browser.site import do_jobs
from tests.browser.visitor import PHONE, WIDE, Visitor
from tests.demonstration.conftest import Demonstration
from tests.demonstration.pictured import pictured, template_with_unknown_placeholder

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
]
DOCS = Path(__file__).parents[2] / "docs"
GUIDE = DOCS / "panduan" / "gambar"
YEAR = "/penilaian/2024"
# Where a picture begins, in pixels below the top of its page.
FROM = {"operator-buku-kerja": 470, "penerbit-instrumen": 500, "provinsi-teruskan": 640}
MOST_BYTES = 150_000
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
REGISTER = Path(agreements.__file__).parent / "tests" / "register_kkp.csv"


@pytest.fixture(scope="module")
def made(demonstration: Demonstration, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """Pages of work that stands half done, by their names; committed, so that the site sees it."""
    with django_db_blocker.unblock():
        found = pictured(demonstration.members)
        do_jobs()
        yield found


def festival() -> str:
    return Programme.objects.get(kind="edition", year=2023).get_absolute_url()


def seminar() -> Activity:
    return Activity.objects.get(title="Seminar HAM", programme__year=2023)


def meeting(page: str = "") -> str:
    found = Activity.objects.get(kind="preparation", programme__region="15")
    return f"{found.get_absolute_url()}{page}"


def papers() -> str:
    return f"{seminar().get_absolute_url()}naskah/"


def release() -> str:
    return Release.objects.get(state="published").get_absolute_url()


def news() -> str:
    return f"/berita/{Release.objects.get(state='published').pk}/"


def certificates() -> str:
    batch = CertificateBatch.objects.get(activity=seminar())
    return f"{seminar().get_absolute_url()}sertifikat/{batch.pk}/"


def ticket() -> str:
    person = seminar().registrations.order_by("pk").first()
    return f"/tiket/{person.code}/" if person else ""


def memorandum() -> str:
    return Agreement.objects.get(kind="pks", region="61.72").get_absolute_url()


def receipt() -> str:
    found = Receipt.objects.filter(assessment__region="61.72").earliest("pk")
    return f"{YEAR}/61.72/tanda-terima/{found.number}/"


def frozen() -> str:
    cited = Citation.objects.filter(
        evidence__answer__assessment__region="61.72", source=f"attendance:{seminar().pk}"
    ).get()
    answer = cited.evidence.answer
    where = (answer.assessment.cycle.award_year, "61.72", answer.indicator, cited.evidence_id)
    return reverse("assessments:citation", args=where)


# file, person of the demonstration, address, width, height, what must be seen on it
PICTURES = [
    ("operator-meja", "operator", "/meja/", WIDE, 900, "Meja saya"),
    ("operator-daerah", "operator", f"{YEAR}/61.72/", WIDE, 900, "Kelengkapan"),
    ("operator-hak", "operator", f"{YEAR}/61.72/hak/6/?indikator=06-H-03", WIDE, 1000, "stunting"),
    ("operator-tinjau", "operator.bengkayang", f"{YEAR}/61.07/tinjau/", WIDE, 900, "Ajukan"),
    ("operator-tanda-terima", "operator", receipt, WIDE, 900, "Tanda terima"),
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
    ("publik-berita", "", news, WIDE, 900, "Terbitan"),
    ("publik-festival", "", "/festival/2023/", WIDE, 1000, "Kesepakatan"),
    ("penyelenggara-program", "operator", festival, WIDE, 1000, "Dari kesepakatan ke bukti"),
    (
        "penyelenggara-sasaran",
        "verifikator.jambi",
        lambda: meeting("undangan/sasaran/?contoh=persiapan"),
        WIDE,
        1000,
        "24",
    ),
    ("penyelenggara-undangan", "verifikator.jambi", meeting, WIDE, 1000, "Diundang dan hadir"),
    (
        "penyelenggara-notula",
        "verifikator.jambi",
        lambda: meeting("notula/"),
        WIDE,
        1000,
        "Kesimpulan",
    ),
    ("penyelenggara-sertifikat", "operator", certificates, WIDE, 800, "Sertifikat siap"),
    (
        "petugas-pintu",
        "operator",
        lambda: f"{seminar().get_absolute_url()}presensi/",
        PHONE,
        900,
        "Siap memindai",
    ),
    ("peserta-tiket", "", ticket, PHONE, 900, "Tiket"),
    ("perjanjian-naskah", "operator", memorandum, WIDE, 1000, "Rantai naskah"),
    ("perjanjian-register", "operator", "REGISTER", WIDE, 1000, "meragukan"),
    ("mitra-perjanjian", "mitra", "/perjanjian/", WIDE, 800, "Perjanjian"),
    ("verifikator-salinan", "verifikator", frozen, WIDE, 900, "Saat dikutip"),
    (
        "administrator-data-pribadi",
        "administrator",
        "/data-pribadi/",
        WIDE,
        900,
        "Kumpulan data",
    ),
    ("operator-buku-kerja", "operator.bengkayang", "workbook", WIDE, 1000, "bentrok"),
    ("operator-petunjuk", "operator", "HINTS", WIDE, 900, "Hanya petunjuk"),
    ("verifikator-berkas", "verifikator", "dossier", WIDE, 800, "Berkas siap"),
    ("penyelenggara-naskah", "operator", papers, WIDE, 1000, "Naskah dinas"),
    ("penyelenggara-templat", "operator", "TEMPLATE", WIDE, 900, "Yang perlu diperbaiki"),
    ("penyelenggara-rilis", "operator", "reading", WIDE, 1100, "Kegiatan yang mana"),
    ("penyelenggara-rilis-tulis", "operator", release, WIDE, 900, "Isi rilis"),
    ("penerbit-instrumen", "penerbit", "proposal", WIDE, 1000, "Bedanya dari"),
    ("../../gambar/penilaian-daerah", "operator", f"{YEAR}/61.72/", WIDE, 860, "Kelengkapan"),
]


@pytest.mark.parametrize(
    ("name", "person", "path", "width", "height", "seen"),
    PICTURES,
    ids=[row[0] for row in PICTURES],
)
def test_the_picture_shows_the_page(
    demonstration, made, at_screen, name, person, path, width, height, seen
):
    visitor = at_screen(person, width=width)
    page = visitor.page
    page.set_viewport_size({"width": width, "height": height})
    go_to(visitor, made.get(path, path))
    if name in FROM:
        page.evaluate("from => scrollTo(0, from)", FROM[name])
    assert seen in page.locator("body").inner_text()
    file = (GUIDE / f"{name}.png").resolve()
    if os.environ.get("MARTABAT_PICTURES"):
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        file.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=file, animations="disabled")
        _make_small(file)
    if path == "REGISTER":
        page.on("dialog", lambda dialog: dialog.accept())
        visitor.press("Batalkan")  # others read the demonstration as it was built
    assert file.stat().st_size < MOST_BYTES
    with Image.open(file) as picture:
        assert picture.size == (width, height)


def go_to(visitor: Visitor, path: str | Callable[[], str]) -> None:
    """Open what a picture shows: an address, or a page that lies behind a click or two."""
    if callable(path):
        visitor.go(path(), axe=False)
    elif path in {"QUEUE", "RETURN"}:
        visitor.go(f"{YEAR}/61.72/pemeriksaan/09-P-03/", axe=False)
        if path == "RETURN":
            visitor.press("Kembalikan", role="link")
    elif path == "HINTS":
        visitor.go(f"{YEAR}/61.72/indikator/06-H-03/", axe=False)
        visitor.page.locator("summary", has_text="Yang terbaca mesin di bukti ini").click()
        visitor.page.get_by_text("Hanya petunjuk").scroll_into_view_if_needed()
    elif path == "TEMPLATE":
        bring_template(visitor)
    elif path == "REGISTER":
        visitor.go("/perjanjian/impor/", axe=False)
        visitor.page.set_input_files("input[type=file]", REGISTER)
        visitor.press("Baca register")
        visitor.page.evaluate("scrollTo(0, 420)")  # the first rows are the plainest
    else:
        visitor.go(path, axe=False)


def bring_template(visitor: Visitor) -> None:
    """Hand in a template with a placeholder that nobody knows; nothing is kept of it."""
    page = visitor.go("/naskah/perjanjian/", axe=False)
    with page.expect_download() as wait:
        page.get_by_role("link", name="Unduh templat bawaan").click()
    content = template_with_unknown_placeholder(wait.value.path().read_bytes())
    file = {"name": "perjanjian kami.docx", "mimeType": WORD, "buffer": content}
    page.get_by_label("Templat Word").set_input_files(file)
    with visitor.expecting(422):
        visitor.press("Periksa dan pakai")


def _make_small(file: Path) -> None:
    """Keep 128 colours: enough for a page, a third of the bytes."""
    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    small.save(file, optimize=True)


def test_no_picture_is_left_over():
    wanted = {(GUIDE / f"{name}.png").resolve() for name, *_rest in PICTURES}
    there = {path.resolve() for path in [*GUIDE.glob("*.png"), *(DOCS / "gambar").glob("*.png")]}
    assert there - wanted == set()
