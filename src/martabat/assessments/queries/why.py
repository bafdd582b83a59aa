"""Why a score is what it is: the result with its whole explanation, and where its documents are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from martabat.assessments.models import Assessment, Publication
from martabat.assessments.published import content_of
from martabat.assessments.reading import read
from martabat.assessments.results import (
    PublishedResult,
    ResultIndicator,
    ResultRight,
    ResultVersion,
    Step,
)
from martabat.assessments.steps import Tier, Verdict
from martabat.documents.models import Document
from martabat.documents.rules import visible
from martabat.organisations.models import Membership

SIGNS = {
    Verdict.ACCEPT: "answer.accepted",
    Verdict.RETURN: "answer.returned",
    Verdict.CORRECT: "answer.corrected",
}


@dataclass(frozen=True, slots=True)
class Why:
    """A result, the version it was published as (None while it can change), and what is chosen."""

    result: PublishedResult
    publication: Publication | None
    publications: tuple[Publication, ...]
    right: ResultRight | None
    indicator: ResultIndicator | None
    documents: Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one tier put down or decided on an answer, and when; empty where it was silent."""

    tier: Tier
    said: ResultVersion | None
    state: str
    dated: date | None


def why_of(
    assessment: Assessment,
    membership: Membership,
    *,
    right: str = "",
    indicator: str = "",
    version: int | None = None,
) -> Why:
    """Return a result with one right and indicator chosen (8 queries).

    What is published is read from what was frozen; before that, from the answers as they stand.
    """
    publications = tuple(
        Publication.objects.filter(assessment=assessment).order_by("-version").defer("content")
    )
    shown = next((item for item in publications if item.version == version), None)
    shown = shown or (publications[0] if publications else None)
    result = read(shown.content if shown else content_of(assessment))
    found = result.indicators.get(indicator)
    chosen = result.right_named(found.right if found else right)
    if found is None and chosen is not None:
        found = telling(chosen)
    return Why(
        result=result,
        publication=shown,
        publications=publications,
        right=chosen,
        indicator=found,
        documents=documents_of(assessment, membership, found),
    )


def documents_of(
    assessment: Assessment, membership: Membership, indicator: ResultIndicator | None
) -> dict[str, Document]:
    """Return the documents that an indicator cites and that the reader may open, by hash."""
    hashes = [cited.sha256 for cited in indicator.evidence] if indicator else []
    if not hashes:
        return {}
    rows = visible(membership).filter(blob__in=hashes, region=assessment.region_id)
    return {document.sha256: document for document in rows.order_by("-withdrawn", "pk")}


def telling(right: ResultRight) -> ResultIndicator | None:
    """Return the indicator that tells most about a right: with evidence and the most to gain."""

    def lost(indicator: ResultIndicator) -> tuple[bool, object]:
        return bool(indicator.evidence), indicator.maximum - (indicator.points or 0)

    return max(right.indicators, key=lost, default=None)  # type: ignore[arg-type]


def voices(indicator: ResultIndicator) -> list[Voice]:
    """Return what each tier said last of an answer: the region its version, others a verdict."""
    versions, decisions = indicator.latest_versions, indicator.latest_decisions
    by_number = {version.number: version for version in indicator.versions}
    own = versions.get(Tier.REGION)
    found = [Voice(Tier.REGION, own, "general.sent" if own else "", own.dated if own else None)]
    for tier in (Tier.KANWIL, Tier.NATIONAL):
        decision = decisions.get(tier)
        if decision is None:
            found.append(Voice(tier, None, "", None))
            continue
        said = by_number.get(decision.version)
        if decision.verdict == Verdict.CORRECT:
            said = versions.get(tier, said)
        found.append(Voice(tier, said, SIGNS[Verdict(decision.verdict)], decision.dated))
    return found


def ladder(result: PublishedResult, indicator: ResultIndicator) -> list[tuple[Step, Step | None]]:
    """Return the steps from the total down to just above an indicator, each with its parent."""
    steps = result.tree.path_to(indicator.code)[:-1]
    return list(zip(steps, (None, *steps[:-1]), strict=True))
