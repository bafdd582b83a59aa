"""What a machine sees in the documents of an answer, told to who answers before anybody asks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from martabat.assessments.evidence_hints.wording import Remark, all_of
from martabat.assessments.models import Answer, Evidence
from martabat.assessments.queries import evidence_texts
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.assessments.views.filling.indicator import question_or_404

PART, PAGE = "assessments/filling/hints_part.html", "assessments/filling/hints.html"


@require_safe
@members_only
def hints(request: HttpRequest, award_year: int, region: str, code: str) -> HttpResponse:
    """Show what was seen: htmx takes the part, others the page. Copies elsewhere are not told."""
    member(request)
    assessment = assessment_or_404(request, award_year, region)
    question = question_or_404(assessment, code)
    answer = Answer.objects.filter(assessment=assessment, indicator=code).first()
    if answer is None:
        raise Http404
    cited = tuple(
        evidence_texts.with_texts(Evidence.objects.filter(answer=answer)).order_by("added_at", "pk")
    )
    seen = evidence_texts.seen(assessment, question, answer, cited)
    return render(
        request,
        PART if request.headers.get("HX-Request") else PAGE,
        {
            "assessment": assessment,
            "question": question,
            "together": seen.together,
            "attention": sum(remark.tone == "attention" for remark in all_of(seen)),
            "papers": [
                (
                    item.document,
                    [(remark, _place(item, remark)) for remark in seen.apart.get(item.pk, ())],
                )
                for item in cited
            ],
        },
    )


def _place(item: Evidence, remark: Remark) -> str:
    if remark.spot is None:
        return ""
    address = reverse("documents:document", args=[item.document_id])
    return f"{address}?halaman={remark.spot.page}" if remark.spot.page else address
