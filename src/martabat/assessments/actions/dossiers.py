"""Dossiers: asking for one, the work on it, and letting its file go."""

import json
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.assessments import rules
from martabat.assessments.actions.locking import require
from martabat.assessments.dossiers import folder, layout
from martabat.assessments.models import Assessment, Dossier, DossierState
from martabat.assessments.refusals import Refused
from martabat.documents.kept import drop, keep_file
from martabat.journal.actions import record
from martabat.organisations.models import Membership

KEPT = timedelta(days=30)
MEDIA_TYPE = "application/zip"
PACKING = "martabat.assessments.dossiers.packing"
# How often the row hears of progress.
BREATH = 0.5


@transaction.atomic
def ask(*, assessment: Assessment, membership: Membership, site: str) -> Dossier:
    """Have the dossier of an assessment made by a job; `site` is Martabat's own address.

    While one is at work it is returned instead of a second.
    """
    require(rules.may_pack(membership, assessment))
    # Two who press the button at once: the second finds the first one's.
    Assessment.objects.select_for_update(no_key=True).get(pk=assessment.pk)
    at_work = assessment.dossiers.filter(
        state__in=[DossierState.WAITING, DossierState.RUNNING]
    ).first()
    if at_work is not None:
        return at_work
    made = Dossier.objects.create(
        assessment=assessment,
        asked_by_id=membership.user_id,
        asked_by_name=membership.user.name,
        site=site,
    )
    record(
        subject=assessment.subject,
        verb="dossier.asked",
        actor=membership.actor,
        data={"dossier": made.pk},
    )
    _defer(made)
    return made


@transaction.atomic
def begin_again(*, dossier: Dossier, membership: Membership) -> None:
    """Let a dossier that broke off be made after all."""
    require(rules.may_pack(membership, dossier.assessment))
    locked = Dossier.objects.select_for_update().get(pk=dossier.pk)
    if locked.state != DossierState.FAILED:
        raise Refused(_("Berkas ini tidak terhenti, jadi tidak perlu diulang."))
    Dossier.objects.filter(pk=locked.pk).update(state=DossierState.WAITING, done=0)
    _defer(locked)


def _defer(dossier: Dossier) -> None:
    from martabat.assessments.tasks import make_dossier

    make_dossier.defer(dossier_id=dossier.pk)


def work(dossier_id: int) -> None:
    """Read, write and pack; nobody waits for it and it may be begun again."""
    dossier = Dossier.objects.select_related(
        "assessment__cycle__instrument", "assessment__region__province", "assessment__decree"
    ).get(pk=dossier_id)
    if not dossier.working:
        return
    moment = folder.read_moment(dossier.assessment)
    _tell(dossier, state=DossierState.RUNNING, done=0, total=len(moment.documents))
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / Path(dossier.filename).stem
        root.mkdir()
        folder.write(root, moment, site=dossier.site, report=_Reporter(dossier))
        target = Path(name) / dossier.filename
        _pack(root, target, dossier)
        with target.open("rb") as file:
            sha256, size = keep_file(file, media_type=MEDIA_TYPE)
    _tell(
        dossier,
        state=DossierState.READY,
        done=len(moment.documents),
        sha256=sha256,
        size=size,
        head=moment.standing["head"],
        anchor=moment.anchors[-1]["hash"] if moment.anchors else "",
        finished_at=timezone.now(),
    )


def fail(dossier_id: int) -> None:
    """Say that the work broke off."""
    Dossier.objects.filter(
        pk=dossier_id, state__in=[DossierState.WAITING, DossierState.RUNNING]
    ).update(state=DossierState.FAILED)


def expire() -> int:
    """Drop files that are older than a month; return how many. The rows stay."""
    old = Dossier.objects.filter(state=DossierState.READY, finished_at__lt=timezone.now() - KEPT)
    gone = 0
    for dossier in old.iterator():
        with transaction.atomic():
            _tell(dossier, state=DossierState.EXPIRED, sha256="")
            drop(dossier.sha256)
        gone += 1
    return gone


class _Reporter:
    """Tells the row how far the work is, but not at every document."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.told = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self.told > BREATH or done == total:
            self.told = time.monotonic()
            _tell(self.dossier, done=done)


def _tell(dossier: Dossier, **values: object) -> None:
    Dossier.objects.filter(pk=dossier.pk).update(**values)


def _pack(root: Path, target: Path, dossier: Dossier) -> None:
    assessment = dossier.assessment
    about = {
        "Martabat-Format": layout.FORMAT,
        "Source-Organization": assessment.region.name,
        "External-Identifier": f"martabat:{assessment.region_id}:{assessment.cycle.award_year}:"
        f"{dossier.pk}",
        "External-Description": f"Penilaian HAM {assessment.region.name} "
        f"{assessment.cycle.award_year}, data tahun {assessment.cycle.data_year}",
    }
    subprocess.run(  # noqa: S603 - our own module; the arguments are ours
        [sys.executable, "-m", PACKING, str(root), str(target)],
        input=json.dumps(about),
        text=True,
        check=True,
        capture_output=True,
    )
