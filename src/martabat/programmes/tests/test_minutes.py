"""Minutes: begun from what is known, written by two at once, approved by the chair, sealed."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from martabat.agreements.models import Numbering
from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.journal.verification import verify
from martabat.organisations.roles import Role
from martabat.programmes import rules
from martabat.programmes.actions.minutes import (
    Conflict,
    add_point,
    move_point,
    remove_point,
    save_header,
    save_point,
    start_minutes,
)
from martabat.programmes.actions.minutes_approval import (
    Changed,
    approve_minutes,
    reopen_minutes,
    send_back_minutes,
    submit_minutes,
    withdraw_minutes,
)
from martabat.programmes.kinds import MinutesState, Part, PointKind
from martabat.programmes.minutes_content import seal
from martabat.programmes.models import AgendaItem, Appearance, Invitation, Mailing, Minutes
from martabat.programmes.queries.minutes import content, minutes_sheet, on_activity
from martabat.programmes.tests.gatherings import come, invite_offices
from tests.people import make_membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(gathering):
    """The meeting of Jambi with its agenda and who appeared."""
    activity = gathering.meeting
    for position, title in enumerate(("Pembukaan", "Cara penilaian", "Isu HAM"), start=1):
        AgendaItem.objects.create(activity=activity, position=position, title=title)
    Appearance.objects.create(
        activity=activity,
        part=Part.OPENER,
        name="Tholib",
        title="Kepala Kantor Wilayah",
        institution="Kementerian Hukum dan HAM Jambi",
    )
    return activity


@pytest.fixture
def minutes(meeting, people):
    return start_minutes(by=people.verifier_jambi, activity=meeting)


def point(minutes, position=2):
    return minutes.points.get(position=position)


def write(minutes, people):
    """Write one discussion and one conclusion and submit."""
    by = people.verifier_jambi
    save_point(by=by, point=point(minutes), expected_version=0, text="Data dicocokkan lebih dulu.")
    add_point(
        by=by, minutes=minutes, kind=PointKind.CONCLUSION, text="Penyerahan data akhir Maret."
    )
    return submit_minutes(by=by, minutes=minutes)


def approve(minutes, by, **more):
    minutes.refresh_from_db()
    return approve_minutes(by=by, minutes=minutes, seen=seal(content(minutes)), **more)


def test_what_is_known_already_is_not_typed_again(meeting, people):
    Mailing.objects.create(
        activity=meeting, kind="invite", number="W.5-UM.01.01-77", event="", site="https://x/"
    )
    minutes = start_minutes(by=people.verifier_jambi, activity=meeting)
    assert [item.heading for item in minutes.points.all()] == [
        "Pembukaan",
        "Cara penilaian",
        "Isu HAM",
    ]
    assert point(minutes, 1).text.startswith("Dibuka oleh Tholib, Kepala Kantor Wilayah")
    assert minutes.chair == "Tholib"
    assert minutes.invitation_number == "W.5-UM.01.01-77"
    assert (minutes.taker, minutes.taker_title) == ("Maya Siregar", "Kanwil Jambi")


def test_who_opens_for_somebody_else_is_written_so(gathering, people):
    Appearance.objects.create(
        activity=gathering.seminar,
        part=Part.OPENER,
        name="Aulia Candra",
        title="Pj. Sekretaris Daerah",
        acting_for="Pj. Wali Kota Singkawang",
    )
    minutes = start_minutes(by=people.operator, activity=gathering.seminar)
    assert point(minutes, 1).text == (
        "Dibuka oleh Aulia Candra, Pj. Sekretaris Daerah, mewakili Pj. Wali Kota Singkawang."
    )


def test_minutes_are_begun_once_and_by_who_holds_the_meeting(minutes, meeting, people):
    with pytest.raises(Refused, match="sudah ada"):
        start_minutes(by=people.verifier_jambi, activity=meeting)
    with pytest.raises(PermissionDenied):
        start_minutes(by=people.other_operator, activity=meeting)


def test_attendance_flows_in_without_typing(minutes, gathering):
    offices = gathering.offices_of_jambi
    assert len(offices) == 24
    invitations = invite_offices(gathering.meeting, offices)
    for invitation in invitations[:20]:
        come(gathering.meeting, invitation.name, invitation)
    come(gathering.meeting, invitations[20].name, invitations[20], represents=True)
    come(gathering.meeting, "LSM contoh")
    come(gathering.meeting, "LSM contoh")
    sheet = minutes_sheet(gathering.meeting)
    assert sheet.attendance == (
        "Hadir 21 dari 24 kantor yang diundang, 1 di antaranya diwakili; 23 orang hadir."
    )
    assert "LSM contoh" in sheet.participants
    assert len(sheet.participants) == 22
    # Somebody who registered and did not come is not there.
    come(gathering.meeting, "Kantor yang tidak datang", came=False)
    assert "Kantor yang tidak datang" not in minutes_sheet(gathering.meeting).participants


def test_the_sheet_has_every_field_of_a_notula(minutes, people):
    write(minutes, people)
    sheet = minutes_sheet(minutes.activity)
    assert sheet.office == "Kanwil Jambi"
    assert sheet.day == "Kamis, 16 Februari 2023"
    assert sheet.hours == "09.00–12.00 WIB"
    assert sheet.invitation_number == "–"
    assert sheet.agenda == ("Pembukaan", "Cara penilaian", "Isu HAM")
    assert (sheet.chair, sheet.taker) == ("Tholib", "Maya Siregar")
    assert [item.text for item in sheet.conclusions] == ["Penyerahan data akhir Maret."]
    assert sheet.unfinished


def test_two_clerks_never_overwrite_each_other(minutes, people):
    first = save_point(
        by=people.verifier_jambi, point=point(minutes), expected_version=0, text="Yang pertama."
    )
    assert first.version == 1
    colleague = make_membership("Rudi", Role.VERIFIER, people.regional_office_jambi)
    with pytest.raises(Conflict) as conflict:
        save_point(by=colleague, point=point(minutes), expected_version=0, text="Yang kedua.")
    assert conflict.value.point.text == "Yang pertama."
    assert point(minutes).text == "Yang pertama."
    # The same text once more, from a phone that has not heard the answer, is no conflict.
    again = save_point(
        by=people.verifier_jambi, point=point(minutes), expected_version=0, text="Yang pertama."
    )
    assert again.version == 1
    # Another point is another text: nobody waits for anybody.
    save_point(by=colleague, point=point(minutes, 3), expected_version=0, text="Isu pertama.")


def test_a_point_that_somebody_writes_on_is_not_removed(minutes, people):
    by = people.verifier_jambi
    save_point(by=by, point=point(minutes), expected_version=0, text="Baru ditulis.")
    with pytest.raises(Conflict):
        remove_point(by=by, point=point(minutes), expected_version=0)
    remove_point(by=by, point=point(minutes), expected_version=1)
    assert not minutes.points.filter(position=2).exists()


def test_points_change_places(minutes, people):
    by = people.verifier_jambi
    move_point(by=by, point=point(minutes, 3), up=True)
    assert [item.heading for item in minutes.points.all()] == [
        "Pembukaan",
        "Isu HAM",
        "Cara penilaian",
    ]
    move_point(by=by, point=point(minutes, 1), up=True)
    assert point(minutes, 1).heading == "Pembukaan"


def test_a_point_is_tagged_with_rights_and_regions(minutes, people):
    from martabat.regions.models import Region

    save_point(
        by=people.verifier_jambi,
        point=point(minutes),
        expected_version=0,
        text="Isu dibahas bergiliran.",
        rights=["06", "10"],
        regions=[Region.objects.get(pk="15.08")],
    )
    [shown] = minutes_sheet(minutes.activity).discussion[1:]
    assert shown.tags == ("Kesehatan", "Perempuan dan anak", "Kabupaten Bungo")
    save_point(
        by=people.verifier_jambi,
        point=point(minutes),
        expected_version=1,
        text="Isu dibahas bergiliran.",
        rights=["06", "*"],
    )
    assert point(minutes).rights == ["*"]
    assert minutes_sheet(minutes.activity).discussion[1].tags[0] == "Semua hak"


def test_only_the_chair_with_an_account_approves(minutes, people):
    chair = make_membership("Kepala Kanwil", Role.VERIFIER, people.regional_office_jambi)
    save_header(
        by=people.verifier_jambi,
        minutes=minutes,
        expected_version=0,
        number="",
        invitation_number="",
        chair="Tholib",
        chair_title="",
        chair_user=chair.user,
        taker="Maya Siregar",
        taker_title="",
    )
    write(minutes, people)
    with pytest.raises(PermissionDenied):
        approve(minutes, people.verifier_jambi, as_chair=True)
    with pytest.raises(PermissionDenied):
        send_back_minutes(by=people.verifier_jambi, minutes=minutes, reason="Kurang.")
    held = approve(minutes, chair)
    assert held.state == MinutesState.APPROVED
    assert held.approved_by == chair.user


def test_an_editor_approves_only_when_saying_that_he_chairs(minutes, people):
    write(minutes, people)
    with pytest.raises(Refused, match="sebagai pimpinan rapat"):
        approve(minutes, people.verifier_jambi)
    approve(minutes, people.verifier_jambi, as_chair=True)
    entry = Entry.objects.get(verb="minutes.approved")
    assert entry.data["as_chair"] is True


def test_a_region_that_only_came_may_not_approve(minutes, people):
    write(minutes, people)
    for other in (people.other_operator, people.operator, people.partner):
        assert not rules.may_approve_minutes(other, minutes)


def test_approved_minutes_are_sealed(minutes, gathering, people):
    write(minutes, people)
    held = approve(minutes, people.verifier_jambi, as_chair=True)
    assert seal(held.content) == held.sha256
    with pytest.raises(Refused, match="sudah disahkan"):
        save_point(by=people.verifier_jambi, point=point(held), expected_version=1, text="Lain.")
    with pytest.raises(Refused, match="sudah disahkan"):
        add_point(by=people.verifier_jambi, minutes=held, kind=PointKind.DISCUSSION, text="Lain.")
    # Whoever is counted later does not change what was approved.
    come(gathering.meeting, "Datang terlambat sekali")
    sheet = minutes_sheet(gathering.meeting)
    assert "Datang terlambat sekali" not in sheet.participants
    assert sheet.sha256 == seal(content(held))


def test_what_changed_since_the_chair_read_it_is_not_approved(minutes, gathering, people):
    held = write(minutes, people)
    seen = seal(content(held))
    come(gathering.meeting, "Bappeda Provinsi Jambi")
    with pytest.raises(Changed, match="Baca sekali lagi"):
        approve_minutes(by=people.verifier_jambi, minutes=held, seen=seen, as_chair=True)


def test_the_chair_sends_back_with_a_reason(minutes, people):
    write(minutes, people)
    with pytest.raises(Refused, match="alasan"):
        send_back_minutes(by=people.verifier_jambi, minutes=minutes, reason="  ")
    held = send_back_minutes(by=people.verifier_jambi, minutes=minutes, reason="Kesimpulan kurang.")
    assert held.state == MinutesState.DRAFT
    assert on_activity(minutes.activity, people.verifier_jambi).status == "minutes.returned"
    again = submit_minutes(by=people.verifier_jambi, minutes=held)
    assert again.returned_reason == ""


def test_submitted_minutes_rest_until_withdrawn(minutes, people):
    held = write(minutes, people)
    with pytest.raises(Refused, match="menunggu pimpinan"):
        save_point(by=people.verifier_jambi, point=point(held), expected_version=1, text="Lain.")
    withdraw_minutes(by=people.verifier_jambi, minutes=held)
    save_point(by=people.verifier_jambi, point=point(held), expected_version=1, text="Lain.")


def test_a_correction_keeps_the_old_seal_in_the_journal(minutes, people):
    write(minutes, people)
    old = approve(minutes, people.verifier_jambi, as_chair=True).sha256
    held = reopen_minutes(by=people.verifier_jambi, minutes=minutes, reason="Salah nama kantor.")
    assert (held.sha256, held.content) == ("", {})
    entry = Entry.objects.get(verb="minutes.reopened")
    assert entry.data["previous_sha256"] == old
    save_point(by=people.verifier_jambi, point=point(held), expected_version=1, text="Betul.")
    submit_minutes(by=people.verifier_jambi, minutes=held)
    new = approve(minutes, people.verifier_jambi, as_chair=True).sha256
    assert new != old
    assert verify(minutes.activity.subject).sound


def test_empty_minutes_are_not_submitted(meeting, people):
    meeting.appearances.all().delete()
    minutes = start_minutes(by=people.verifier_jambi, activity=meeting)
    with pytest.raises(Refused, match="pimpinan rapat"):
        submit_minutes(by=people.verifier_jambi, minutes=minutes)
    Minutes.objects.update(chair="Tholib")
    with pytest.raises(Refused, match="satu pokok pembahasan"):
        submit_minutes(by=people.verifier_jambi, minutes=minutes)


def test_minutes_get_the_next_number_of_the_office(minutes, people):
    Numbering.objects.create(
        organisation=people.regional_office_jambi,
        purpose=Numbering.Purpose.MINUTES,
        pattern="NOT-{number}/{unit}/{month_roman}/{year}",
        unit="W5",
        padding=3,
    )
    write(minutes, people)
    held = approve(minutes, people.verifier_jambi, as_chair=True)
    assert held.number == "NOT-001/W5/II/2023"
    assert held.content["number"] == held.number


def test_drafts_are_read_by_who_writes_and_the_rest_by_whom_it_concerns(minutes, people):
    Invitation.objects.create(
        activity=minutes.activity,
        organisation=people.legal_division_jambi,
        name="Bagian Hukum Kota Jambi",
        token="a" * 32,
    )
    assert not rules.may_view_minutes(people.other_operator, minutes)
    write(minutes, people)
    held = approve(minutes, people.verifier_jambi, as_chair=True)
    assert rules.may_view_minutes(people.other_operator, held)
    assert not rules.may_view_minutes(people.operator, held)
    assert not rules.may_view_minutes(None, held)


def test_no_participant_is_named_in_minutes_or_journal(minutes, gathering, people):
    person = come(gathering.meeting, "Dinas contoh", name="Siti Peserta Rahasia")
    assert person.name
    write(minutes, people)
    held = approve(minutes, people.verifier_jambi, as_chair=True)
    sheet = minutes_sheet(gathering.meeting)
    assert "Rahasia" not in str(held.content) + str(sheet)
    for entry in Entry.objects.filter(chain_id=gathering.meeting.subject):
        assert "Rahasia" not in str(entry.data)


def test_hours_and_days_without_a_source_stay_open(minutes):
    activity = minutes.activity
    activity.starts_at = activity.ends_at = None
    activity.save()
    assert minutes_sheet(activity).hours == "–"
    activity.starts_at = datetime(2023, 2, 16, 2, 0, tzinfo=UTC)
    activity.save()
    assert minutes_sheet(activity).hours == "09.00 WIB"
