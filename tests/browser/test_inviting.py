"""Inviting a whole province in one step, and answering on a telephone, in a real browser."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from martabat.programmes.actions.planning import plan_activity
from martabat.programmes.kinds import ActivityKind, Answer
from tests.browser.visitor import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def meeting(site, gathering, people):
    """The meeting of Jambi, next month; of its 24 offices only one is known."""
    assert people.legal_division_jambi
    day = timezone.localdate() + timedelta(days=30)
    return plan_activity(
        by=people.verifier_jambi,
        programme=gathering.yearly,
        kind=ActivityKind.PREPARATION,
        title="Rapat Persiapan Pelaksanaan Kabupaten/Kota Peduli HAM",
        day=day,
        starts_at=datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC),
        ends_at=datetime(day.year, day.month, day.day, 5, 0, tzinfo=UTC),
        venue="Aula Kanwil Kemenkumham Jambi",
    )


def test_24_offices_are_invited_and_one_answers_on_a_telephone(at_screen, meeting, people, jobs):
    assert people.other_operator
    maya = at_screen(people.verifier_jambi)
    root = f"/kegiatan/{meeting.pk}/undangan/"
    page = maya.go(f"/kegiatan/{meeting.pk}/")
    page.get_by_role("link", name="Undang", exact=True).click()
    maya.look()
    page.get_by_role("link", name="Biro Hukum dan Bappeda provinsi").click()
    expect(page.locator("#pratinjau")).to_contain_text("24 kantor, 23 di antaranya baru")
    page.locator("#id_province_1").uncheck()
    expect(page.locator("#pratinjau")).to_contain_text("23 kantor")
    expect(page.get_by_role("button", name="Undang 23 kantor")).to_be_visible()
    page.locator("#id_province_1").check()
    expect(page.get_by_role("button", name="Undang 24 kantor")).to_be_visible()
    assert not meeting.invitations.exists()
    page.get_by_label("Kelompok yang bukan kantor").fill("Aparat penegak hukum")
    maya.look()
    maya.press("Undang 24 kantor")
    maya.look()
    expect(page.get_by_role("status").first).to_contain_text("24 kantor diundang.")
    assert meeting.invitations.filter(is_group=False).count() == 24

    maya.press("Kirim undangan", role="link")
    maya.look()
    maya.press("Kirim ke 1 undangan")
    maya.look()
    expect(page.locator("#kemajuan")).to_contain_text("0 dari 1 surat sudah pergi.")
    jobs()
    expect(page.locator("#kemajuan")).to_contain_text("Selesai dikirim")
    (letter,) = mail.outbox
    assert letter.to == [people.other_operator.user.email]
    link = next(word for word in letter.body.split() if "/undangan/acara/" in word)

    joko = at_screen(width=PHONE)
    screen = joko.go(link.partition("/undangan/")[1] + link.partition("/undangan/")[2])
    expect(screen.get_by_text("Undangan untuk Bagian Hukum Setda Kota Jambi")).to_be_visible()
    screen.get_by_label("Diwakili orang lain").check()
    with joko.expecting(422):
        joko.press("Kirim jawaban")
        joko.look()
        expect(screen.get_by_role("alert")).to_contain_text("Tulis nama orang yang mewakili.")
    screen.get_by_label("Nama yang hadir").fill("Dewi Lestari")
    joko.press("Kirim jawaban")
    joko.look()
    expect(screen.get_by_role("status").first).to_contain_text("Jawaban Anda tersimpan")
    expect(screen.get_by_role("link", name="Buka tiket")).to_be_visible()
    invitation = meeting.invitations.get(organisation=people.legal_division_jambi)
    assert (invitation.answer, invitation.substitute) == (Answer.SUBSTITUTE, "Dewi Lestari")

    maya.go(f"{root}?jawab=diwakili")
    expect(page.get_by_role("row", name="Bagian Hukum Setda Kota Jambi")).to_contain_text(
        "Akan diwakili"
    )
    maya.go(f"/kegiatan/{meeting.pk}/")
    maya.go(f"{root}{invitation.pk}/")
    maya.measure_at(PHONE)
    maya.go(f"{root}cetak/")
    # Without a script the choice is looked at by a button.
    plain = at_screen(people.verifier_jambi, script=False)
    plain.go(f"{root}sasaran/?contoh=hukum", axe=False)
    plain.press("Lihat dulu")
    expect(plain.page.locator("#pratinjau")).to_contain_text("11 kantor, 11 sudah diundang")
