"""What happens to activities: held, cancelled, moved in their series, copied to another day."""

import datetime as dt
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from martabat.agreements.models import Obligation
from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.programmes import hours
from martabat.programmes.actions import activities, contents, programmes, series
from martabat.programmes.actions.planning import add_series, next_number, plan_activity
from martabat.programmes.kinds import ActivityKind, ActivityState, Channel, Part
from martabat.programmes.models import Activity, Invitation, Registration
from martabat.programmes.queries.sources import sources_of_activities
from martabat.programmes.queries.upcoming import upcoming
from martabat.programmes.signals import activity_cancelled, activity_moved
from tests.gathering import Gathering
from tests.people import People

pytestmark = pytest.mark.django_db


def plan(gathering: Gathering, title: str, **fields) -> Activity:
    return plan_activity(
        by=gathering.people.operator,
        programme=gathering.festival,
        kind=fields.pop("kind", ActivityKind.DISCUSSION),
        title=title,
        **fields,
    )


@pytest.fixture
def heard():
    """What others are told of cancelled and moved activities."""
    told: list[tuple[str, int, str]] = []

    def cancelled(sender, activity, by, reason, **more) -> None:
        told.append(("cancelled", activity.pk, reason))

    def moved(sender, activity, by, **more) -> None:
        told.append(("moved", activity.pk, ""))

    activity_cancelled.connect(cancelled)
    activity_moved.connect(moved)
    yield told
    activity_cancelled.disconnect(cancelled)
    activity_moved.disconnect(moved)


def test_a_cancelled_activity_keeps_everything_and_others_are_told(
    people: People, gathering: Gathering, heard
) -> None:
    seminar = gathering.seminar
    by = people.operator
    contents.set_agenda(by=by, activity=seminar, items=[contents.ItemGiven(title="Pembukaan")])
    Invitation.objects.create(activity=seminar, name="Bagian Hukum", token="u" * 32)
    Registration.objects.create(activity=seminar, name="Peserta", channel=Channel.PUBLIC, code="k")
    with pytest.raises(Refused, match="Tulis alasan"):
        activities.cancel_activity(by=by, activity=seminar, reason="  ")
    activities.cancel_activity(by=by, activity=seminar, reason="Banjir di pusat kota.")
    seminar.refresh_from_db()
    assert seminar.state == ActivityState.CANCELLED
    assert (seminar.number, seminar.day) == (3, date(2023, 9, 7))
    assert seminar.agenda.count() == seminar.invitations.count() == 1
    assert seminar.registrations.count() == 1
    assert heard == [("cancelled", seminar.pk, "Banjir di pusat kota.")]
    with pytest.raises(Refused, match="Jadwalkan kembali"):
        activities.mark_held(by=by, activity=seminar)
    activities.plan_again(by=by, activity=seminar)
    seminar.refresh_from_db()
    assert (seminar.state, seminar.cancelled_reason) == (ActivityState.PLANNED, "")


def test_what_was_held_cannot_be_cancelled_and_the_future_was_not_held(
    people: People, gathering: Gathering
) -> None:
    by = people.operator
    activities.mark_held(by=by, activity=gathering.seminar)
    with pytest.raises(Refused, match="sudah terlaksana"):
        activities.cancel_activity(by=by, activity=gathering.seminar, reason="terlambat")
    with pytest.raises(Refused, match="belum tiba"):
        activities.change_activity(by=by, activity=gathering.seminar, day=date(2090, 1, 1))
    later = plan(gathering, "Pleno", day=date(2090, 1, 1))
    with pytest.raises(Refused, match="belum tiba"):
        activities.mark_held(by=by, activity=later)
    # What has no day may have taken place all the same.
    undated = plan(gathering, "Sosialisasi")
    assert activities.mark_held(by=by, activity=undated).state == ActivityState.HELD


def test_only_a_change_of_when_and_where_is_told(gathering: Gathering, heard) -> None:
    by, seminar = gathering.people.operator, gathering.seminar
    activities.change_activity(by=by, activity=seminar, summary="Diikuti ASN.")
    activities.change_activity(by=by, activity=seminar, venue=seminar.venue)
    assert heard == []
    activities.change_activity(by=by, activity=seminar, venue="Aula")
    assert heard == [("moved", seminar.pk, "")]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=12))
def test_reordering_keeps_numbers_unique_and_as_they_were(
    gathering: Gathering, moves: list[tuple[int, bool]]
) -> None:
    row = add_series(by=gathering.people.operator, programme=gathering.festival, name="Uji")
    numbers = [1, 2, 3, 7, None]
    kept = [plan(gathering, f"Sesi {at}", series=row, number=n) for at, n in enumerate(numbers)]
    for at, up in moves:
        series.move_in_series(by=gathering.people.operator, activity=kept[at], up=up)
    found = [one.number for one in row.activities.all() if one.number is not None]
    # Numbers change hands; the one without gets the next when it is first moved.
    assert sorted(found) in ([1, 2, 3, 7], [1, 2, 3, 7, 8])


def test_two_activities_never_share_a_number(gathering: Gathering) -> None:
    gathering.seminar  # noqa: B018 - is the third
    with pytest.raises(Refused, match="sudah dipakai Seminar HAM"):
        plan(gathering, "Diskusi", series=gathering.pre_festival, number=3)
    assert next_number(gathering.pre_festival) == 4
    with pytest.raises(Refused, match="milik program lain"):
        activities.change_activity(
            by=gathering.people.verifier_jambi,
            activity=gathering.meeting,
            series=gathering.pre_festival,
        )


def test_a_copy_takes_hours_agenda_and_people_along(people: People, gathering: Gathering) -> None:
    by, seminar = people.operator, gathering.seminar
    opening = contents.ItemGiven(title="Pembukaan", clock=dt.time(9))
    contents.set_agenda(by=by, activity=seminar, items=[opening])
    speaker = contents.AppearanceGiven(
        part=Part.OPENER, name="Aulia Candra", item=seminar.agenda.get()
    )
    contents.set_appearances(by=by, activity=seminar, people=[speaker])
    contents.set_objectives(
        by=by,
        of=seminar,
        objectives=[contents.ObjectiveGiven(text="Mencegah pelanggaran HAM", result="tercapai")],
    )
    Invitation.objects.create(activity=seminar, name="Bagian Hukum", token="u" * 32)
    copy = activities.copy_activity(by=by, activity=seminar, day=date(2023, 9, 21))
    assert (copy.number, copy.state, copy.public) == (4, ActivityState.PLANNED, False)
    assert copy.starts_at - seminar.starts_at == dt.timedelta(days=14)
    assert hours.clock(copy.agenda.get().starts_at, copy.zone) == dt.time(9)
    assert copy.appearances.get().item == copy.agenda.get()
    assert copy.objectives.get().result == ""
    assert not copy.invitations.exists()
    assert seminar.appearances.count() == 1


def test_an_agenda_has_the_hours_of_its_zone(people: People, gathering: Gathering) -> None:
    by = people.operator
    there = plan(gathering, "Diskusi di Bitung", zone="Asia/Makassar", day=date(2024, 7, 29))
    contents.set_agenda(
        by=by,
        activity=there,
        items=[contents.ItemGiven(title="Pembukaan", clock=dt.time(8, 30))],
    )
    assert there.agenda.get().starts_at == dt.datetime(2024, 7, 29, 0, 30, tzinfo=dt.UTC)
    with pytest.raises(Refused, match="Isi dahulu tanggal"):
        contents.set_agenda(
            by=by,
            activity=plan(gathering, "Tanpa hari"),
            items=[contents.ItemGiven(title="Pembukaan", clock=dt.time(8, 30))],
        )


def test_hours_and_agenda_move_with_the_day_and_the_zone(
    people: People, gathering: Gathering
) -> None:
    by, seminar = people.operator, gathering.seminar
    opening = contents.ItemGiven(title="Pembukaan", clock=dt.time(9))
    contents.set_agenda(by=by, activity=seminar, items=[opening])
    activities.change_activity(by=by, activity=seminar, day=date(2023, 9, 8))
    activities.change_activity(by=by, activity=seminar, zone="Asia/Jayapura")
    seminar.refresh_from_db()
    nine = dt.datetime(2023, 9, 8, 0, tzinfo=dt.UTC)  # nine o'clock in WIT
    assert seminar.starts_at == seminar.agenda.get().starts_at == nine
    assert seminar.ends_at == nine + dt.timedelta(hours=3)
    activities.change_activity(by=by, activity=seminar, day=None, when_text="September 2023")
    seminar.refresh_from_db()
    assert (seminar.starts_at, seminar.agenda.get().starts_at) == (None, None)


def test_an_activity_fulfils_obligations_of_its_agreements_only(
    people: People, gathering: Gathering
) -> None:
    by, seminar = people.operator, gathering.seminar
    party = gathering.pks.parties.first()
    mine = Obligation.objects.create(
        agreement=gathering.pks, party=party, text="Menyelenggarakan seminar HAM"
    )
    contents.set_fulfilments(by=by, activity=seminar, obligations=[(mine, "sesi ketiga")])
    assert seminar.fulfilments.get().note == "sesi ketiga"
    gathering.festival.agreements.remove(gathering.mou)
    other = Obligation.objects.create(
        agreement=gathering.mou, party=gathering.mou.parties.first(), text="Lain"
    )
    with pytest.raises(PermissionDenied):
        contents.set_fulfilments(by=by, activity=seminar, obligations=[(other, "")])
    mine.refresh_from_db()
    assert mine.done_on is None  # that is said at the agreement


def test_nobody_else_writes(people: People, gathering: Gathering) -> None:
    seminar = gathering.seminar
    for by in (people.other_operator, people.contributor, people.administrator):
        with pytest.raises(PermissionDenied):
            activities.change_activity(by=by, activity=seminar, venue="Aula")
        with pytest.raises(PermissionDenied):
            programmes.change_programme(by=by, programme=gathering.festival, host="Lain")
        with pytest.raises(PermissionDenied):
            series.change_series(by=by, series=gathering.pre_festival, name="Lain", purpose="")
    with pytest.raises(PermissionDenied):
        programmes.link_agreements(
            by=people.partner,
            programme=gathering.festival,
            agreements=[_unseen(gathering)],
        )


def _unseen(gathering: Gathering):
    """An agreement of Jambi that is no partner's."""
    agreement = gathering.mou
    agreement.parties.update(organisation=None)
    return agreement


def test_every_change_stands_in_the_journal(people: People, gathering: Gathering) -> None:
    by, seminar = people.operator, gathering.seminar
    activities.change_activity(by=by, activity=seminar, venue="Aula")
    activities.mark_held(by=by, activity=seminar)
    verbs = Entry.objects.filter(chain__subject=seminar.subject).order_by("number")
    assert list(verbs.values_list("verb", flat=True)) == [
        "activity.planned",
        "activity.changed",
        "activity.held",
    ]


def test_what_comes_next_is_told_to_the_public_and_to_members(
    people: People, gathering: Gathering
) -> None:
    gathering.seminar  # noqa: B018
    days = (date(2023, 10, 17), date(2023, 10, 19))
    plan(gathering, "Festival", day=days[0], last_day=days[1], public=True)
    Activity.objects.update(public=True)
    plan(gathering, "Rapat panitia", day=date(2023, 10, 18))

    def titles(membership, regions=None, today=date(2023, 10, 18)):
        return [one.title for one in upcoming(membership, regions, today, 10)]

    assert titles(None) == ["Festival"]  # lasts until the 19th
    assert titles(people.operator) == ["Festival", "Rapat panitia"]
    assert titles(None, ["61.72"]) == titles(None, ["61"]) == ["Festival"]
    assert titles(None, ["15"]) == []
    assert titles(None, today=date(2023, 9, 7)) == ["Seminar HAM", "Festival"]


def test_records_of_activities_have_keys(gathering: Gathering) -> None:
    seminar, festival = gathering.seminar, gathering.festival
    assert sources_of_activities(Activity.objects.filter(programme=festival)) == [
        f"activity:{seminar.pk}",
        f"attendance:{seminar.pk}",
    ]
