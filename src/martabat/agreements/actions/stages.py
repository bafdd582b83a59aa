"""Leading an agreement through its stages, and ending it."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from martabat.agreements import workflow
from martabat.agreements.actions.changing import locked, signed_here
from martabat.agreements.kinds import EndReason, Stage
from martabat.agreements.models import Agreement
from martabat.agreements.signing_order import declined, is_begun, is_finished, latest_round
from martabat.interface.dates import date_long
from martabat.interface.dates import today as today_in
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership


@transaction.atomic
def move_stage(
    *,
    by: Membership,
    agreement: Agreement,
    to: str,
    signed_on: dt.date | None = None,
    place: str = "",
    note: str = "",
) -> Agreement:
    """Take a step of `workflow.moves`; leaving the signing needs the day on which all signed."""
    found = locked(by=by, agreement=agreement)
    move = workflow.move_to(found, to)
    if move is None:
        raise Refused(
            _("Dari tahap %(stage)s tidak ada langkah ke sana. Muat ulang halaman ini.")
            % {"stage": str(found.get_stage_display())}
        )
    if not move.back:
        _hold(found, move, signed_on)
    elif signed_here(found):
        raise Refused(_("Sebagian pihak sudah menandatangani, jadi naskah tidak dapat ditarik."))
    if move.source == Stage.SIGNING and not move.back:
        found.signed_on = signed_on
        found.signed_text = ""
        found.place = place.strip() or found.place
    found.stage = move.target
    found.save(update_fields=["stage", "signed_on", "signed_text", "place"])
    record(
        subject=found.subject,
        verb="agreement.moved",
        actor=by.actor,
        data={
            "from": move.source,
            "to": move.target,
            "signed_on": found.signed_on if move.source == Stage.SIGNING else None,
            "text": note.strip(),
        },
    )
    return found


def _hold(agreement: Agreement, move: workflow.Move, signed_on: dt.date | None) -> None:
    if move.target == Stage.SIGNING and agreement.parties.count() < 2:
        raise Refused(_("Catat dulu paling sedikit dua pihak, baru naskah dapat ditandatangani."))
    if move.source != Stage.SIGNING:
        return
    round_now = latest_round(agreement.signers.all())
    if is_begun(round_now) and not declined(round_now) and not is_finished(round_now):
        raise Refused(
            _(
                "Penandatanganan di Martabat masih berjalan. Tahap ini berpindah sendiri begitu"
                " semua pihak menandatangani."
            )
        )
    if signed_on is None:
        raise Refused(_("Isi tanggal penandatanganan."))
    if signed_on > _today(agreement):
        raise Refused(_("Tanggal penandatanganan masih di depan. Isi setelah ditandatangani."))


@transaction.atomic
def end_agreement(
    *, by: Membership, agreement: Agreement, reason: str, ended_on: dt.date, note: str = ""
) -> Agreement:
    """End a signed agreement for a reason of arts. 9 and 22; a change of leader is none."""
    found = locked(by=by, agreement=agreement)
    allowed = workflow.ends(found)
    if not allowed:
        raise Refused(
            _("Perjanjian ini sudah berakhir.")
            if found.stage == Stage.ENDED
            else _("Yang berakhir hanya perjanjian yang sudah ditandatangani.")
        )
    if reason not in allowed:
        raise Refused(
            _(
                "Putusan pengadilan dan pailit hanya mengakhiri kerja sama dengan pihak ketiga"
                " (KSDPK). Isi dulu bentuk kerja samanya."
            )
        )
    begun = found.start or found.signed_on
    if begun and ended_on < begun:
        raise Refused(
            _("Tanggal akhir mendahului mulai berlakunya, %(day)s.") % {"day": date_long(begun)}
        )
    if ended_on > _today(found):
        raise Refused(_("Tanggal akhir masih di depan. Catat setelah hari itu tiba."))
    if reason == EndReason.TERM and found.end and ended_on < found.end:
        raise Refused(
            _("Jangka waktunya baru berakhir pada %(day)s. Pilih sebab yang lain.")
            % {"day": date_long(found.end)}
        )
    found.stage = Stage.ENDED
    found.end_reason, found.ended_on, found.end_note = reason, ended_on, note.strip()
    found.save(update_fields=["stage", "end_reason", "ended_on", "end_note"])
    record(
        subject=found.subject,
        verb="agreement.ended",
        actor=by.actor,
        data={"reason_code": reason, "ended_on": ended_on, "text": found.end_note},
    )
    return found


def _today(agreement: Agreement) -> dt.date:
    return today_in(agreement.region.time_zone if agreement.region else None)
