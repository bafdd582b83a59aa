"""An office leads an agreement to signature; two officials act on their phones; anybody checks."""

import io
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from martabat.agreements.actions.drafting import ClauseGiven, PartyGiven, add_agreement
from martabat.agreements.kinds import Body, Kind, Topic
from martabat.agreements.models import Agreement
from martabat.documents.actions import store
from martabat.documents.tests import signed
from tests.browser.visitor import PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def draft(people):
    """An agreement of the example, ready to be signed."""
    return add_agreement(
        by=people.operator,
        kind=Kind.PKS,
        title="Pelatihan hak asasi manusia bagi aparatur (contoh)",
        region=people.legal_division.region,
        parties=[
            PartyGiven(
                name="Pemerintah Kota Singkawang",
                body=Body.REGION,
                signatory="Pejabat Contoh",
                title="Wali Kota",
            ),
            PartyGiven(
                name="INFID",
                body=Body.THIRD,
                organisation=people.infid,
                signatory="Mitra Contoh",
                title="Direktur Eksekutif",
            ),
        ],
        clauses=[
            ClauseGiven(
                topic=Topic.RIGHTS,
                text="PIHAK KESATU menyediakan tempat.\n\nPIHAK KEDUA mengirim narasumber.",
            ),
            ClauseGiven(topic=Topic.TERM, text="Satu tahun sejak ditandatangani."),
        ],
        place="Singkawang",
        example=True,
    )


def link_in(text: str) -> str:
    found = re.search(r"/tanda-tangan/\S+/", text)
    assert found
    return found[0]


def test_from_the_plan_to_the_check_by_anybody(at_screen, people, draft, jobs):
    rina = at_screen(people.operator)
    page = rina.go(f"/perjanjian/{draft.pk}/")
    rina.press("Susun urutan", role="link")
    rina.look()
    rina.press("Susun urutan", role="link")
    expect(page.locator("#id_0-name")).to_have_value("Pejabat Contoh")
    rina.look()
    rina.press("Tambah orang")
    page.locator("#id_2-name").fill("Pemaraf Contoh")
    page.locator("#id_2-title").fill("Sekretaris Daerah")
    page.locator("#id_2-part").select_option("approver")
    with rina.expecting(422):
        rina.press("Simpan urutan")
        expect(page.get_by_role("alert")).to_contain_text("Pemaraf harus berada di langkah")
        rina.look()
    for number in (0, 1):
        page.locator(f"#id_{number}-step").select_option("2")
    rina.press("Simpan urutan")
    rina.look()
    rina.press("Mulai dan panggil")
    rina.look()
    rina.press("Salin tautan Pemaraf Contoh")
    rina.look()
    first = link_in(page.get_by_label("Teks panggilan").input_value())

    approver = at_screen(width=PHONE)
    phone = approver.go(first)
    approver.press("Paraf naskah ini")
    expect(phone.get_by_text("Anda sudah memaraf naskah ini")).to_be_visible()
    approver.look()

    links = []
    for name in ("Pejabat Contoh", "Mitra Contoh"):
        rina.go(f"/perjanjian/{draft.pk}/tanda-tangan/", axe=False)
        rina.press(f"Salin tautan {name}")
        links.append(link_in(page.get_by_label("Teks panggilan").input_value()))
    mayor = at_screen(width=PHONE, dark=True)
    phone = mayor.go(links[0])
    # The text changes while the page is open: nothing is signed unread.
    draft.clauses.filter(topic=Topic.TERM).update(text="Dua tahun.")
    with mayor.expecting(422):
        mayor.press("Tanda tangani naskah ini")
        expect(phone.get_by_text("Naskah berubah sejak halaman ini dibuka")).to_be_visible()
        mayor.look()
    draft.clauses.filter(topic=Topic.TERM).update(text="Satu tahun sejak ditandatangani.")
    mayor.go(links[0], axe=False)
    mayor.press("Tanda tangani naskah ini")
    partner = at_screen(width=PHONE, script=False)
    partner.go(links[1], axe=False)
    partner.press("Tanda tangani naskah ini")

    rina.go(f"/perjanjian/{draft.pk}/tanda-tangan/")
    expect(page.get_by_text("Naskah sudah ditandatangani")).to_be_visible()
    anyone = at_screen(width=PHONE)
    check = page.get_by_role("link", name="Buka halaman pemeriksaan").get_attribute("href")
    phone = anyone.go(check)
    expect(phone.get_by_text("Sidik cocok")).to_be_visible()
    expect(phone.get_by_text("Pejabat Contoh")).to_have_count(0)
    agreement = Agreement.objects.get()
    phone.get_by_label("Sidik (SHA-256)").fill("0" * 64)
    anyone.press("Periksa")
    expect(phone.get_by_text("Sidik tidak cocok")).to_be_visible()
    assert agreement.sha256


def test_an_office_sets_its_pattern_and_gives_a_number(at_screen, people, draft):
    for screen in ({}, {"width": PHONE}):
        rina = at_screen(people.operator, **screen)
        page = rina.go("/penomoran/")
        rina.press("Perjanjian", role="link", within=page.locator("table"))
        page.get_by_label("Kode klasifikasi").fill("100.3.7.1")
        page.get_by_label("Kode unit").fill("HUKUM")
        rina.press("Lihat contoh nomor")
        expect(page.get_by_text("100.3.7.1/1/HUKUM/")).to_be_visible()
        rina.look()
        rina.press("Simpan pola")
        rina.look()
    rina.go(f"/perjanjian/{draft.pk}/")
    rina.press("Beri nomor Pemerintah Kota Singkawang")
    expect(page.get_by_text("diberikan")).to_be_visible()
    rina.look()


def test_the_signatures_of_a_file_appear_by_themselves(
    at_screen, people, jobs, own_files, settings, tmp_path
):
    (tmp_path / "roots").mkdir()
    (tmp_path / "roots" / "uji.pem").write_bytes(signed.authority().pem)
    settings.TRUSTED_ROOTS = tmp_path / "roots"
    # The browser's event loop runs in this thread, and pyHanko brings its own.
    with ThreadPoolExecutor(1) as pool:
        signed_file = pool.submit(signed.sign, signed.unsigned(), signed.mayor()).result()
    document = store(
        upload=io.BytesIO(signed_file),
        filename="naskah.pdf",
        title="Naskah bertanda tangan (contoh)",
        region=people.operator.organisation.region,
        membership=people.operator,
        example=True,
    )
    rina = at_screen(people.operator)
    page = rina.go(f"/dokumen/{document.pk}/")
    expect(page.get_by_text("sedang diperiksa")).to_be_visible()
    jobs()
    expect(page.get_by_text("Tanda tangan mencakup seluruh dokumen.")).to_be_visible()
    rina.look()
    at_screen(people.operator, width=PHONE).go(f"/dokumen/{document.pk}/")
