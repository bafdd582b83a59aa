"""Whose turn it is: approvers before signers, step by step, side by side within a step."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.agreements.models import Signer
from martabat.journal.refusals import Refused

LINK_LASTS = timedelta(days=14)
MAX_SIGNERS = 40


def acting(signers: Iterable[Signer]) -> list[Signer]:
    """Return those who count: whoever was replaced does not."""
    return [signer for signer in signers if signer.state != Signer.State.REPLACED]


def latest_round(signers: Iterable[Signer]) -> list[Signer]:
    """Return the signers of the newest round, in order of their steps."""
    found = sorted(signers, key=lambda signer: (signer.round, signer.step, signer.pk))
    return [signer for signer in found if signer.round == found[-1].round] if found else []


def current_step(signers: Iterable[Signer]) -> int | None:
    """Return the lowest step in which somebody has not acted yet; None when all have."""
    return min(
        (signer.step for signer in acting(signers) if signer.state != Signer.State.DONE),
        default=None,
    )


def is_finished(signers: Iterable[Signer]) -> bool:
    """Whether there was anybody to sign, and everybody has."""
    counted = acting(signers)
    return bool(counted) and current_step(counted) is None


def declined(signers: Iterable[Signer]) -> Signer | None:
    """Return who refused in this round, which stops it."""
    return next((item for item in signers if item.state == Signer.State.DECLINED), None)


def is_begun(signers: Iterable[Signer]) -> bool:
    """Whether anybody was called; before that a plan may be changed."""
    return any(signer.called_at is not None for signer in signers)


def link_ends(signer: Signer) -> datetime | None:
    """Return until when a signer's link can be used."""
    return signer.called_at + LINK_LASTS if signer.called_at else None


def is_link_open(signer: Signer) -> bool:
    """Whether a signer's link has not run out."""
    until = link_ends(signer)
    return until is not None and timezone.now() < until


def check_plan(parts: Sequence[tuple[str, int]]) -> list[int]:
    """Return the steps of a plan, numbered 1, 2, 3 … without gaps; refuse a wrong order.

    `parts` has the part (approver or signer) and the step wanted for each person.
    """
    approvers = [step for part, step in parts if part == Signer.Part.APPROVER]
    signers = [step for part, step in parts if part == Signer.Part.SIGNER]
    if not signers:
        raise Refused(_("Isi sekurangnya satu penanda tangan."), code="nobody")
    if len(parts) > MAX_SIGNERS:
        raise Refused(
            _("Paling banyak %(n)s orang dalam satu penandatanganan.") % {"n": MAX_SIGNERS},
            code="many",
        )
    if approvers and max(approvers) >= min(signers):
        raise Refused(_("Pemaraf harus berada di langkah sebelum penanda tangan."), code="order")
    places = {step: place for place, step in enumerate(sorted({s for _p, s in parts}), start=1)}
    return [places[step] for _part, step in parts]
