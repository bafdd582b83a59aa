"""A festival and a preparation meeting for tests, made by the actions that people use.

Facts are those of the two source documents (Festival HAM 2023 in Singkawang, the meeting of
16 February 2023 in Jambi); participants and results that a test needs are made by the test.
"""

from datetime import UTC, date, datetime
from functools import cached_property

from martabat.agreements.actions.drafting import ClauseGiven, PartyGiven, add_agreement
from martabat.agreements.kinds import Body, Capacity, Kind, Relation, Topic
from martabat.agreements.models import Agreement
from martabat.organisations.models import Organisation
from martabat.organisations.roles import Kind as Office
from martabat.programmes.actions.planning import add_programme, add_series, plan_activity
from martabat.programmes.kinds import ActivityKind, ActivityState, ProgrammeKind
from martabat.programmes.models import Activity, Programme, Series
from martabat.regions.models import Region
from tests.people import People, make_organisation

PARTIES = (
    ("Komnas HAM", Body.CENTRAL, "Atnike Nova Sigiro", "Ketua", Capacity.DEFINITIVE),
    ("Kantor Staf Presiden", Body.CENTRAL, "Moeldoko", "Kepala Staf", Capacity.DEFINITIVE),
    ("INFID", Body.THIRD, "Misthohizzaman", "Direktur Eksekutif", Capacity.DEFINITIVE),
    ("Pemerintah Kota Singkawang", Body.REGION, "Sumastro", "Wali Kota", Capacity.PJ),
)


class Gathering:
    """Everything is made once, when it is first asked for."""

    def __init__(self, people: People) -> None:
        self.people = people

    @cached_property
    def singkawang(self) -> Region:
        return Region.objects.get(pk="61.72")

    @cached_property
    def jambi(self) -> Region:
        return Region.objects.get(pk="15")

    @cached_property
    def mou(self) -> Agreement:
        """The memorandum of 13 July 2023, with its four parties and who signed."""
        return add_agreement(
            by=self.people.operator,
            kind=Kind.NKP,
            title="Penyelenggaraan Festival HAM Tahun 2023",
            region=self.singkawang,
            parties=[
                self._party(name, body, signatory=signatory, title=title, capacity=capacity)
                for name, body, signatory, title, capacity in PARTIES
            ],
            signed_on=date(2023, 7, 13),
            place="Kantor Staf Presiden, Jakarta",
            start=date(2023, 7, 13),
            end=date(2024, 7, 12),
        )

    @cached_property
    def pks(self) -> Agreement:
        """The agreement of 7 September 2023 that carries the memorandum out; signers unnamed."""
        return add_agreement(
            by=self.people.operator,
            kind=Kind.PKS,
            title="Pelaksanaan Festival HAM Tahun 2023",
            region=self.singkawang,
            parties=[self._party(name, body) for name, body, *_rest in PARTIES],
            clauses=[
                ClauseGiven(topic=Topic.RIGHTS, text="Hak dan kewajiban para pihak."),
                ClauseGiven(topic=Topic.TERM, text="Sampai festival selesai dilaporkan."),
            ],
            parent=self.mou,
            relation=Relation.IMPLEMENTS,
            signed_on=date(2023, 9, 7),
            place="Basement Kantor Wali Kota Singkawang",
            start=date(2023, 9, 7),
            end=date(2023, 12, 31),
        )

    @cached_property
    def festival(self) -> Programme:
        """Festival HAM 2023, public."""
        return add_programme(
            by=self.people.operator,
            kind=ProgrammeKind.EDITION,
            tradition="Festival HAM",
            name="Festival HAM 2023",
            year=2023,
            region=self.singkawang,
            host="Kota Singkawang",
            organisers=[(name, self._organisation(name)) for name, *_rest in PARTIES],
            agreements=[self.mou, self.pks],
            theme="Bersatu Menjaga Martabat Manusia Indonesia yang Adil, Toleran, dan Inklusif",
            celebration="HUT ke-22 pembentukan Kota Singkawang",
            start=date(2023, 10, 17),
            end=date(2023, 10, 19),
            public=True,
        )

    @cached_property
    def pre_festival(self) -> Series:
        """The series whose third session is the seminar."""
        return add_series(by=self.people.operator, programme=self.festival, name="Pra-Festival")

    @cached_property
    def seminar(self) -> Activity:
        """The seminar of 7 September 2023, public, open to registration, 09.00-12.00 WIB."""
        return plan_activity(
            by=self.people.operator,
            programme=self.festival,
            kind=ActivityKind.SEMINAR,
            title="Seminar HAM",
            theme=(
                "Peningkatan Kapabilitas Pemahaman HAM bagi Aparatur Sipil Negara se-Kalimantan"
                " Barat dan Aparat Penegak Hukum"
            ),
            series=self.pre_festival,
            number=3,
            day=date(2023, 9, 7),
            starts_at=datetime(2023, 9, 7, 2, 0, tzinfo=UTC),
            ends_at=datetime(2023, 9, 7, 5, 0, tzinfo=UTC),
            venue="Basement Kantor Wali Kota Singkawang",
            agreement=self.pks,
            registration=True,
            public=True,
        )

    @cached_property
    def yearly(self) -> Programme:
        """Peduli HAM in every regency of Jambi, 2023."""
        return add_programme(
            by=self.people.verifier_jambi,
            kind=ProgrammeKind.YEARLY,
            name="Program Peduli HAM Jambi 2023",
            year=2023,
            region=self.jambi,
            host="Kanwil Kemenkumham Jambi",
        )

    @cached_property
    def meeting(self) -> Activity:
        """The preparation meeting of 16 February 2023; nobody is invited yet."""
        return plan_activity(
            by=self.people.verifier_jambi,
            programme=self.yearly,
            kind=ActivityKind.PREPARATION,
            title="Rapat Persiapan Pelaksanaan Kabupaten/Kota Peduli HAM",
            state=ActivityState.HELD,
            day=date(2023, 2, 16),
            starts_at=datetime(2023, 2, 16, 2, 0, tzinfo=UTC),
            ends_at=datetime(2023, 2, 16, 5, 0, tzinfo=UTC),
            venue="Aula Kanwil Kemenkumham Jambi",
        )

    @cached_property
    def offices_of_jambi(self) -> list[Organisation]:
        """Biro Hukum and Bappeda of Jambi, Bagian Hukum and Bappeda of its 11 regencies: 24."""
        regencies = list(self.jambi.regencies.all())
        return [
            make_organisation("Biro Hukum Setda Provinsi Jambi", Office.LEGAL_BUREAU, "15"),
            make_organisation("Bappeda Provinsi Jambi", Office.PLANNING, "15"),
            *(
                make_organisation(f"{name} {region.name}", kind, region.code)
                for region in regencies
                for name, kind in (
                    ("Bagian Hukum Setda", Office.LEGAL_DIVISION),
                    ("Bappeda", Office.PLANNING),
                )
            ),
        ]

    def _party(self, name: str, body: str, **more: str) -> PartyGiven:
        return PartyGiven(name=name, body=body, organisation=self._organisation(name), **more)

    def _organisation(self, name: str) -> Organisation | None:
        return self.people.infid if name == "INFID" else None
