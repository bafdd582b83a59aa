"""A nation of answers, to measure on: many regions, five years, every indicator answered."""

from collections.abc import Callable
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from martabat.assessments.actions.cycles import open_cycle
from martabat.assessments.actions.national_summaries import recompute_cycle
from martabat.assessments.actions.publication import publish, record_decree
from martabat.assessments.models import Cycle
from martabat.assessments.steps import Step
from martabat.instruments.actions import load_shipped
from martabat.instruments.queries import get
from martabat.organisations.actions import create_user
from martabat.organisations.models import Membership, Organisation
from martabat.organisations.roles import Kind, Role
from martabat.portal.publishing import write_pages
from martabat.regions.actions import load_regions
from martabat.regions.models import Region

INDICATORS = 120

# Whatever an indicator asks, an answer of the right kind; deterministic, so runs compare.
ANSWER = """
    UPDATE assessments_answer AS answer SET
        status = CASE WHEN newest.open THEN 'filled' ELSE 'accepted' END,
        decided_by = CASE WHEN newest.open THEN '' ELSE 'kanwil' END,
        version = 1,
        changed_at = now(),
        choice = CASE kind.answer WHEN 'yes_no' THEN 'yes' WHEN 'choice' THEN 'a' ELSE '' END,
        value = CASE WHEN kind.answer = 'number' THEN 1 + (answer.id * 7919) %% 40 END,
        numerator = CASE WHEN kind.answer = 'ratio' THEN 1 + (answer.id * 104729) %% 900 END,
        denominator = CASE WHEN kind.answer = 'ratio' THEN 1000 END
    FROM unnest(%s::text[], %s::text[]) AS kind (code, answer),
        (SELECT id, award_year = %s AS open FROM assessments_cycle) AS newest,
        assessments_assessment AS assessment
    WHERE kind.code = answer.indicator AND assessment.id = answer.assessment_id
        AND newest.id = assessment.cycle_id
"""
VERSIONS = """
    INSERT INTO assessments_answerversion (answer_id, number, tier, by_name, organisation, at,
        value, numerator, denominator, choice, not_applicable, reason, note)
    SELECT id, 1, 'region', 'Operator', 'Bagian Hukum', now(),
        value, numerator, denominator, choice, not_applicable, reason, note
    FROM assessments_answer
"""


def build(regions: int, years: int, last_year: int, say: Callable[[str], None]) -> None:
    """Fill an empty, migrated database."""
    say("regions and instruments")
    load_regions()
    load_shipped()
    publisher = _publisher()
    chosen = list(Region.objects.exclude(kind=Region.Kind.PROVINCE).order_by("code"))
    chosen = _with_singkawang(chosen, regions)
    instrument = get("peduli-ham-2021")
    for award_year in range(last_year - years + 1, last_year + 1):
        say(f"cycle {award_year}: {len(chosen)} regions × {INDICATORS} indicators")
        open_cycle(
            instrument=instrument,
            data_year=award_year - 1,
            award_year=award_year,
            dates={step: date(award_year, 1 + place, 28) for place, step in enumerate(Step)},
            membership=publisher,
            regions=chosen,
            example=True,
        )
    say("answers and their versions")
    _answer_everything(instrument.pk, last_year)
    for cycle in Cycle.objects.all():
        say(f"summaries of {cycle.award_year}")
        recompute_cycle(cycle)
    _operators(chosen)
    say("one published result")
    _publish(publisher, last_year - 1)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")  # so that writing the load out does not disturb what follows


def _with_singkawang(regions: list[Region], count: int) -> list[Region]:
    known = [region for region in regions if region.code == "61.72"]
    others = [region for region in regions if region.code != "61.72"]
    step = max(1, len(others) // max(1, count - 1))
    return [*known, *others[::step][: count - 1]]


def _publisher() -> Membership:
    ministry = Organisation.objects.create(name="Kementerian", kind=Kind.MINISTRY)
    user = create_user(email="penerbit@contoh.example", name="Penerbit", password="x" * 20)
    Membership.objects.create(user=user, role=Role.ASSESSOR, organisation=ministry)
    return Membership.objects.create(user=user, role=Role.PUBLISHER, organisation=ministry)


def _operators(regions: list[Region]) -> None:
    user = create_user(email="operator@contoh.example", name="Operator", password="x" * 20)
    for region in regions[:8]:
        office = Organisation.objects.create(
            name=f"Bagian Hukum {region.name}", kind=Kind.LEGAL_DIVISION, region=region
        )
        Membership.objects.create(user=user, role=Role.OPERATOR, organisation=office)


@transaction.atomic
def _publish(publisher: Membership, award_year: int) -> None:
    """Publish Singkawang's result of an earlier year, pages and all."""
    cycle = Cycle.objects.get(award_year=award_year)
    cycle.assessments.filter(region="61.72").update(step=Step.DECREE)
    assessment = cycle.assessments.select_related("cycle", "region").get(region="61.72")
    record_decree(
        cycle=cycle,
        number="contoh",
        dated=date(award_year, 11, 15),
        title="",
        assessments=[assessment],
        membership=publisher,
    )
    write_pages(publish(assessment=assessment, membership=publisher))


@transaction.atomic
def _answer_everything(instrument_id: int, last_year: int) -> None:
    from martabat.assessments.scores import compiled

    indicators = compiled(instrument_id).indicators
    with connection.cursor() as cursor:
        cursor.execute(
            ANSWER,
            [list(indicators), [item.answer for item in indicators.values()], last_year],
        )
        cursor.execute(VERSIONS)
        cursor.execute(
            "UPDATE assessments_assessment SET step = 'panel', step_since = %s"
            " WHERE cycle_id <> (SELECT id FROM assessments_cycle WHERE award_year = %s)",
            [timezone.now(), last_year],
        )
