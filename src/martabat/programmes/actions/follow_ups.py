"""Follow-ups: who owes what until when; each office closes its own share."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership, Organisation
from martabat.programmes import rules
from martabat.programmes.models import Activity, FollowUp, FollowUpShare

# As many as there are regencies and cities, with room for the provinces.
MOST_OFFICES = 1200


@transaction.atomic
def add_follow_up(
    *,
    by: Membership,
    activity: Activity,
    text: str,
    who: str,
    due_on: dt.date | None,
    offices: Iterable[Organisation],
    site: str = "",
    example: bool = False,
) -> FollowUp:
    """Add a follow-up with a share for each office. `who` is how people say it: "11 Bagian Hukum".

    `site` is Martabat's own address; without one no mail reminds by itself. Raises Refused without
    an office: what nobody owes is never done.
    """
    if not rules.may_edit_activity(by, activity):
        raise PermissionDenied
    chosen = _chosen(offices)
    last = activity.follow_ups.aggregate(last=Max("position"))["last"] or 0
    follow_up = FollowUp.objects.create(
        activity=activity,
        position=last + 1,
        text=text.strip(),
        who=who.strip() or who_text(list(chosen.values())),
        due_on=due_on,
        site=site,
        example=example or activity.example,
    )
    _share(follow_up, chosen)
    _journal(
        by,
        follow_up,
        "follow_up.added",
        text=follow_up.text,
        due_on=due_on,
        offices=sorted(chosen),
    )
    return follow_up


@transaction.atomic
def change_follow_up(
    *,
    by: Membership,
    follow_up: FollowUp,
    text: str,
    who: str,
    due_on: dt.date | None,
    offices: Iterable[Organisation],
) -> FollowUp:
    """Change a follow-up and who owes it. An office that has closed its share keeps it."""
    held = _held(by, follow_up)
    chosen = _chosen(offices)
    shares = {share.organisation_id: share for share in held.shares.all()}
    dropped = [share for pk, share in shares.items() if pk not in chosen]
    if any(share.done_on for share in dropped):
        raise Refused(_("Kantor yang sudah menutup bagiannya tidak dapat dikeluarkan."))
    FollowUpShare.objects.filter(pk__in=[share.pk for share in dropped]).delete()
    _share(held, {pk: office for pk, office in chosen.items() if pk not in shares})
    held.text, held.due_on = text.strip(), due_on
    held.who = who.strip() or who_text(list(chosen.values()))
    held.save()
    _journal(
        by,
        held,
        "follow_up.changed",
        text=held.text,
        due_on=due_on,
        offices=sorted(chosen),
    )
    return held


@transaction.atomic
def close_share(*, by: Membership, share: FollowUpShare, note: str, on: dt.date) -> FollowUpShare:
    """Say that an office has done its part on a day; the note tells what was done."""
    held = _share_held(share)
    if not rules.may_close_share(by, held):
        raise PermissionDenied
    if held.done_on:
        raise Refused(_("Bagian kantor ini sudah ditutup."))
    if not note.strip():
        raise Refused(_("Tulis dalam satu kalimat apa yang sudah dikerjakan."))
    held.done_on, held.note, held.done_by = on, note.strip()[:300], by.user
    held.save()
    _journal(
        by,
        held.follow_up,
        "follow_up.closed",
        share=held.pk,
        office=held.organisation_id,
        note=held.note,
    )
    return held


@transaction.atomic
def reopen_share(*, by: Membership, share: FollowUpShare) -> FollowUpShare:
    """Take back that an office is done; what it noted stays in the journal."""
    held = _share_held(share)
    if not rules.may_close_share(by, held):
        raise PermissionDenied
    if held.done_on is None:
        raise Refused(_("Bagian kantor ini memang belum ditutup."))
    _journal(
        by,
        held.follow_up,
        "follow_up.reopened",
        share=held.pk,
        office=held.organisation_id,
        note=held.note,
        done_on=held.done_on,
    )
    held.done_on, held.note, held.done_by = None, "", None
    held.save()
    return held


@transaction.atomic
def delete_follow_up(*, by: Membership, follow_up: FollowUp) -> None:
    """Delete a follow-up on which nobody has worked yet."""
    held = _held(by, follow_up)
    if held.shares.filter(done_on__isnull=False).exists():
        raise Refused(_("Tindak lanjut ini sudah dikerjakan sebagian, jadi tidak dapat dihapus."))
    _journal(by, held, "follow_up.deleted", text=held.text)
    held.delete()


def who_text(offices: Collection[Organisation]) -> str:
    """Say who owes it: names of few, the count and kind of many."""
    if len(offices) <= 3:
        return ", ".join(sorted(office.name for office in offices))[:200]
    kinds = {office.get_kind_display() for office in offices}
    kind = kinds.pop() if len(kinds) == 1 else _("kantor")
    return _("%(n)s %(kind)s") % {"n": len(offices), "kind": kind}


def _chosen(offices: Iterable[Organisation]) -> dict[int, Organisation]:
    chosen = {office.pk: office for office in offices}
    if not chosen:
        raise Refused(_("Pilih sedikitnya satu kantor."), code="no_office")
    if len(chosen) > MOST_OFFICES:
        raise Refused(_("Pilih paling banyak %(n)s kantor.") % {"n": MOST_OFFICES})
    return chosen


def _share(follow_up: FollowUp, offices: dict[int, Organisation]) -> None:
    FollowUpShare.objects.bulk_create(
        FollowUpShare(follow_up=follow_up, organisation=office) for office in offices.values()
    )


def _held(by: Membership, follow_up: FollowUp) -> FollowUp:
    held = (
        FollowUp.objects.select_for_update(of=("self",))
        .select_related("activity__programme")
        .get(pk=follow_up.pk)
    )
    if not rules.may_edit_activity(by, held.activity):
        raise PermissionDenied
    return held


def _share_held(share: FollowUpShare) -> FollowUpShare:
    return (
        FollowUpShare.objects.select_for_update(of=("self",))
        .select_related("follow_up__activity__programme", "organisation")
        .get(pk=share.pk)
    )


def _journal(by: Membership, follow_up: FollowUp, verb: str, **data: object) -> None:
    record(
        subject=follow_up.activity.subject,
        verb=verb,
        actor=by.actor,
        data={"follow_up": follow_up.pk, **data},
    )
