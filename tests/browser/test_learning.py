"""A test before and after a seminar: written by the organiser, answered on a phone."""

import pytest
from playwright.sync_api import expect

from martabat.programmes.models import Paper
from martabat.programmes.tests.gatherings import come

pytestmark = pytest.mark.browser
TEXT = "Siapa yang wajib melindungi HAM?\n* Terutama pemerintah\n- Hanya pengadilan"


def test_a_participant_answers_on_a_phone_what_the_organiser_has_written(
    at_screen, site, gathering, people
):
    seminar = gathering.seminar
    guest = come(seminar, "Dinas contoh")
    organiser = at_screen(people.operator)
    page = organiser.go(f"/kegiatan/{seminar.pk}/kuesioner/")
    organiser.press("Buat kuesioner")
    organiser.look()
    organiser.press("Tulis sebagai teks", role="link")
    organiser.look()
    page.get_by_label("Pertanyaan dalam teks").fill(TEXT)
    organiser.press("Simpan pertanyaan")
    organiser.look()
    organiser.press("Buka Sebelum acara")
    organiser.look()
    expect(page.get_by_text("Terbuka untuk pemegang tiket")).to_be_visible()

    phone = at_screen(width=360, dark=True)
    theirs = phone.go(f"/tiket/{guest.code}/")
    phone.press("Jawab sekarang", role="link")
    phone.look()
    theirs.get_by_label("ASN").check()
    with phone.expecting(422):
        phone.press("Kirim jawaban")
        phone.look()
        expect(theirs.get_by_role("alert").filter(has_text="Pilih satu jawaban")).to_be_visible()
    theirs.get_by_label("Terutama pemerintah").check()
    phone.press("Kirim jawaban")
    phone.look()
    expect(theirs.get_by_text("Jawaban Anda tersimpan", exact=True)).to_be_visible()
    assert Paper.objects.get().score == 1

    page = organiser.go(f"/kegiatan/{seminar.pk}/kuesioner/hasil/")
    expect(page.get_by_text("Terlalu sedikit untuk disimpulkan").first).to_be_visible()
    organiser.measure_at(360)
