"""One answer with everything that a verdict needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.utils.translation import gettext as _

from martabat import scoring
from martabat.assessments.evidence_hints.wording import Remark as Observed
from martabat.assessments.evidence_hints.wording import Seen
from martabat.assessments.explaining import unit_after
from martabat.assessments.hints import Hint, hints_on
from martabat.assessments.models import AnswerVersion, Decision, Delegation, Evidence, Remark
from martabat.assessments.models.answers import AnswerValue
from martabat.assessments.queries import evidence_texts
from martabat.assessments.queries.questions import Question
from martabat.assessments.queries.rows import Held, last_year
from martabat.assessments.queries.verification.queue import STATES, Review, pile_of
from martabat.assessments.scores import compiled, scoring_answer
from martabat.assessments.steps import AnswerStatus, Tier, Verdict
from martabat.assessments.wording import answer_text, ratio_text
from martabat.interface.numbers import points
from martabat.organisations.models import Membership


@dataclass(frozen=True, slots=True)
class Actor:
    """What one tier last said of an answer, as a row of the table of versions."""

    tier: str
    value: str
    ratio: str
    word: str
    state: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Before:
    """Last year's accepted answer, and the change against it."""

    year: int
    accepted: bool
    value: str
    ratio: str
    change: str


@dataclass(frozen=True, slots=True)
class Mended:
    """What a region changed after a return."""

    decision: Decision
    before: str
    now: str
    ratio_before: str
    ratio_now: str
    changed: bool
    new_evidence: tuple[Evidence, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The document that is open, and the page of it."""

    evidence: Evidence
    page: int
    pages: int | None

    @property
    def kind(self) -> str:
        """How it can be shown: `page`, `image`, or only as a `file` to download."""
        if self.pages:
            return "page"
        return "image" if self.evidence.document.kind.inline else "file"


@dataclass(frozen=True, slots=True)
class Current:
    """One answer with everything that a verdict needs."""

    question: Question
    held: Held
    pile: str
    state: str
    value: str
    ratio: str
    before: Before | None
    hints: tuple[Hint, ...]
    seen: Seen
    copies: Mapping[int, tuple[Observed, ...]]
    actors: tuple[Actor, ...]
    decisions: tuple[Decision, ...]
    remarks: tuple[Remark, ...]
    versions: Mapping[int, AnswerVersion]
    mended: Mended | None
    evidence: tuple[Evidence, ...]
    sheet: Sheet | None
    office: str


def current_of(
    review: Review,
    code: str,
    *,
    evidence: int | None = None,
    page: int | None = None,
    membership: Membership | None = None,
) -> Current:
    """Return one answer with everything on it (8 queries).

    Copies of its documents elsewhere are told to `membership`, and only what it may see.
    """
    assessment = review.assessment
    question, held = review.questions.questions[code], review.held[code]
    pile = pile_of(assessment.step, held)
    versions = {
        version.number: version
        for version in AnswerVersion.objects.filter(answer=held.pk).order_by("number")
    }
    decisions = tuple(
        Decision.objects.filter(answer=held.pk)
        .select_related("version", "corrected")
        .order_by("at", "pk")
    )
    cited = tuple(
        evidence_texts.with_texts(Evidence.objects.filter(answer=held.pk))
        .select_related("document__organisation", "citation")
        .order_by("added_at", "pk")
    )
    earlier = last_year(assessment, [code]).get(code)
    return Current(
        question=question,
        held=held,
        pile=pile,
        state=STATES[pile],
        value=value_words(question, held),
        ratio=ratio_text(cast(AnswerValue, held)),
        before=_before(review, question, held, earlier),
        hints=tuple(_hints(review, code, earlier)),
        seen=evidence_texts.seen(assessment, question, held, cited),
        copies=evidence_texts.copies(assessment, cited, membership) if membership else {},
        actors=_actors(question, versions, decisions),
        decisions=decisions,
        remarks=tuple(Remark.objects.filter(answer=held.pk).order_by("at", "pk")),
        versions=versions,
        mended=_mended(question, held, decisions, cited) if pile == "diperbaiki" else None,
        evidence=cited,
        sheet=_sheet(cited, evidence, page),
        office=Delegation.objects.filter(assessment=assessment, indicator=code)
        .values_list("organisation__name", flat=True)
        .first()
        or "",
    )


def value_words(question: Question, row: AnswerValue | Held) -> str:
    """Return an answer with its unit."""
    text = answer_text(question.indicator, cast(AnswerValue, row))
    if row.blank or row.not_applicable or question.options:
        return text
    return unit_after(text, question.indicator.unit)


def _before(
    review: Review,
    question: Question,
    held: Held,
    earlier: tuple[scoring.Indicator, Held] | None,
) -> Before | None:
    if earlier is None or earlier[1].blank:
        return None
    indicator, row = earlier
    then = scoring.measured(indicator, scoring_answer(indicator, cast(AnswerValue, row)))
    now = scoring.measured(
        question.indicator, scoring_answer(question.indicator, cast(AnswerValue, held))
    )
    return Before(
        year=review.assessment.cycle.data_year - 1,
        accepted=row.status in {AnswerStatus.ACCEPTED, AnswerStatus.CORRECTED},
        value=value_words(question, row),
        ratio=ratio_text(cast(AnswerValue, row)),
        change="" if then is None or now is None else points(now - then, 1),
    )


def _hints(
    review: Review, code: str, earlier: tuple[scoring.Indicator, Held] | None
) -> Sequence[Hint]:
    instrument = compiled(review.assessment.cycle.instrument_id)
    answers = {
        key: scoring_answer(instrument.indicators[key], cast(AnswerValue, row))
        for key, row in review.held.items()
    }
    return hints_on(
        instrument,
        code,
        answers,
        previous=scoring_answer(earlier[0], cast(AnswerValue, earlier[1])) if earlier else None,
        evidence_count=review.held[code].evidence_count,
    )


def _actors(
    question: Question,
    versions: Mapping[int, AnswerVersion],
    decisions: Sequence[Decision],
) -> tuple[Actor, ...]:
    """Return what each tier said last: the region its version, the others their verdict."""
    own = [version for version in versions.values() if version.tier == Tier.REGION]
    rows = [_wrote(question, own[-1]) if own else _silent(Tier.REGION)]
    for tier in (Tier.KANWIL, Tier.NATIONAL):
        said = [decision for decision in decisions if decision.tier == tier]
        rows.append(_decided(question, said[-1]) if said else _silent(tier))
    return tuple(rows)


def _silent(tier: Tier) -> Actor:
    return Actor(str(tier.label), _("belum"), "", "", "", "", None)


def _wrote(question: Question, version: AnswerVersion) -> Actor:
    return Actor(
        str(Tier(version.tier).label),
        value_words(question, version),
        ratio_text(version),
        "",
        "",
        f"{version.by_name}, {version.organisation}",
        version.at,
    )


def _decided(question: Question, decision: Decision) -> Actor:
    seen = decision.corrected or decision.version
    state = {
        Verdict.ACCEPT: "answer.accepted",
        Verdict.RETURN: "answer.returned",
        Verdict.CORRECT: "answer.corrected",
    }[Verdict(decision.verdict)]
    shown = seen is not None and decision.verdict != Verdict.RETURN
    return Actor(
        str(Tier(decision.tier).label),
        value_words(question, seen) if shown and seen is not None else "",
        "",
        str(Verdict(decision.verdict).label),
        state,
        f"{decision.by_name}, {decision.organisation}",
        decision.at,
    )


def _mended(
    question: Question, held: Held, decisions: Sequence[Decision], cited: Sequence[Evidence]
) -> Mended | None:
    returns = [decision for decision in decisions if decision.verdict == Verdict.RETURN]
    if not returns:
        return None
    last = returns[-1]
    seen = last.version
    before = value_words(question, seen) if seen else answer_text(question.indicator, None)
    ratio_before = ratio_text(seen) if seen else ""
    now, ratio_now = value_words(question, held), ratio_text(cast(AnswerValue, held))
    return Mended(
        decision=last,
        before=before,
        now=now,
        ratio_before=ratio_before,
        ratio_now=ratio_now,
        changed=(before, ratio_before) != (now, ratio_now),
        new_evidence=tuple(item for item in cited if item.added_at > last.at),
        note=held.note if held.note != (seen.note if seen else "") else "",
    )


def _sheet(cited: Sequence[Evidence], wanted: int | None, page: int | None) -> Sheet | None:
    if not cited:
        return None
    shown = next((item for item in cited if item.pk == wanted), cited[0])
    pages = shown.document.pages
    at = page or shown.page or 1
    return Sheet(shown, min(max(at, 1), pages) if pages else 1, pages)
