"""How an answer came to its points, and what a better one would bring."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from martabat.assessments.explaining.texts import figure, words
from martabat.assessments.queries.questions import dated
from martabat.assessments.results import (
    PublishedResult,
    ResultDecision,
    ResultIndicator,
    ResultRight,
    Said,
)
from martabat.assessments.steps import AnswerStatus, Tier, Verdict
from martabat.interface.numbers import NOTHING, number
from martabat.scoring import Text

# What an instrument writes as the unit of an answer that is no figure.
_NO_UNITS = frozenset({"pilihan", "ya/tidak"})
_BOUND = re.compile(r"(>=|<=|>|<|=)(-?[0-9.eE+-]+)")


def stretch_words(condition: str, unit: str = "") -> str:
    """Return a stretch of values: `95 % ke atas`, `85 sampai di bawah 95 %`, `tepat 0 %`."""
    bounds = {sign: number(Decimal(value), trim=True) for sign, value in _BOUND.findall(condition)}
    after = f"\u00a0{unit}" if unit else ""
    names = {
        "exact": bounds.get("="),
        "first": bounds.get(">="),
        "last": bounds.get("<="),
        "above": bounds.get(">"),
        "below": bounds.get("<"),
        "unit": after,
    }
    first, last, above, below = (names[key] for key in ("first", "last", "above", "below"))
    if names["exact"] is not None:
        sentence = _("tepat %(exact)s%(unit)s")
    elif first and last:
        sentence = _("%(first)s sampai %(last)s%(unit)s")
    elif first and below:
        sentence = _("%(first)s sampai di bawah %(below)s%(unit)s")
    elif above and last:
        sentence = _("di atas %(above)s sampai %(last)s%(unit)s")
    elif above and below:
        sentence = _("di atas %(above)s sampai di bawah %(below)s%(unit)s")
    elif first:
        sentence = _("%(first)s%(unit)s ke atas")
    elif above:
        sentence = _("di atas %(above)s%(unit)s")
    elif last:
        sentence = _("%(last)s%(unit)s ke bawah")
    else:
        sentence = _("di bawah %(below)s%(unit)s")
    return sentence % names


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
            figures["stretch"] = stretch_words(how["stretch"], unit_word(indicator))
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
        figures["answer"] = stretch_words(following["stretch"], unit_word(indicator))
        sentence = _("Bila %(answer)s, nilainya %(points)s poin.")
        whole = _("Bila %(answer)s, nilainya %(points)s poin, dan nilai akhir menjadi %(score)s.")
    elif "goal_high" in following:
        figures["answer"] = with_unit(figure(following["goal_high"]), indicator)
        sentence = _("Bila %(answer)s, nilainya %(points)s poin.")
        whole = _("Bila %(answer)s, nilainya %(points)s poin, dan nilai akhir menjadi %(score)s.")
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


def question(result: PublishedResult, indicator: ResultIndicator) -> str:
    """Return what was asked, with the year in the place of "the data year"."""
    return dated(words(indicator.text), result.data_year)


def answered(said: Said, unit: Text) -> str:
    """Return an answer with its unit; an en dash where blank."""
    text = words(said.answer)
    if not text:
        return NOTHING
    return unit_after(text, unit) if text[0] in "-\u22120123456789" else text


def unit_after(text: str, unit: Text) -> str:
    """Return `93,9 %` or `12 kasus`; percent is written as a sign."""
    if unit.id in _NO_UNITS or unit.id.startswith("nilai "):
        return text
    name = words(unit)
    if name in {"persen", "percent", "%"}:
        return f"{text}\u00a0%" if (get_language() or "id")[:2] != "en" else f"{text}%"
    return f"{text}\u00a0{name}" if name else text


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


def verdict_word(decision: ResultDecision) -> str:
    """Return who decided what: `Kanwil, Kembalikan`."""
    return f"{Tier(decision.tier).label}, {Verdict(decision.verdict).label}"


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
