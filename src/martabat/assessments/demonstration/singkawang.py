"""Festival HAM 2023 in Singkawang, from the city's release and other sources.

Real: agreements, parties, days, the series with its third session, theme, who opened and for whom,
the anniversary. Participants, answers, minutes, certificates and what they prove are examples.
"""

import random
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

from martabat.agreements.actions.obligations import add_obligation, close_obligation
from martabat.agreements.models import Agreement
from martabat.assessments.demonstration import clock
from martabat.assessments.demonstration.jambi import read
from martabat.organisations.models import Membership
from martabat.programmes.actions import certificates, questionnaire
from martabat.programmes.actions.activities import mark_held
from martabat.programmes.actions.audiences import add_audiences
from martabat.programmes.actions.contents import (
    AppearanceGiven,
    ItemGiven,
    ObjectiveGiven,
    SourceGiven,
    set_agenda,
    set_appearances,
    set_fulfilments,
    set_objectives,
    set_sources,
)
from martabat.programmes.actions.door import scan
from martabat.programmes.actions.follow_ups import add_follow_up
from martabat.programmes.actions.minutes import add_point, save_point, start_minutes
from martabat.programmes.actions.minutes_approval import approve_minutes, submit_minutes
from martabat.programmes.actions.planning import add_series, plan_activity
from martabat.programmes.actions.programmes import change_programme
from martabat.programmes.actions.registration import RegistrationGiven, register
from martabat.programmes.kinds import ActivityKind, ActivityState, Channel, Part, PointKind
from martabat.programmes.models import Activity, CertificateBatch, Minutes, Programme, Registration
from martabat.programmes.questionnaire_text import QuestionGiven

RELEASE = "Media Center Singkawang, 7 September 2023"
ADDRESS = (
    "https://mediacenter.singkawangkota.go.id/berita/"
    "pemkot-ksp-komnas-ham-dan-infid-teken-perjanjian-kerjasama-festival-ham/"
)
HALL = "Basement Kantor Wali Kota Singkawang"
THEME = (
    "Peningkatan Kapabilitas Pemahaman HAM bagi Aparatur Sipil Negara se-Kalimantan Barat dan"
    " Aparat Penegak Hukum"
)
AIMS = (
    "Mencegah terjadinya pelanggaran HAM",
    "Memastikan terlaksananya perlindungan HAM yang adil dan tidak diskriminatif",
    "Membangun kepercayaan publik terhadap pemerintah",
)
REGISTERED, CAME, TESTED = 90, 72, 40
EXPECTED = 24
INSTITUTIONS = (
    ("Polres Singkawang", "Aparat penegak hukum"),
    ("Kejaksaan Negeri Singkawang", "Aparat penegak hukum"),
    ("Bagian Hukum Setda Kota Singkawang", "ASN"),
    ("Dinas Kesehatan Kota Singkawang", "ASN"),
    ("Bappeda Kabupaten Sambas", "ASN"),
    ("Bagian Hukum Setda Kabupaten Bengkayang", "ASN"),
)
QUESTIONS = (
    QuestionGiven("Siapa yang wajib menghormati hak asasi manusia?",
                  ("Negara saja", "Negara dan setiap orang", "Lembaga peradilan saja"), 1),
    QuestionGiven("Pelanggaran HAM dapat terjadi karena pembiaran.", ("Benar", "Salah"), 0),
    QuestionGiven("Pelayanan yang sama bagi semua orang selalu adil bagi penyandang disabilitas.",
                  ("Benar", "Salah"), 1),
)  # fmt: skip


class SingkawangFestival:
    """Adds to the edition of 2023 what its series held, and what the seminar left."""

    def __init__(self, programme: Programme, mou: Agreement, pks: Agreement, by: Membership):
        self.programme = programme
        self.mou = mou
        self.pks = pks
        self.by = by
        self.random = random.Random("seminar")  # noqa: S311 - invented, not secret

    def hold(self) -> None:
        """Go through the year 2023."""
        with clock.at("2023-09-04"):
            change_programme(
                by=self.by,
                programme=self.programme,
                why_here="Kehidupan yang beragam dan toleran; diseleksi tiga lembaga sejak Januari"
                " 2023",
                celebration="HUT ke-22 pembentukan Kota Singkawang",
            )
            self._before()
            self.seminar = self._plan_seminar()
            self._register()
            self._test("before")
        with clock.at("2023-09-07", "09:04"):
            self._admit()
            self._test("after")
        with clock.at("2023-09-08", "10:00"):
            mark_held(by=self.by, activity=self.seminar)
            self.minutes = self._write()
            self.certificates = self._certify()
            self._oblige()
        with clock.at("2023-10-20"):
            self._after()
        with clock.at("2024-04-22"):
            self._today()

    def proofs(self) -> list[tuple[str, str]]:
        """Return what the city cites: indicator and record (examples)."""
        return [
            ("04-P-02", f"agreement:{self.pks.pk}"),
            ("04-P-02", f"activity:{self.seminar.pk}"),
            ("01-P-04", f"attendance:{self.seminar.pk}"),
            ("04-P-04", f"minutes:{self.minutes.pk}"),
            ("01-P-04", f"certificates:{self.certificates.pk}"),
        ]

    def _plan(
        self, kind: str, title: str, state: str = ActivityState.HELD, **more: Any
    ) -> Activity:
        return plan_activity(
            by=self.by,
            programme=self.programme,
            kind=kind,
            title=title,
            state=state,
            public=True,
            **more,
        )

    def _before(self) -> None:
        held = ActivityState.HELD
        self._plan(ActivityKind.SELECTION, "Seleksi tuan rumah", when_text="Januari 2023")
        self._plan(
            ActivityKind.SIGNING,
            "Penandatanganan Nota Kesepahaman",
            day=date(2023, 7, 13),
            venue="Kantor Staf Presiden, Jakarta",
            agreement=self.mou,
        )
        self.series = add_series(by=self.by, programme=self.programme, name="Pra-Festival")
        for number, kind, title in (
            (1, ActivityKind.SOCIALISATION, "Sosialisasi"),
            (2, ActivityKind.DISCUSSION, "Diskusi"),
        ):
            self._plan(kind, title, held, series=self.series, number=number)
        self._plan(
            ActivityKind.SIGNING,
            "Penandatanganan Perjanjian Kerja Sama",
            day=date(2023, 9, 7),
            venue=HALL,
            agreement=self.pks,
        )

    def _plan_seminar(self) -> Activity:
        seminar = self._plan(
            ActivityKind.SEMINAR,
            "Seminar HAM",
            ActivityState.PLANNED,
            theme=THEME,
            series=self.series,
            number=3,
            day=date(2023, 9, 7),
            starts_at=datetime(2023, 9, 7, 2, 0, tzinfo=UTC),
            ends_at=datetime(2023, 9, 7, 5, 0, tzinfo=UTC),
            venue=HALL,
            registration=True,
            self_check_in=True,
        )
        set_appearances(
            by=self.by,
            activity=seminar,
            people=[
                AppearanceGiven(
                    part=Part.OPENER,
                    name="Aulia Candra",
                    title="Pj. Sekretaris Daerah Kota Singkawang",
                    acting_for="Pj. Wali Kota Singkawang",
                )
            ],
        )
        set_agenda(
            by=self.by,
            activity=seminar,
            items=[
                ItemGiven(title="Pembukaan", clock=time(9, 0), note="jam contoh"),
                ItemGiven(title="Penandatanganan Perjanjian Kerja Sama"),
                ItemGiven(title="Seminar HAM"),
            ],
        )
        set_objectives(
            by=self.by, of=seminar, objectives=[ObjectiveGiven(text=text) for text in AIMS]
        )
        set_sources(
            by=self.by,
            activity=seminar,
            sources=[SourceGiven(name=RELEASE, dated=date(2023, 9, 7), url=ADDRESS)],
        )
        add_audiences(
            by=self.by,
            activity=seminar,
            groups=["ASN se-Kalimantan Barat", "Aparat penegak hukum"],
        )
        return seminar

    def _register(self) -> None:
        self.tickets: list[Registration] = []
        for place in range(REGISTERED):
            institution, _group = INSTITUTIONS[place % len(INSTITUTIONS)]
            self.tickets.append(
                register(
                    activity=self.seminar,
                    channel=Channel.DESK,
                    given=RegistrationGiven(
                        name=f"Peserta {place + 1} (contoh)",
                        institution=institution,
                        region=self.programme.region,
                        sex=self.random.choice(["female", "male"]),
                        disability=place % 30 == 0,
                    ),
                    by=self.by,
                    example=True,
                )
            )

    def _admit(self) -> None:
        for ticket in self.tickets[:CAME]:
            scan(
                activity=self.seminar,
                code=ticket.code,
                direction="in",
                nonce=uuid4(),
                by=self.by,
                gate="Pintu utama",
            )

    def _test(self, moment: str) -> None:
        if moment == "before":
            self.form = questionnaire.set_questionnaire(
                by=self.by,
                activity=self.seminar,
                title="Uji pemahaman HAM (contoh)",
                intro="Tiga pertanyaan singkat sebelum dan sesudah seminar.",
                groups=["ASN", "Aparat penegak hukum"],
            )
            for given in QUESTIONS:
                questionnaire.add_question(by=self.by, questionnaire=self.form, given=given)
        questionnaire.open_moment(by=self.by, questionnaire=self.form, moment=moment, is_open=True)
        self.form.refresh_from_db()
        chance = 0.5 if moment == "before" else 0.8
        for place, ticket in enumerate(self.tickets[:TESTED]):
            answers = {
                question.pk: question.correct
                if self.random.random() < chance
                else (question.correct + 1) % len(question.choices)
                for question in self.form.questions.all()
            }
            questionnaire.answer(
                registration=ticket,
                questionnaire=self.form,
                moment=moment,
                answers=answers,
                group=INSTITUTIONS[place % len(INSTITUTIONS)][1],
            )

    def _write(self) -> Minutes:
        minutes = start_minutes(by=self.by, activity=self.seminar)
        Minutes.objects.filter(pk=minutes.pk).update(example=True)
        minutes.points.all().delete()
        for kind, text, rights in (
            (PointKind.DISCUSSION, "Contoh: layanan yang tidak diskriminatif di loket pelayanan"
             " publik.", ["03", "05"]),
            (PointKind.DISCUSSION, "Contoh: pencegahan kekerasan atas dasar suku, agama, ras, dan"
             " antargolongan.", ["04"]),
            (PointKind.CONCLUSION, "Contoh: pemahaman HAM bagi ASN dilanjutkan di tiap perangkat"
             " daerah.", ["*"]),
        ):  # fmt: skip
            point = add_point(by=self.by, minutes=minutes, kind=kind, text=text)
            save_point(
                by=self.by, point=point, expected_version=point.version, text=text, rights=rights
            )
        add_follow_up(
            by=self.by,
            activity=self.seminar,
            text="Susun jadwal pemahaman HAM di tiap perangkat daerah",
            who="Bagian Hukum",
            due_on=date(2024, 5, 10),
            offices=[self.by.organisation],
            example=True,
        )
        minutes.refresh_from_db()
        submit_minutes(by=self.by, minutes=minutes)
        minutes.refresh_from_db()
        return approve_minutes(by=self.by, minutes=minutes, seen=read(minutes), as_chair=True)

    def _certify(self) -> CertificateBatch:
        batch = certificates.issue(
            by=self.by,
            activity=self.seminar,
            title="Sertifikat (contoh)",
            text="peserta",
            signatory="Pejabat penanda tangan (contoh)",
            signatory_title="Sekretaris Daerah",
            place="Singkawang",
            dated=date(2023, 9, 8),
            site="",
        )
        CertificateBatch.objects.filter(pk=batch.pk).update(example=True)
        certificates.work(batch.pk, self.by)
        batch.refresh_from_db()
        return batch

    def _oblige(self) -> None:
        party = self.pks.parties.get(name="Pemerintah Kota Singkawang")
        obligation = add_obligation(
            by=self.by,
            agreement=self.pks,
            party=party,
            text="Menyelenggarakan seminar HAM dalam rangkaian pra-festival",
            due_on=date(2023, 10, 16),
            example=True,
        )
        set_fulfilments(by=self.by, activity=self.seminar, obligations=[(obligation, "")])
        close_obligation(
            by=self.by, obligation=obligation, note="Seminar HAM", done_on=date(2023, 9, 7)
        )
        add_obligation(
            by=self.by,
            agreement=self.pks,
            party=party,
            text="Menyampaikan laporan penyelenggaraan kepada para pihak",
            due_on=date(2024, 5, 15),
            example=True,
        )

    def _after(self) -> None:
        self._plan(
            ActivityKind.PREPARATION,
            "Rapat persiapan provinsi",
            day=date(2023, 9, 12),
            venue="Ruang Rapat Wakil Gubernur Kalimantan Barat, Pontianak",
        )
        self._plan(ActivityKind.PRESS, "Konferensi pers", day=date(2023, 10, 16))
        self._plan(
            ActivityKind.CLOSING,
            "Deklarasi dan rekomendasi",
            ActivityState.PLANNED,
            when_text="penutupan; naskah belum ada",
        )

    def _today(self) -> None:
        """Plan what the door and the registration can be tried with: today and in two weeks."""
        today = self._plan(
            ActivityKind.COORDINATION,
            "Rapat tindak lanjut Festival HAM",
            ActivityState.PLANNED,
            day=date(2024, 5, 2),
            starts_at=datetime(2024, 5, 2, 1, 0, tzinfo=UTC),
            ends_at=datetime(2024, 5, 2, 16, 0, tzinfo=UTC),
            venue="Aula Kantor Wali Kota Singkawang",
            self_check_in=True,
            example=True,
        )
        for place in range(EXPECTED):
            register(
                activity=today,
                channel=Channel.DESK,
                given=RegistrationGiven(
                    name=f"Tamu {place + 1} (contoh)",
                    institution=INSTITUTIONS[place % len(INSTITUTIONS)][0],
                    region=self.programme.region,
                    needs="Kursi roda: baris depan" if place == 0 else "",
                ),
                by=self.by,
                example=True,
            )
        self._plan(
            ActivityKind.DISCUSSION,
            "Diskusi layanan publik yang inklusif",
            ActivityState.PLANNED,
            day=date(2024, 5, 16),
            starts_at=datetime(2024, 5, 16, 2, 0, tzinfo=UTC),
            ends_at=datetime(2024, 5, 16, 5, 0, tzinfo=UTC),
            venue="Aula Kantor Wali Kota Singkawang",
            registration=True,
            capacity=40,
            example=True,
        )
