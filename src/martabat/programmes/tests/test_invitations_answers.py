"""Answers by link, what became of them, and that invited, answered, came are different things."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from martabat.journal.queries import entries
from martabat.journal.refusals import Refused
from martabat.organisations.roles import Kind as Office
from martabat.programmes.actions import audiences
from martabat.programmes.actions.activities import cancel_activity, mark_held
from martabat.programmes.actions.answers import AnswerGiven, answer_invitation, ticket_of
from martabat.programmes.actions.planning import plan_activity
from martabat.programmes.actions.registration import RegistrationGiven, register
from martabat.programmes.audiences import Level, Rule
from martabat.programmes.kinds import (
    ActivityKind,
    Answer,
    Channel,
    RegistrationState,
)
from martabat.programmes.models import Activity, Invitation, Registration
from martabat.programmes.queries.invitations import figures_of, on_activity
from martabat.programmes.queries.open_invitations import open_invitations
from tests.people import make_organisation, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _unlimited():
    cache.clear()


@pytest.fixture
def rapat(gathering, people):
    day = timezone.localdate() + timedelta(days=30)
    return plan_activity(
        by=people.verifier_jambi,
        programme=gathering.yearly,
        kind=ActivityKind.PREPARATION,
        title="Rapat Persiapan",
        day=day,
        starts_at=datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC),
        venue="Aula Kanwil Kemenkumham Jambi",
    )


def invite(activity, people, *offices):
    return [
        audiences.add_office(by=people.verifier_jambi, activity=activity, organisation=office)
        for office in offices
    ]


def answer(invitation, kind, **more):
    return answer_invitation(invitation=invitation, given=AnswerGiven(answer=kind, **more))


def enters(registration):
    registration.entered_at = timezone.now()
    registration.inside = True
    registration.save()


def test_invited_answered_attended_and_represented_are_four_different_things(
    gathering, people, rapat
):
    """Six offices; each line below could be taken for another by a careless count."""
    names = "A says yes and comes|B says yes and stays away|C says no and comes"
    names += "|D never answers and comes|E sends somebody else|F sends nobody"
    offices = [
        make_organisation(f"Kantor {name}", Office.OPD, "15.71") for name in names.split("|")
    ]
    a, b, c, d, e, f = invite(rapat, people, *offices)
    answer(a, Answer.YES, name="Siti Aminah")
    answer(b, Answer.YES, name="Budi Hartono")
    answer(c, Answer.NO)
    answer(e, Answer.SUBSTITUTE, name="Dewi Lestari", title="Sekretaris")
    enters(ticket_of(a))
    enters(ticket_of(e))
    by = people.verifier_jambi
    for office in (c, d):  # they come to the door unannounced, and say where they are from
        enters(
            register(
                activity=rapat,
                channel=Channel.DESK,
                given=RegistrationGiven(name="Tamu", institution=f" {office.name.upper()} "),
                by=by,
            )
        )
    Activity.objects.filter(pk=rapat.pk).update(
        day=timezone.localdate() - timedelta(days=1), starts_at=None
    )
    rapat.refresh_from_db()
    found = figures_of(rapat)
    assert (found.invited, found.yes, found.substitute, found.no, found.silent) == (6, 2, 1, 1, 2)
    assert (found.coming, found.came, found.present, found.represented) == (3, 4, 3, 1)
    assert (found.absent, found.knows_absent, found.phase) == (2, True, "after")
    part = on_activity(rapat, by)
    assert {cell.name[7]: cell.state for cell in part.others} == {
        "A": "invitation.present",
        "B": "invitation.absent",
        "C": "invitation.present",
        "D": "invitation.present",
        "E": "invitation.represented",
        "F": "invitation.absent",
    }
    assert f.answer == Answer.NONE


def test_without_a_door_nobody_is_called_absent(gathering, people):
    meeting = gathering.meeting
    invite(meeting, people, *gathering.offices_of_jambi)
    found = figures_of(meeting)
    assert (found.phase, found.recorded, found.knows_absent) == ("after", False, False)
    states = {
        cell.state
        for row in on_activity(meeting, people.verifier_jambi).rows
        for cells in row.cells.values()
        for cell in cells
    }
    assert states == {"invitation.invited"}


def test_the_table_names_regions_as_letters_do(gathering, people):
    invite(gathering.meeting, people, *gathering.offices_of_jambi)
    part = on_activity(gathering.meeting, people.verifier_jambi)
    assert part.columns == ["legal", "planning"]
    assert [row.region for row in part.rows] == [
        "Provinsi Jambi",
        "Kabupaten Batanghari",
        "Kabupaten Bungo",
        "Kabupaten Kerinci",
        "Kabupaten Merangin",
        "Kabupaten Muaro Jambi",
        "Kabupaten Sarolangun",
        "Kabupaten Tanjung Jabung Barat",
        "Kabupaten Tanjung Jabung Timur",
        "Kabupaten Tebo",
        "Kota Jambi",
        "Kota Sungai Penuh",
    ]


def test_a_namesake_in_another_region_is_not_the_office_that_was_invited(people, rapat):
    (mine,) = invite(rapat, people, make_organisation("Dinas Kesehatan", Office.OPD, "15.71"))
    elsewhere = RegistrationGiven(
        name="Tamu", institution="Dinas Kesehatan", region=people.health_office.region
    )
    enters(
        register(activity=rapat, channel=Channel.DESK, given=elsewhere, by=people.verifier_jambi)
    )
    assert figures_of(rapat).came == 0
    assert mine.region_id == "15.71"


def test_who_is_registered_for_one_office_does_not_count_for_another(people, rapat):
    first, second = invite(
        rapat,
        people,
        make_organisation("Kantor Satu", Office.OPD, "15.71"),
        make_organisation("Kantor Dua", Office.OPD, "15.71"),
    )
    answer(first, Answer.SUBSTITUTE, name="Dewi Lestari")
    ticket = ticket_of(first)
    Registration.objects.filter(pk=ticket.pk).update(institution=second.name)
    ticket.refresh_from_db()
    enters(ticket)
    part = on_activity(rapat, people.verifier_jambi)
    states = {cell.name: cell.state for cell in part.others}
    assert states == {
        "Kantor Satu": "invitation.represented",
        "Kantor Dua": "invitation.invited",
    }


# Answering by the link


def test_an_office_answers_by_its_link_without_an_account(client, people, rapat):
    (invitation,) = invite(rapat, people, people.legal_division_jambi)
    address = f"/undangan/acara/{invitation.token}/"
    page = client.get(address)
    assert page.status_code == 200
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in page.headers["Cache-Control"]
    text = page.content.decode()
    assert "Undangan untuk Bagian Hukum Setda Kota Jambi" in text
    assert "Aula Kanwil Kemenkumham Jambi" in text
    assert "09.00 WIB" in text
    wrong = client.post(address, {"answer": "substitute", "people": "2", "note": "Terlambat"})
    assert wrong.status_code == 422
    text = wrong.content.decode()
    assert "Tulis nama orang yang mewakili." in text
    assert "Terlambat" in text
    said = {
        "answer": "substitute",
        "name": "Dewi Lestari",
        "title": "Kasubbag Bantuan Hukum",
        "people": "2",
        "note": "",
    }
    done = client.post(address, said, follow=True)
    assert "Jawaban Anda tersimpan" in done.content.decode()
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.people) == (Answer.SUBSTITUTE, 2)
    ticket = ticket_of(invitation)
    assert (ticket.name, ticket.represents, ticket.channel) == (
        "Dewi Lestari",
        True,
        Channel.INVITED,
    )
    assert ticket.code in done.content.decode()


def test_a_changed_answer_changes_the_ticket(people, rapat):
    (invitation,) = invite(rapat, people, people.legal_division_jambi)
    answer(invitation, Answer.YES, name="Joko Susilo", email="joko@contoh.example")
    first = ticket_of(invitation)
    answer(invitation, Answer.YES, name="Joko Susilo", email="joko@contoh.example", people=3)
    assert ticket_of(invitation) == first
    answer(invitation, Answer.SUBSTITUTE, name="Dewi Lestari")
    second = ticket_of(invitation)
    first.refresh_from_db()
    assert first.state == RegistrationState.CANCELLED
    assert (second.name, second.represents) == ("Dewi Lestari", True)
    answer(invitation, Answer.NO)
    assert ticket_of(invitation) is None
    invitation.refresh_from_db()
    assert (invitation.substitute, invitation.people) == ("", None)


def test_the_journal_keeps_the_answer_and_no_name(people, rapat):
    (invitation,) = invite(rapat, people, people.legal_division_jambi)
    answer(invitation, Answer.SUBSTITUTE, name="Dewi Lestari", note="Rahasia")
    found = entries(rapat.subject).filter(verb="invitation.answered").get()
    assert found.data == {"invitation": invitation.pk, "answer": "substitute", "people": 1}
    for entry in entries(rapat.subject):
        assert "Dewi" not in str(entry.data) + entry.actor_name


def test_a_person_who_had_registered_before_keeps_the_one_ticket(gathering, people, rapat):
    register(
        activity=rapat,
        channel=Channel.DESK,
        given=RegistrationGiven(name="Joko Susilo", email="joko@contoh.example"),
        by=people.verifier_jambi,
    )
    (invitation,) = invite(rapat, people, people.legal_division_jambi)
    answer(invitation, Answer.YES, name="Joko Susilo", email="joko@contoh.example")
    assert rapat.registrations.get().invitation == invitation


def test_answers_close_when_the_activity_begins(client, people, rapat):
    (invitation,) = invite(rapat, people, people.legal_division_jambi)
    Activity.objects.filter(pk=rapat.pk).update(
        day=timezone.localdate(), starts_at=timezone.now() - timedelta(minutes=1)
    )
    invitation = Invitation.objects.select_related("activity").get(pk=invitation.pk)
    with pytest.raises(Refused):
        answer(invitation, Answer.YES)
    page = client.get(f"/undangan/acara/{invitation.token}/").content.decode()
    assert "Jawaban sudah ditutup" in page
    assert "<form class=" not in page
    answer_invitation(
        invitation=invitation, given=AnswerGiven(answer=Answer.YES), by=people.verifier_jambi
    )
    with pytest.raises(PermissionDenied):
        answer_invitation(
            invitation=invitation, given=AnswerGiven(answer=Answer.YES), by=people.operator
        )
    mark_held(by=people.verifier_jambi, activity=rapat)
    with pytest.raises(Refused):
        answer_invitation(
            invitation=invitation, given=AnswerGiven(answer=Answer.NO), by=people.verifier_jambi
        )


def test_a_cancelled_activity_says_so_and_takes_no_answer(client, people, rapat):
    (invitation,) = invite(rapat, people, people.legal_division_jambi)
    cancel_activity(by=people.verifier_jambi, activity=rapat, reason="Ruang kebanjiran.")
    page = client.get(f"/undangan/acara/{invitation.token}/").content.decode()
    assert "Ruang kebanjiran." in page
    wrong = client.post(f"/undangan/acara/{invitation.token}/", {"answer": "yes"})
    assert wrong.status_code == 422


def test_a_wrong_link_gets_a_kind_answer_and_too_many_get_none(client):
    page = client.get("/undangan/acara/tidak-ada/")
    assert page.status_code == 404
    assert "terpotong" in page.content.decode()
    statuses = {client.get(f"/undangan/acara/x{number}/").status_code for number in range(30)}
    assert statuses == {404, 429}


def test_an_offices_page_shows_only_its_own_people(client, people, rapat):
    mine, other = invite(
        rapat,
        people,
        people.legal_division_jambi,
        make_organisation("Bappeda Kota Jambi", Office.PLANNING, "15.71"),
    )
    answer(mine, Answer.SUBSTITUTE, name="Dewi Lestari")
    answer(other, Answer.SUBSTITUTE, name="Budi Hartono")
    page = client.get(f"/undangan/acara/{mine.token}/").content.decode()
    assert "Dewi Lestari" in page
    assert "Budi Hartono" not in page
    assert other.token not in page
    assert "Bappeda Kota Jambi" not in page


def test_a_group_reads_its_invitation_and_has_nothing_to_answer(client, people, rapat):
    audiences.add_audiences(
        by=people.verifier_jambi, activity=rapat, groups=["Aparat penegak hukum"]
    )
    group = rapat.invitations.get()
    page = client.get(f"/undangan/acara/{group.token}/").content.decode()
    assert "tidak perlu dijawab" in page
    with pytest.raises(Refused):
        answer(group, Answer.YES)
    assert (figures_of(rapat).invited, figures_of(rapat).groups) == (0, 1)


def test_the_calendar_file_of_the_page_is_readable(client, people, rapat):
    (invitation,) = invite(rapat, people, people.legal_division_jambi)
    response = client.get(f"/undangan/acara/{invitation.token}/kalender.ics")
    assert response.headers["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert event["DTSTART"].dt == rapat.starts_at
    assert invitation.token in event["URL"]


def test_an_invitation_stands_on_the_desk_of_its_office_until_it_is_answered(people, rapat):
    (invitation,) = invite(rapat, people, people.legal_division_jambi)
    today = timezone.localdate()
    assert open_invitations(people.other_operator, today, 5) == []
    Invitation.objects.update(sent_at=timezone.now())
    (item,) = open_invitations(people.other_operator, today, 5)
    assert invitation.token in item.href
    assert item.due == rapat.day
    assert open_invitations(people.operator, today, 5) == []
    answer(invitation, Answer.NO)
    assert open_invitations(people.other_operator, today, 5) == []


# Pages of those who invite


ROOT = "/kegiatan/{}/undangan/"


def test_an_audience_is_chosen_previewed_and_invited_in_one_step(client, gathering, people):
    sign_in(client, people.verifier_jambi)
    root = ROOT.format(gathering.meeting.pk)
    page = client.get(f"{root}sasaran/?contoh=persiapan").content.decode()
    assert "24</b> kantor, 23 di antaranya baru" in page or "24</b> kantor, 24 di" in page
    said = {
        "region": "15",
        "province": ["biro_hukum", "bappeda"],
        "regencies": ["bagian_hukum", "bappeda"],
        "groups": "Aparat penegak hukum",
    }
    part = client.get(f"{root}sasaran/pratinjau/", said).content.decode()
    assert re.search(r"<b class=\"figure\">24</b> kantor", part)
    assert "Bappeda Kabupaten Bungo" in part
    assert not Invitation.objects.exists()
    done = client.post(f"{root}sasaran/", said, follow=True).content.decode()
    assert "24 kantor diundang." in done
    assert "1 kelompok diundang." in done
    empty = client.post(f"{root}sasaran/", {"region": "15"})
    assert empty.status_code == 422


def test_only_editors_open_the_lists_and_others_find_nothing(client, gathering, people):
    root = ROOT.format(gathering.meeting.pk)
    sign_in(client, people.operator)
    assert client.get(root).status_code == 404
    sign_in(client, people.assessor)
    assert client.get(root).status_code == 403
    invite(gathering.meeting, people, people.legal_division_jambi)
    sign_in(client, people.other_operator)
    assert client.get(root).status_code == 403


def test_lists_are_filtered_searched_and_downloaded_with_a_trace(client, gathering, people):
    from io import BytesIO

    from python_calamine import CalamineWorkbook

    invite(gathering.meeting, people, *gathering.offices_of_jambi)
    some = gathering.meeting.invitations.get(name="Bappeda Kota Jambi")
    Invitation.objects.filter(pk=some.pk).update(
        answer=Answer.SUBSTITUTE, substitute="=HYPERLINK(1)"
    )
    sign_in(client, people.verifier_jambi)
    root = ROOT.format(gathering.meeting.pk)
    page = client.get(f"{root}?jawab=diwakili").content.decode()
    assert "Bappeda Kota Jambi" in page
    assert "Bappeda Kabupaten Bungo" not in page
    page = client.get(f"{root}?q=bungo").content.decode()
    assert page.count("Kabupaten Bungo</a>") == 2
    lines = b"".join(client.get(f"{root}unduh.csv").streaming_content).decode().splitlines()
    assert len(lines) == 25
    assert "'=HYPERLINK(1)" in "".join(lines)
    book = client.get(f"{root}unduh.xlsx?jawab=diwakili").content
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["Undangan untuk", "Bappeda Kota Jambi"]
    verbs = [entry.verb for entry in entries(gathering.meeting.subject)]
    assert verbs.count("people.taken") == 2


def test_an_office_found_by_name_or_written_down_is_invited(client, gathering, people):
    sign_in(client, people.verifier_jambi)
    root = ROOT.format(gathering.meeting.pk)
    office = people.legal_division_jambi
    page = client.get(f"{root}kantor/?q=bagian+hukum+kota+jambi").content.decode()
    assert f'value="{office.pk}"' in page
    client.post(f"{root}kantor/", {"kantor": office.pk})
    client.post(f"{root}kantor/", {"name": "Lembaga Adat", "email": "adat@contoh.example"})
    twice = client.post(f"{root}kantor/", {"name": "Lembaga Adat", "email": ""})
    assert twice.status_code == 422
    assert set(gathering.meeting.invitations.values_list("name", flat=True)) == {
        office.name,
        "Lembaga Adat",
    }


def test_one_invitation_is_answered_by_telephone_addressed_and_taken_back(client, people, rapat):
    (invitation,) = invite(rapat, people, people.legal_division_jambi)
    sign_in(client, people.verifier_jambi)
    root = f"{ROOT.format(rapat.pk)}{invitation.pk}/"
    page = client.get(root).content.decode()
    assert invitation.token in page
    client.post(f"{root}jawab/", {"answer": "yes", "people": "2"})
    client.post(f"{root}alamat/", {"email": "hukum@jambi.example"})
    invitation.refresh_from_db()
    assert (invitation.answer, invitation.email) == (Answer.YES, "hukum@jambi.example")
    assert client.post(f"{root}alamat/", {"email": "bukan"}).status_code == 422
    assert client.post(f"{root}jawab/", {"answer": "substitute"}).status_code == 422
    client.post(f"{root}hapus/")
    assert not rapat.invitations.exists()


def test_who_came_cannot_be_uninvited(people, rapat):
    (invitation,) = invite(rapat, people, people.legal_division_jambi)
    answer(invitation, Answer.YES, name="Joko Susilo")
    enters(ticket_of(invitation))
    with pytest.raises(Refused):
        audiences.remove_invitation(by=people.verifier_jambi, invitation=invitation)


@pytest.mark.parametrize("offices", [1, 3, 514])
def test_no_page_asks_the_database_more_for_more_offices(client, people, rapat, offices):
    by = people.verifier_jambi
    rule = Rule(Level.REGENCIES, (Office.LEGAL_DIVISION,), None)
    if offices == 514:
        audiences.add_audiences(by=by, activity=rapat, audiences=[rule])
    else:
        for number in range(offices):
            office = make_organisation(f"Kantor {number}", Office.OPD, "15.71")
            audiences.add_office(by=by, activity=rapat, organisation=office)
    sign_in(client, by)
    root = ROOT.format(rapat.pk)
    one = rapat.invitations.first()
    pages = [
        root,
        f"{root}?jawab=belum&q=hukum",
        f"{root}cetak/",
        f"{root}kirim/",
        f"{root}sasaran/?contoh=hukum",
        f"{root}sasaran/pratinjau/?region=semua&regencies=bagian_hukum",
        f"{root}kantor/?q=hukum",
        f"{root}{one.pk}/",
        f"/undangan/acara/{one.token}/",
    ]
    for page in pages:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(page).status_code == 200, page
        assert len(asked) <= 15, (page, len(asked))
    with CaptureQueriesContext(connection) as asked:
        assert on_activity(rapat, by)
    assert len(asked) <= 2
