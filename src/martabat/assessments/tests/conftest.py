"""A cycle with four regions, and the people's way through it, for all tests of this room."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

import pytest
from django.utils import translation

from martabat.assessments.actions import (
    cycles,
    delegation,
    endorsement,
    panel,
    publication,
    verification,
)
from martabat.assessments.actions.answering import save_answer
from martabat.assessments.models import Answer, Assessment, Cycle
from martabat.assessments.steps import Step, Verdict
from martabat.assessments.tests.books import HEALTH, book_for, bring, cell_styles, changed, repacked
from martabat.assessments.values import Given
from martabat.instruments.queries import get
from martabat.interface import dates
from martabat.regions.models import Region

REGIONS = ["15.06", "15.71", "61.01", "61.72"]
DATES = {
    Step.FILLING: date(2023, 3, 31),
    Step.ENDORSEMENT: date(2023, 4, 4),
    Step.FORWARDING: date(2023, 4, 7),
    Step.KANWIL: date(2023, 5, 15),
    Step.NATIONAL: date(2023, 8, 31),
    Step.PANEL: date(2023, 9, 30),
    Step.DECREE: date(2023, 11, 15),
    Step.PUBLISHED: date(2023, 12, 10),
}


@pytest.fixture(autouse=True)
def _indonesian():
    """Begin in Indonesian, whatever language the page of an earlier test was in."""
    with translation.override("id"):
        yield


@pytest.fixture
def cycle(people) -> Cycle:
    """The award of 2023 for the data of 2022, in four regions, every answer blank."""
    return cycles.open_cycle(
        instrument=get("peduli-ham-2021"),
        data_year=2022,
        award_year=2023,
        dates=DATES,
        membership=people.publisher,
        regions=Region.objects.filter(pk__in=REGIONS),
    )


@pytest.fixture
def singkawang(cycle) -> Assessment:
    """Kota Singkawang's assessment, blank."""
    return cycle.assessments.get(region="61.72")


class Way:
    """Takes an assessment from step to step as the people do."""

    def __init__(self, assessment, people):
        self.assessment = assessment
        self.people = people

    @cached_property
    def codes(self):
        return list(self.assessment.answers.values_list("indicator", flat=True))

    def answer(self, code, **given) -> Answer:
        """Answer as the operator; without values, the simplest thing that the indicator takes."""
        from martabat.assessments.scores import instrument_of

        indicator = instrument_of(self.assessment.cycle).indicators[code]
        simple = {
            "yes_no": {"choice": "yes"},
            "choice": {"choice": "a"},
            "number": {"value": Decimal(1)},
            "ratio": {"numerator": Decimal(1), "denominator": Decimal(2)},
        }[indicator.answer]
        answer = self.assessment.answers.get(indicator=code)
        return save_answer(
            assessment=self.assessment,
            indicator=code,
            given=Given(**(given or simple)),
            membership=self.people.operator,
            expected_version=answer.version,
        )

    def to_endorsement(self, answered=3):
        for code in self.codes[:answered]:
            self.answer(code)
        endorsement.submit(assessment=self.assessment, membership=self.people.operator)
        return self.fresh()

    def to_forwarding(self, answered=3):
        self.to_endorsement(answered)
        endorsement.endorse(
            assessment=self.assessment,
            position="Pj. Sekretaris Daerah",
            membership=self.people.sekda,
        )
        return self.fresh()

    def to_kanwil(self, answered=3):
        self.to_forwarding(answered)
        endorsement.forward(
            assessment=self.assessment,
            letter_number="180/0412/HUK",
            letter_date=date(2023, 4, 5),
            position="Kepala Biro Hukum",
            membership=self.people.province,
        )
        return self.fresh()

    def accept_all(self, membership):
        verification.accept_many(
            assessment=self.fresh(), indicators=self.codes, membership=membership
        )

    def decide(self, code, verdict, membership, **more):
        answer = self.assessment.answers.get(indicator=code)
        return verification.decide(
            assessment=self.assessment,
            indicator=code,
            verdict=Verdict(verdict),
            membership=membership,
            expected_version=answer.version,
            **more,
        )

    def to_national(self, answered=3):
        self.to_kanwil(answered)
        self.accept_all(self.people.verifier)
        verification.hand_on(assessment=self.fresh(), membership=self.people.verifier)
        return self.fresh()

    def to_panel(self, answered=3):
        self.to_national(answered)
        self.accept_all(self.people.assessor)
        verification.hand_on(assessment=self.fresh(), membership=self.people.assessor)
        return self.fresh()

    def to_decree(self, answered=3):
        self.to_panel(answered)
        panel.close_panel(assessment=self.fresh(), membership=self.people.panel)
        return self.fresh()

    def to_published(self, answered=3):
        self.to_decree(answered)
        publication.record_decree(
            cycle=self.assessment.cycle,
            number="MHA-01.HA.02.01.01 Tahun 2023",
            dated=date(2023, 11, 15),
            title="",
            assessments=[self.assessment],
            membership=self.people.publisher,
        )
        publication.publish(assessment=self.fresh(), membership=self.people.publisher)
        return self.fresh()

    def fresh(self) -> Assessment:
        self.assessment.refresh_from_db()
        return self.assessment


@pytest.fixture
def way(singkawang, people) -> Way:
    """Kota Singkawang's way through the cycle."""
    return Way(singkawang, people)


@pytest.fixture
def soon(singkawang):
    """The cycle's dates lie ahead, a month each."""
    for step in Step:
        singkawang.cycle.dates.filter(step=step).update(
            due_on=dates.today() + timedelta(days=10 + 30 * step.position)
        )
    return singkawang


@pytest.fixture
def asked(soon, people):
    """The health office is asked for three indicators, until the day after tomorrow."""
    delegation.delegate(
        assessment=soon,
        indicators=["06-H-01", "06-H-02", "06-S-01"],
        organisation=people.health_office,
        due_on=dates.today() + timedelta(days=2),
        membership=people.operator,
    )
    return soon


@pytest.fixture
def book(singkawang, people):
    return book_for(singkawang, people.operator)


@pytest.fixture
def says(book, singkawang, people):
    """Return what a changed workbook says: `says(at("G12", 3))`."""

    def ask(change, sheet=HEALTH, content=book):
        _item, preview = bring(singkawang, people.operator, changed(content, sheet, change))
        return preview

    return ask


@pytest.fixture
def percent_style(book):
    """Return the workbook with a percent and a date format, and their numbers."""

    def add(name, data):
        if name != "xl/styles.xml":
            return data
        count = data.count(b"<xf ")
        more = b'<xf numFmtId="10" fontId="0"/><xf numFmtId="14" fontId="0"/>'
        assert count
        return data.replace(b"</cellXfs>", more + b"</cellXfs>")

    content = repacked(book, add)
    styles = len(cell_styles(book))
    return content, styles, styles + 1
