"""How the parts of a score make the whole, as figures that can be checked by hand."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from martabat.assessments.explaining.texts import figure
from martabat.assessments.results import PublishedResult, Step
from martabat.interface.numbers import number

# A longer list of figures is not read by anybody: their sum is.
_LISTED = 8


def total_title(result: PublishedResult) -> str:
    """Return what the score before the panel's lines is called."""
    count = len(result.tree.children)
    if result.tree.how["rule"] == "mean" and all(c.kind == "right" for c in result.tree.children):
        return ngettext("Rata-rata %(count)s hak", "Rata-rata %(count)s hak", count) % {
            "count": count
        }
    return _("Nilai sebelum penyesuaian")


def step_arithmetic(step: Step) -> str:
    """Return how the children of a step make its value, as figures that can be checked by hand."""
    present = [child for child in step.children if child.value is not None]
    values = [child.value for child in present if child.value is not None]
    if not present:
        return _("Tidak ada yang dapat dihitung.")
    match step.how["rule"]:
        case "sum":
            added = [child.contribution or Decimal(0) for child in present]
            text = _("%(sum)s dari %(maximum)s") % {
                "sum": _added(added),
                "maximum": figure(step.maximum),
            }
        case "mean":
            text = f"{_summed(values)} ÷ {len(values)}"
        case "weighted_mean":
            total = sum((child.weight for child in present), Decimal(0))
            text = " + ".join(
                f"{figure(child.value)} × {number(child.weight / total, 4, trim=True)}"
                for child in present
            )
        case "weighted_geometric_mean":
            text = _("rata-rata ukur berbobot dari %(values)s") % {
                "values": "; ".join(figure(value) for value in values)
            }
        case _:
            text = _("yang terendah dari %(values)s") % {
                "values": "; ".join(figure(value) for value in values)
            }
    return text


def dropped(step: Step) -> str:
    """Return a sentence on what is not applicable in a step; empty where everything counts."""
    missing = len(step.children) - sum(child.value is not None for child in step.children)
    if not missing:
        return ""
    return ngettext(
        "%(count)s bagian tidak berlaku; bobotnya dibagi ke bagian lain.",
        "%(count)s bagian tidak berlaku; bobotnya dibagi ke bagian lain.",
        missing,
    ) % {"count": missing}


def contribution(step: Step, above: Step) -> str:
    """Return what a step adds to the one above it; empty where figures do not add up."""
    if step.contribution is None or above.value is None:
        return ""
    return _("Menyumbang %(part)s dari %(whole)s.") % {
        "part": number(step.contribution, 2),
        "whole": number(above.value, 2),
    }


def _added(values: Sequence[Decimal]) -> str:
    """Return `7,5 + 22,5 + 48 = 78`, or the sum alone where the list is long."""
    total = figure(sum(values, Decimal(0)))
    if len(values) > _LISTED:
        return total
    return f"{' + '.join(figure(value) for value in values)} = {total}"


def _summed(values: Sequence[Decimal]) -> str:
    if len(values) > _LISTED:
        return number(sum(values, Decimal(0)), 2, trim=True)
    return f"({' + '.join(figure(value) for value in values)})"
