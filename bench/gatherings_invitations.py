"""Ten thousand invitations: offices found by a rule, invited, and written to through real SMTP.

Run alone on an empty directory with `MARTABAT_VAR=… python -m bench.gatherings_invitations`.
"""

import resource
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from aiosmtpd.controller import Controller

from bench.measures import Figure

OFFICES = 10_000


class Sink:
    """A mail server that takes everything and keeps only how much it was."""

    def __init__(self) -> None:
        self.mails = self.octets = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ARG002, N802
        self.mails += 1
        self.octets += len(envelope.content)
        return "250 OK"


def measure(say: Callable[[str], None]) -> list[Figure]:
    """Invite all these offices and send to all of them; nothing is put away afterwards."""
    from django.conf import settings

    from martabat.programmes.actions import audiences, mailings
    from martabat.programmes.audiences import Level, Rule
    from martabat.programmes.models import Mailing

    say(f"invitations: {OFFICES} offices")
    by, activity = _activity()
    rules = [Rule(Level.REGENCIES, ("opd",))]
    begun = time.perf_counter()
    done = audiences.add_audiences(by=by, activity=activity, audiences=rules)
    invited = time.perf_counter() - begun
    activity.invitations.update(email="kantor@contoh.example")
    with _sink() as (sink, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        mailing = mailings.start_mailing(
            by=by, activity=activity, kind=Mailing.Kind.INVITE, site="https://martabat.example/"
        )
        begun = time.perf_counter()
        mailings.send_batch(mailing.pk)  # after the first batch everything is loaded
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        while mailings.send_batch(mailing.pk):
            pass
        sent = time.perf_counter() - begun
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    mailing.refresh_from_db()
    assert mailing.done == sink.mails == done.invited, (mailing.done, sink.mails, done.invited)
    return [
        Figure(
            "invitations, found and made",
            done.invited / invited,
            "recipients/s",
            f"{done.invited:,} in {invited:.1f} s",
        ),
        Figure(
            "invitations, sent by SMTP",
            done.invited / sent,
            "recipients/s",
            f"{done.invited:,} in {sent:.1f} s, {sink.octets / sink.mails / 1024:.1f} KB each,"
            f" {grown / 1024:.0f} MB more memory",
        ),
    ]


def _activity() -> tuple[Any, Any]:
    from django.utils import timezone

    from martabat.organisations.actions import create_user
    from martabat.organisations.models import Membership, Organisation
    from martabat.organisations.roles import Kind, Role
    from martabat.programmes.actions.planning import add_programme, plan_activity
    from martabat.programmes.kinds import ActivityKind, ProgrammeKind
    from martabat.regions.models import Region

    stamp = f"{time.time():.0f}"
    regions = list(Region.objects.exclude(kind="province").order_by("pk"))
    known = Organisation.objects.filter(kind=Kind.OPD).count()
    Organisation.objects.bulk_create(
        [
            Organisation(
                name=f"Perangkat Daerah {stamp}-{number}",
                kind=Kind.OPD,
                region=regions[number % len(regions)],
            )
            for number in range(max(0, OFFICES - known))
        ],
        batch_size=1000,
    )
    ministry = Organisation.objects.create(name=f"Kementerian {stamp}", kind=Kind.MINISTRY)
    user = create_user(email=f"undangan-{stamp}@contoh.example", name="Penguji", password=None)
    by = Membership.objects.create(user=user, organisation=ministry, role=Role.PUBLISHER)
    programme = add_programme(
        by=by,
        kind=ProgrammeKind.YEARLY,
        name=f"Program {stamp}",
        year=2026,
        region=None,
        host="Kementerian",
        example=True,
    )
    day = timezone.localdate() + timedelta(days=30)
    activity = plan_activity(
        by=by,
        programme=programme,
        kind=ActivityKind.COORDINATION,
        title="Rapat Koordinasi Nasional",
        day=day,
        starts_at=datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC),
        venue="Jakarta",
    )
    return by, activity


@contextmanager
def _sink() -> Iterator[tuple[Sink, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield sink, port
    finally:
        controller.stop()


def main() -> None:
    """Measure alone, on a database of its own."""
    from martabat.project.cli.console import Steps
    from martabat.project.cli.setting_up import database

    with database(Steps()):
        from martabat.project import preparation
        from martabat.regions.actions import load_regions

        preparation.migrate(lambda *_: None)
        load_regions()
        for figure in measure(print):
            print(f"{figure.name}: {figure.value:,.0f} {figure.unit} ({figure.more})")


if __name__ == "__main__":
    main()
