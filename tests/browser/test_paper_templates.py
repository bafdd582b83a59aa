"""A clerk gives the office its letterhead and its own template, and is told what is wrong in it."""

import io

import docx
import pytest
from playwright.sync_api import expect

from martabat.documents.models import PaperTemplate
from martabat.documents.tests.makers import image
from martabat.documents.tests.offices import words_of
from tests.browser.visitor import PHONE

pytestmark = pytest.mark.browser
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_file(content):
    return {"name": "perjanjian kami.docx", "mimeType": MEDIA_TYPE, "buffer": content}


def downloaded(page, link):
    with page.expect_download() as wait:
        link.click()
    return wait.value.path().read_bytes()


def with_line(content, text):
    document = docx.Document(io.BytesIO(content))
    document.paragraphs[0].insert_paragraph_before(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("screen", [{}, {"width": PHONE, "script": False}])
def test_letterhead_and_template_reach_the_draft_of_an_agreement(
    at_screen, people, gathering, screen
):
    rina = at_screen(people.operator, **screen)
    page = rina.go("/naskah/", axe=not screen)
    rina.press("Isi kop", role="link")
    page.get_by_label("Alamat").fill("Jalan Contoh Nomor 1")
    lambang = {"name": "l.png", "mimeType": "image/png", "buffer": image("PNG", (90, 120))}
    page.get_by_label("Lambang daerah").set_input_files(lambang)
    with rina.expecting(422):
        rina.press("Simpan kop")
    expect(page.get_by_text("Tulis apa yang tampak pada lambang").first).to_be_visible()
    expect(page.get_by_label("Alamat")).to_have_value("Jalan Contoh Nomor 1")
    page.get_by_label("Lambang daerah").set_input_files(lambang)
    page.get_by_label("Keterangan lambang").fill("Lambang contoh")
    rina.press("Simpan kop")
    page = rina.look(axe=not screen)
    expect(page.get_by_alt_text("Lambang contoh")).to_be_visible()

    rina.press("Naskah kerja sama", role="link")
    shipped = downloaded(page, page.get_by_role("link", name="Unduh templat bawaan"))
    file = page.get_by_label("Templat Word")
    file.set_input_files(word_file(with_line(shipped, "{{ tentangg }}")))
    with rina.expecting(422):
        rina.press("Periksa dan pakai")
    page = rina.look(axe=not screen)
    expect(page.get_by_text("Apakah maksud Anda {{ tentang }}?")).to_be_visible()
    assert not PaperTemplate.objects.exists()
    file = page.get_by_label("Templat Word")
    file.set_input_files(word_file(with_line(shipped, "NASKAH KANTOR KAMI: {{ tentang }}")))
    rina.press("Periksa dan pakai")
    expect(page.get_by_text("Templat versi 1 dipakai mulai sekarang.")).to_be_visible()

    page = rina.go(f"/perjanjian/{gathering.pks.pk}/", axe=False)
    draft = downloaded(page, page.get_by_role("link", name="Word", exact=True))
    assert words_of(draft).startswith(f"NASKAH KANTOR KAMI: {gathering.pks.title}")

    rina.go("/naskah/perjanjian/", axe=not screen)
    rina.press("Kembali ke bawaan")
    expect(page.get_by_text("Kembali ke templat bawaan.")).to_be_visible()
