"""Deciding on what was read: fill, agree, keep both, replace; never overwrite unwatched."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.newsroom.actions.confirming import (
    ActivityGiven,
    FieldGiven,
    OfficeGiven,
    PersonGiven,
    What,
    confirm_reading,
    discard_reading,
)
from martabat.newsroom.comparing import FIELDS
from martabat.newsroom.forms.readings import SheetForm
from martabat.newsroom.kinds import Topic
from martabat.newsroom.models import ActivityClaim, Following, ReleaseReading, TakingPart
from martabat.newsroom.queries.sheets import sheets
from martabat.newsroom.reading.values import FoundDate
from martabat.newsroom.tests import made
from martabat.programmes.models import Activity, Appearance, Source
from martabat.regions.models import Region
from tests.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def seminar(gathering, own_files):
    """The seminar of 7 September 2023, whose theme is another one than the release's."""
    return gathering.seminar


def given(activity=None, programme=None, **changed):
    """Return decisions in which every value of the release is taken, but for what is named."""
    read = {
        Topic.KIND: "seminar",
        Topic.TITLE: "Seminar HAM",
        Topic.DAY: dt.date(2023, 9, 7),
        Topic.LAST_DAY: None,
        Topic.VENUE: made.HALL,
        Topic.REGION: Region.objects.get(pk="61.72"),
        Topic.THEME: made.THEME,
        Topic.NUMBER: None,
    }
    more = {name: changed.pop(name) for name in ("offices", "people", "follows") if name in changed}
    fields = {topic: FieldGiven(read[topic], What.TAKE) for topic in FIELDS}
    fields |= {Topic(name): FieldGiven(*pair) for name, pair in changed.items()}
    return ActivityGiven(place=0, activity=activity, programme=programme, fields=fields, **more)


def held(activity):
    """Return a plain picture of a record."""
    activity.refresh_from_db()
    people = list(activity.appearances.values_list("name", "title", "acting_for"))
    return (activity.day, activity.venue, activity.theme, activity.number, people)


def test_empty_is_filled_equal_agrees_and_what_differs_stands_beside(people, seminar):
    seminar.venue = ""
    seminar.save(update_fields=["venue"])
    own = seminar.theme
    confirm_reading(
        by=people.operator,
        reading=made.reading(people.operator),
        given=[given(seminar, theme=(made.THEME, What.CLAIM))],
    )
    seminar.refresh_from_db()
    assert seminar.venue == made.HALL
    assert seminar.theme == own
    said = {
        (claim.value, claim.used): claim.source
        for claim in ActivityClaim.objects.filter(activity=seminar, topic="theme")
    }
    assert said == {
        (own, True): "Catatan kegiatan",
        (made.THEME, False): "Media Center Kota Singkawang",
    }


def test_replacing_keeps_the_old_value(people, seminar):
    own = seminar.theme
    confirm_reading(
        by=people.operator,
        reading=made.reading(people.operator),
        given=[given(seminar, theme=(made.THEME, What.REPLACE), venue=(made.HALL, What.LEAVE))],
    )
    seminar.refresh_from_db()
    assert seminar.theme == made.THEME
    claims = ActivityClaim.objects.filter(activity=seminar, topic="theme")
    assert set(claims.values_list("value", "used")) == {(own, False), (made.THEME, True)}


def test_a_record_that_changed_meanwhile_is_not_overwritten(people, seminar):
    before = held(seminar)
    with pytest.raises(Refused, match="berubah sejak"):
        confirm_reading(
            by=people.operator,
            reading=made.reading(people.operator),
            given=[given(seminar)],
        )
    assert held(seminar) == before
    assert not ActivityClaim.objects.exists()
    assert not Source.objects.exists()


@pytest.mark.parametrize("what", [What.CLAIM, What.LEAVE])
def test_a_person_of_the_record_is_not_overwritten(people, seminar, what):
    Appearance.objects.create(activity=seminar, part="opener", name="Aulia Candra", title="Sekda")
    confirm_reading(
        by=people.operator,
        reading=made.reading(people.operator),
        given=[
            given(
                seminar,
                theme=(None, What.LEAVE),
                venue=(None, What.LEAVE),
                people=[PersonGiven(part="opener", name="Aulia Candra", title="Camat", what=what)],
            )
        ],
    )
    assert seminar.appearances.get().title == "Sekda"
    claims = list(ActivityClaim.objects.filter(topic="person").values_list("value", flat=True))
    assert claims == (["Aulia Candra, Sekda", "Aulia Candra, Camat"] if what == What.CLAIM else [])


def test_a_new_activity_has_all_that_was_taken(people, gathering, own_files):
    reading = made.reading(people.operator)
    (activity,) = confirm_reading(
        by=people.operator,
        reading=reading,
        given=[
            given(
                programme=gathering.festival,
                offices=[OfficeGiven("INFID", people.infid.pk), OfficeGiven("Komnas HAM RI")],
                people=[PersonGiven(part="opener", name="Aulia Candra", title=made.OPENER)],
                follows=f"agreement:{gathering.mou.pk}",
            )
        ],
    )
    assert (activity.day, activity.venue, activity.theme) == (
        dt.date(2023, 9, 7), made.HALL, made.THEME,
    )  # fmt: skip
    assert list(TakingPart.objects.values_list("name", "organisation")) == [
        ("INFID", people.infid.pk),
        ("Komnas HAM RI", None),
    ]
    assert Following.objects.get().agreement == gathering.mou
    source = activity.sources.get()
    assert (source.dated, source.url) == (reading.dated, reading.url)
    assert reading.sha256 in source.note
    reading.refresh_from_db()
    assert reading.document is not None
    assert reading.document.media_type == "application/pdf"
    verbs = list(
        Entry.objects.filter(chain=activity.subject).order_by("number").values_list(
            "verb", flat=True
        )
    )  # fmt: skip
    assert verbs == ["activity.planned", "activity.people", "activity.sources",
                     "activity.from_release"]  # fmt: skip


def test_nothing_chosen_is_refused_and_a_closed_reading_stays_closed(people, seminar):
    reading = made.reading(people.operator)
    with pytest.raises(Refused, match="Pilih kegiatan"):
        confirm_reading(by=people.operator, reading=reading, given=[given()])
    discard_reading(by=people.operator, reading=reading)
    with pytest.raises(Refused, match="sudah selesai"):
        confirm_reading(by=people.operator, reading=reading, given=[given(seminar)])


def test_all_or_nothing(people, gathering, own_files):
    """The second activity is refused, so the first is not written either."""
    count = Activity.objects.count() + 1  # the seminar itself
    seminar = gathering.seminar
    with pytest.raises(Refused):
        confirm_reading(
            by=people.operator,
            reading=made.reading(people.operator),
            given=[given(programme=gathering.festival), given(seminar)],
        )
    assert Activity.objects.count() == count
    assert ReleaseReading.objects.get().state == "pending"


def test_who_may_not_change_an_activity_writes_nothing_into_it(people, seminar):
    with pytest.raises(PermissionDenied):
        confirm_reading(
            by=people.other_operator,
            reading=made.reading(people.other_operator),
            given=[given(seminar)],
        )
    with pytest.raises(PermissionDenied):
        confirm_reading(
            by=people.other_operator,
            reading=made.reading(people.operator),
            given=[given(seminar)],
        )


def test_records_that_fit_are_proposed_with_reasons(people, seminar):
    (sheet,) = sheets(made.reading(people.operator), people.operator, {})
    assert sheet.target.activity == seminar
    assert "tanggal sama" in sheet.candidates[0].reasons
    beside = {value.topic: value.beside for value in sheet.values if value.read}
    assert beside["day"] == beside["region"] == "same"
    assert beside["theme"] == beside["venue"] == "differs"


def test_agreements_of_the_day_that_is_followed_up_are_proposed(people, gathering, seminar):
    assert gathering.pks
    (sheet,) = sheets(made.reading(people.operator), people.operator, {})
    assert sheet.followed[0].key == f"agreement:{gathering.mou.pk}"


def test_known_organisations_are_matched_however_they_are_written(people, seminar):
    assert people.infid
    (sheet,) = sheets(made.reading(people.operator), people.operator, {})
    known = {office.name: [name for _pk, name, _likeness in office.known]
             for office in sheet.offices}  # fmt: skip
    assert known["International NGO Forum on Indonesian Development (INFID)"] == ["INFID"]


def test_a_weekday_that_does_not_fit_is_told(people, gathering, own_files):
    wrong = FoundDate(
        made.at("Kamis (7/9/2023)"), dt.date(2023, 9, 8), weekday_ok=False,
        likely=dt.date(2023, 9, 7), basis="conflict", role="activity",
    )  # fmt: skip
    assert gathering.seminar
    reading = made.reading(people.operator, made.seminar(date=wrong))
    page = sign_in(Client(), people.operator).get(reading.get_absolute_url()).content.decode()
    assert "tanggal itu Jumat, 8 September 2023. Mungkin Kamis, 7 September 2023." in page


def test_doubtful_values_are_marked(people, gathering, own_files):
    doubtful = made.seminar(venue=made.found(made.HALL, confidence=0.4))
    assert gathering.seminar
    reading = made.reading(people.operator, doubtful)
    page = sign_in(Client(), people.operator).get(reading.get_absolute_url()).content.decode()
    assert "Kurang yakin: periksa." in page
    assert "is-doubtful" in page


@pytest.mark.parametrize("name", ["other_operator", "province", "contributor", "partner", "panel"])
def test_readings_belong_to_their_organisation(people, gathering, own_files, name):
    reading = made.reading(people.operator)
    client = sign_in(Client(), getattr(people, name))
    assert client.get(reading.get_absolute_url()).status_code == 404
    address = reverse("newsroom:discard_reading", args=[reading.pk])
    assert client.post(address).status_code == 404
    reading.refresh_from_db()
    assert reading.state == "pending"


def test_another_day_of_a_signing_stands_beside_its_agreement(people, gathering, own_files):
    """As one agency told the signing of 7 September 2023 on the 8th."""
    signing = gathering.seminar
    Activity.objects.filter(pk=signing.pk).update(kind="signing")
    assert gathering.pks.signed_on == dt.date(2023, 9, 7)
    confirm_reading(
        by=people.operator,
        reading=made.reading(people.operator),
        given=[
            given(
                signing,
                kind=("signing", What.TAKE),
                day=(dt.date(2023, 9, 8), What.CLAIM),
                theme=(None, What.LEAVE),
                venue=(None, What.LEAVE),
            )
        ],
    )
    told = gathering.pks.claims.filter(topic="signed_on").order_by("position")
    assert list(told.values_list("value", "source", "used")) == [
        ("7 September 2023", "Catatan perjanjian", True),
        ("8 September 2023", "Media Center Kota Singkawang", False),
    ]
    signing.refresh_from_db()
    assert signing.day == dt.date(2023, 9, 7)
    page = sign_in(Client(), people.operator).get(signing.get_absolute_url()).content.decode()
    assert "Sumber berbeda" in page
    assert "8 September 2023" in page


def test_a_release_from_another_province_goes_nowhere_by_itself(people, gathering, own_files):
    assert gathering.festival
    elsewhere = made.seminar(
        region=made.found("Kota Singkawang", "15.71"), venue=None, theme=None, date=None
    )
    reading = made.reading(people.operator, elsewhere)
    (sheet,) = sheets(reading, people.operator, {})
    assert sheet.target.key == "lewati"
    page = sign_in(Client(), people.operator).get(reading.get_absolute_url()).content.decode()
    assert "Pilih dahulu kegiatan atau programnya" in page
    assert "Tulis ke catatan" not in page


def test_a_place_that_another_activity_has_is_told_and_not_proposed(people, seminar):
    reading = made.reading(people.operator, made.seminar(series_position=made.found("HAM", 3)))
    into = {"a0": f"program-{seminar.programme_id}"}
    (sheet,) = sheets(reading, people.operator, into)
    form = SheetForm(sheet=sheet)
    assert seminar.title in form.sheet.values[-1].note
    assert form.fields["number_what"].initial == What.LEAVE

    (own,) = sheets(reading, people.operator, {"a0": f"kegiatan-{seminar.pk}"})
    assert own.values[-1].note == ""
