"""Why a score is what it is, in whole sentences: the one place that words the kernel's facts.

Everything here reads `results` objects, so an assessment that is still open and a result that was
frozen years ago are explained by the same words, in the language of whoever reads.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from martabat.assessments.results import (
    LedgerLine,
    PublishedResult,
    ResultDecision,
    ResultIndicator,
    ResultRight,
    Said,
    Step,
    Threshold,
)
from martabat.assessments.steps import AnswerStatus, Tier, Verdict
from martabat.interface.numbers import NOTHING, number, signed, span
from martabat.scoring import Text

_BOUND = re.compile(r"(>=|<=|>|<|=)(-?[0-9.eE+-]+)")
# A longer list of figures is not read by anybody: their sum is.
_LISTED = 8


def words(text: Text) -> str:
    """Return a text in the reader's language."""
    return text.to(get_language() or "id")


def figure(value: Decimal | None) -> str:
    """Return a score or points with at most two decimals."""
    return number(value, 2, trim=True)


def type_title(kind: str) -> str:
    """Return the name of a type of indicators."""
    return {"structure": _("Struktur"), "process": _("Proses"), "outcome": _("Hasil")}.get(
        kind, kind
    )


def stretch_words(condition: str) -> str:
    """Return a stretch of values: `95 ke atas`, `85 sampai di bawah 95`, `tepat 0`."""
    bounds = {sign: number(Decimal(value), trim=True) for sign, value in _BOUND.findall(condition)}
    if "=" in bounds:
        return _("tepat %(value)s") % {"value": bounds["="]}
    first, last = bounds.get(">="), bounds.get("<=")
    above, below = bounds.get(">"), bounds.get("<")
    if first and last:
        return _("%(first)s sampai %(last)s") % {"first": first, "last": last}
    if first and below:
        return _("%(first)s sampai di bawah %(below)s") % {"first": first, "below": below}
    if above and last:
        return _("di atas %(above)s sampai %(last)s") % {"above": above, "last": last}
    if above and below:
        return _("di atas %(above)s sampai di bawah %(below)s") % {"above": above, "below": below}
    if first:
        return _("%(first)s ke atas") % {"first": first}
    if above:
        return _("di atas %(above)s") % {"above": above}
    if last:
        return _("%(last)s ke bawah") % {"last": last}
    return _("di bawah %(below)s") % {"below": below or NOTHING}


def reached(indicator: ResultIndicator) -> str:
    """Return how an indicator came to its points."""
    how = indicator.how
    if how["state"] != "filled":
        return _without_answer(indicator)
    figures = {"points": figure(indicator.points), "maximum": figure(indicator.maximum)}
    match how["rule"]:
        case "bands" if how.get("gap"):
            sentence = _(
                "Aturan tidak menyebut nilai ini; dihitung %(points)s dari %(maximum)s poin."
            )
        case "bands":
            figures["stretch"] = with_unit(stretch_words(how["stretch"]), indicator)
            sentence = _("Pita %(stretch)s bernilai %(points)s dari %(maximum)s poin.")
        case "choice" | "yes_no":
            figures["answer"] = _chosen(how)
            sentence = _("Pilihan “%(answer)s” bernilai %(points)s dari %(maximum)s poin.")
        case "linear" | "logarithmic":
            figures |= {"low": figure(how["goal_low"]), "high": figure(how["goal_high"])}
            sentence = _(
                "Antara %(low)s (tanpa nilai) dan %(high)s (nilai penuh): %(points)s dari"
                " %(maximum)s poin."
            )
        case _:
            sentence = _("Angka dipakai langsung: %(points)s dari %(maximum)s poin.")
    return sentence % figures


def better(indicator: ResultIndicator) -> str:
    """Return what the next better answer would bring; empty where nothing is better."""
    following = indicator.how.get("next")
    if not following:
        return ""
    figures = {"points": figure(following["points"])}
    if "stretch" in following:
        figures["answer"] = with_unit(stretch_words(following["stretch"]), indicator)
        sentence = _("Pada %(answer)s nilainya %(points)s poin.")
        whole = _("Pada %(answer)s nilainya %(points)s poin, dan nilai akhir menjadi %(score)s.")
    elif "goal_high" in following:
        figures["answer"] = with_unit(figure(following["goal_high"]), indicator)
        sentence = _("Pada %(answer)s nilainya %(points)s poin.")
        whole = _("Pada %(answer)s nilainya %(points)s poin, dan nilai akhir menjadi %(score)s.")
    elif indicator.how["rule"] in {"choice", "yes_no"}:
        figures["answer"] = _chosen(following)
        sentence = _("Dengan “%(answer)s” nilainya %(points)s poin.")
        whole = _(
            "Dengan “%(answer)s” nilainya %(points)s poin, dan nilai akhir menjadi %(score)s."
        )
    else:
        sentence = _("Nilai tertingginya %(points)s poin.")
        whole = _("Dengan nilai tertinggi, %(points)s poin, nilai akhir menjadi %(score)s.")
    if following.get("score_then") is None:
        return sentence % figures
    return whole % {**figures, "score": number(following["score_then"], 2)}


def answered(said: Said, unit: Text) -> str:
    """Return an answer with its unit; an en dash where blank."""
    text = words(said.answer)
    if not text:
        return NOTHING
    return unit_after(text, unit) if text[0] in "-\u22120123456789" else text


def unit_after(text: str, unit: Text) -> str:
    """Return `93,9 %` or `12 kasus`; percent is written as a sign."""
    name = words(unit)
    if name in {"persen", "percent", "%"}:
        return f"{text}\u00a0%" if (get_language() or "id")[:2] != "en" else f"{text}%"
    return f"{text} {name}" if name else text


def unit_word(indicator: ResultIndicator) -> str:
    """Return the indicator's unit; percent is written as a sign."""
    name = words(indicator.unit)
    return "%" if name in {"persen", "percent"} else name


def with_unit(text: str, indicator: ResultIndicator) -> str:
    """Return a stretch of values with the indicator's unit."""
    unit = unit_word(indicator)
    return f"{text}\u00a0{unit}" if unit else text


def arithmetic(indicator: ResultIndicator, said: Said | None = None) -> str:
    """Return `3.872 ÷ 4.124 × 100`; empty where the answer is no ratio."""
    said = said or indicator
    if said.numerator is None or said.denominator is None:
        return ""
    text = f"{number(said.numerator, trim=True)} ÷ {number(said.denominator, trim=True)}"
    times = indicator.multiplier
    return text if times == 1 else f"{text} × {number(times, trim=True)}"


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


def total_title(result: PublishedResult) -> str:
    """Return what the score before the panel's lines is called."""
    count = len(result.tree.children)
    if result.tree.how["rule"] == "mean" and all(c.kind == "right" for c in result.tree.children):
        return ngettext("Rata-rata %(count)s hak", "Rata-rata %(count)s hak", count) % {
            "count": count
        }
    return _("Nilai sebelum penyesuaian")


def scale_note(result: PublishedResult) -> str:
    """Return the scale of the rights and how many indicators each has."""
    highest = {right.maximum for right in result.rights}
    counts = {len(right.indicators) for right in result.rights}
    if len(highest) > 1 or not highest:
        return ""
    scale = {"maximum": figure(highest.pop())}
    if len(counts) > 1:
        return _("nilai 0–%(maximum)s") % scale
    return _("nilai 0–%(maximum)s, tiap hak %(count)s indikator") % {
        **scale,
        "count": counts.pop(),
    }


def predicate_step(result: PublishedResult) -> int:
    """Return the shade of the reached predicate, 1 (lowest) to 5 (highest)."""
    if result.predicate is None:
        return 0
    place = result.predicates.index(result.predicate)
    return max(1, 5 - place * 4 // max(1, len(result.predicates) - 1))


def verdict_word(decision: ResultDecision) -> str:
    """Return who decided what: `Kanwil, Kembalikan`."""
    return f"{Tier(decision.tier).label}, {Verdict(decision.verdict).label}"


def ledger_arithmetic(result: PublishedResult) -> str:
    """Return `78,33 − 1,50 + 0,75`: the raw score and its signed lines."""
    parts = [number(result.raw, 2)]
    for line in result.ledger:
        sign = "+" if line.points > 0 else "\u2212"
        parts.append(f"{sign} {number(abs(line.points), 2)}")
    return " ".join(parts)


def ledger_title(line: LedgerLine) -> str:
    """Return what a line of the ledger is for."""
    title = words(line.title)
    if line.rule == "limit":
        if title:
            return _("Batas untuk %(line)s") % {"line": title}
        return _("Batas untuk seluruh penyesuaian")
    return title or _("Penyesuaian")


def ledger_points(line: LedgerLine) -> str:
    """Return the signed points of a line: `−1,50`."""
    return signed(line.points, 2)


def cap_note(result: PublishedResult) -> str:
    """Return whether the limits of the whole scale did anything."""
    if result.adjusted is None or result.maximum is None:
        return ""
    if result.capped == result.adjusted:
        return _("batas atas %(limit)s tidak terpakai") % {"limit": figure(result.maximum)}
    if result.adjusted > result.maximum:
        return _("dipotong pada batas atas %(limit)s") % {"limit": figure(result.maximum)}
    return _("dinaikkan ke batas bawah %(limit)s") % {"limit": figure(result.minimum)}


def outlook(result: PublishedResult) -> str:
    """Return what can still change while anything is open; empty once nothing is."""
    if not result.open or result.low is None or result.high is None:
        return ""
    count = result.open
    lowest, highest, now = result.predicate_low, result.predicate_high, result.predicate
    names = {
        "count": number(count),
        "now": predicate_name(now),
        "low": predicate_name(lowest),
        "high": predicate_name(highest),
    }
    if lowest == highest:
        sentence = ngettext(
            "Apa pun hasil %(count)s jawaban yang masih terbuka, predikat tetap %(now)s.",
            "Apa pun hasil %(count)s jawaban yang masih terbuka, predikat tetap %(now)s.",
            count,
        )
    elif lowest == now:
        sentence = ngettext(
            "%(count)s jawaban masih terbuka; predikat dapat naik menjadi %(high)s.",
            "%(count)s jawaban masih terbuka; predikat dapat naik menjadi %(high)s.",
            count,
        )
    elif highest == now:
        sentence = ngettext(
            "%(count)s jawaban masih terbuka; predikat dapat turun menjadi %(low)s.",
            "%(count)s jawaban masih terbuka; predikat dapat turun menjadi %(low)s.",
            count,
        )
    else:
        sentence = ngettext(
            "%(count)s jawaban masih terbuka; predikat dapat turun menjadi %(low)s atau naik"
            " menjadi %(high)s.",
            "%(count)s jawaban masih terbuka; predikat dapat turun menjadi %(low)s atau naik"
            " menjadi %(high)s.",
            count,
        )
    return sentence % names


def range_words(result: PublishedResult) -> str:
    """Return the open range, `76,08–78,58`; empty once nothing is open."""
    if result.low is None or result.high is None or result.low == result.high:
        return ""
    return span(result.low, result.high, 2)


def predicate_name(predicate: Threshold | None) -> str:
    """Return the name of a predicate, or that there is none."""
    return words(predicate.title) if predicate else _("belum ada predikat")


def thresholds(result: PublishedResult) -> list[tuple[Decimal, str, bool]]:
    """Return the thresholds for a score bar: figure, name, confirmed; lowest first."""
    return [
        (item.value, words(item.title), item.confirmed)
        for item in reversed(result.predicates)
        if item.value is not None
    ]


def unconfirmed(result: PublishedResult) -> list[str]:
    """Return a sentence for each ground on which thresholds stand that nobody has confirmed."""
    grounds: dict[str, list[str]] = {}
    for item in reversed(result.predicates):
        if item.value is not None and not item.confirmed:
            grounds.setdefault(item.source, []).append(figure(item.value))
    return [
        _("Ambang %(values)s belum terkonfirmasi: %(source)s.")
        % {"values": _listed(values), "source": source.rstrip(".") or _("sumber belum ditemukan")}
        for source, values in grounds.items()
    ]


def open_note(right: ResultRight) -> str:
    """Return how many answers of a right are still open; empty where none is."""
    if not right.open:
        return ""
    return ngettext(
        "%(count)s jawaban masih terbuka", "%(count)s jawaban masih terbuka", right.open
    ) % {"count": right.open}


def status_word(indicator: ResultIndicator) -> str:
    """Return what has become of an answer."""
    return str(AnswerStatus(indicator.status).label)


def _without_answer(indicator: ResultIndicator) -> str:
    state = indicator.how["state"]
    if state == "na":
        if indicator.points is None:
            return _("Tidak berlaku; poinnya dibagi ke indikator lain.")
        return _("Tidak berlaku; dihitung %(points)s dari %(maximum)s poin.") % _points(indicator)
    if state == "invalid":
        return _("Jawaban tidak dapat dihitung; dihitung seperti kosong.")
    if indicator.points is None:
        return _("Belum diisi; tidak ikut dihitung.")
    return _("Belum diisi; dihitung %(points)s dari %(maximum)s poin.") % _points(indicator)


def _points(indicator: ResultIndicator) -> Mapping[str, str]:
    return {"points": figure(indicator.points), "maximum": figure(indicator.maximum)}


def _chosen(how: Mapping[str, Any]) -> str:
    option = how.get("option")
    if option:
        return words(Text(**option))
    condition = how.get("condition")
    return {"yes": _("Ya"), "no": _("Tidak")}.get(str(condition), str(condition))


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


def _listed(items: Sequence[str]) -> str:
    if len(items) < 2:
        return "".join(items)
    return _("%(first)s dan %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}
