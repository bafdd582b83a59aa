"""The stages of an agreement as one table, and what ends it.

PP 28/2018 art. 6(1) has ten letters; art. 19 takes them over for third parties. Letters a to g
were read in the text. **Letters h to j (carrying out, administration, reporting) are INFERRED**:
the scan has lost their words (`domain` 2.1), and pages say "disimpulkan" beside them.

A change of leader ends nothing (art. 9(2)): there is no such move and no such reason.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from martabat.agreements.kinds import (
    FOUNDATIONS,
    SIGNED,
    THIRD_PARTY_ENDS,
    Category,
    EndReason,
    Stage,
)
from martabat.agreements.models import Agreement


class Family(StrEnum):
    """Instruments that go the same way."""

    FOUNDATION = "foundation"  # agrees in principle
    EXECUTION = "execution"  # carries out, or changes another


@dataclass(frozen=True, slots=True)
class Stop:
    """A stage on the way of a family, with its letter in art. 6(1) and its name there."""

    stage: Stage
    letter: str
    label: str | Promise
    inferred: bool = False
    council: bool = False  # only where the council has to approve (art. 6(2))


@dataclass(frozen=True, slots=True)
class Move:
    """A step that may be taken; `verb` is what the button says."""

    source: Stage
    target: Stage
    verb: str | Promise
    back: bool = False


WAYS: dict[Family, tuple[Stop, ...]] = {
    Family.FOUNDATION: (
        Stop(Stage.PREPARATION, "a", _("Persiapan")),
        Stop(Stage.OFFER, "b", _("Penawaran")),
        Stop(Stage.DRAFTING, "c", _("Penyusunan kesepakatan bersama")),
        Stop(Stage.SIGNING, "d", _("Penandatanganan kesepakatan bersama")),
        Stop(Stage.COUNCIL, "e", _("Persetujuan DPRD"), council=True),
        Stop(Stage.IMPLEMENTATION, "h", _("Pelaksanaan"), inferred=True),
    ),
    Family.EXECUTION: (
        Stop(Stage.COUNCIL, "e", _("Persetujuan DPRD"), council=True),
        Stop(Stage.DRAFTING, "f", _("Penyusunan perjanjian kerja sama")),
        Stop(Stage.SIGNING, "g", _("Penandatanganan perjanjian kerja sama")),
        Stop(Stage.IMPLEMENTATION, "h", _("Pelaksanaan"), inferred=True),
        Stop(Stage.ADMINISTRATION, "i", _("Penatausahaan"), inferred=True),
        Stop(Stage.REPORTING, "j", _("Pelaporan"), inferred=True),
    ),
}

FORWARD: dict[Stage, str | Promise] = {
    Stage.OFFER: _("Lanjutkan ke penawaran"),
    Stage.DRAFTING: _("Mulai menyusun naskah"),
    Stage.SIGNING: _("Naskah siap ditandatangani"),
    Stage.COUNCIL: _("Mintakan persetujuan DPRD"),
    Stage.IMPLEMENTATION: _("Mulai pelaksanaan"),
    Stage.ADMINISTRATION: _("Lanjutkan ke penatausahaan"),
    Stage.REPORTING: _("Lanjutkan ke pelaporan"),
}


def family_of(kind: str) -> Family:
    """Return which way an instrument goes; an addendum goes the way of what carries out."""
    return Family.FOUNDATION if kind in FOUNDATIONS else Family.EXECUTION


def way(kind: str, needs_council: bool) -> list[Stop]:
    """Return the stages of an instrument in order, without the council where it is not needed."""
    return [stop for stop in WAYS[family_of(kind)] if needs_council or not stop.council]


def first_stage(kind: str, needs_council: bool = False) -> Stage:
    """Return where an instrument that is not signed yet begins."""
    return way(kind, needs_council)[0].stage


def after_signing(kind: str, needs_council: bool) -> Stage:
    """Return where an instrument goes once all have signed."""
    stages = [stop.stage for stop in way(kind, needs_council)]
    return stages[stages.index(Stage.SIGNING) + 1]


def is_signed(agreement: Agreement) -> bool:
    """Whether all have signed: the text stands, and changes by an addendum only."""
    if agreement.stage in SIGNED or agreement.stage == Stage.ENDED:
        return True
    return (
        agreement.stage == Stage.COUNCIL
        and after_signing(agreement.kind, agreement.needs_council) == Stage.COUNCIL
    )


def moves(agreement: Agreement) -> list[Move]:
    """Return where an agreement may go now; its end is `ends`, never a mere move."""
    if agreement.stage == Stage.ENDED:
        return []
    source = Stage(agreement.stage)
    stages = [stop.stage for stop in way(agreement.kind, agreement.needs_council)]
    found = []
    if source not in stages:
        # Entered at a stage that this kind does not have: it begins its own way.
        found.append(Move(source, _landing(source, stages), _("Lanjutkan ke tahap berikutnya")))
    else:
        at = stages.index(source)
        if at + 1 < len(stages):
            target = stages[at + 1]
            verb = _("Catat penandatanganan") if source == Stage.SIGNING else FORWARD[target]
            found.append(Move(source, target, verb))
        if at and not is_signed(agreement):
            found.append(Move(source, stages[at - 1], _("Kembali ke tahap sebelumnya"), back=True))
    return found


def _landing(source: Stage, stages: list[Stage]) -> Stage:
    order = list(Stage)
    later = [stage for stage in stages if order.index(stage) > order.index(source)]
    return later[0] if later else stages[-1]


def move_to(agreement: Agreement, target: str) -> Move | None:
    """Return the move that leads to a stage, or None."""
    return next((move for move in moves(agreement) if move.target == target), None)


def ends(agreement: Agreement) -> list[EndReason]:
    """Return what may end an agreement now (arts. 9 and 22); nothing before it is signed."""
    if agreement.stage == Stage.ENDED or not is_signed(agreement):
        return []
    third = agreement.category == Category.KSDPK
    return [reason for reason in EndReason if third or reason not in THIRD_PARTY_ENDS]


def day_after(day: date | None) -> date | None:
    """Return when a renewal follows without a gap; unknown stays unknown."""
    return None if day is None or day == date.max else day + timedelta(days=1)
