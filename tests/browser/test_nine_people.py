"""The whole way of a region's answers, as nine people would walk it: every named step is clicked.

A contributor answers on a phone; the operator adds the evidence and submits; the Sekda endorses;
the province forwards; the Kanwil returns one and accepts the rest; the operator mends it; the
ministry verifies; the panel subtracts 1.5 points; the decree is recorded and the result published;
anyone reaches the title of the evidence behind an indicator.
"""

import re
from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from martabat.assessments.actions import delegation, evidence
from martabat.documents.actions import store
from martabat.documents.tests.makers import pdf
from martabat.journal.verification import verify
from tests.browser.visitor import PHONE, Visitor
from tests.people import PASSWORD

pytestmark = pytest.mark.browser
STUNTING, FORGOTTEN = "06-H-03", "10-H-06"
PLACE = "/penilaian/2023/61.72"
WHY = "Dugaan pelanggaran di fasilitas kesehatan belum ditindaklanjuti sampai akhir tahun."
PROOF = "Laporan SSGI 2022 Kota Singkawang"


@pytest.fixture
def almost_filled(way, people):
    """118 answers with one document behind them; one is asked of the health office, one blank."""
    document = store(
        upload=BytesIO(pdf(pages=3, text="Rekap")),
        filename="rekap.pdf",
        title="Rekap data dukung",
        region=people.operator.organisation.region,
        membership=people.operator,
    )
    for code in way.codes:
        if code not in {STUNTING, FORGOTTEN}:
            way.answer(code)
            evidence.attach(
                assessment=way.assessment,
                indicator=code,
                document=document,
                membership=people.operator,
                page=2,
            )
    delegation.delegate(
        assessment=way.assessment,
        indicators=[STUNTING],
        organisation=people.health_office,
        due_on=timezone.localdate() + timedelta(days=7),
        membership=people.operator,
    )
    return way


def test_nine_people_take_a_region_from_empty_form_to_published_score(
    almost_filled, at_screen, people, jobs
):
    way = almost_filled
    for member in people.all_memberships().values():
        member.refresh_from_db()
    jobs()

    def sits(person, **screen) -> Visitor:
        visitor = at_screen(person, **screen)
        everybody.append(visitor)
        return visitor

    everybody: list[Visitor] = []

    yusuf = sits(None, width=PHONE)
    signs_in(yusuf, people.contributor)
    contributor_answers(yusuf)
    rina = sits(people.operator)
    operator_adds_evidence(rina)
    operator_submits(rina)
    number = sekda_endorses(sits(people.sekda))
    province_forwards(sits(people.province))
    bernadus = sits(people.verifier)
    kanwil_returns_one_and_accepts_the_rest(bernadus)
    jobs()
    operator_mends(rina)
    kanwil_accepts_and_hands_on(bernadus)
    ministry_verifies(sits(people.assessor))
    jobs()
    panel_subtracts(sits(people.panel))
    jobs()
    publisher_publishes(sits(people.publisher))
    jobs()
    anyone_finds_the_proof(sits(None), number)

    assert way.fresh().step == "published"
    assert [line.points for line in way.assessment.adjustments.all()] == [-15 / 10]
    assert verify(way.assessment.subject).sound
    for visitor in everybody:
        sees_the_same_in_english(visitor)


def signs_in(visitor, member):
    page = visitor.go("/")
    visitor.press("Masuk", role="link")
    visitor.look()
    page.get_by_label("Surel dinas").fill(member.user.email)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    visitor.press("Lanjut")
    assert visitor.here == "/meja/"


def contributor_answers(yusuf):
    page = yusuf.look()
    expect(page.get_by_text("1 indikator menunggu Anda")).to_be_visible()
    yusuf.press("Mulai dari yang pertama", role="link")
    yusuf.look()
    assert STUNTING in yusuf.here
    field = page.locator("#id_value")
    field.fill("sekian")
    with yusuf.expecting(422):
        field.blur()
        expect(page.get_by_text("bukan angka").first).to_be_visible()
    yusuf.look()
    field.fill("19,6 persen")
    field.blur()
    expect(page.locator("[data-save-state]")).to_contain_text("Tersimpan")
    yusuf.look()
    yusuf.press("Selesai, ke daftar")
    yusuf.look()
    yusuf.go("/meja/")
    expect(page.get_by_text("Semua sudah terisi")).to_be_visible()


def operator_adds_evidence(rina):
    page = rina.go("/meja/")
    rina.go(f"{PLACE}/")
    expect(page.get_by_text("119 dari 120").first).to_be_visible()
    rina.go(f"{PLACE}/hak/6/")
    rina.go(f"{PLACE}/hak/6/?indikator={STUNTING}")
    expect(page.locator("#id_value")).to_have_value("19,6")
    file = {
        "name": f"{PROOF}.pdf",
        "mimeType": "application/pdf",
        "buffer": pdf(pages=4, text=PROOF),
    }
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_text("1 bukti ditambahkan.")).to_be_visible()
    expect(page.locator("#bukti").get_by_role("link", name=PROOF)).to_be_visible()
    rina.look()


def operator_submits(rina):
    page = rina.go(f"{PLACE}/")
    rina.press("Tinjau dan ajukan", role="link")
    rina.look()
    expect(page.get_by_text("1 hal belum lengkap")).to_be_visible()
    with rina.expecting(422):
        rina.press("Ajukan ke Sekda")
        rina.look()
    page.get_by_label("Saya sudah memeriksa isian ini").check()
    rina.press("Ajukan ke Sekda")
    rina.look()


def sekda_endorses(sekda) -> str:
    page = sekda.go("/meja/")
    sekda.go(f"{PLACE}/")
    sekda.press("Periksa dan sahkan", role="link")
    sekda.look()
    page.get_by_label("Jabatan yang mengesahkan").fill("Pj. Sekretaris Daerah Kota Singkawang")
    page.get_by_label("Saya sudah memeriksa ringkasan ini").check()
    sekda.press("Sahkan dan serahkan")
    sekda.look()
    assert "/tanda-terima/" in sekda.here
    digits = page.locator("#sidik").inner_text().removeprefix("SHA-256")
    href = page.get_by_role("link", name="PDF").get_attribute("href")
    file = page.request.get(sekda.address + href)
    assert file.headers["content-type"] == "application/pdf"
    paper = pypdfium2.PdfDocument(file.body())
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in paper)
    paper.close()
    number = re.search(r"/tanda-terima/([^/]+)/", sekda.here)[1]
    assert number in text
    assert re.sub(r"\s", "", digits) in re.sub(r"\s", "", text)
    return number


def province_forwards(province):
    page = province.go("/meja/")
    province.go(f"{PLACE}/")
    province.press("Periksa dan teruskan", role="link")
    province.look()
    page.get_by_label("Nomor surat pengantar").fill("180/0412/HUK")
    page.get_by_label("Tanggal surat").fill(date(2023, 4, 5).isoformat())
    page.get_by_label("Jabatan yang mengesahkan").fill("Kepala Biro Hukum")
    page.get_by_label("Saya sudah memeriksa ringkasan ini").check()
    province.press("Teruskan ke Kanwil")
    province.look()


def kanwil_returns_one_and_accepts_the_rest(bernadus):
    page = bernadus.go("/meja/")
    bernadus.go(f"{PLACE}/")
    bernadus.press("Periksa jawaban", role="link")
    bernadus.look()
    bernadus.go(f"{PLACE}/pemeriksaan/{STUNTING}/")
    page.keyboard.press("b")
    page.get_by_role("heading", name="Kembalikan jawaban ini").wait_for()
    bernadus.look()
    page.get_by_label("Angka berbeda dengan bukti").check()
    page.get_by_label("Penjelasan").fill("Halaman 2 memuat 21,3 persen.")
    due = timezone.localdate() + timedelta(days=5)
    page.get_by_label("Batas perbaikan").fill(due.isoformat())
    bernadus.press("Kembalikan ke daerah")
    bernadus.look()
    bernadus.press("Terima semua yang terisi dan berbukti", role="link")
    bernadus.look()
    expect(page.get_by_role("heading", name="Terima 118 jawaban?")).to_be_visible()
    bernadus.press("Terima 118 jawaban")
    bernadus.look()
    bernadus.go(f"{PLACE}/pemeriksaan/{FORGOTTEN}/")
    bernadus.press("Terima")
    bernadus.look()


def operator_mends(rina):
    page = rina.go("/meja/")
    rina.go(f"{PLACE}/")
    expect(page.get_by_text("1 jawaban dikembalikan")).to_be_visible()
    rina.press("Lihat yang dikembalikan", role="link")
    rina.look()
    rina.go(f"{PLACE}/indikator/{STUNTING}/")
    expect(page.get_by_text("Halaman 2 memuat 21,3 persen.").first).to_be_visible()
    page.locator("#id_value").fill("21,3")
    page.locator("#id_note").fill("Angka sudah disamakan dengan halaman 2.")
    page.locator("#id_note").blur()
    expect(page.locator("[data-save-state]")).to_contain_text("Tersimpan")
    rina.look()


def kanwil_accepts_and_hands_on(bernadus):
    page = bernadus.go("/meja/")
    bernadus.go(f"{PLACE}/pemeriksaan/{STUNTING}/")
    expect(page.get_by_text("Yang diperbaiki daerah")).to_be_visible()
    page.keyboard.press("t")
    page.get_by_text("Semua jawaban sudah diputus").wait_for()
    bernadus.look()
    bernadus.press("Teruskan ke tahap berikutnya", role="link")
    bernadus.look()
    bernadus.press("Teruskan")
    bernadus.look()


def ministry_verifies(dewi):
    page = dewi.go("/meja/")
    dewi.go(f"{PLACE}/pemeriksaan/")
    dewi.press("Terima semua yang sudah diputus Kanwil", role="link")
    dewi.look()
    dewi.press(re.compile(r"Terima \d+ jawaban"))
    dewi.look()
    expect(page.get_by_text("Semua jawaban sudah diputus")).to_be_visible()
    dewi.press("Teruskan ke tahap berikutnya", role="link")
    dewi.press("Teruskan")
    dewi.look()


def panel_subtracts(hendra):
    page = hendra.go("/meja/")
    hendra.go(f"{PLACE}/panel/")
    page.get_by_label("Dugaan pelanggaran HAM").first.check()
    page.get_by_label("Poin").fill("−1,5")
    page.get_by_label("Alasan", exact=True).fill(WHY)
    hendra.press("Tambah baris")
    hendra.look()
    expect(page.get_by_text(WHY)).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    hendra.press(re.compile("Tutup, nilai"))
    hendra.look()


def publisher_publishes(ratna):
    page = ratna.go("/meja/")
    ratna.go("/penilaian/2023/keputusan/")
    page.get_by_label("Nomor keputusan").fill("MHA-01.HA.02.01.01 Tahun 2023")
    page.get_by_label("Tanggal keputusan").fill("2023-11-15")
    page.get_by_label("Kota Singkawang").check()
    ratna.press("Catat keputusan")
    ratna.look()
    ratna.press(re.compile("Terbitkan 1 daerah"), role="link")
    ratna.look()
    ratna.press("Terbitkan 1 daerah")
    ratna.look()


def anyone_finds_the_proof(anyone, number):
    page = anyone.go("/")
    anyone.go("/wilayah/61.72/")
    anyone.press("Mengapa nilai ini?", role="link")
    anyone.look()
    expect(page.get_by_text(WHY)).to_be_visible()
    anyone.press(re.compile("esehatan"), role="link", within=page.locator("main"))
    anyone.look()
    expect(page.locator(f"[id='{STUNTING}']")).to_contain_text(PROOF)
    anyone.go(f"/periksa-tanda-terima/?nomor={number}")


def sees_the_same_in_english(visitor):
    """Every page that somebody has met, once more in English."""
    for path in list(visitor.seen):
        if not path.startswith("/en/"):
            with visitor.expecting(403, 405):  # the step has passed, or a form was refused there
                answer = visitor.page.goto("/en" + path)
            if answer and answer.status == 405:
                continue
            assert visitor.page.locator("html").get_attribute("lang") == "en", path
            visitor.look()
