"""Correcting what is published: the next version beside it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from martabat.assessments import rules
from martabat.assessments.actions import publication
from martabat.assessments.forms.answering import AnswerForm
from martabat.assessments.forms.correcting import read_correction, typed_of
from martabat.assessments.forms.decisions import ReasonForm
from martabat.assessments.models import Assessment, Publication
from martabat.assessments.queries.questions import Questionnaire, questionnaire
from martabat.assessments.queries.rows import Held, held_answers
from martabat.assessments.queries.verification.answer import value_words
from martabat.assessments.refusals import Refused
from martabat.assessments.steps import Step
from martabat.assessments.views.access import assessment_or_404, member, members_only

MOST = 20


@require_http_methods(["GET", "POST"])
@members_only
def correct(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Choose indicators, put down the corrected answers and the reason, publish the version."""
    assessment = assessment_or_404(request, award_year, region)
    if not rules.may_decree(member(request)):
        raise PermissionDenied
    questions, held = questionnaire(assessment.cycle), held_answers(assessment)
    codes = [code for code in held if code in set(request.GET.getlist("kode"))][:MOST]
    if request.method != "POST":
        return _show(request, assessment, questions, held, codes)
    form = ReasonForm(request.POST)
    answers = {
        code: read_correction(questions.questions[code], request.POST, held[code], f"{code}-")
        for code in codes
    }
    if not form.is_valid() or not all(answer.is_valid for answer in answers.values()):
        return _show(
            request, assessment, questions, held, codes, form=form, answers=answers, status=422
        )
    try:
        made = publication.correct(
            assessment=assessment,
            reason=form.cleaned_data["reason"],
            membership=member(request),
            corrections={code: answer.given for code, answer in answers.items()},
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return _show(
            request, assessment, questions, held, codes, form=form, answers=answers, status=422
        )
    messages.success(
        request,
        _("Versi %(number)s hasil %(region)s sudah terbit di samping yang lama.")
        % {"number": made.version, "region": assessment.region.name},
    )
    return redirect("assessments:why", award_year, region)


def _show(
    request: HttpRequest,
    assessment: Assessment,
    questions: Questionnaire,
    held: dict[str, Held],
    codes: list[str],
    *,
    form: ReasonForm | None = None,
    answers: dict[str, AnswerForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    rows = []
    wrong: list[tuple[str, str]] = []
    for code in codes:
        question = questions.questions[code]
        typed = typed_of(question, held[code], (answers or {}).get(code))
        wrong += [(f"{code}: {text}", f"id_{code}-{name}") for name, text in typed.errors.items()]
        rows.append(
            {"question": question, "now": value_words(question, held[code]), "typed": typed}
        )
    latest = Publication.objects.filter(assessment=assessment).defer("content").first()
    return render(
        request,
        "assessments/decisions/correct.html",
        {
            "assessment": assessment,
            "questions": questions,
            "rows": rows,
            "form": form or ReasonForm(),
            "wrong": wrong,
            "latest": latest,
            "published": assessment.step == Step.PUBLISHED,
            "most": MOST,
        },
        status=status,
    )
