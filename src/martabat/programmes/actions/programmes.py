"""Changing a programme: its facts, organisers, agreements and what sources say."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from martabat.agreements import rules as agreement_rules
from martabat.agreements.models import Agreement
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership, Organisation
from martabat.programmes import rules
from martabat.programmes.actions.planning import check_edition
from martabat.programmes.models import Organiser, Programme, ProgrammeClaim

CHANGEABLE = frozenset(
    {
        "kind",
        "tradition",
        "name",
        "year",
        "host",
        "theme",
        "why_here",
        "celebration",
        "mode",
        "form_note",
        "start",
        "end",
        "when_text",
        "participants_text",
        "output",
        "source",
        "public",
    }
)


@dataclass(frozen=True, kw_only=True)
class OrganiserGiven:
    """An organiser as somebody entered it; organisers stand in the order given."""

    name: str
    part: str = Organiser.Part.CORE
    organisation: Organisation | None = None


@dataclass(frozen=True, kw_only=True)
class ClaimGiven:
    """What one source says; at most one claim of a topic is the one that pages use."""

    topic: str
    value: str
    source: str
    url: str = ""
    note: str = ""
    used: bool = False


@transaction.atomic
def change_programme(*, by: Membership, programme: Programme, **fields: Any) -> Programme:
    """Change columns of a programme; what stays as it was leaves no journal entry."""
    locked = _locked(by, programme)
    if unknown := fields.keys() - CHANGEABLE:
        raise TypeError(f"not changeable: {', '.join(sorted(unknown))}")
    changed = {name: value for name, value in fields.items() if getattr(locked, name) != value}
    if not changed:
        return locked
    for name, value in changed.items():
        setattr(locked, name, value)
    check_edition(kind=locked.kind, tradition=locked.tradition, year=locked.year, but=locked.pk)
    locked.save(update_fields=list(changed))
    _record(by, locked, "programme.changed", {name: _plain(changed[name]) for name in changed})
    return locked


@transaction.atomic
def set_organisers(
    *, by: Membership, programme: Programme, organisers: Sequence[OrganiserGiven]
) -> None:
    """Write down who holds a programme, in this order.

    Whoever changes the list must still be able to change the programme afterwards.
    """
    locked = _locked(by, programme)
    locked.organisers.all().delete()
    Organiser.objects.bulk_create(
        Organiser(programme=locked, position=position, **vars(given))
        for position, given in enumerate(organisers, start=1)
    )
    if not rules.may_edit_programme(by, locked):
        raise Refused(
            _("Dengan daftar ini kantor Anda tidak lagi dapat mengubah program ini."),
            code="locked_out",
        )
    _record(
        by,
        locked,
        "programme.organisers",
        {"organisers": [[given.part, given.name] for given in organisers]},
    )


@transaction.atomic
def link_agreements(
    *, by: Membership, programme: Programme, agreements: Sequence[Agreement]
) -> None:
    """Say on which agreements a programme rests.

    Agreements that the member may not see stay linked as they are; nobody links one unseen.
    """
    locked = _locked(by, programme)
    visible = agreement_rules.visible(by)
    chosen = {agreement.pk for agreement in agreements}
    if visible.filter(pk__in=chosen).count() != len(chosen):
        raise PermissionDenied
    unseen = locked.agreements.exclude(pk__in=visible.values("pk")).values_list("pk", flat=True)
    locked.agreements.set({*chosen, *unseen})
    _record(by, locked, "programme.agreements", {"agreements": sorted(chosen)})


@transaction.atomic
def set_claims(*, by: Membership, programme: Programme, claims: Sequence[ClaimGiven]) -> None:
    """Write down what sources say; values that differ all stay.

    The claim in use for the theme becomes the theme that pages show.
    """
    locked = _locked(by, programme)
    used = [given.topic for given in claims if given.used]
    twice = next((topic for topic in used if used.count(topic) > 1), None)
    if twice is not None:
        raise Refused(
            _("Pilih satu nilai saja yang dipakai untuk satu hal; lainnya tetap disimpan."),
            code="two_used",
        )
    locked.claims.all().delete()
    ProgrammeClaim.objects.bulk_create(
        ProgrammeClaim(programme=locked, position=position, **vars(given))
        for position, given in enumerate(claims, start=1)
    )
    theme = next((given.value for given in claims if given.used and given.topic == "theme"), "")
    if theme and theme != locked.theme:
        locked.theme = theme
        locked.save(update_fields=["theme"])
    _record(
        by,
        locked,
        "programme.claims",
        {"claims": [[given.topic, given.value, given.source, given.used] for given in claims]},
    )


def _locked(by: Membership, programme: Programme) -> Programme:
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not rules.may_edit_programme(by, locked):
        raise PermissionDenied
    return locked


def _record(by: Membership, programme: Programme, verb: str, data: dict[str, Any]) -> None:
    record(subject=programme.subject, verb=verb, actor=by.actor, data=data)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
