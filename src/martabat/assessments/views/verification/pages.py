"""The queue of a region and one answer in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from martabat.assessments import rules
from martabat.assessments.evidence_hints.wording import Remark
from martabat.assessments.forms.correcting import typed_of
from martabat.assessments.forms.verification import CorrectionForm, RemarkForm, ReturnForm
from martabat.assessments.queries.rows import today_in
from martabat.assessments.queries.verification.answer import Current, current_of
from martabat.assessments.queries.verification.queue import (
    Review,
    answer_address,
    due_by_default,
    neighbours,
    queue_address,
    review_of,
)
from martabat.assessments.steps import Verdict
from martabat.assessments.views.access import assessment_or_404, member, members_only

TEMPLATE = "assessments/verification/review.html"
# What the address calls the verdict that is being written.
WRITING = {"kembalikan": Verdict.RETURN, "koreksi": Verdict.CORRECT}


@dataclass(frozen=True, slots=True)
class PaperShown:
    """What was seen in one document, each remark with where it leads."""

    title: str
    open: bool
    remarks: tuple[tuple[Remark, str], ...]

    @property
    def attention(self) -> int:
        """How many remarks ask for a look."""
        return sum(remark.tone == "attention" for remark, _href in self.remarks)


@require_safe
@members_only
def queue(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Show what awaits a verdict; on a wide screen the first of it is open."""
    review = review_or_404(request, award_year, region)
    items = review.items
    return show(request, review, items[0].code if items else None, at_queue=True)


@require_safe
@members_only
def verify(request: HttpRequest, award_year: int, region: str, code: str) -> HttpResponse:
    """Show one answer beside its document."""
    review = review_or_404(request, award_year, region)
    known_or_404(review, code)
    writing = WRITING.get(request.GET.get("putusan", ""))
    return show(request, review, code, writing=writing if review.may_decide else None)


def review_or_404(request: HttpRequest, award_year: int, region: str) -> Review:
    """Return the queue of a region; who answers it has pages of his own and is refused here."""
    assessment = assessment_or_404(request, award_year, region)
    membership = member(request)
    if not rules.may_see_verification(membership, assessment):
        raise PermissionDenied
    return review_of(assessment, membership, request.GET.get("saring", ""))


def known_or_404(review: Review, code: str) -> None:
    """Turn away from an indicator that the instrument does not have."""
    if code not in review.held:
        raise Http404


def show(
    request: HttpRequest,
    review: Review,
    code: str | None,
    *,
    at_queue: bool = False,
    writing: Verdict | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Show the three panes; `more` holds forms with what was typed, or a conflict."""
    current = None
    context: dict[str, Any] = {}
    if code is not None:
        current = current_of(
            review,
            code,
            evidence=_number(request, "bukti"),
            page=_number(request, "halaman"),
            membership=member(request),
        )
        context = _about(request, review, current)
    context |= {
        "review": review,
        "assessment": review.assessment,
        "current": current,
        "at_queue": at_queue,
        "writing": writing.value if writing else "",
        "queue_href": queue_address(review.assessment),
        "conflict": None,
        "answer_errors": {},
        "remark_form": RemarkForm(),
    }
    if current is not None:
        context |= _forms(review, current, writing)
    return render(request, TEMPLATE, context | more, status=status)


def return_form(review: Review, data: Any = None, **kwargs: Any) -> ReturnForm:
    """Return the form for a return, with what was typed if anything was."""
    return ReturnForm(
        data,
        data_year=review.assessment.cycle.data_year,
        today=today_in(review.assessment),
        latest=review.due_on,
        **kwargs,
    )


def _forms(review: Review, current: Current, writing: Verdict | None) -> dict[str, Any]:
    version = {"version": current.held.version}
    if writing == Verdict.RETURN:
        initial = version | {"due_on": due_by_default(review)}
        return {"form": return_form(review, initial=initial)}
    if writing == Verdict.CORRECT:
        return {
            "form": CorrectionForm(initial=version),
            "typed": typed_of(current.question, current.held),
        }
    return {}


def _about(request: HttpRequest, review: Review, current: Current) -> dict[str, Any]:
    code = current.question.code
    before, after = neighbours(review, code)
    sheet = current.sheet
    pages: dict[str, str] = {}
    wide = request.GET.get("perbesar") == "1"
    zoom = {"perbesar": 1} if wide else {}

    def at(**query: str | int) -> str:
        return answer_address(review.assessment, code, review.filter, **query)

    if sheet is not None:
        here = {"bukti": sheet.evidence.pk}
        if sheet.pages and sheet.page > 1:
            pages["previous"] = at(**here, halaman=sheet.page - 1, **zoom)
        if sheet.pages and sheet.page < sheet.pages:
            pages["next"] = at(**here, halaman=sheet.page + 1, **zoom)
        pages["smaller"] = at(**here, halaman=sheet.page) if wide else ""
        pages["larger"] = "" if wide else at(**here, halaman=sheet.page, perbesar=1)
    return {
        "before": before,
        "after": after,
        "here": at(),
        "return_href": at(putusan="kembalikan"),
        "correct_href": at(putusan="koreksi"),
        "sheets": [(item, at(bukti=item.pk)) for item in current.evidence],
        "papers": papers_shown(current, lambda pk, page: at(bukti=pk, halaman=page)),
        "page_links": pages,
        "wide": wide,
        "place": f"?saring={review.filter}",
    }


def papers_shown(current: Current, at: Callable[[int, int], str]) -> list[PaperShown]:
    """Return what was seen in each document, with the address of each place; the open one first."""
    is_open = current.sheet.evidence.pk if current.sheet else None
    shown = [
        PaperShown(
            item.document.title,
            item.pk == is_open,
            tuple(
                (remark, at(item.pk, remark.spot.page or 1) if remark.spot else remark.href)
                for remark in (
                    *current.seen.apart.get(item.pk, ()),
                    *current.copies.get(item.pk, ()),
                )
            ),
        )
        for item in current.evidence
    ]
    return sorted(shown, key=lambda paper: not paper.open)


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None
