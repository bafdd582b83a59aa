"""Registering on a telephone: one page, a mail with the ticket, the QR code, cancelling.

Then one asks for one's own data, proves the address, and an administrator answers.
"""

import re
from base64 import b64encode
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from martabat.programmes.models import Activity, Registration
from tests.browser.visitor import PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def seminar(gathering, site):
    """The seminar, next month, for one person only."""
    activity = gathering.seminar
    day = timezone.localdate() + timedelta(days=30)
    Activity.objects.filter(pk=activity.pk).update(
        day=day, starts_at=None, ends_at=None, capacity=1
    )
    return activity


def fill(page, name, email):
    page.get_by_label("Nama lengkap").fill(name)
    page.get_by_label("Surel").fill(email)


def link_in(message, word):
    return re.search(rf"https?://[^/\s]+(/{word}/\S+)", message.body)[1]


# What a camera sees: the code drawn as pixels, then read by the reader of the door.
READ = """async (address) => {
  const picture = new Image();
  picture.src = address || "data:image/svg+xml," + encodeURIComponent(
    document.querySelector("svg.qr-code").outerHTML.replace(
      "<svg ", '<svg width="400" height="400" '));
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 400;
  const paper = canvas.getContext("2d");
  paper.drawImage(picture, 0, 0, 400, 400);
  return jsQR(paper.getImageData(0, 0, 400, 400).data, 400, 400)?.data;
}"""


def read_code(page, png=b""):
    """Read the QR code on a page, or in a picture that was saved from it."""
    page.add_script_tag(url="/statis/interface/jsqr-1.4.0.js")
    address = "data:image/png;base64," + b64encode(png).decode() if png else ""
    return page.evaluate(READ, address)


def test_from_the_form_to_the_ticket_and_the_next_one_in_line(seminar, at_screen, people, jobs):
    jobs()
    siti = at_screen(width=PHONE)
    page = siti.go(f"/acara/{seminar.pk}/daftar/")
    with siti.expecting(422):
        siti.press("Daftar")
        siti.look()
        expect(page.get_by_role("alert")).to_contain_text("perlu diperbaiki")
    fill(page, "Siti Rahma", "siti@contoh.example")
    page.get_by_label("Kebutuhan akses").fill("Juru bahasa isyarat")
    page.get_by_text("Peserta di bawah 18 tahun", exact=True).click()
    expect(page.get_by_label("Nama orang tua atau wali")).to_be_visible()
    agreed = page.get_by_label("Saya menyetujui pemakaian data")
    expect(agreed).not_to_be_checked()
    agreed.check()
    siti.press("Daftar")
    siti.look()
    expect(page.get_by_role("heading", name="Periksa surel Anda")).to_be_visible()
    jobs()
    ticket = link_in(mail.outbox[-1], "tiket")
    page = siti.go(ticket)
    expect(page.get_by_role("img", name="Kode QR tiket")).to_be_visible()
    assert read_code(page) == siti.address + ticket
    with page.expect_download() as saved:
        siti.press("Simpan kode QR", role="link")
    assert read_code(page, saved.value.path().read_bytes()) == siti.address + ticket

    agus = at_screen(width=PHONE)
    page = agus.go(f"/acara/{seminar.pk}/daftar/")
    expect(page.get_by_text("Semua tempat sudah terisi")).to_be_visible()
    fill(page, "Agus Salim", "agus@contoh.example")
    page.get_by_label("Saya menyetujui pemakaian data").check()
    agus.press("Daftar")
    jobs()
    waiting = link_in(mail.outbox[-1], "tiket")
    page = agus.go(waiting)
    expect(page.get_by_text("Daftar tunggu, urutan 1")).to_be_visible()

    siti.go(ticket)
    siti.press("Batalkan pendaftaran", role="link")
    siti.look()
    siti.press("Batalkan pendaftaran")
    siti.look()
    jobs()
    assert "Anda mendapat tempat" in mail.outbox[-1].subject
    page = agus.go(waiting)
    expect(page.get_by_role("img", name="Kode QR tiket")).to_be_visible()

    rina = at_screen(people.operator)
    page = rina.go(f"/kegiatan/{seminar.pk}/peserta/")
    expect(page.get_by_role("rowheader", name="Agus Salim")).to_be_visible()
    rina.measure_at(PHONE)
    rina.press("Tambah peserta", role="link")
    rina.look()
    page.get_by_label("Nama lengkap").fill("Lim Mei Lan")
    rina.press("Catat peserta")
    rina.look()
    expect(page.get_by_text("Lim Mei Lan dicatat")).to_be_visible()
    for path in ("impor/", "daftar-hadir/", f"{seminar.registrations.first().pk}/ubah/"):
        rina.go(f"/kegiatan/{seminar.pk}/peserta/{path}")
        rina.measure_at(PHONE)


def test_from_the_request_to_the_erasure(seminar, at_screen, people, jobs):
    jobs()
    siti = at_screen(width=PHONE)
    page = siti.go(f"/acara/{seminar.pk}/daftar/")
    fill(page, "Siti Rahma", "siti@contoh.example")
    page.get_by_label("Saya menyetujui pemakaian data").check()
    siti.press("Daftar")
    page = siti.go("/privasi/permintaan/")
    page.get_by_label("Hapus data saya").check()
    page.get_by_label("Surel Anda").fill("siti@contoh.example")
    siti.press("Kirim permintaan")
    siti.look()
    people.administrator  # noqa: B018 - she answers
    jobs()
    status = link_in(mail.outbox[-1], "privasi")
    siti.go(status)
    siti.press("Ya, ini permintaan saya")
    page = siti.look()
    expect(page.get_by_text("jam lagi")).to_be_visible()

    agus = at_screen(people.administrator)
    page = agus.go("/data-pribadi/")
    agus.measure_at(PHONE)
    agus.press("Permintaan", role="link")
    agus.look()
    agus.measure_at(PHONE)
    agus.press("Hapus data saya", role="link")
    agus.look()
    page.once("dialog", lambda dialog: dialog.accept())
    agus.press("Hapus datanya")
    agus.look()
    expect(page.get_by_text("Permintaan dijawab.")).to_be_visible()
    assert Registration.objects.get().name == ""
    page = siti.go(status)
    expect(page.get_by_text("Jumlah peserta tetap, tanpa nama")).to_be_visible()
