"""A clerk enters an agreement on a phone, without a script; a partner closes what it owes."""

from datetime import date

import pytest
from playwright.sync_api import expect

from martabat.agreements.actions.obligations import add_obligation
from martabat.agreements.models import Agreement
from tests.browser.visitor import PHONE

pytestmark = pytest.mark.browser


def test_a_clerk_enters_an_agreement_and_its_parties_on_a_phone(at_screen, people):
    rina = at_screen(people.operator, width=PHONE, script=False)
    page = rina.go("/perjanjian/", axe=False)
    rina.press("Catat perjanjian pertama", role="link")
    page.get_by_label("Jenis naskah").select_option(label="Perjanjian Kerja Sama")
    page.get_by_label("Tentang").fill("Bantuan hukum (contoh)")
    rina.press("Simpan dan lanjutkan ke para pihak")
    expect(page.locator("#id_0-name")).to_have_value("Pemerintah Kota Singkawang")
    page.locator("#id_1-name").fill("Lembaga Bantuan Hukum (contoh)")
    rina.press("Tambah pihak")
    page.locator("#id_2-name").fill("Pengadilan Negeri (contoh)")
    rina.press("Naikkan PIHAK KETIGA")
    expect(page.locator("#id_1-name")).to_have_value("Pengadilan Negeri (contoh)")
    # Enter in a field saves; it neither moves nor drops a row.
    page.locator("#id_1-signatory").press("Enter")
    page.wait_for_load_state("load")
    made = Agreement.objects.get()
    assert [party.name for party in made.parties.all()] == [
        "Pemerintah Kota Singkawang",
        "Pengadilan Negeri (contoh)",
        "Lembaga Bantuan Hukum (contoh)",
    ]
    page.get_by_label("Isi").first.fill("Para pihak melapor.")
    rina.press("Simpan pasal")
    page = rina.look(axe=False)
    expect(page.get_by_role("heading", name="Perlu diperiksa 4")).to_be_visible()
    rina.press("Pasal tentang sanksi belum tercatat", role="link")
    expect(page.get_by_role("heading", name="Pasal", exact=True)).to_be_visible()


def test_its_pages_are_sound_on_both_screens_and_a_partner_closes_what_it_owes(
    at_screen, people, gathering
):
    pks = gathering.pks
    owed = add_obligation(
        by=people.operator,
        agreement=pks,
        party=pks.parties.get(name="INFID"),
        text="Mengirim narasumber (contoh)",
        due_on=date(2023, 10, 1),
    )
    for screen in ({}, {"width": PHONE}):
        rina = at_screen(people.operator, **screen)
        for path in ("", "tambah/", f"{pks.pk}/", f"{pks.pk}/pihak/", f"{pks.pk}/sumber/"):
            rina.go(f"/perjanjian/{path}")
    sari = at_screen(people.partner, width=PHONE)
    page = sari.go(f"/perjanjian/{pks.pk}/", axe=False)
    expect(page.get_by_role("link", name="Ubah", exact=True)).to_have_count(0)
    sari.press("Mengirim narasumber (contoh)", role="link")
    sari.press("Nyatakan dipenuhi")
    page = sari.look()
    expect(page.get_by_text("Kewajiban dinyatakan dipenuhi.")).to_be_visible()
    owed.refresh_from_db()
    assert owed.done_on is not None
