"""An explained result as the PDF takes it: every figure as people read it."""

from decimal import Decimal

from django.utils.translation import gettext as _

from martabat.assessments import explaining
from martabat.assessments.results import PublishedResult, ResultIndicator, ResultRight
from martabat.assessments.steps import Step
from martabat.documents.layouts import (
    ExplainedIndicatorData,
    ExplainedRightData,
    ExplanationData,
    LedgerData,
)
from martabat.interface.dates import date, date_long
from martabat.interface.numbers import number


def explanation_data(result: PublishedResult, *, sha256: str = "") -> ExplanationData:
    """Return the data of the PDF; `sha256` seals what is published."""
    region, score = result.region, result.score
    low_high = bool(explaining.range_words(result))
    return {
        "example": result.example,
        "sha256": sha256,
        "region": {"name": region.name, "code": region.code, "province": region.province},
        "cycle": {
            "name": _("Penilaian %(year)s") % {"year": result.award_year},
            "instrument": explaining.words(result.instrument.title),
            "award_year": result.award_year,
            "data_year": result.data_year,
            "sample": result.instrument.status == "sample",
        },
        "score": {
            "label": _("Nilai") if result.step == Step.PUBLISHED else _("Nilai sementara"),
            "value": number(score, 2),
            "number": _float(score),
            "predicate": explaining.predicate_name(result.predicate),
            "low": number(result.low, 2) if low_high else "",
            "high": number(result.high, 2) if low_high else "",
            "low_number": _float(result.low) if low_high else None,
            "high_number": _float(result.high) if low_high else None,
            "sentence": explaining.standing(result),
        },
        "scale": {"minimum": float(result.scale[0]), "maximum": float(result.scale[1])},
        "thresholds": [
            {
                "name": name,
                "value": explaining.figure(value),
                "number": float(value),
                "confirmed": confirmed,
            }
            for value, name, confirmed in explaining.bar_thresholds(result)
        ],
        "thresholds_note": " ".join(explaining.unconfirmed(result)),
        "ledger": _ledger(result),
        "decree": {"number": result.decree.number, "date": date_long(result.decree.dated)}
        if result.decree
        else None,
        "types": [explaining.type_title(kind) for kind in result.types],
        "rights": [_right(result, right) for right in result.rights],
        "total": {"label": explaining.total_title(result), "score": number(result.raw, 2)},
    }


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _ledger(result: PublishedResult) -> list[LedgerData]:
    lines: list[LedgerData] = [
        {
            "kind": "line",
            "label": explaining.total_title(result),
            "amount": number(result.raw, 2),
            "reason": "",
            "by": "",
        }
    ]
    for line in result.ledger:
        by = f"{line.organisation}, {date(line.dated)}" if line.dated else line.organisation
        lines.append(
            {
                "kind": "line",
                "label": explaining.ledger_title(line),
                "amount": explaining.ledger_points(line),
                "reason": line.reason,
                "by": by,
            }
        )
    cap = explaining.cap_note(result)
    lines.append(
        {
            "kind": "total",
            "label": _("Nilai akhir (%(note)s)") % {"note": cap} if cap else _("Nilai akhir"),
            "amount": number(result.score, 2),
            "reason": "",
            "by": "",
        }
    )
    return lines


def _right(result: PublishedResult, right: ResultRight) -> ExplainedRightData:
    return {
        "code": str(right.number),
        "name": explaining.words(right.title),
        "types": [
            number(right.types[kind].score, 2, trim=True) if kind in right.types else ""
            for kind in result.types
        ],
        "score": number(right.score, 2),
        "open": right.open,
        "indicators": [_indicator(indicator) for indicator in right.indicators],
    }


def _indicator(indicator: ResultIndicator) -> ExplainedIndicatorData:
    answer = explaining.words(indicator.answer)
    unit = (
        explaining.unit_word(indicator)
        if answer
        and indicator.how["rule"]
        not in {
            "choice",
            "yes_no",
        }
        else ""
    )
    return {
        "code": indicator.code,
        "text": explaining.words(indicator.short),
        "answer": answer,
        "unit": "" if indicator.not_applicable else unit,
        "status": explaining.status_word(indicator),
        "rule": explaining.reached(indicator),
        "points": explaining.figure(indicator.points),
        "evidence": [
            {
                "title": cited.title,
                "page": _("hlm. %(page)s") % {"page": cited.page} if cited.page else "",
            }
            for cited in indicator.evidence
        ],
    }
