"""What happened to an agreement, in the order of its days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from martabat.agreements.kinds import Relation, Stage
from martabat.agreements.models import Agreement, AgreementClaim
from martabat.interface.dates import local
from martabat.journal.models import Entry


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on the timeline; `day` is empty where no source tells it, `done` if it is past."""

    day: date | None
    title: str
    more: str = ""
    href: str = ""
    done: bool = True
    disputed: Sequence[AgreementClaim] = ()


def timeline_of(
    agreement: Agreement,
    children: Iterable[Agreement],
    log: Iterable[Entry],
    disputed: Sequence[AgreementClaim],
    today: date,
) -> list[Moment]:
    """Return stages, signing, what followed, and the end; unknown days stand last but the end."""
    found = [
        *_stages(agreement, log),
        *_signing(agreement, disputed),
        *_following(children),
        *_ending(agreement, today),
    ]
    return sorted(found, key=lambda item: (item.day is None, item.day or date.max))


def _stages(agreement: Agreement, log: Iterable[Entry]) -> Iterable[Moment]:
    zone = agreement.region.time_zone if agreement.region else None
    for entry in log:
        to = entry.data.get("to")
        # Signing has a day of its own, which is not the day on which it was written down.
        if entry.verb != "agreement.moved" or entry.data.get("from") == Stage.SIGNING:
            continue
        if to in Stage.values:
            yield Moment(
                local(entry.at, zone).date(),
                str(Stage(to).label),
                str(entry.data.get("text") or ""),
            )


def _signing(agreement: Agreement, disputed: Sequence[AgreementClaim]) -> Iterable[Moment]:
    if agreement.signed_on or agreement.signed_text:
        yield Moment(
            agreement.signed_on,
            _("%(kind)s ditandatangani") % {"kind": agreement.get_kind_display()},
            agreement.place or agreement.signed_text,
            disputed=disputed,
        )
    if agreement.start and agreement.start != agreement.signed_on:
        yield Moment(agreement.start, _("Mulai berlaku"), done=agreement.stage != Stage.SIGNING)


def _following(children: Iterable[Agreement]) -> Iterable[Moment]:
    words = {
        Relation.AMENDS: _("Diubah dengan adendum"),
        Relation.RENEWS: _("Diperpanjang"),
        Relation.IMPLEMENTS: _("Dilaksanakan dengan %(kind)s"),
    }
    for child in children:
        text = words.get(Relation(child.relation), child.get_kind_display())
        yield Moment(
            child.signed_on,
            text % {"kind": child.get_kind_display()} if "%(" in text else text,
            child.title,
            child.get_absolute_url(),
            done=child.signed_on is not None,
        )


def _ending(agreement: Agreement, today: date) -> Iterable[Moment]:
    if agreement.ended_on:
        yield Moment(
            agreement.ended_on,
            _("Berakhir: %(reason)s") % {"reason": agreement.get_end_reason_display()},
            agreement.end_note,
        )
    elif agreement.end:
        yield Moment(agreement.end, _("Akhir jangka waktu"), done=agreement.end < today)
