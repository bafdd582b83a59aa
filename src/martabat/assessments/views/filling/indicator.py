"""One indicator: its page, its talk, its versions, its statement letter."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from martabat.assessments import rules
from martabat.assessments.actions.verification import remark as say
from martabat.assessments.forms.answering import AnswerForm
from martabat.assessments.models import Answer, Assessment, Remark
from martabat.assessments.queries.indicator import Pane, history_of, pane_of
from martabat.assessments.queries.questions import Question, questionnaire
from martabat.assessments.refusals import Refused
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.assessments.views.filling.workspace import note_opened
from martabat.interface.dates import date_long


def question_or_404(assessment: Assessment, code: str) -> Question:
    """Return a question of the assessment's instrument."""
    question = questionnaire(assessment.cycle).questions.get(code)
    if question is None:
        raise Http404
    return question


@require_safe
@members_only
def indicator(request: HttpRequest, award_year: int, region: str, code: str) -> HttpResponse:
    """Show one indicator, one thing to a page; htmx asks for the pane beside the table alone."""
    assessment = assessment_or_404(request, award_year, region)
    pane = pane_of(assessment, member(request), code)
    if pane is None:
        raise Http404
    if pane.row.asked:
        note_opened(assessment, member(request), [pane.row.asked])
    beside = request.headers.get("HX-Target") == "panel"
    return page_of(request, pane, beside=beside)


def page_of(
    request: HttpRequest,
    pane: Pane,
    *,
    beside: bool = False,
    form: AnswerForm | None = None,
    conflict: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page of one indicator, or its pane, perhaps with what was typed and why not."""
    return render(
        request,
        "assessments/filling/pane.html" if beside else "assessments/filling/indicator.html",
        {
            "assessment": pane.assessment,
            "pane": pane,
            "beside": beside,
            "form": form,
            "conflict": conflict,
            "may_remark": rules.may_remark(member(request), pane.assessment),
        },
        status=status,
    )


@require_POST
@members_only
def remark(request: HttpRequest, award_year: int, region: str, code: str) -> HttpResponse:
    """Say something about an answer."""
    assessment = assessment_or_404(request, award_year, region)
    question = question_or_404(assessment, code)
    text = request.POST.get("text", "").replace("\x00", "")[:4000]
    error = ""
    try:
        say(assessment=assessment, indicator=code, text=text, membership=member(request))
    except Refused as refused:
        error = str(refused)
    if request.headers.get("HX-Request"):
        answer = Answer.objects.only("pk").get(assessment=assessment.pk, indicator=code)
        return render(
            request,
            "assessments/filling/talk.html",
            {
                "assessment": assessment,
                "question": question,
                "remarks": Remark.objects.filter(answer=answer.pk).order_by("at", "pk"),
                "may_remark": rules.may_remark(member(request), assessment),
                "error": error,
                "open": True,
            },
            status=422 if error else 200,
        )
    if error:
        messages.error(request, error)
    return redirect("assessments:indicator", award_year, region, code)


@require_safe
@members_only
def versions(request: HttpRequest, award_year: int, region: str, code: str) -> HttpResponse:
    """Show every version of an answer and every decision on it."""
    assessment = assessment_or_404(request, award_year, region)
    question = question_or_404(assessment, code)
    answer = Answer.objects.only("pk").get(assessment=assessment.pk, indicator=code)
    return render(
        request,
        "assessments/filling/versions.html",
        {
            "assessment": assessment,
            "question": question,
            "lines": history_of(question, answer.pk),
        },
    )


@require_safe
@members_only
def letter(request: HttpRequest, award_year: int, region: str, code: str) -> HttpResponse:
    """Show the statement letter for an answer that no document proves, to be printed."""
    assessment = assessment_or_404(request, award_year, region)
    question = question_or_404(assessment, code)
    if not question.statement_letter:
        raise Http404
    body = question.statement_letter.replace("{daerah}", assessment.region.name).replace(
        "{tahun_data}", str(assessment.cycle.data_year)
    )
    with override("id"):  # the letter itself is Indonesian in whatever language the page is
        day = date_long(timezone.now(), assessment.region.time_zone)
    # The first words of the sample texts name the official who states.
    signer, _comma, _rest = body.partition(f" {assessment.region.name} dengan ini")
    return render(
        request,
        "assessments/filling/letter.html",
        {
            "assessment": assessment,
            "question": question,
            "body": body,
            "signer": signer if len(signer) < 120 else "Yang menyatakan",
            "day": day,
        },
    )
