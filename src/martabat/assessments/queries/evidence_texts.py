"""The words of the documents of one answer, and the copies of them elsewhere."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    DecimalField,
    F,
    IntegerField,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext as _

from martabat.assessments.evidence_hints.noticing import Leaf, Paper, ordered, wanted_of
from martabat.assessments.evidence_hints.wording import Asked, Remark, Seen, seen_in
from martabat.assessments.models import Assessment, Evidence
from martabat.assessments.models.answers import AnswerValue
from martabat.assessments.queries.held import Held
from martabat.assessments.queries.questions import Question
from martabat.documents import rules as document_rules
from martabat.documents.models import Blob, NearCopy, TextPage
from martabat.documents.signature import Report
from martabat.interface.numbers import percent
from martabat.organisations.models import Membership
from martabat.regions.register import registered_regions

# About 160 printed pages are looked through while the reader waits, shared by all documents.
MAX_CHARACTERS = 400_000
FEWEST_CHARACTERS = 20_000
MAX_DOCUMENTS = 40
MAX_COPIES = 200
SHOWN_COPIES = 3
_SHARE: "DecimalField[Any, Any]" = DecimalField(max_digits=4, decimal_places=3)


class _Elsewhere(NamedTuple):
    """A document, the same as or nearly that of `own`, that proves something in `assessment`."""

    own: str
    sha256: str
    likeness: Decimal
    document: int
    assessment: int
    region: str
    year: int


def with_texts(evidence: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """Let evidence come with its documents, and with what was read of them."""
    return evidence.select_related("document__blob__text", "document__blob__signature_check").defer(
        "document__blob__text__words",
        "document__blob__text__signature",
        "document__blob__text__bands",
    )


def seen(
    assessment: Assessment, question: Question, held: AnswerValue | Held, cited: Sequence[Evidence]
) -> Seen:
    """Look into the documents of an answer, cited `with_texts`, for what it says (1 query)."""
    asked = Asked(
        wanted={}
        if held.blank or held.not_applicable or held.choice
        else wanted_of(
            value=held.value,
            numerator=held.numerator,
            denominator=held.denominator,
            percent=question.indicator.unit.id == "persen",
        ),
        region=assessment.region_id,
        year=assessment.cycle.data_year,
        names={code: region.name for code, region in registered_regions().items()},
    )
    return seen_in(_papers(cited[:MAX_DOCUMENTS]), asked) if cited else Seen((), {})


def _papers(cited: Sequence[Evidence]) -> dict[int, Paper]:
    pages, partial = _pages({item.document.blob_id: item.page for item in cited})
    return {
        item.pk: _paper(
            item,
            pages[item.document.blob_id],
            partial=item.document.blob_id in partial,
        )
        for item in cited
    }


def _paper(item: Evidence, pages: Sequence[Leaf], *, partial: bool) -> Paper:
    blob = item.document.blob
    signers = _signers(blob)
    if not hasattr(blob, "text"):
        return Paper(known=False, signers=signers, page_count=blob.pages)
    return Paper(
        pages=ordered(pages, item.page),
        cited=item.page,
        page_count=blob.pages,
        scanned=blob.text.scanned,
        recognised=blob.text.recognised,
        partial=partial or blob.text.truncated,
        reason=blob.text.reason,
        regions=blob.text.regions,
        signers=signers,
    )


def _signers(blob: Blob) -> list[str]:
    """Return who signed what is still whole, electronically."""
    if not hasattr(blob, "signature_check"):
        return []
    return [
        one.signer
        for one in Report.of(blob.signature_check.report).signatures
        if one.integrity == "intact" and one.coverage != "changed"
    ]


def _pages(cited: Mapping[str, int | None]) -> tuple[dict[str, list[Leaf]], set[str]]:
    """Return the first pages of each file, the cited one before them, and which have more."""
    room = max(MAX_CHARACTERS // max(len(cited), 1), FEWEST_CHARACTERS)
    first = Case(
        *(When(text=sha, number=page, then=Value(0)) for sha, page in cited.items() if page),
        default=Value(1),
        output_field=IntegerField(),
    )
    rows = (
        TextPage.objects.filter(text__in=cited)
        .annotate(
            until=Window(
                Sum(Length("body")),
                partition_by=F("text"),
                order_by=[first.asc(), F("number").asc()],
            ),
            whole=Window(Sum(Length("body")), partition_by=F("text")),
        )
        .filter(Q(until__lte=room) | Q(until=Length("body")))
        .values_list("text_id", "number", "name", "body", "whole")
        .order_by("text_id", "number")
    )
    pages: dict[str, list[Leaf]] = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    partial = set()
    for sha, number, name, body, whole in rows:
        pages[sha].append(Leaf(number, body, name))
        sizes[sha] += len(body)
        partial.add(sha) if whole > sizes[sha] else partial.discard(sha)
    return pages, partial


def copies(
    assessment: Assessment, cited: Sequence[Evidence], membership: Membership
) -> dict[int, tuple[Remark, ...]]:
    """Return for each evidence where its document, or nearly the same, proves something else.

    Told to verifiers only; of a region that one may not see, no name (1 query). `cited` comes
    with its documents and citations.
    """
    # A record of Martabat itself is cited by all who took part in it.
    cited = [item for item in cited[:MAX_DOCUMENTS] if not hasattr(item, "citation")]
    elsewhere = _elsewhere(assessment, {item.document.blob_id for item in cited}) if cited else []
    return {item.pk: tuple(_said(item, elsewhere, membership)) for item in cited}


def _elsewhere(assessment: Assessment, own: set[str]) -> list[_Elsewhere]:
    """Return what else these files and their near copies prove, the likest first."""
    same = _proving(Blob.objects.filter(pk__in=own), "pk", "", Value(Decimal(1), _SHARE))
    later = _proving(NearCopy.objects.filter(first__in=own), "first", "second__", F("likeness"))
    sooner = _proving(NearCopy.objects.filter(second__in=own), "second", "first__", F("likeness"))
    rows = same.union(later, sooner).order_by("-share", "-year", "region", "document")
    found = (_Elsewhere(*row) for row in rows[:MAX_COPIES])
    return [row for row in found if row.assessment != assessment.pk]


def _proving(files: QuerySet[Any], own: str, near: str, share: Combinable) -> QuerySet[Any]:
    proved = f"{near}documents__evidence__answer__assessment"
    return (
        files.filter(**{f"{proved}__isnull": False})
        .order_by()
        .annotate(
            own=F(own),
            near=F(f"{near}sha256"),
            share=share,
            document=F(f"{near}documents__pk"),
            assessment=F(proved),
            region=F(f"{proved}__region"),
            year=F(f"{proved}__cycle__data_year"),
        )
        .values_list("own", "near", "share", "document", "assessment", "region", "year")
    )


def _said(item: Evidence, elsewhere: Sequence[_Elsewhere], membership: Membership) -> list[Remark]:
    remarks: dict[str, Remark] = {}
    for row in elsewhere:
        if row.own == item.document.blob_id:
            remark = _copy(item, row, membership)
            remarks.setdefault(remark.text, remark)
    return list(remarks.values())[:SHOWN_COPIES]


def _copy(item: Evidence, row: _Elsewhere, membership: Membership) -> Remark:
    region = item.document.region_id
    same = row.sha256 == row.own
    said = {"year": row.year, "percent": percent(row.likeness * 100, 0)}
    if row.region == region:
        text = (
            _("Berkas yang sama juga dilampirkan untuk data %(year)s.")
            if same
            else _("Berkas yang hampir sama (%(percent)s) juga dilampirkan untuk data %(year)s.")
        )
        return Remark(text % said, "neutral", None, _beside(item, row, same=same))
    if not _may_see(membership, row.region):
        text = (
            _("Berkas yang sama juga dilampirkan daerah lain.")
            if same
            else _("Berkas yang hampir sama (%(percent)s) juga dilampirkan daerah lain.")
        )
        return Remark(text % said, "attention")
    said["region"] = registered_regions()[row.region].name
    text = (
        _("Berkas yang sama juga dilampirkan %(region)s untuk data %(year)s.")
        if same
        else _(
            "Berkas yang hampir sama (%(percent)s) juga dilampirkan %(region)s untuk data %(year)s."
        )
    )
    return Remark(text % said, "attention", None, _beside(item, row, same=same))


def _may_see(membership: Membership, region: str) -> bool:
    return membership.role in document_rules.READERS and membership.covers(region)


def _beside(item: Evidence, row: _Elsewhere, *, same: bool) -> str:
    if same:
        return reverse("documents:document", args=[row.document])
    return reverse("documents:beside", args=[item.document_id, row.document])
