"""A thousand certificates: numbered by the office's pattern, with a QR code each, in one PDF/UA.

Run alone on an empty directory with `MARTABAT_VAR=… python -m bench.gatherings_certificates`.
"""

import time
from collections.abc import Callable
from typing import Any

from bench.measures import Figure

PEOPLE = 1000
SITE = "https://martabat.example/"


def measure(say: Callable[[str], None]) -> list[Figure]:
    """Make one batch as the job does, then one person's paper on its own."""
    from martabat.documents.models import Blob
    from martabat.documents.typst import render
    from martabat.programmes.actions import certificates
    from martabat.programmes.certificates import certificate_paper

    say(f"certificates: {PEOPLE}")
    by, activity = _activity()
    batch = certificates.issue(
        by=by,
        activity=activity,
        title="Sertifikat",
        text="sebagai peserta",
        signatory="Penanda Tangan",
        signatory_title="Kepala Dinas",
        place="Singkawang",
        dated=activity.day,
        site=SITE,
    )
    begun = time.perf_counter()
    certificates.work(batch.pk, by)
    took = time.perf_counter() - begun
    batch.refresh_from_db()
    assert batch.done == PEOPLE, batch.done
    size = Blob.objects.get(pk=batch.sha256).size
    one = batch.certificates.select_related("batch__activity__owner").first()
    assert one is not None
    begun = time.perf_counter()
    render("certificate", certificate_paper(one.batch, [one]), language="id")
    alone = time.perf_counter() - begun
    return [
        Figure(
            "certificates",
            PEOPLE / took,
            "certificates/s",
            f"{PEOPLE:,} in {took:.1f} s, {size / PEOPLE / 1024:.1f} KB each;"
            f" one alone in {alone * 1000:.0f} ms",
        )
    ]


def _activity() -> tuple[Any, Any]:
    """Make an activity to which a thousand people came, in an office that numbers its papers."""
    from django.utils import timezone

    from martabat.agreements.models import Numbering
    from martabat.organisations.actions import create_user
    from martabat.organisations.models import Membership, Organisation
    from martabat.organisations.roles import Kind, Role
    from martabat.programmes.actions.planning import add_programme, plan_activity
    from martabat.programmes.kinds import ActivityKind, Channel, ProgrammeKind
    from martabat.programmes.models import Registration

    stamp = f"{time.time():.0f}"
    office = Organisation.objects.create(name=f"Kementerian {stamp}", kind=Kind.MINISTRY)
    user = create_user(email=f"sertifikat-{stamp}@contoh.example", name="Penguji", password=None)
    by = Membership.objects.create(user=user, organisation=office, role=Role.PUBLISHER)
    Numbering.objects.create(
        organisation=office,
        purpose=Numbering.Purpose.CERTIFICATE,
        pattern="{number}/SERT/{month_roman}/{year}",
        padding=4,
    )
    programme = add_programme(
        by=by,
        kind=ProgrammeKind.YEARLY,
        name=f"Program {stamp}",
        year=2026,
        region=None,
        host="Kementerian",
        example=True,
    )
    activity = plan_activity(
        by=by,
        programme=programme,
        kind=ActivityKind.SEMINAR,
        title="Seminar Hak Asasi Manusia bagi Aparatur Sipil Negara",
        day=timezone.localdate(),
        venue="Aula",
        example=True,
    )
    Registration.objects.bulk_create(
        Registration(
            activity=activity,
            channel=Channel.DESK,
            code=f"sertifikat-{stamp}-{number}",
            name=f"Peserta Nomor {number}",
            institution="Bagian Hukum",
            entered_at=timezone.now(),
            example=True,
        )
        for number in range(PEOPLE)
    )
    return by, activity


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
