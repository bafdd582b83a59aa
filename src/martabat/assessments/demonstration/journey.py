"""One region's way through the demonstration, as far as its stage goes."""

import random
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property

from martabat import scoring
from martabat.assessments.actions import endorsement, panel, publication, verification
from martabat.assessments.actions.answering import save_answer
from martabat.assessments.actions.citing import cite
from martabat.assessments.actions.delegation import delegate
from martabat.assessments.actions.evidence import attach
from martabat.assessments.demonstration import clock
from martabat.assessments.demonstration.cast import BENGKAYANG, SINGKAWANG, Cast
from martabat.assessments.demonstration.invention import Inventor
from martabat.assessments.demonstration.proofs import proof
from martabat.assessments.demonstration.stages import Stage
from martabat.assessments.models import Answer, Assessment
from martabat.assessments.scores import instrument_of
from martabat.assessments.steps import SETTLED, Step, Verdict
from martabat.organisations.models import Membership
from martabat.organisations.roles import Kind, Role

PROVEN = 0.92
RETURN_REASONS = (
    "Bukti tidak memuat angka yang dijawab. Mohon lampirkan tabel rekapitulasinya.",
    "Angka berbeda dengan bukti. Mohon dibetulkan, atau lampirkan sumber angka itu.",
    "Bukti bukan tahun data 2023. Mohon lampirkan dokumen tahun 2023.",
    "Belum disahkan pimpinan. Mohon unggah versi yang sudah ditandatangani.",
)
LOCALITIES_WITH_OFFICES = {SINGKAWANG, BENGKAYANG}


class Journey:
    """Takes one assessment to its stage by the actions that people use."""

    def __init__(
        self,
        assessment: Assessment,
        stage: Stage,
        cast: Cast,
        proofs: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.assessment = assessment
        self.stage = stage
        self.cast = cast
        self.proofs = proofs
        self.instrument = instrument_of(assessment.cycle)
        self.inventor = Inventor(self.instrument, assessment.region_id, stage.level)
        self.random = random.Random(f"way {assessment.region_id}")  # noqa: S311 - invented

    def go(self) -> None:
        """Walk from the first question to the stage."""
        self._ask()
        self._answer()
        self._prove()
        self._cite()
        for step, walk in (
            (Step.FILLING, self._endorse),
            (Step.ENDORSEMENT, self._hand_over),
            (Step.FORWARDING, self._forward),
            (Step.KANWIL, self._verify_all),
            (Step.NATIONAL, self._verify_nationally),
            (Step.PANEL, self._adjust),
            (Step.DECREE, self._publish),
        ):
            if self.stage.step.position <= step.position:
                break
            walk()
        if self.stage.step == Step.KANWIL:
            self._verify_some()

    @cached_property
    def operator(self) -> Membership:
        """Who fills the form for the region."""
        return self.cast.has(Role.OPERATOR, self.assessment.region_id)

    @cached_property
    def verifier(self) -> Membership:
        """Who checks the region's answers at the Kanwil."""
        return self.cast.member(
            Role.VERIFIER,
            self.assessment.region.province_code,
            "Kantor Wilayah",
            Kind.REGIONAL_OFFICE,
        )

    @cached_property
    def answered(self) -> list[str]:
        """The indicators that are answered; the blanks lie where data are hardest to get."""
        codes = list(self.instrument.indicators)
        hardest = sorted(
            codes, key=lambda code: (code[:2] not in {"08", "09"}, self.random.random())
        )
        blanks = set(hardest[: len(codes) - self.stage.filled])
        return [code for code in codes if code not in blanks]

    def national(self, role: Role) -> Membership:
        """Return who has a role at the ministry."""
        return self.cast.has(role, None)

    def _ask(self) -> None:
        region = self.assessment.region_id
        if region not in LOCALITIES_WITH_OFFICES:
            return
        late = {"08": date(2024, 3, 14), "09": date(2024, 3, 20)}
        with clock.at("2024-02-13"):
            for office, codes in self._by_office(self.instrument.indicators).items():
                kind = Kind.LEGAL_DIVISION if office == "Bagian Hukum Setda" else Kind.OPD
                delegate(
                    assessment=self.assessment,
                    indicators=codes,
                    organisation=self.cast.office(region, office, kind),
                    due_on=late.get(codes[0][:2], date(2024, 3, 22)),
                    membership=self.operator,
                )

    def _answer(self) -> None:
        with clock.at("2024-03-08"):
            for code in self.answered:
                given = self.inventor.answer(code)
                if given.blank:
                    continue
                save_answer(
                    assessment=self.assessment,
                    indicator=code,
                    given=given,
                    membership=self.operator,
                    expected_version=0,
                )

    def _prove(self) -> None:
        answers = {item.indicator: item for item in self._answers() if not item.blank}
        with clock.at("2024-03-14"):
            for office, codes in self._by_office(answers).items():
                proven = [code for code in codes if self.random.random() < PROVEN]
                if not proven:
                    continue
                document = proof(
                    self.assessment,
                    office,
                    [(self.instrument.indicators[code], answers[code]) for code in proven],
                    self.operator,
                )
                for code in proven:
                    attach(
                        assessment=self.assessment,
                        indicator=code,
                        document=document,
                        membership=self.operator,
                        page=1,
                    )

    def _cite(self) -> None:
        answered = set(self.answered)
        with clock.at("2024-03-15"):
            for code, source in self.proofs:
                if code in answered:
                    cite(
                        assessment=self.assessment,
                        indicator=code,
                        source=source,
                        membership=self.operator,
                    )

    def _endorse(self) -> None:
        with clock.at("2024-03-25", "10:15"):
            endorsement.submit(assessment=self.assessment, membership=self.operator)

    def _hand_over(self) -> None:
        with clock.at("2024-03-28", "14:07"):
            endorsement.endorse(
                assessment=self.assessment,
                position=f"Sekretaris Daerah {self.assessment.region.name}",
                membership=self.cast.has(Role.SEKDA, self.assessment.region_id),
            )

    def _forward(self) -> None:
        province = self.assessment.region.province_code
        with clock.at("2024-04-03", "11:30"):
            endorsement.forward(
                assessment=self.assessment,
                letter_number=f"contoh/180/{self.assessment.region_id}/2024",
                letter_date=date(2024, 4, 3),
                position="Kepala Biro Hukum",
                membership=self.cast.has(Role.PROVINCE, province),
            )

    def _verify_some(self) -> None:
        codes = self.answered[: self.stage.checked]
        troubled = self.random.sample(
            codes, self.stage.returned + self.stage.corrected + self.stage.mended
        )
        with clock.at("2024-04-18", "13:20"):
            self._accept([code for code in codes if code not in troubled], self.verifier)
        returned = troubled[: self.stage.returned + self.stage.mended]
        with clock.at("2024-04-19", "09:40"):
            for place, code in enumerate(returned):
                self._return(code, RETURN_REASONS[place % len(RETURN_REASONS)])
            for code in troubled[len(returned) :]:
                self._correct(code)
        with clock.at("2024-04-26", "15:05"):
            for code in returned[: self.stage.mended]:
                self._mend(code)

    def _verify_all(self) -> None:
        codes = list(self.instrument.indicators)
        corrected = self.random.sample(self.answered, self.stage.corrected)
        with clock.at("2024-04-19", "10:05"):
            self._accept([code for code in codes if code not in corrected], self.verifier)
            for code in corrected:
                self._correct(code)
            verification.hand_on(assessment=self.assessment, membership=self.verifier)

    def _verify_nationally(self) -> None:
        assessor = self.national(Role.ASSESSOR)
        with clock.at("2024-04-25", "14:30"):
            self._accept(list(self.instrument.indicators), assessor)
            verification.hand_on(assessment=self.assessment, membership=assessor)

    def _adjust(self) -> None:
        member = self.national(Role.PANEL)
        with clock.at("2024-04-26", "16:00"):
            if self.stage.adjustment:
                points = Decimal(self.stage.adjustment)
                panel.adjust(
                    assessment=self.assessment,
                    line="aksi-ham" if points > 0 else "pelanggaran",
                    points=points,
                    reason="Contoh: capaian Aksi HAM B12 tahun 2023."
                    if points > 0
                    else "Contoh: dugaan pelanggaran yang belum ditindaklanjuti.",
                    membership=member,
                )
            panel.close_panel(assessment=self.assessment, membership=member)

    def _publish(self) -> None:
        publisher = self.national(Role.PUBLISHER)
        with clock.at("2024-04-29", "09:00"):
            publication.record_decree(
                cycle=self.assessment.cycle,
                number=f"CONTOH-{self.assessment.region_id} Tahun 2024",
                dated=date(2024, 4, 29),
                title="Keputusan contoh untuk peragaan",
                assessments=[self.assessment],
                membership=publisher,
            )
            publication.publish(assessment=self.assessment, membership=publisher)
        if self.stage.corrected_later:
            with clock.at("2024-04-30", "11:00"):
                publication.correct(
                    assessment=self.assessment,
                    reason="Contoh: satu angka salah salin dari bukti.",
                    membership=publisher,
                )

    def _accept(self, codes: list[str], membership: Membership) -> None:
        verification.accept_many(
            assessment=self.assessment, indicators=codes, membership=membership
        )

    def _return(self, code: str, reason: str) -> None:
        verification.decide(
            assessment=self.assessment,
            indicator=code,
            verdict=Verdict.RETURN,
            membership=self.verifier,
            expected_version=self._version(code),
            reason=reason,
            due_on=date(2024, 4, 29) if self.random.random() < 0.3 else date(2024, 5, 8),
        )

    def _correct(self, code: str) -> None:
        other = Inventor(self.instrument, f"{self.assessment.region_id} again", 0.5).answer(code)
        verification.decide(
            assessment=self.assessment,
            indicator=code,
            verdict=Verdict.CORRECT,
            membership=self.verifier,
            expected_version=self._version(code),
            reason="Angka dibetulkan menurut tabel pada halaman 1.",
            correction=other,
        )

    def _mend(self, code: str) -> None:
        answer = self.assessment.answers.get(indicator=code)
        other = Inventor(self.instrument, f"{self.assessment.region_id} mended", 0.6).answer(code)
        save_answer(
            assessment=self.assessment,
            indicator=code,
            given=other,
            membership=self.operator,
            expected_version=answer.version,
        )

    def _version(self, code: str) -> int:
        return self.assessment.answers.values_list("version", flat=True).get(indicator=code)

    def _answers(self) -> list[Answer]:
        return list(self.assessment.answers.exclude(status__in=SETTLED))

    def _by_office(self, codes: Iterable[str]) -> dict[str, list[str]]:
        offices: dict[str, list[str]] = {}
        for code in codes:
            indicator: scoring.Indicator = self.instrument.indicators[code]
            offices.setdefault(indicator.usual_office, []).append(code)
        return offices
