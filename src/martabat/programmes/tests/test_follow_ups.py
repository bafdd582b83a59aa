"""Follow-ups: who owes what, how it stands, who closes what, and who is reminded when."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from martabat.interface import dates
from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.organisations.roles import Kind
from martabat.programmes import rules
from martabat.programmes.actions.follow_up_reminders import remind_due, remind_late
from martabat.programmes.actions.follow_ups import (
    add_follow_up,
    change_follow_up,
    close_share,
    delete_follow_up,
    reopen_share,
)
from martabat.programmes.follow_up_mails import messages_of
from martabat.programmes.follow_up_states import standing
from martabat.programmes.models import FollowUp, FollowUpShare
from martabat.programmes.queries.follow_ups import on_activity, open_follow_ups
from martabat.programmes.tests.gatherings import invite_offices
from tests.people import sign_in

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 16)


@pytest.fixture
def meeting(gathering):
    """The meeting with its 24 invited offices."""
    invite_offices(gathering.meeting, gathering.offices_of_jambi)
    return gathering.meeting


@pytest.fixture
def divisions(meeting, gathering):
    """The 11 Bagian Hukum."""
    return [item for item in gathering.offices_of_jambi if item.kind == Kind.LEGAL_DIVISION]


def add(people, activity, offices, **more):
    given = {
        "text": "Kirim daftar penanggung jawab tiap hak",
        "who": "",
        "due_on": date(2023, 3, 10),
        "site": "https://martabat.example/",
    }
    return add_follow_up(
        by=people.verifier_jambi, activity=activity, offices=offices, **{**given, **more}
    )


def close(people, share, by=None):
    return close_share(
        by=by or people.verifier_jambi, share=share, note="Daftar dikirim.", on=TODAY
    )


@pytest.mark.parametrize(
    ("owed", "done", "due_on", "status", "word"),
    [
        (11, 11, date(2023, 3, 10), "follow_up.done", "11 dari 11"),
        (1, 1, date(2023, 3, 10), "follow_up.done", "Selesai"),
        (2, 1, date(2023, 3, 10), "follow_up.late", "Terlambat 6 hari"),
        (11, 7, date(2023, 3, 31), "follow_up.running", "7 dari 11"),
        (1, 0, TODAY, "follow_up.running", "Berjalan"),
        (11, 0, None, "follow_up.running", "0 dari 11"),
    ],
)
def test_how_it_stands_is_computed(owed, done, due_on, status, word):
    found = standing(owed=owed, done=done, due_on=due_on, today=TODAY)
    assert (found.status, found.word) == (status, word)


def test_a_follow_up_of_eleven_offices_of_which_seven_are_done(meeting, divisions, people):
    assert len(divisions) == 11
    tomorrow = dates.today() + timedelta(days=1)
    follow_up = add(people, meeting, divisions, due_on=tomorrow)
    assert follow_up.who == "11 Bagian Hukum"
    for share in follow_up.shares.all()[:7]:
        close(people, share)
    part = on_activity(meeting, people.verifier_jambi)
    [row] = part.rows
    assert (row.standing.status, row.standing.word) == ("follow_up.running", "7 dari 11")
    for share in follow_up.shares.filter(done_on=None):
        close(people, share)
    [row] = on_activity(meeting, people.verifier_jambi).rows
    assert (row.standing.status, row.standing.word) == ("follow_up.done", "11 dari 11")


def test_an_office_closes_its_own_share_and_no_other(meeting, gathering, people):
    offices = [people.legal_division_jambi, gathering.offices_of_jambi[0]]
    follow_up = add(people, meeting, offices)
    own = follow_up.shares.get(organisation=people.legal_division_jambi)
    other = follow_up.shares.get(organisation=offices[1])
    with pytest.raises(PermissionDenied):
        close(people, other, by=people.other_operator)
    held = close(people, own, by=people.other_operator)
    assert held.done_by == people.other_operator.user
    with pytest.raises(Refused, match="sudah ditutup"):
        close(people, own, by=people.other_operator)
    reopen_share(by=people.other_operator, share=own)
    assert Entry.objects.get(verb="follow_up.reopened").data["note"] == "Daftar dikirim."
    with pytest.raises(Refused, match="satu kalimat"):
        close_share(by=people.other_operator, share=own, note=" ", on=TODAY)


def test_offices_come_and_go_but_who_is_done_stays(meeting, divisions, people):
    follow_up = add(people, meeting, divisions[:3])
    close(people, follow_up.shares.get(organisation=divisions[0]))
    given = {"text": "Kirim daftar", "who": "", "due_on": None}
    by = people.verifier_jambi
    with pytest.raises(Refused, match="sudah menutup"):
        change_follow_up(by=by, follow_up=follow_up, offices=divisions[1:], **given)
    change_follow_up(by=by, follow_up=follow_up, offices=[divisions[0], divisions[5]], **given)
    assert set(follow_up.shares.values_list("organisation", flat=True)) == {
        divisions[0].pk,
        divisions[5].pk,
    }
    with pytest.raises(Refused, match="tidak dapat dihapus"):
        delete_follow_up(by=by, follow_up=follow_up)


def test_only_what_nobody_has_worked_on_is_deleted(meeting, divisions, people):
    follow_up = add(people, meeting, divisions[:2])
    with pytest.raises(PermissionDenied):
        delete_follow_up(by=people.other_operator, follow_up=follow_up)
    delete_follow_up(by=people.verifier_jambi, follow_up=follow_up)
    assert not FollowUp.objects.exists()


def test_what_nobody_owes_is_not_added(meeting, people):
    with pytest.raises(Refused, match="sedikitnya satu kantor"):
        add(people, meeting, [])
    with pytest.raises(PermissionDenied):
        add_follow_up(
            by=people.other_operator,
            activity=meeting,
            text="x",
            who="",
            due_on=None,
            offices=[people.legal_division_jambi],
        )


def test_the_desk_lists_what_the_own_office_owes(meeting, people):
    add(people, meeting, [people.legal_division_jambi], text="Yang kedua", due_on=None)
    add(people, meeting, [people.legal_division_jambi], text="Yang pertama")
    add(people, meeting, [people.regional_office_jambi], text="Bukan bagian kami")
    items = open_follow_ups(people.other_operator, 5)
    assert [item.title for item in items] == ["Yang pertama", "Yang kedua"]
    assert items[0].due == date(2023, 3, 10)
    assert items[0].why.startswith("Tindak lanjut dari Rapat Persiapan")


def mails():
    jobs = ProcrastinateJob.objects.filter(task_name__endswith="follow_ups.send_reminder")
    found = []
    for job in jobs.order_by("pk"):
        share = FollowUpShare.objects.get(pk=job.args["share_id"])
        found += messages_of(share, site=job.args["site"])
    return found


def test_late_offices_are_reminded_once_a_day(meeting, divisions, people):
    people.other_operator  # noqa: B018 - comes into being when asked for
    yesterday = dates.today() - timedelta(days=1)
    offices = [people.legal_division_jambi, divisions[0]]
    add(people, meeting, offices, due_on=yesterday)
    by = people.verifier_jambi
    done = remind_late(by=by, activity=meeting, site="https://martabat.example/")
    assert done.sent == ["Bagian Hukum Setda Kota Jambi"]
    assert done.unreachable == [divisions[0].name]
    again = remind_late(by=by, activity=meeting, site="https://martabat.example/")
    assert (again.sent, again.already) == ([], ["Bagian Hukum Setda Kota Jambi"])
    [message] = mails()
    assert message.to == [people.other_operator.user.email]
    assert "sudah lewat" in message.body
    assert "https://martabat.example/tindak-lanjut/" in message.body
    entry = Entry.objects.get(verb="follow_up.reminded")
    assert entry.data["offices"] == [people.legal_division_jambi.pk]
    with pytest.raises(PermissionDenied):
        remind_late(by=people.other_operator, activity=meeting, site="https://x/")


@pytest.mark.parametrize(
    ("days", "count"), [(-4, 0), (-3, 1), (-2, 0), (0, 1), (1, 1), (2, 0), (8, 1), (9, 0), (15, 1)]
)
def test_by_itself_it_reminds_before_on_the_day_and_then_once_a_week(meeting, people, days, count):
    people.other_operator  # noqa: B018
    add(people, meeting, [people.legal_division_jambi])
    assert remind_due(date(2023, 3, 10) + timedelta(days=days)) == count
    assert remind_due(date(2023, 3, 10) + timedelta(days=days)) == 0


def test_what_was_closed_meanwhile_is_not_mailed(meeting, people):
    people.other_operator  # noqa: B018
    follow_up = add(people, meeting, [people.legal_division_jambi])
    assert remind_due(date(2023, 3, 10)) == 1
    close(people, follow_up.shares.get())
    assert mails() == []


def test_who_keeps_an_activity_is_found_by_the_filter_too(meeting, gathering, people):
    activities = [meeting, gathering.seminar]
    for name, member in people.all_memberships().items():
        found = set(rules.editable_activities(member).values_list("pk", flat=True))
        expected = {item.pk for item in activities if rules.may_edit_activity(member, item)}
        assert found == expected, name


# Pages


def post_new(client, meeting, **more):
    given = {"text": "Cocokkan data kelahiran 2022", "due_on": "2023-03-10", "others": ""}
    address = reverse("programmes:add_follow_up", args=[meeting.pk])
    return client.post(address, {**given, **more}, follow=True)


def test_offices_are_chosen_by_group_singly_or_by_name(client, meeting, people):
    sign_in(client, people.verifier_jambi)
    page = client.get(reverse("programmes:add_follow_up", args=[meeting.pk])).content.decode()
    assert "Bagian Hukum (11)" in page
    assert "Bappeda (12)" in page
    response = post_new(client, meeting, groups=["jenis:bagian_hukum"])
    assert response.status_code == 200
    follow_up = FollowUp.objects.get()
    assert (follow_up.who, follow_up.shares.count()) == ("11 Bagian Hukum", 11)
    people.health_office  # noqa: B018
    response = post_new(
        client,
        meeting,
        offices=[people.regional_office_jambi.pk],
        others="dinas kesehatan dan KB kota singkawang",
        who="Dinas Kesehatan, Kanwil",
    )
    follow_up = FollowUp.objects.order_by("pk").last()
    assert (follow_up.who, follow_up.shares.count()) == ("Dinas Kesehatan, Kanwil", 2)


def test_a_name_that_is_not_found_is_told_with_what_may_be_meant(client, meeting, people):
    people.health_office  # noqa: B018
    sign_in(client, people.verifier_jambi)
    response = post_new(client, meeting, others="Dinas Kesehatan")
    assert response.status_code == 422
    page = response.content.decode()
    assert "Mungkin maksud Anda: Dinas Kesehatan dan KB Kota Singkawang." in page
    assert "Cocokkan data kelahiran 2022" in page
    page = post_new(client, meeting).content.decode()
    assert "Pilih sedikitnya satu kantor" in page


def test_the_list_holds_what_is_mine_and_what_i_keep(client, meeting, divisions, people):
    add(people, meeting, [people.legal_division_jambi], text="Bagian kami")
    add(people, meeting, divisions[:1], text="Bagian kantor lain")
    address = reverse("programmes:follow_ups")
    page = sign_in(client, people.other_operator).get(address).content.decode()
    assert "Bagian kami" in page
    assert "Bagian kantor lain" not in page
    page = sign_in(client, people.verifier_jambi).get(address).content.decode()
    assert "Bagian kami" in page
    assert "Bagian kantor lain" in page
    page = sign_in(client, people.operator).get(address).content.decode()
    assert "Tidak ada yang menunggu Anda" in page
    page = sign_in(client, people.verifier_jambi).get(address + "?keadaan=selesai").content.decode()
    assert "Belum ada yang selesai" in page


def test_an_office_that_was_not_invited_still_finds_what_it_owes(client, meeting, people):
    follow_up = add(people, meeting, [people.health_office])
    share = follow_up.shares.get()
    sign_in(client, people.contributor)
    page = client.get(follow_up.get_absolute_url()).content.decode()
    assert "Bagian kantor Anda" in page
    assert reverse("programmes:activity", args=[meeting.pk]) not in page
    address = reverse("programmes:close_share", args=[follow_up.pk, share.pk])
    assert client.post(address, {"note": ""}).status_code == 422
    page = client.post(address, {"note": "Sudah dicocokkan."}, follow=True).content.decode()
    assert "Bagian kantor ditutup." in page
    assert "Sudah dicocokkan." in page
    sign_in(client, people.province)
    assert client.get(follow_up.get_absolute_url()).status_code == 404
    assert client.post(address, {"note": "x"}).status_code == 404


def test_the_button_tells_whom_it_reached(client, meeting, people):
    people.other_operator  # noqa: B018
    add(people, meeting, [people.legal_division_jambi])
    sign_in(client, people.verifier_jambi)
    address = reverse("programmes:remind_late_follow_ups", args=[meeting.pk])
    page = client.get(reverse("programmes:activity", args=[meeting.pk])).content.decode()
    assert address in page
    assert "Terlambat" in page
    assert "Pengingat dikirim ke 1 kantor." in client.post(address, follow=True).content.decode()
    assert "sudah diingatkan hari ini" in client.post(address, follow=True).content.decode()


@pytest.mark.parametrize("count", [1, 3, 514])
def test_pages_ask_as_few_questions_for_many_as_for_one(
    client, meeting, people, django_assert_max_num_queries, count
):
    from martabat.organisations.models import Organisation

    offices = Organisation.objects.bulk_create(
        Organisation(name=f"Kantor {place:03}", kind=Kind.OPD, region_id="15.71")
        for place in range(count)
    )
    follow_up = add(people, meeting, offices)
    for place in range(min(count, 40)):
        add(people, meeting, offices[:1], text=f"Tindak lanjut {place}")
    sign_in(client, people.verifier_jambi)
    for address in (
        follow_up.get_absolute_url(),
        reverse("programmes:change_follow_up", args=[follow_up.pk]),
        reverse("programmes:follow_ups"),
        reverse("programmes:activity", args=[meeting.pk]),
    ):
        with django_assert_max_num_queries(15):
            assert client.get(address).status_code == 200
