"""The preparation meeting of 16 February 2023 in Jambi, from the release of the regional office.

Real: title, day, place, who opened, who was invited, what it was for, who is credited for the
photograph. Hours, answers, attendance, minutes and follow-ups are examples.
"""

from datetime import UTC, date, datetime, time
from uuid import uuid4

from django.utils.translation import override

from martabat.assessments.demonstration import clock
from martabat.assessments.demonstration.cast import JAMBI, Cast
from martabat.organisations.models import Membership, Organisation
from martabat.organisations.roles import Kind, Role
from martabat.programmes.actions.activities import mark_held
from martabat.programmes.actions.answers import AnswerGiven, answer_invitation, ticket_of
from martabat.programmes.actions.audiences import add_audiences
from martabat.programmes.actions.contents import (
    AppearanceGiven,
    ItemGiven,
    ObjectiveGiven,
    SourceGiven,
    set_agenda,
    set_appearances,
    set_objectives,
    set_sources,
)
from martabat.programmes.actions.door import scan
from martabat.programmes.actions.follow_ups import add_follow_up, close_share
from martabat.programmes.actions.issues import raise_from_point
from martabat.programmes.actions.minutes import add_point, save_point, start_minutes
from martabat.programmes.actions.minutes_approval import approve_minutes, submit_minutes
from martabat.programmes.actions.planning import add_programme, plan_activity
from martabat.programmes.audiences import Rule
from martabat.programmes.kinds import ActivityKind, Answer, Part, PointKind, ProgrammeKind
from martabat.programmes.minutes_content import content_of, seal
from martabat.programmes.models import Activity, Audience, Invitation, Minutes, Photo
from martabat.programmes.queries.rights import rights
from martabat.regions.models import Region

SOURCE = "Rilis Kanwil Kemenkumham Jambi, 16 Februari 2023"
# Region and office of those who sent somebody else, and of those who did not come (examples).
REPRESENTED = {("15.04", Kind.PLANNING), ("15.01", Kind.LEGAL_DIVISION), ("15.07", Kind.PLANNING)}
ABSENT = {("15.03", Kind.PLANNING), ("15.07", Kind.LEGAL_DIVISION), ("15.72", Kind.LEGAL_DIVISION)}
SILENT = {("15.03", Kind.PLANNING), ("15.72", Kind.LEGAL_DIVISION)}
POINTS: tuple[tuple[str, str, list[str], list[str]], ...] = (
    (PointKind.DISCUSSION, "Isu HAM di tiap kabupaten/kota dibahas bergiliran; satu isu masuk"
     " daftar isu.", ["10", "06"], ["15.08"]),
    (PointKind.DISCUSSION, "Bagian Hukum menjadi satu pintu; tiap perangkat daerah memegang daftar"
     " indikatornya sendiri.", ["*"], []),
    (PointKind.DISCUSSION, "Data kependudukan dicocokkan lebih dulu antara Dinas Kesehatan dan"
     " Disdukcapil.", ["05", "06"], []),
    (PointKind.CONCLUSION, "Peduli HAM dilaksanakan di setiap kabupaten/kota di Jambi tahun ini.",
     ["*"], []),
)  # fmt: skip


class JambiMeeting:
    """Plans the meeting, holds it and leaves what it left."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.chair: Membership = cast.has(Role.VERIFIER, JAMBI)
        self.region = Region.objects.get(pk=JAMBI)

    def hold(self) -> Minutes:
        """Go through the meeting; return its minutes, which regencies cite."""
        with clock.at("2023-02-06"):
            self.activity = self._plan()
        with clock.at("2023-02-13"):
            self._answer()
        with clock.at("2023-02-16", "08:50"):
            self._admit()
        with clock.at("2023-02-17"):
            mark_held(by=self.chair, activity=self.activity)
            self._describe()
        with clock.at("2023-02-20", "10:00"):
            minutes = self._write()
        self._follow_up()
        return minutes

    def _plan(self) -> Activity:
        programme = add_programme(
            by=self.chair,
            kind=ProgrammeKind.YEARLY,
            name="Program Peduli HAM Jambi 2023",
            year=2023,
            region=self.region,
            host="Kantor Wilayah Kementerian Hukum dan HAM Jambi",
            why_here="Peduli HAM diselenggarakan di setiap kabupaten/kota di Jambi pada tahun ini.",
            source=SOURCE,
            public=True,
        )
        activity = plan_activity(
            by=self.chair,
            programme=programme,
            kind=ActivityKind.PREPARATION,
            title="Rapat Persiapan Pelaksanaan Kabupaten/Kota Peduli HAM",
            day=date(2023, 2, 16),
            starts_at=datetime(2023, 2, 16, 2, 0, tzinfo=UTC),
            ends_at=datetime(2023, 2, 16, 5, 0, tzinfo=UTC),
            venue="Aula Kanwil Kemenkumham Jambi",
            public=True,
        )
        province, regencies = Audience.Level.PROVINCE, Audience.Level.REGENCIES
        add_audiences(
            by=self.chair,
            activity=activity,
            audiences=[
                Rule.of(province, [Kind.LEGAL_BUREAU, Kind.PLANNING], JAMBI),
                Rule.of(regencies, [Kind.LEGAL_DIVISION, Kind.PLANNING], JAMBI),
            ],
        )
        return activity

    def _invited(self) -> list[tuple[Invitation, tuple[str | None, Kind]]]:
        invitations = self.activity.invitations.select_related("organisation", "activity")
        return [
            (item, (item.region_id, Kind(item.organisation.kind)))
            for item in invitations
            if item.organisation
        ]

    def _answer(self) -> None:
        for invitation, key in self._invited():
            if key in SILENT:
                continue
            instead = key in REPRESENTED
            answer_invitation(
                invitation=invitation,
                given=AnswerGiven(
                    answer=Answer.SUBSTITUTE if instead else Answer.YES,
                    name="Pejabat yang mewakili (contoh)" if instead else "Pejabat (contoh)",
                ),
            )

    def _admit(self) -> None:
        for invitation, key in self._invited():
            ticket = None if key in ABSENT else ticket_of(invitation)
            if ticket:
                scan(
                    activity=self.activity,
                    code=ticket.code,
                    direction="in",
                    nonce=uuid4(),
                    by=self.chair,
                )
        self.activity.registrations.update(example=True)

    def _describe(self) -> None:
        activity, by = self.activity, self.chair
        set_agenda(
            by=by,
            activity=activity,
            items=[
                ItemGiven(title="Pembukaan", clock=time(9, 0), note="jam contoh"),
                ItemGiven(title="Cara penilaian dan data dukung", clock=time(9, 20)),
                ItemGiven(title="Isu HAM di tiap kabupaten/kota", clock=time(10, 30)),
                ItemGiven(title="Kesimpulan dan tindak lanjut", clock=time(11, 40)),
            ],
        )
        set_appearances(
            by=by,
            activity=activity,
            people=[
                AppearanceGiven(
                    part=Part.OPENER,
                    name="Tholib",
                    title="Kepala Kantor Wilayah Kementerian Hukum dan HAM Jambi",
                ),
                AppearanceGiven(
                    part=Part.SPEAKER,
                    institution="Direktorat Jenderal HAM Kementerian Hukum dan HAM RI",
                ),
                AppearanceGiven(
                    part=Part.GUEST, name="Amrizal", title="Kepala Divisi Keimigrasian"
                ),
            ],
        )
        set_objectives(
            by=by,
            of=activity,
            objectives=[
                ObjectiveGiven(text="Langkah awal mempersiapkan Kabupaten/Kota Peduli HAM"),
                ObjectiveGiven(text="Meningkatkan kesadaran masyarakat tentang hak asasi manusia"),
            ],
        )
        set_sources(
            by=by,
            activity=activity,
            sources=[
                SourceGiven(
                    name=SOURCE,
                    dated=date(2023, 2, 16),
                    note="Hari dan tanggal cocok. Rilis menyebut kelompok undangan, bukan jumlah:"
                    " 24 dihitung dari 1 provinsi dan 11 kabupaten/kota. Rilis juga menyebut LSM"
                    " dan tokoh masyarakat hadir.",
                )
            ],
        )
        Photo.objects.create(
            activity=activity,
            credit="YE/YG",
            alternative="Peserta rapat di aula Kanwil Jambi; gambarnya tidak disertakan sumber",
            public=True,
        )

    def _write(self) -> Minutes:
        by = self.chair
        minutes = start_minutes(by=by, activity=self.activity)
        Minutes.objects.filter(pk=minutes.pk).update(example=True)
        minutes.points.all().delete()
        for kind, text, concerned, regions in POINTS:
            point = add_point(by=by, minutes=minutes, kind=kind, text=text)
            point = save_point(
                by=by,
                point=point,
                expected_version=point.version,
                text=text,
                rights=concerned,
                regions=Region.objects.filter(pk__in=regions),
            )
            if regions:
                issue = raise_from_point(
                    by=by,
                    point=point,
                    region=Region.objects.get(pk=regions[0]),
                    title="Perlindungan perempuan dan anak (contoh)",
                )
                type(issue).objects.filter(pk=issue.pk).update(example=True)
        minutes.refresh_from_db()
        submit_minutes(by=by, minutes=minutes)
        minutes.refresh_from_db()
        return approve_minutes(by=by, minutes=minutes, seen=read(minutes), as_chair=True)

    def _follow_up(self) -> None:
        legal = [
            item.organisation
            for item, key in self._invited()
            if item.organisation and key[1] == Kind.LEGAL_DIVISION
        ]
        bureau = [
            item.organisation
            for item, key in self._invited()
            if item.organisation and key[1] == Kind.LEGAL_BUREAU
        ]
        own: Organisation = self.chair.organisation
        for text, who, due, offices, done in (
            ("Kirim daftar penanggung jawab tiap hak", "11 Bagian Hukum", date(2023, 2, 24), legal,
             len(legal)),
            ("Cocokkan data kelahiran", "Biro Hukum", date(2024, 4, 26), bureau, 0),
            ("Sosialisasi di tiap kabupaten/kota", "11 Bagian Hukum", date(2024, 5, 31), legal, 7),
            ("Kirim formulir per hak", "Kanwil Jambi", date(2023, 2, 20), [own], 1),
        ):  # fmt: skip
            with clock.at("2023-02-20", "11:00"):
                item = add_follow_up(
                    by=self.chair,
                    activity=self.activity,
                    text=text,
                    who=who,
                    due_on=due,
                    offices=offices,
                    example=True,
                )
            with clock.at("2023-02-24", "15:00"):
                for share in list(item.shares.order_by("pk"))[:done]:
                    close_share(
                        by=self.chair,
                        share=share,
                        note="Contoh: sudah dikirim.",
                        on=date(2023, 2, 24),
                    )


def read(minutes: Minutes) -> str:
    """Return the seal of what the chair reads before approving."""
    with override("id"):
        return seal(content_of(minutes, rights("id")))
