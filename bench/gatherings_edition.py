"""The page of an edition and of its seminar, when 5,000 people registered and most of them came."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bench.client import Ask

PEOPLE = 5_000
CAME = 4_200
SESSIONS = 12
INSTITUTIONS = 60


def asks(member: Any, cookie: tuple[tuple[str, str], ...]) -> dict[str, Callable[[int, int], Ask]]:
    """Make an edition with its sessions and people, and return what asks for its pages."""
    programme, seminar = _edition(member)
    _people(seminar)
    pages = {
        f"edition page, {PEOPLE:,} people": f"/kegiatan/program/{programme.pk}/",
        f"activity page, {PEOPLE:,} people": f"/kegiatan/{seminar.pk}/",
        "edition page for everybody": f"/program/{programme.pk}/",
    }
    return {
        name: (lambda _client, _turn, path=path: Ask("GET", path, headers=cookie))
        for name, path in pages.items()
    }


def _edition(member: Any) -> tuple[Any, Any]:
    from django.utils import timezone

    from martabat.programmes.actions.planning import add_programme, add_series, plan_activity
    from martabat.programmes.kinds import ActivityKind, ActivityState, ProgrammeKind

    today = timezone.localdate()
    programme = add_programme(
        by=member,
        kind=ProgrammeKind.EDITION,
        tradition="Ukur",
        name="Edisi ukur",
        year=2026,
        region=member.organisation.region,
        host=member.organisation.region.name,
        public=True,
        example=True,
    )
    series = add_series(by=member, programme=programme, name="Pra-Festival")
    sessions = [
        plan_activity(
            by=member,
            programme=programme,
            kind=ActivityKind.SEMINAR,
            title=f"Sesi {number}",
            series=series,
            number=number,
            day=today - timedelta(days=30 - number),
            state=ActivityState.HELD,
            public=True,
            example=True,
        )
        for number in range(1, SESSIONS + 1)
    ]
    return programme, sessions[0]


def _people(seminar: Any) -> None:
    from django.utils import timezone

    from martabat.programmes.kinds import Channel
    from martabat.programmes.models import Registration

    now = timezone.now()
    Registration.objects.bulk_create(
        (
            Registration(
                activity=seminar,
                channel=Channel.PUBLIC,
                code=f"edisi-{seminar.pk}-{number}",
                name=f"Peserta {number}",
                institution=f"Lembaga {number % INSTITUTIONS}",
                entered_at=now if number < CAME else None,
                example=True,
            )
            for number in range(PEOPLE)
        ),
        batch_size=2000,
    )
