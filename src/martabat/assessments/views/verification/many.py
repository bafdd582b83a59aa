"""Accepting several answers at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from martabat.assessments.actions import verification
from martabat.assessments.queries.verification.queue import (
    UNDECIDED,
    QueueItem,
    Review,
    answer_address,
    pile_of,
    queue_address,
)
from martabat.assessments.views.access import member, members_only
from martabat.assessments.views.verification.pages import review_or_404

# Whole choices that need no boxes: what the address calls them.
WITH_EVIDENCE = "berbukti"
SAME_AS_KANWIL = "kanwil"


@require_http_methods(["GET", "POST"])
@members_only
def accept_many(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Name what would be accepted and how many, then accept it."""
    review = review_or_404(request, award_year, region)
    if not review.may_decide:
        raise PermissionDenied
    codes = [code for code in _chosen(request, review) if _waits(review, code)]
    if request.method == "POST" and "pasti" in request.POST and codes:
        decisions = verification.accept_many(
            assessment=review.assessment, indicators=codes, membership=member(request)
        )
        messages.success(
            request,
            ngettext("%(count)s jawaban diterima.", "%(count)s jawaban diterima.", len(decisions))
            % {"count": len(decisions)},
        )
        return redirect(queue_address(review.assessment))
    if not codes:
        messages.warning(request, _("Pilih sedikitnya satu jawaban yang belum diputus."))
        return redirect(queue_address(review.assessment))
    return render(
        request,
        "assessments/verification/accept_many.html",
        {
            "review": review,
            "assessment": review.assessment,
            "groups": _grouped(review, codes),
            "codes": codes,
            "without_evidence": sum(not review.held[code].evidence_count for code in codes),
            "blank": sum(review.held[code].blank for code in codes),
            "queue_href": queue_address(review.assessment),
        },
    )


def _chosen(request: HttpRequest, review: Review) -> list[str]:
    """Return the codes that were ticked, those of one right, or of a whole choice."""
    data = request.POST if request.method == "POST" else request.GET
    right, whole = data.get("hak", ""), data.get("semua", "")
    if right:
        found = review.questions.right(right)
        return [question.code for question in found.questions] if found else []
    if whole == WITH_EVIDENCE:
        return [
            code for code, held in review.held.items() if held.evidence_count and not held.blank
        ]
    if whole == SAME_AS_KANWIL:
        return [code for code, held in review.held.items() if held.decided_by == "kanwil"]
    ticked = set(data.getlist("kode"))
    return [code for code in review.held if code in ticked]


def _waits(review: Review, code: str) -> bool:
    return pile_of(review.assessment.step, review.held[code]) in UNDECIDED


def _grouped(review: Review, codes: list[str]) -> list[tuple[str, list[QueueItem]]]:
    wanted = set(codes)
    return [
        (
            f"{right.place} · {right.title}",
            [
                QueueItem(
                    question.code,
                    question.short,
                    answer_address(review.assessment, question.code, review.filter),
                    pile_of(review.assessment.step, review.held[question.code]),
                    "",
                )
                for question in right.questions
                if question.code in wanted
            ],
        )
        for right in review.questions.rights
        if any(question.code in wanted for question in right.questions)
    ]
