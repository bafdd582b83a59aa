"""Berita acara: begun from what is recorded, edited, numbered, made final and sealed."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.agreements.models import Numbering
from martabat.agreements.rules import may_issue
from martabat.journal.actions import record
from martabat.journal.hashing import digest
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.actions.papers_letter import tidy
from martabat.programmes.actions.papers_numbers import numbering_of, take_number
from martabat.programmes.models import Activity, OfficialRecord
from martabat.programmes.models.papers import MOST_SIGNATORIES
from martabat.programmes.papers.record_content import content_of
from martabat.programmes.papers.record_start import (
    results_known,
    signatories_known,
    supports_known,
)

State = OfficialRecord.State
MOST_LINES: Final = 100
MOST_RECORDS: Final = 20


class RecordConflict(Refused):
    """Somebody else has saved meanwhile; `found` is what stands now."""

    def __init__(self, found: OfficialRecord) -> None:
        super().__init__(
            _("Orang lain menyimpan lebih dulu. Tulisan Anda belum menggantikannya."),
            code="conflict",
        )
        self.found = found


@transaction.atomic
def start_record(*, by: Membership, activity: Activity) -> OfficialRecord:
    """Begin a berita acara with what minutes, attendance and files of the activity tell."""
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    Activity.objects.select_for_update(of=("self",), no_key=True).get(pk=activity.pk)
    if activity.official_records.count() >= MOST_RECORDS:
        raise Refused(_("Kegiatan ini sudah memuat %(n)s berita acara.") % {"n": MOST_RECORDS})
    made = OfficialRecord.objects.create(
        activity=activity,
        title=activity.title,
        place=activity.venue,
        town=_last_town(activity),
        dated=activity.day,
        results=results_known(activity)[:MOST_LINES],
        supports=supports_known(activity),
        signatories=signatories_known(activity),
        example=activity.example,
    )
    _journal(by, made, "record.started")
    return made


@transaction.atomic
def save_record(
    *,
    by: Membership,
    found: OfficialRecord,
    expected_version: int,
    given: Mapping[str, Any],
    signatories: Sequence[Mapping[str, str]],
) -> OfficialRecord:
    """Save a draft: `given` holds number, title, place, town, dated, results and supports (texts).

    Raises RecordConflict where another version stands, Refused for more than five who sign.
    """
    held = _draft(by, found)
    if held.version != expected_version:
        raise RecordConflict(held)
    if len(signatories) > MOST_SIGNATORIES:
        raise Refused(_("Paling banyak lima orang menandatangani satu berita acara."))
    if len(given["results"]) > MOST_LINES or len(given["supports"]) > MOST_LINES:
        raise Refused(_("Paling banyak %(n)s butir dalam satu daftar.") % {"n": MOST_LINES})
    held.title, held.place, held.town = (tidy(given[name]) for name in ("title", "place", "town"))
    held.dated = given["dated"]
    held.results, held.supports = list(given["results"]), list(given["supports"])
    held.signatories = [
        {name: tidy(one.get(name, "")) for name in ("name", "title", "institution")}
        for one in signatories
    ]
    if not _issued(held):
        held.number = tidy(given["number"])
    held.version += 1
    held.save()
    _journal(by, held, "record.saved", signatories=len(held.signatories))
    return held


@transaction.atomic
def number_record(*, by: Membership, found: OfficialRecord) -> OfficialRecord:
    """Give a draft the next number of the office that holds the activity; once given it stays."""
    held = _locked(found)
    if not rules.may_edit_activity(by, held.activity):
        raise PermissionDenied
    if held.number:
        return held
    if held.state == State.FINAL:
        raise Refused(_("Berita acara ini sudah final, jadi tidak berubah lagi."))
    held.number = _next_number(by, held)
    held.version += 1
    held.save()
    _journal(by, held, "record.numbered", number=held.number)
    return held


@transaction.atomic
def finish_record(
    *, by: Membership, found: OfficialRecord, expected_version: int
) -> OfficialRecord:
    """Make a berita acara final: from then on it never changes, and its SHA-256 seals it.

    Where the office numbers its records here, it gets its number now at the latest. Raises Refused
    while the date, a result or a name under it is missing.
    """
    held = _draft(by, found)
    if held.version != expected_version:
        raise RecordConflict(held)
    if held.dated is None:
        raise Refused(_("Isi tanggal berita acara sebelum menjadikannya final."))
    if not held.results:
        raise Refused(_("Tulis sedikitnya satu hasil sebelum menjadikannya final."))
    if not any(one.get("name") for one in held.signatories):
        raise Refused(_("Tulis sedikitnya satu nama penanda tangan sebelum menjadikannya final."))
    numbering = numbering_of(held.activity.owner_id, Numbering.Purpose.RECORD)
    if not held.number and numbering is not None and may_issue(by, numbering):
        held.number = _next_number(by, held)
    held.content = dict(content_of(held))
    held.sha256 = digest(held.content)
    held.state, held.final_at, held.final_by = State.FINAL, timezone.now(), by.user
    held.version += 1
    held.save()
    _journal(by, held, "record.final", sha256=held.sha256, number=held.number)
    return held


@transaction.atomic
def remove_record(*, by: Membership, found: OfficialRecord) -> None:
    """Drop a draft that has no number; what has one stays, for a number is given only once."""
    held = _draft(by, found)
    if _issued(held):
        raise Refused(_("Berita acara ini sudah bernomor, jadi tidak dapat dihapus."))
    _journal(by, held, "record.removed")
    held.delete()


def _last_town(activity: Activity) -> str:
    """Return where the office made its last record, which is seldom another town."""
    made = OfficialRecord.objects.filter(activity__owner=activity.owner_id).exclude(town="")
    return made.order_by("-pk").values_list("town", flat=True).first() or ""


def _next_number(by: Membership, held: OfficialRecord) -> str:
    return take_number(
        by=by,
        organisation_id=held.activity.owner_id,
        purpose=Numbering.Purpose.RECORD,
        subject=held.numbered_as,
        zone=held.activity.zone,
    )


def _issued(held: OfficialRecord) -> bool:
    from martabat.agreements.models import IssuedNumber

    return IssuedNumber.objects.filter(subject=held.numbered_as).exists()


def _locked(found: OfficialRecord) -> OfficialRecord:
    return (
        OfficialRecord.objects.select_for_update(of=("self",))
        .select_related("activity__programme", "activity__owner", "activity__region")
        .get(pk=found.pk)
    )


def _draft(by: Membership, found: OfficialRecord) -> OfficialRecord:
    held = _locked(found)
    if not rules.may_edit_activity(by, held.activity):
        raise PermissionDenied
    if held.state == State.FINAL:
        raise Refused(_("Berita acara ini sudah final, jadi tidak berubah lagi."))
    return held


def _journal(by: Membership, held: OfficialRecord, verb: str, **data: object) -> None:
    record(
        subject=held.activity.subject,
        verb=verb,
        actor=by.actor,
        data={"record": held.pk, "version": held.version, **data},
    )
