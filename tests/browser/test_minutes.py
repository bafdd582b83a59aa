"""Minutes from the first line to the chair's approval, and a follow-up that an office closes."""

import re

import pytest
from playwright.sync_api import expect

from martabat.programmes.kinds import MinutesState, Part
from martabat.programmes.models import AgendaItem, Appearance, FollowUp, Minutes
from martabat.programmes.tests.gatherings import come, invite_offices

pytestmark = pytest.mark.browser


@pytest.fixture
def meeting(site, gathering, people):
    """The meeting of Jambi: 24 offices invited, 21 came; Tholib opened."""
    activity = gathering.meeting
    invitations = invite_offices(activity, gathering.offices_of_jambi)
    for invitation in invitations[:21]:
        come(activity, invitation.name, invitation)
    for position, title in enumerate(("Pembukaan", "Isu HAM di tiap kabupaten/kota"), start=1):
        AgendaItem.objects.create(activity=activity, position=position, title=title)
    Appearance.objects.create(activity=activity, part=Part.OPENER, name="Tholib")
    people.other_operator  # noqa: B018 - who closes the follow-up
    return activity


@pytest.mark.parametrize("width", [1280, 360])
def test_minutes_are_written_approved_and_a_follow_up_is_closed(at_screen, meeting, people, width):
    clerk = at_screen(people.verifier_jambi, width=width)
    page = clerk.go(f"/kegiatan/{meeting.pk}/")
    clerk.press("Mulai notula")
    clerk.look()
    # What is typed is saved as one goes, with the version of the point.
    with page.expect_response(re.compile("/simpan/")):
        page.get_by_label("Isi poin 2", exact=True).fill("Isu dibahas bergiliran.")
        page.get_by_label("Isi poin 2", exact=True).blur()
    expect(page.get_by_role("status").filter(has_text="Tersimpan").first).to_be_visible()
    clerk.press("Hak dan wilayah poin 2", role="link")
    clerk.look()
    page.get_by_label("Hak atas kesehatan", exact=True).check()
    page.get_by_label("Kabupaten Bungo", exact=True).check()
    clerk.press("Simpan poin")
    page.get_by_role("radio", name="Kesimpulan").check()
    page.get_by_label("Isi", exact=True).fill("Penyerahan data akhir Maret.")
    clerk.press("Tambah poin")
    clerk.look()

    page = clerk.go(f"/kegiatan/{meeting.pk}/tindak-lanjut/tambah/")
    page.get_by_label("Apa yang harus dikerjakan").fill("Kirim daftar penanggung jawab")
    page.get_by_label("Bagian Hukum (11)").check()
    clerk.press("Simpan")
    clerk.look()
    expect(page.get_by_text("0 dari 11")).to_be_visible()

    page = clerk.go(f"/kegiatan/{meeting.pk}/notula/")
    expect(
        page.get_by_text("Hadir 21 dari 24 kantor yang diundang; 21 orang hadir.")
    ).to_be_visible()
    clerk.press("Ajukan kepada pimpinan")
    clerk.look()
    page.get_by_role("checkbox", name=re.compile("sebagai pimpinan rapat")).check()
    clerk.press("Sahkan notula")
    clerk.look()
    expect(page.get_by_text("Disahkan pimpinan rapat")).to_be_visible()
    assert Minutes.objects.get().state == MinutesState.APPROVED

    office = at_screen(people.other_operator, width=width)
    follow_up = FollowUp.objects.get()
    theirs = office.go("/tindak-lanjut/")
    theirs.get_by_role("link", name="Kirim daftar penanggung jawab").click()
    office.look()
    theirs.get_by_label("Apa yang sudah dikerjakan").fill("Daftar dikirim ke Kanwil.")
    office.press("Tutup bagian kami")
    office.look()
    expect(theirs.get_by_text("1 dari 11", exact=True)).to_be_visible()
    assert follow_up.shares.get(done_on__isnull=False).note == "Daftar dikirim ke Kanwil."


def test_two_clerks_on_one_point_both_keep_their_text(at_screen, meeting, people):
    first, second = (at_screen(people.verifier_jambi) for _clerk in range(2))
    page = first.go(f"/kegiatan/{meeting.pk}/")
    first.press("Mulai notula")
    other = second.go(f"/kegiatan/{meeting.pk}/notula/ubah/")
    with page.expect_response(re.compile("/simpan/")):
        page.get_by_label("Isi poin 2", exact=True).fill("Tulisan yang pertama.")
        page.get_by_label("Isi poin 2", exact=True).blur()
    with second.expecting(409):
        with other.expect_response(re.compile("/simpan/")):
            other.get_by_label("Isi poin 2", exact=True).fill("Tulisan yang kedua.")
            other.get_by_label("Isi poin 2", exact=True).blur()
        alert = other.get_by_role("alert").filter(has_text="lebih dulu")
        expect(alert).to_be_visible()
        expect(other.get_by_text("Tulisan yang pertama.")).to_be_visible()
        expect(other.get_by_label("Tulisan Anda")).to_have_value("Tulisan yang kedua.")
        second.look()
        other.get_by_label("Tulisan Anda").fill("Keduanya digabung.")
        second.press("Simpan tulisan saya")
    second.look()
    expect(other.get_by_label("Isi poin 2", exact=True)).to_have_value("Keduanya digabung.")
