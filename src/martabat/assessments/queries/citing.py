"""Records that may be cited, frozen copies beside today's, and where records are cited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from martabat.agreements import rules as agreement_rules
from martabat.agreements.kinds import SIGNED, Stage
from martabat.agreements.models import Agreement
from martabat.assessments import records, rules
from martabat.assessments.comparing import Part, compare, differences
from martabat.assessments.models import Citation
from martabat.assessments.scores import compiled
from martabat.documents.records import RecordData
from martabat.organisations.models import Membership
from martabat.programmes import rules as programme_rules
from martabat.programmes.kinds import ActivityState, BatchState
from martabat.programmes.models import Activity, CertificateBatch, Registration
from martabat.programmes.uses import Use

PER_PAGE = 15
MOST_USES = 300
ACTIVITIES, AGREEMENTS = "kegiatan", "perjanjian"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something of a record that may be cited, and whether this answer cites it already."""

    source: str
    label: str
    cited: bool


@dataclass(frozen=True, slots=True)
class Citable:
    """A record with what may be cited of it."""

    title: str
    kind: str
    day: date | None
    more: str
    href: str
    example: bool
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of records that may be cited."""

    rows: tuple[Citable, ...]
    page: Page[Any]


def citable(membership: Membership, answer_id: int, *, what: str, text: str, page: int) -> Shelf:
    """Return records that a member may cite for an answer, newest first (at most 5 queries)."""
    cited = set(
        Citation.objects.filter(evidence__answer=answer_id).values_list("source", flat=True)
    )
    if what == AGREEMENTS:
        return _agreements(membership, cited, text, page)
    return _activities(membership, cited, text, page)


def _activities(membership: Membership, cited: set[str], text: str, page: int) -> Shelf:
    found = (
        programme_rules.visible_activities(membership)
        .exclude(state=ActivityState.CANCELLED)
        .select_related("programme", "minutes")
        .annotate(
            anybody=Exists(
                Registration.objects.filter(activity=OuterRef("pk"), entered_at__isnull=False)
            )
        )
        .order_by("-day", "-pk")
    )
    for word in text.split()[:6]:
        found = found.filter(
            Q(title__icontains=word) | Q(theme__icontains=word) | Q(programme__name__icontains=word)
        )
    shown = Paginator(found, PER_PAGE).get_page(page)
    batches: dict[int, list[CertificateBatch]] = {}
    for batch in CertificateBatch.objects.filter(
        activity__in=[row.pk for row in shown], state=BatchState.DONE
    ):
        batches.setdefault(batch.activity_id, []).append(batch)
    rows = [_activity(row, batches.get(row.pk, []), cited) for row in shown]
    return Shelf(tuple(rows), shown)


def _activity(row: Activity, batches: Sequence[CertificateBatch], cited: set[str]) -> Citable:
    offers = [(f"activity:{row.pk}", _("Catatan kegiatan"))]
    if hasattr(row, "minutes"):
        offers.append((f"minutes:{row.minutes.pk}", _("Notula")))
    if row.anybody:  # type: ignore[attr-defined]
        offers.append((f"attendance:{row.pk}", _("Daftar hadir")))
    offers += [
        (f"certificates:{batch.pk}", _("Sertifikat (%(n)s)") % {"n": batch.total})
        for batch in batches
    ]
    return Citable(
        title=row.title,
        kind=row.get_kind_display(),
        day=row.day,
        more=row.programme.name,
        href=row.get_absolute_url(),
        example=row.example,
        offers=tuple(Offer(source, label, source in cited) for source, label in offers),
    )


def _agreements(membership: Membership, cited: set[str], text: str, page: int) -> Shelf:
    found = (
        agreement_rules.visible(membership)
        .filter(stage__in=[*SIGNED, Stage.ENDED])
        .annotate(many=Count("parties"))
        .order_by("-signed_on", "-pk")
    )
    for word in text.split()[:6]:
        found = found.filter(title__icontains=word)
    shown = Paginator(found, PER_PAGE).get_page(page)
    rows = [_agreement(row, cited) for row in shown]
    return Shelf(tuple(rows), shown)


def _agreement(row: Agreement, cited: set[str]) -> Citable:
    source = f"agreement:{row.pk}"
    return Citable(
        title=row.title,
        kind=row.get_kind_display(),
        day=row.signed_on,
        more=_("%(n)s pihak") % {"n": row.many},  # type: ignore[attr-defined]
        href=row.get_absolute_url(),
        example=row.example,
        offers=(Offer(source, pgettext("offer", "Perjanjian"), source in cited),),
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """A frozen copy beside the living record."""

    citation: Citation
    then: RecordData
    parts: tuple[Part, ...]
    differences: int
    gone: bool
    href: str


def beside(citation: Citation) -> Beside:
    """Return what a record said when cited beside what it says today (at most 12 queries)."""
    then: RecordData = citation.content
    today = records.record_of(citation.source)
    parts = compare(then, today) if today else compare(then, then)
    return Beside(
        citation=citation,
        then=then,
        parts=parts,
        differences=differences(parts) if today else 0,
        gone=today is None,
        href=records.address_of(citation.source),
    )


def uses(sources: Sequence[str], membership: Membership | None) -> list[Use]:
    """Return the indicators that these records were cited for, as far as a member may read them.

    One query, for the pages of the records themselves.
    """
    found = (
        Citation.objects.filter(
            rules.visible(membership, "evidence__answer__assessment__"), source__in=sources
        )
        .select_related(
            "evidence__document", "evidence__answer__assessment__cycle__instrument",
            "evidence__answer__assessment__region",
        )
        .order_by("evidence__answer__assessment__region", "evidence__answer__position")[:MOST_USES]
    )  # fmt: skip
    return [_use(citation) for citation in found]


def _use(citation: Citation) -> Use:
    answer = citation.evidence.answer
    assessment = answer.assessment
    cycle = assessment.cycle
    indicator = compiled(cycle.instrument_id).indicators[answer.indicator]
    content: RecordData = citation.content
    kind = content["kind"]  # frozen in Indonesian, known to the catalogue
    return Use(
        source=citation.source,
        title=_(kind),
        from_text=content["title"],
        day=citation.at.date(),
        indicator_code=answer.indicator,
        indicator_name=indicator.short.to(get_language() or "id"),
        region=assessment.region.name,
        award_year=cycle.award_year,
        data_year=cycle.data_year,
        state=f"answer.{answer.status}",
        href=page_of_copy(citation),
        example=assessment.example,
    )


def page_of_copy(citation: Citation) -> str:
    """Return the page that shows the frozen copy beside today's record."""
    answer = citation.evidence.answer
    assessment = answer.assessment
    return reverse(
        "assessments:citation",
        args=[
            assessment.cycle.award_year,
            assessment.region_id,
            answer.indicator,
            citation.evidence_id,
        ],
    )
