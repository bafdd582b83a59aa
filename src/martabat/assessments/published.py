"""What the public sees of a result, written out once so that it can be frozen and proved.

`content_of` writes it, `read` gives it back as objects for pages. The content is
plain JSON: text, whole numbers, truth values, lists and mappings. Figures are exact decimal text,
for a hash needs a text that never changes. Only offices are named, never people.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone, translation

from martabat import scoring
from martabat.assessments.exact import exact
from martabat.assessments.facts import indicator_facts
from martabat.assessments.manifests import evidence_of
from martabat.assessments.models import (
    Adjustment,
    Answer,
    AnswerVersion,
    Assessment,
    Decision,
    Evidence,
)
from martabat.assessments.models.answers import AnswerValue
from martabat.assessments.reading import read
from martabat.assessments.results import PublishedResult
from martabat.assessments.scores import instrument_of, score_of
from martabat.assessments.steps import SETTLED
from martabat.assessments.wording import answer_text

__all__ = ["PublishedResult", "content_of", "read"]

FORMAT = 1
LANGUAGES = ("id", "en")


def content_of(assessment: Assessment) -> dict[str, Any]:
    """Return everything that is said of an assessment's result, as it stands now."""
    instrument = instrument_of(assessment.cycle)
    answers = list(assessment.answers.order_by("position"))
    adjustments = list(
        assessment.adjustments.filter(withdrawn_at=None)
        .select_related("document")
        .order_by("at", "pk")
    )
    result = score_of(assessment, answers, adjustments).result
    decree = assessment.decree
    return {
        "format": FORMAT,
        "region": _region(assessment),
        "award_year": assessment.cycle.award_year,
        "data_year": assessment.cycle.data_year,
        "example": assessment.example,
        "step": assessment.step,
        "instrument": _instrument(instrument),
        "decree": decree
        and {"number": decree.number, "dated": decree.dated.isoformat(), "title": decree.title},
        **_figures(instrument, result),
        "predicates": [_predicate(item) for item in instrument.predicates],
        "ledger": _ledger(instrument, result, adjustments),
        "rights": _rights(instrument, result),
        "indicators": _indicators(instrument, result, answers, evidence_of(assessment)),
        "tree": _step(result.tree),
    }


def plain(data: Any) -> Any:
    """Return nested data with every figure as text."""
    match data:
        case bool() | None | str() | int():
            return data
        case Fraction() | Decimal():
            return exact(data)
        case scoring.Text():
            return {"id": data.id, "en": data.en}
        case Mapping():
            return {str(key): plain(value) for key, value in data.items()}
        case list() | tuple():
            return [plain(value) for value in data]
        case _:
            raise TypeError(f"{type(data).__name__} has no place in a published result")


def _region(assessment: Assessment) -> dict[str, Any]:
    region = assessment.region
    return {
        "code": region.code,
        "name": region.name,
        "short_name": region.short_name,
        "province_code": region.province_code,
        "province": region.province.name if region.province else "",
    }


def _instrument(instrument: scoring.Instrument) -> dict[str, Any]:
    return {
        "name": instrument.name,
        "version": instrument.version,
        "title": plain(instrument.title),
        "status": instrument.status,
        "mark": plain(instrument.mark),
        "source": instrument.source,
        "decimals": instrument.rounding.decimals,
        "gaps": plain(instrument.gaps),
    }


def _figures(instrument: scoring.Instrument, result: scoring.Result) -> dict[str, Any]:
    capped = None if result.adjusted is None else instrument.cap.clamp(result.adjusted)
    return {
        "score": exact(result.score),
        "raw": exact(result.raw),
        "adjusted": exact(result.adjusted),
        "capped": exact(capped),
        "low": exact(result.low),
        "high": exact(result.high),
        "minimum": exact(instrument.cap.minimum),
        "maximum": exact(instrument.cap.maximum),
        "best": exact(result.evaluated.node.best),
        "open": len(result.open),
        "predicate": result.predicate.code if result.predicate else "",
        "predicate_low": result.predicate_low.code if result.predicate_low else "",
        "predicate_high": result.predicate_high.code if result.predicate_high else "",
    }


def _predicate(item: scoring.Predicate) -> dict[str, Any]:
    return {
        "code": item.code,
        "title": plain(item.title),
        "threshold": exact(item.threshold),
        "strict": item.strict,
        "confirmed": item.confirmed,
        "source": item.source,
    }


def _ledger(
    instrument: scoring.Instrument, result: scoring.Result, adjustments: Sequence[Adjustment]
) -> list[dict[str, Any]]:
    """Return the signed lines, then what limits take back; the kernel keeps the lines' order."""
    titles = {kind.code: kind.title for kind in instrument.adjustments}
    rows: list[Adjustment | None] = [*adjustments]
    rows += [None] * (len(result.ledger) - len(rows))
    return [
        {
            "rule": line.rule,
            "kind": line.kind,
            "title": plain(titles.get(line.kind, scoring.Text(""))),
            "points": exact(line.value),
            "reason": line.reason,
            "organisation": row.organisation if row else "",
            "dated": timezone.localdate(row.at).isoformat() if row else "",
            "document": row.document.title if row and row.document else "",
            "sha256": row.document.blob_id if row and row.document else "",
        }
        for line, row in zip(result.ledger, rows, strict=True)
    ]


def _rights(instrument: scoring.Instrument, result: scoring.Result) -> list[dict[str, Any]]:
    """Return the score of each right and of its parts by type."""
    return [
        {
            "code": group.code,
            "number": number,
            "title": plain(group.title),
            "family": group.family,
            **_part(result.groups[group.code]),
            "open": sum(result.outcomes[item.code].open for item in group.indicators),
            "indicators": [item.code for item in group.indicators],
            # A list, for the database does not keep the order of keys.
            "types": [
                {"type": kind, **_part(part)}
                for kind, part in result.groups[group.code].by_type.items()
            ],
        }
        for number, group in enumerate(instrument.groups, start=1)
    ]


def _part(part: Any) -> dict[str, Any]:
    return {
        "score": exact(part.score),
        "low": exact(part.low),
        "high": exact(part.high),
        "maximum": exact(part.maximum),
    }


def _step(step: scoring.Explanation) -> dict[str, Any]:
    """Return a step of the calculation; what made an indicator's points stands with it."""
    found: dict[str, Any] = {
        "code": step.code,
        "kind": step.kind,
        "value": exact(step.value),
        "maximum": exact(step.maximum),
        "weight": exact(step.weight),
        "contribution": exact(step.contribution),
    }
    if step.kind != "indicator":
        found |= {
            "title": plain(step.title),
            "how": plain(step.how),
            "children": [_step(child) for child in step.children],
        }
    return found


def _indicators(
    instrument: scoring.Instrument,
    result: scoring.Result,
    answers: Sequence[Answer],
    evidence: Mapping[int, Sequence[Evidence]],
) -> list[dict[str, Any]]:
    versions: dict[int, list[AnswerVersion]] = {}
    for version in AnswerVersion.objects.filter(answer__in=answers).order_by("number"):
        versions.setdefault(version.answer_id, []).append(version)
    decisions: dict[int, list[Decision]] = {}
    for decision in (
        Decision.objects.filter(answer__in=answers).select_related("version").order_by("at", "pk")
    ):
        decisions.setdefault(decision.answer_id, []).append(decision)
    rows = {answer.indicator: answer for answer in answers}
    found = []
    for indicator in instrument.indicators.values():
        answer = rows.get(indicator.code) or Answer(indicator=indicator.code)
        outcome = result.outcomes[indicator.code]
        found.append(
            {
                "code": indicator.code,
                "right": indicator.group,
                "short": plain(indicator.short),
                "text": plain(indicator.text),
                "unit": plain(indicator.unit),
                "type": indicator.type or "",
                "status": answer.status,
                "settled": answer.status in SETTLED,
                "points": exact(outcome.points),
                "maximum": exact(indicator.max_points),
                **_said(indicator, answer),
                "multiplier": exact(indicator.multiplier),
                "how": plain(indicator_facts(result, indicator)),
                "versions": [_version(indicator, item) for item in versions.get(answer.pk, [])],
                "decisions": [_decision(item) for item in decisions.get(answer.pk, [])],
                "evidence": [_cited(item) for item in evidence.get(answer.pk, [])],
            }
        )
    return found


def _said(indicator: scoring.Indicator, row: AnswerValue) -> dict[str, Any]:
    """Return what an answer or version says, in both languages."""
    words = {}
    for language in LANGUAGES:
        with translation.override(language):
            words[language] = "" if row.blank else answer_text(indicator, row)
    return {
        "answer": words,
        "numerator": exact(row.numerator),
        "denominator": exact(row.denominator),
        "not_applicable": row.not_applicable,
        "reason": row.reason,
        "note": row.note,
    }


def _version(indicator: scoring.Indicator, version: AnswerVersion) -> dict[str, Any]:
    return {
        "number": version.number,
        "tier": version.tier,
        "organisation": version.organisation,
        "dated": timezone.localdate(version.at).isoformat(),
        **_said(indicator, version),
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "tier": decision.tier,
        "verdict": decision.verdict,
        "version": decision.version.number if decision.version else 0,
        "organisation": decision.organisation,
        "dated": timezone.localdate(decision.at).isoformat(),
        "reason": decision.reason,
    }


def _cited(item: Evidence) -> dict[str, Any]:
    return {
        "title": item.document.title,
        "filename": item.document.filename,
        "page": item.page,
        "sha256": item.document.blob_id,
        "example": item.document.example,
    }
