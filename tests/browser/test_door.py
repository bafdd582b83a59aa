"""The door in a real browser: on a phone, with the line going down, and through a camera."""

import base64
import re
from io import BytesIO

import pypdfium2
import pytest
import segno
from django.contrib.staticfiles.finders import find
from PIL import Image
from playwright.sync_api import expect

from martabat.programmes.actions.door_settings import set_self_check_in
from martabat.programmes.door_tokens import door_token
from martabat.programmes.models import Registration, Scan
from martabat.programmes.tests.door import on_today, tickets
from tests.browser.chromium import SWITCHES, chromium_path
from tests.browser.conftest import visitors
from tests.browser.visitor import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
READY = "[data-ready]"


@pytest.fixture
def seminar(site, gathering):
    return on_today(gathering.seminar)


def door(visitor, activity, axe=True):
    page = visitor.go(f"/kegiatan/{activity.pk}/presensi/", axe=axe)
    page.wait_for_selector(READY, state="attached")
    return page


def types(page, code):
    """Do what a hand scanner does: type and press Enter."""
    page.locator("#id_code").fill(code)
    page.locator("#id_code").press("Enter")


def verdict(page):
    return page.locator("#putusan")


def pending(page):
    return page.locator("[data-part=pending]")


@pytest.mark.parametrize("dark", [False, True])
def test_every_verdict_on_a_phone(at_screen, seminar, people, dark):
    siti, agus, revoked = tickets(seminar, 3)
    Registration.objects.filter(pk=siti.pk).update(needs="baris depan")
    Registration.objects.filter(pk=revoked.pk).update(state="revoked")
    rina = at_screen(people.operator, width=PHONE, dark=dark)
    page = door(rina, seminar)
    types(page, siti.code)
    expect(verdict(page)).to_contain_text("Silakan masuk")
    expect(verdict(page)).to_contain_text("Perlu bantuan: baris depan.")
    rina.look()
    expect(page.locator("#hitungan")).to_contain_text("1 hadir dari 2 terdaftar")
    types(page, f"https://martabat.example/tiket/{siti.code}/")
    expect(verdict(page)).to_contain_text("Sudah masuk")
    rina.look()
    rina.press("Catat keluar")
    expect(verdict(page)).to_contain_text("Tercatat keluar")
    types(page, revoked.code)
    expect(verdict(page)).to_contain_text("Tiket dicabut")
    types(page, "tidak-ada")
    expect(verdict(page)).to_contain_text("Kode tidak dikenal")
    rina.look()
    rina.measure_at(320)
    expect(page.locator("[data-list=recent] li")).to_have_count(5)
    rina.press("Cari nama")
    page.get_by_label("Nama atau lembaga").fill(agus.name.split()[0])
    rina.look()
    page.get_by_role("button", name=re.compile(agus.name)).click()
    expect(verdict(page)).to_contain_text(agus.name)
    rina.press("Tanpa QR")
    page.get_by_label("Nama", exact=True).fill("Tamu Baru")
    rina.look()
    rina.press("Catat masuk")
    expect(verdict(page)).to_contain_text("Tamu Baru")
    expect(page.locator("#hitungan")).to_contain_text("3 hadir")
    assert Registration.objects.filter(entered_at__isnull=False).count() == 3


def test_three_hundred_come_of_whom_forty_while_the_line_is_down(at_screen, seminar, people):
    everybody = tickets(seminar, 300)
    rina = at_screen(people.operator, width=PHONE)
    page = door(rina, seminar)
    expect(page.locator("[data-list-state]")).to_contain_text("300 peserta tersimpan")
    counts = page.locator("#hitungan")

    online, offline, rest = everybody[:200], everybody[200:240], everybody[240:]
    come_in(page, online)
    expect(counts).to_contain_text("200 hadir dari 300 terdaftar")

    with rina.without_network():
        come_in(page, offline[:25])
        expect(page.locator("[data-line=offline]")).to_be_visible()
        expect(pending(page)).to_contain_text("25 pindaian menunggu dikirim")
        expect(counts).to_contain_text("225 hadir")
        rina.look()

        page.reload()  # the page opens without a line, and knows what waits and who is in
        page.wait_for_selector(READY, state="attached")
        expect(pending(page)).to_contain_text("25 pindaian menunggu dikirim")
        expect(counts).to_contain_text("225 hadir")
        come_in(page, offline[25:])
        types(page, offline[0].code)
        expect(verdict(page)).to_contain_text("Sudah masuk")
        types(page, online[0].code)
        expect(verdict(page)).to_contain_text("Sudah masuk")
        types(page, "tidak-ada")
        expect(verdict(page)).to_contain_text("Kode tidak dikenal")
        expect(pending(page)).to_contain_text("43 pindaian menunggu dikirim")
        assert came() == 200
        kept = page.evaluate(KEPT)
        assert len(kept) == 43

    expect(pending(page)).to_be_hidden()
    expect(page.locator("[data-line=online]")).to_be_visible()
    assert came() == 240

    again = page.evaluate(SENT_AGAIN, [f"/kegiatan/{seminar.pk}/presensi/pindai/", kept])
    assert again == [200, 200]
    assert came() == 240
    assert Scan.objects.filter(offline=True).count() == 43

    come_in(page, rest)
    expect(counts).to_contain_text("300 hadir dari 300 terdaftar")
    rina.offline = False
    page.reload()
    expect(page.locator("#hitungan")).to_contain_text("300 hadir dari 300 terdaftar")
    assert came() == 300
    assert Registration.objects.filter(inside=True).count() == 300
    assert Scan.objects.filter(reason="SAH").count() == 300
    assert Scan.objects.count() == 303
    assert Scan.objects.exclude(registration=None).values("registration").distinct().count() == 300


def test_where_the_server_says_other_than_the_device_it_is_shown(at_screen, seminar, people):
    (siti,) = tickets(seminar)
    rina, yusuf = at_screen(people.operator, width=PHONE), at_screen(people.contributor)
    main, side = door(rina, seminar), door(yusuf, seminar)
    types(side, siti.code)
    expect(verdict(side)).to_contain_text("Silakan masuk")
    with rina.without_network():
        types(main, siti.code)  # this device cannot know of the other door
        expect(verdict(main)).to_contain_text("Silakan masuk")
    differences = main.locator("[data-part=differences]")
    expect(differences).to_contain_text(
        f"{siti.name}: di ponsel ini Silakan masuk, menurut server Sudah masuk."
    )
    rina.offline = False
    rina.look()
    rina.press("Sudah dibaca")
    expect(differences).to_be_hidden()
    assert came() == 1


def test_a_guest_and_a_name_while_the_line_is_down(at_screen, seminar, people):
    siti, *_others = tickets(seminar, 5)
    rina = at_screen(people.operator, width=PHONE)
    page = door(rina, seminar)
    with rina.without_network():
        rina.press("Tanpa QR")
        page.get_by_label("Nama", exact=True).fill("Tamu Luring")
        rina.press("Catat masuk")
        expect(verdict(page)).to_contain_text("Tamu Luring")
        rina.press("Cari nama")
        page.get_by_label("Nama atau lembaga").fill(siti.name[:4])
        page.get_by_role("button", name=re.compile(siti.name)).click()
        expect(verdict(page)).to_contain_text(siti.name)
        expect(pending(page)).to_contain_text("2 pindaian")
        assert came() == 0
    expect(pending(page)).to_be_hidden()
    rina.offline = False
    assert came() == 2
    assert Registration.objects.get(name="Tamu Luring").channel == "desk"


def test_a_phone_that_can_keep_nothing_says_so(at_screen, seminar, people):
    siti, agus = tickets(seminar, 2)
    rina = at_screen(people.operator, width=PHONE)
    page = door(rina, seminar)
    page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new Error(); }; }")
    types(page, siti.code)
    expect(verdict(page)).to_contain_text("Silakan masuk")
    with rina.without_network():
        types(page, agus.code)
        expect(verdict(page)).to_contain_text("Catat di kertas")
    rina.offline = False
    assert came() == 1


def test_a_session_that_ends_loses_no_scan(at_screen, seminar, people):
    siti, agus = tickets(seminar, 2)
    rina = at_screen(people.operator, width=PHONE)
    page = door(rina, seminar)
    cookies = rina.context.cookies()
    rina.context.clear_cookies(name="martabat_sesi")
    types(page, siti.code)
    expect(page.locator("[data-part=session]")).to_contain_text("Sesi Anda sudah berakhir")
    expect(verdict(page)).to_contain_text("Silakan masuk")
    rina.look()
    rina.context.add_cookies(cookies)
    expect(pending(page)).to_be_hidden()
    types(page, agus.code)
    expect(page.locator("#hitungan")).to_contain_text("2 hadir")
    expect(page.locator("[data-part=session]")).to_be_hidden()
    assert came() == 2


def test_signing_out_takes_the_list_from_the_device_and_leaves_the_scans(
    at_screen, seminar, people
):
    (siti,) = tickets(seminar)
    rina = at_screen(people.operator)
    page = door(rina, seminar)
    assert "martabat-pintu" in page.evaluate(STORES)
    page.goto("/meja/")
    page.get_by_text("Akun:").locator("..").click()
    rina.press("Keluar")
    page.wait_for_load_state("load")
    stores = page.evaluate(STORES)
    assert "martabat-pintu" not in stores
    assert "martabat-pindaian" in stores


def test_the_list_goes_when_its_day_is_over(at_screen, seminar, people):
    tickets(seminar, 1)
    rina = at_screen(people.operator)
    page = door(rina, seminar)
    page.goto("/meja/")
    assert "martabat-pintu" in page.evaluate(STORES)
    page.evaluate(DAY_OVER)
    page.reload()
    page.wait_for_function(GONE)


DAY_OVER = """() => {
  const mark = JSON.parse(localStorage.getItem("martabat:pintu"));
  localStorage.setItem("martabat:pintu", JSON.stringify({ ...mark, until: Date.now() - 1 }));
}"""
GONE = """async () => {
  const stores = await indexedDB.databases();
  return !stores.some(({ name }) => name === "martabat-pintu");
}"""


def test_the_printed_code_fits_one_sheet_and_can_be_read(at_screen, seminar, people):
    set_self_check_in(activity=seminar, by=people.operator, allowed=True, before=30, after=0)
    rina = at_screen(people.operator)
    page = rina.go(f"/kegiatan/{seminar.pk}/presensi/mandiri/")
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
    assert len(sheets) == 1
    picture = BytesIO()
    sheets[0].render(scale=2).to_pil().save(picture, "PNG")
    page.goto("about:blank")
    page.add_script_tag(path=find("interface/jsqr-1.4.0.js"))
    read = page.evaluate(READ, base64.b64encode(picture.getvalue()).decode())
    assert read == f"{rina.address}/presensi/{door_token(seminar.pk, seminar.day)}/"


READ = """async (data) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = context.getImageData(0, 0, image.width, image.height);
  return jsQR(pixels.data, image.width, image.height)?.data;
}"""


def test_a_ticket_opened_on_the_phone_says_i_am_here_by_itself(at_screen, seminar, people):
    (siti,) = tickets(seminar)
    set_self_check_in(activity=seminar, by=people.operator, allowed=True, before=30, after=0)
    rina = at_screen(people.operator)
    rina.go(f"/kegiatan/{seminar.pk}/presensi/mandiri/")
    phone = at_screen(width=PHONE, dark=True)
    page = phone.go(f"/tiket/{siti.code}/")
    phone.go(f"/presensi/{door_token(seminar.pk, seminar.day)}/")
    expect(page.get_by_label("Kode atau alamat tiket")).to_have_value(siti.code)
    phone.press("Saya hadir")
    expect(page.get_by_role("status").first).to_contain_text("Anda tercatat hadir")
    phone.look()
    assert came() == 1


STORES = """async () => [
  ...(await indexedDB.databases()).map((store) => store.name), ...(await caches.keys())
]"""
KEPT = """() => new Promise((resolve) => {
  indexedDB.open("martabat-pindaian").onsuccess = (event) => {
    const scans = event.target.result.transaction("scans").objectStore("scans").getAll();
    scans.onsuccess = () => resolve(scans.result);
  };
})"""
SENT_AGAIN = """async ([address, scans]) => {
  const token = document.querySelector("#entri [name=csrfmiddlewaretoken]").value;
  const headers = {"X-CSRFToken": token};
  const body = JSON.stringify({now: new Date().toISOString(), gate: "", scans});
  const send = () => fetch(address, {method: "POST", headers, body});
  return (await Promise.all([send(), send()])).map((answer) => answer.status);
}"""


def come_in(page, people):
    """Let everybody in by the hand scanner, as fast as the door tells."""
    for ticket in people:
        types(page, ticket.code)
        expect(verdict(page).locator("[data-slot=name]")).to_have_text(ticket.name)
        expect(verdict(page)).to_contain_text("Silakan masuk")


def came():
    return Registration.objects.filter(entered_at__isnull=False).count()


def film(address):
    """Return a film of somebody holding a ticket before the camera."""
    code = BytesIO()
    segno.make(address, error="q").save(code, kind="png", scale=8, border=4)
    scene = Image.new("RGB", (640, 480), "#8a8a8a")
    ticket = Image.open(code).convert("RGB").resize((300, 300))
    scene.paste(ticket.rotate(8, expand=True, fillcolor="#8a8a8a"), (150, 70))
    frame = BytesIO()
    scene.save(frame, "JPEG", quality=80)
    return frame.getvalue() * 30


@pytest.fixture
def in_sight(chromium, tmp_path):
    """Start a browser whose camera sees what it is given."""
    browsers = []

    def start(address):
        path = tmp_path / "kamera.mjpeg"
        path.write_bytes(film(address))
        camera = [
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            f"--use-file-for-fake-video-capture={path}",
        ]
        browser = chromium.browser_type.launch(
            executable_path=chromium_path(), args=[*SWITCHES, *camera]
        )
        browsers.append(browser)
        return browser

    yield start
    for browser in browsers:
        browser.close()


def test_the_camera_reads_a_ticket_once(in_sight, site, seminar, people):
    (ticket,) = tickets(seminar)
    with visitors(in_sight(f"{site}/tiket/{ticket.code}/"), site) as sit:
        rina = sit(people.operator, width=PHONE)
        page = door(rina, seminar)
        rina.press("Nyalakan kamera")
        expect(verdict(page)).to_contain_text("Silakan masuk")
        expect(verdict(page)).to_contain_text(ticket.name)
        rina.look()
        expect(page.locator("[data-list=recent] li")).to_have_count(1)
    assert Scan.objects.count() == 1
