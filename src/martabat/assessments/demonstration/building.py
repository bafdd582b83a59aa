"""Building the demonstration by the same actions that people use."""

from collections.abc import Callable
from datetime import date

from martabat.assessments.actions.cycles import open_cycle
from martabat.assessments.actions.history import load_history
from martabat.assessments.actions.summaries import recompute
from martabat.assessments.demonstration import clock
from martabat.assessments.demonstration.cast import JAMBI, SINGKAWANG, WEST_KALIMANTAN, Cast
from martabat.assessments.demonstration.gatherings import Gatherings
from martabat.assessments.demonstration.journey import Journey
from martabat.assessments.demonstration.letterheads import give_letterhead
from martabat.assessments.demonstration.stages import STAGES
from martabat.assessments.steps import Step
from martabat.instruments.queries import get
from martabat.journal.actions import anchor
from martabat.organisations.roles import Role
from martabat.regions.models import Region

Report = Callable[..., None]

DATES: dict[str, date] = {
    Step.FILLING: date(2024, 3, 28),
    Step.ENDORSEMENT: date(2024, 4, 4),
    Step.FORWARDING: date(2024, 4, 5),
    Step.KANWIL: date(2024, 5, 15),
    Step.NATIONAL: date(2024, 8, 30),
    Step.PANEL: date(2024, 9, 30),
    Step.DECREE: date(2024, 11, 15),
    Step.PUBLISHED: date(2024, 12, 10),
}


def build(progress: Report) -> None:
    """Build the festivals, the cycle of 2024 for Jambi and Kalimantan Barat, the real history.

    `progress(done, total, what)` is called after each region.
    """
    load_history()
    regions = list(Region.objects.filter(code__in=["15", "61", *STAGES]))
    cast = Cast(regions)
    with clock.at("2023-01-09"):
        cast.appear()
        _letterheads(cast)
    gatherings = Gatherings(cast)
    gatherings.hold()
    with clock.at("2024-01-16"):
        cycle = open_cycle(
            instrument=get("peduli-ham-2021"),
            data_year=2023,
            award_year=2024,
            dates=DATES,
            membership=cast.has(Role.PUBLISHER, None),
            regions=[region for region in regions if not region.is_province],
            example=True,
        )
    assessments = cycle.assessments.select_related("cycle", "region").order_by("region")
    for done, assessment in enumerate(assessments):
        progress(done, len(STAGES), assessment.region.name)
        Journey(
            assessment,
            STAGES[assessment.region_id],
            cast,
            gatherings.proofs_of(assessment.region_id),
        ).go()
    for assessment in assessments:
        recompute(assessment.pk)
    anchor()
    progress(len(STAGES), len(STAGES), "")


def _letterheads(cast: Cast) -> None:
    give_letterhead(
        cast.has(Role.OPERATOR, SINGKAWANG),
        town="Singkawang",
        government="PEMERINTAH KOTA SINGKAWANG",
        office="SEKRETARIAT DAERAH",
    )
    give_letterhead(
        cast.has(Role.PROVINCE, WEST_KALIMANTAN),
        town="Pontianak",
        government="PEMERINTAH PROVINSI KALIMANTAN BARAT",
        office="SEKRETARIAT DAERAH",
    )
    give_letterhead(
        cast.has(Role.VERIFIER, JAMBI), town="Jambi", government="", office="KANTOR WILAYAH JAMBI"
    )
