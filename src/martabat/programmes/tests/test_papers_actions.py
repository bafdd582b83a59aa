"""Berita acara and surat tugas: begun from the records, frozen when final, forgotten in time."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from martabat.agreements.models import IssuedNumber
from martabat.journal.hashing import digest
from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from martabat.programmes.actions import papers_assignments, papers_letter, papers_records
from martabat.programmes.actions.minutes import start_minutes
from martabat.programmes.actions.retention import anonymise_due
from martabat.programmes.kinds import PointKind
from martabat.programmes.models import Assignee, AssignmentLetter, Minutes, OfficialRecord
from martabat.programmes.papers.record_content import record_context
from martabat.programmes.tests.certificates import apart  # noqa: F401
from martabat.programmes.tests.official_papers import (
    ASSIGNMENT,
    LETTER,
    held_meeting,
    numbered,
)
from tests.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(gathering, people):
    return held_meeting(gathering, people)


@pytest.fixture
def by(people):
    return people.verifier_jambi


def given(record, **more):
    names = ("title", "number", "place", "town", "dated", "results", "supports")
    return {**{name: getattr(record, name) for name in names}, **more}


def save(by, record, *, signatories=None, version=None, **more):
    return papers_records.save_record(
        by=by,
        found=record,
        expected_version=record.version if version is None else version,
        given=given(record, **more),
        signatories=record.signatories if signatories is None else signatories,
    )


class TestRecord:
    def test_it_begins_with_what_is_recorded_and_nothing_else(self, by, meeting):
        made = papers_records.start_record(by=by, activity=meeting)
        assert made.results == ["Data dukung dilengkapi.", "Operator ditunjuk tiap daerah."]
        assert made.supports == ["Daftar hadir (3 orang)", "Notula (rancangan)"]
        assert [one["name"] for one in made.signatories] == ["Tholib", "Maya Siregar"]
        assert (made.dated, made.place) == (meeting.day, "Aula Kanwil Kemenkumham Jambi")
        assert (made.number, made.town) == ("", "")

    def test_without_minutes_the_results_of_the_activity_are_taken(self, by, gathering):
        meeting = gathering.meeting
        meeting.results = "Disepakati jadwal.\n\nData dikumpulkan Maret."
        meeting.save()
        made = papers_records.start_record(by=by, activity=meeting)
        assert made.results == ["Disepakati jadwal.", "Data dikumpulkan Maret."]
        assert (made.supports, made.signatories) == ([], [])

    def test_the_order_of_signatories_is_chosen(self, by, meeting):
        made = papers_records.start_record(by=by, activity=meeting)
        people = [{"name": name, "title": "", "institution": ""} for name in "EDCBA"]
        saved = save(by, made, signatories=people)
        shown = record_context(saved)["penanda_tangan"]
        assert [(one["no"], one["nama"]) for one in shown] == [
            ("1", "E"),
            ("2", "D"),
            ("3", "C"),
            ("4", "B"),
            ("5", "A"),
        ]
        with pytest.raises(Refused, match="lima orang"):
            save(by, saved, signatories=[*people, {"name": "F"}])

    def test_final_is_frozen_and_hashed(self, by, meeting):
        made = papers_records.start_record(by=by, activity=meeting)
        final = papers_records.finish_record(by=by, found=made, expected_version=0)
        assert final.sha256 == digest(final.content)
        before = record_context(final)
        Minutes.objects.get().points.filter(kind=PointKind.CONCLUSION).delete()
        meeting.title = "Nama lain"
        meeting.save()
        again = OfficialRecord.objects.select_related("activity__owner").get()
        assert record_context(again) == before
        for act in (
            lambda: save(by, again, title="Diubah"),
            lambda: papers_records.remove_record(by=by, found=again),
            lambda: papers_records.finish_record(by=by, found=again, expected_version=1),
            lambda: papers_records.number_record(by=by, found=again),
        ):
            with pytest.raises(Refused, match="final"):
                act()
        entry = Entry.objects.get(verb="record.final")
        assert entry.data["sha256"] == final.sha256

    @pytest.mark.parametrize(
        ("lacks", "sentence"), [("dated", "tanggal"), ("results", "hasil"), ("names", "nama")]
    )
    def test_what_a_final_record_needs(self, by, meeting, lacks, sentence):
        made = papers_records.start_record(by=by, activity=meeting)
        more = {"dated": {"dated": None}, "results": {"results": []}, "names": {}}[lacks]
        saved = save(by, made, signatories=[] if lacks == "names" else None, **more)
        with pytest.raises(Refused, match=sentence):
            papers_records.finish_record(by=by, found=saved, expected_version=saved.version)
        assert not OfficialRecord.objects.filter(state="final").exists()

    def test_two_clerks(self, client, by, meeting):
        made = papers_records.start_record(by=by, activity=meeting)
        save(by, made, results=["Yang pertama."])
        sign_in(client, by)
        typed = {
            "expected_version": "0",
            "title": "Rapat",
            "results": "Yang kedua.",
            "rows": "1",
            "0-name": "Tholib",
            "act": "save",
        }
        response = client.post(made.get_absolute_url(), typed)
        page = response.content.decode()
        assert response.status_code == 409
        assert "Yang pertama." in page
        assert "Yang kedua." in page
        assert OfficialRecord.objects.get().results == ["Yang pertama."]

    def test_a_number_is_never_given_to_another(self, by, meeting):
        numbered(by, "record", "BA")
        made = papers_records.start_record(by=by, activity=meeting)
        held = papers_records.number_record(by=by, found=made)
        assert papers_records.number_record(by=by, found=made).number == held.number
        saved = save(by, held, number="Nomor ketikan")
        assert saved.number == held.number, "what was given stays"
        with pytest.raises(Refused, match="bernomor"):
            papers_records.remove_record(by=by, found=saved)
        assert IssuedNumber.objects.count() == 1

    def test_a_final_record_takes_its_number_at_the_latest(self, by, meeting):
        numbered(by, "record", "BA")
        made = papers_records.start_record(by=by, activity=meeting)
        final = papers_records.finish_record(by=by, found=made, expected_version=0)
        assert final.number.startswith("001/BA/")
        assert final.content["number"] == final.number

    def test_others_write_nothing(self, people, by, meeting):
        made = papers_records.start_record(by=by, activity=meeting)
        for person in (people.operator, people.assessor, people.contributor):
            with pytest.raises(PermissionDenied):
                papers_records.start_record(by=person, activity=meeting)
            with pytest.raises(PermissionDenied):
                save(person, made)
            with pytest.raises(PermissionDenied):
                papers_letter.save_letter(by=person, activity=meeting, given=LETTER)

    @pytest.mark.parametrize(
        "typed",
        [
            {},
            {"title": ""},
            {"title": "R", "dated": "32/13/2023"},
            {"title": "R", "results": "x" * 1001},
            {"title": "R", "rows": "6", **{f"{n}-name": f"N{n}" for n in range(6)}},
            {"title": "R", "rows": "1", "0-title": "Jabatan tanpa nama"},
        ],
    )
    def test_a_wrong_form_says_so_and_keeps_nothing(self, client, by, meeting, typed):
        made = papers_records.start_record(by=by, activity=meeting)
        sign_in(client, by)
        data = {"expected_version": "0", "rows": "0", "act": "save", **typed}
        assert client.post(made.get_absolute_url(), data).status_code == 422
        assert OfficialRecord.objects.get().version == 0

    @pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 30])
    def test_odd_versions_do_no_harm(self, client, by, meeting, version):
        made = papers_records.start_record(by=by, activity=meeting)
        sign_in(client, by)
        response = client.post(f"{made.get_absolute_url()}final/", {"expected_version": version})
        assert response.status_code == 409
        assert OfficialRecord.objects.get().state == "draft"


class TestAssignment:
    def test_an_invited_office_sends_its_own_people(self, client, people, meeting):
        meeting.public = True
        meeting.save()
        sign_in(client, people.contributor)
        here = f"/kegiatan/{meeting.pk}/naskah/surat-tugas/tambah/"
        assert "Mengikuti Rapat Persiapan" in client.get(here).content.decode()
        typed = {
            "rows": "2",
            "0-name": "Yusuf Pratama",
            "0-rank": "Penata (III/c)",
            "1-name": "Sinta",
            "purpose": "Mengikuti rapat",
            "capacity": "definitive",
            "act": "save",
        }
        assert client.post(here, typed).status_code == 302
        letter = AssignmentLetter.objects.get()
        assert letter.organisation == people.health_office
        assert [one.name for one in letter.assignees.all()] == ["Yusuf Pratama", "Sinta"]
        entry = Entry.objects.get(verb="assignment.added")
        assert entry.data["people"] == 2
        assert "Yusuf" not in str(entry.data)

    @pytest.mark.parametrize(
        "typed",
        [
            {"rows": "0"},
            {"rows": "1", "0-name": "A", "purpose": ""},
            {
                "rows": "1",
                "0-name": "A",
                "purpose": "B",
                "start": "2023-02-16",
                "end": "2023-02-15",
            },
            {"rows": "1", "0-name": "A", "end": "2023-02-15"},
            {"rows": "1", "0-nip": "1970"},
        ],
    )
    def test_a_wrong_form_says_so(self, client, by, meeting, typed):
        sign_in(client, by)
        here = f"/kegiatan/{meeting.pk}/naskah/surat-tugas/tambah/"
        data = {"purpose": "B", "capacity": "definitive", "act": "save", **typed}
        assert client.post(here, data).status_code == 422
        assert not AssignmentLetter.objects.exists()

    def test_adding_a_row_keeps_what_was_typed(self, client, by, meeting):
        sign_in(client, by)
        here = f"/kegiatan/{meeting.pk}/naskah/surat-tugas/tambah/"
        typed = {"rows": "1", "0-name": "Aminah", "basis": "Dasar kesatu", "act": "add"}
        page = client.post(here, typed).content.decode()
        for part in ('value="Aminah"', "Dasar kesatu", 'name="1-name"'):
            assert part in page, part

    def test_names_end_two_years_after_the_activity(self, by, meeting):
        letter = papers_assignments.add_assignment(
            by=by,
            activity=meeting,
            given=ASSIGNMENT,
            people=[{"name": "Kenari", "nip": "1970", "rank": "III/c", "title": "Analis"}],
        )
        end = meeting.day + dt.timedelta(days=730)
        assert "assignments" not in anonymise_due(end)
        assert anonymise_due(end + dt.timedelta(days=1))["assignments"] == 1
        person = Assignee.objects.get()
        assert (person.name, person.nip, person.rank, person.title) == ("", "", "", "")
        letter.refresh_from_db()
        assert letter.signatory_nip == ""
        with pytest.raises(Refused, match="Masa simpan"):
            papers_assignments.save_assignment(
                by=by, letter=letter, given=ASSIGNMENT, people=[{"name": "Baru"}]
            )


def test_minutes_know_the_number_of_the_letter_on_paper(by, gathering):
    meeting = gathering.meeting
    papers_letter.save_letter(by=by, activity=meeting, given={**LETTER, "number": "W.5-9"})
    assert start_minutes(by=by, activity=meeting).invitation_number == "W.5-9"
