"""Taking verdicts and remarks."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from martabat.assessments.actions import verification
from martabat.assessments.forms.correcting import read_correction, typed_of
from martabat.assessments.forms.verification import (
    AcceptForm,
    CorrectionForm,
    RemarkForm,
    ReturnForm,
)
from martabat.assessments.models import AnswerVersion
from martabat.assessments.models.answers import AnswerValue
from martabat.assessments.queries.verification.answer import value_words
from martabat.assessments.queries.verification.queue import (
    Review,
    answer_address,
    next_undecided,
    queue_address,
    review_of,
)
from martabat.assessments.refusals import Conflict, Refused
from martabat.assessments.returned import announce_returns
from martabat.assessments.steps import Verdict
from martabat.assessments.views.access import member, members_only
from martabat.assessments.views.verification.pages import (
    known_or_404,
    return_form,
    review_or_404,
    show,
)
from martabat.assessments.wording import ratio_text


@require_POST
@members_only
def decide(request: HttpRequest, award_year: int, region: str, code: str) -> HttpResponse:
    """Take one verdict, on the version that the page showed, and open the next answer."""
    review = review_or_404(request, award_year, region)
    known_or_404(review, code)
    if not review.may_decide:
        raise PermissionDenied
    verdict = request.POST.get("verdict", "")
    if verdict == Verdict.RETURN:
        return _return(request, review, code)
    if verdict == Verdict.CORRECT:
        return _correct(request, review, code)
    return _accept(request, review, code)


@require_POST
@members_only
def remark(request: HttpRequest, award_year: int, region: str, code: str) -> HttpResponse:
    """Say something about an answer."""
    review = review_or_404(request, award_year, region)
    known_or_404(review, code)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return show(request, review, code, remark_form=form, status=422)
    verification.remark(
        assessment=review.assessment,
        indicator=code,
        text=form.cleaned_data["text"],
        membership=member(request),
    )
    messages.success(request, _("Tanggapan tercatat dan terlihat oleh daerah."))
    return redirect(answer_address(review.assessment, code, review.filter) + "#percakapan")


def _accept(request: HttpRequest, review: Review, code: str) -> HttpResponse:
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return redirect(answer_address(review.assessment, code, review.filter))
    return _take(request, review, code, Verdict.ACCEPT, form.cleaned_data["version"])


def _return(request: HttpRequest, review: Review, code: str) -> HttpResponse:
    form = return_form(review, request.POST)
    if not form.is_valid():
        return show(request, review, code, writing=Verdict.RETURN, form=form, status=422)
    return _take(
        request,
        review,
        code,
        Verdict.RETURN,
        form.cleaned_data["version"],
        typed={"form": form},
        reason=form.reason,
        due_on=form.cleaned_data["due_on"],
    )


def _correct(request: HttpRequest, review: Review, code: str) -> HttpResponse:
    form = CorrectionForm(request.POST)
    question, held = review.questions.questions[code], review.held[code]
    answer = read_correction(question, request.POST, held)
    typed: dict[str, Any] = {
        "form": form,
        "typed": typed_of(question, held, answer),
        "answer_errors": answer.errors,
    }
    if not form.is_valid() or not answer.is_valid:
        return show(request, review, code, writing=Verdict.CORRECT, status=422, **typed)
    return _take(
        request,
        review,
        code,
        Verdict.CORRECT,
        form.cleaned_data["version"],
        typed=typed,
        reason=form.cleaned_data["explanation"],
        correction=answer.given,
    )


def _take(
    request: HttpRequest,
    review: Review,
    code: str,
    verdict: Verdict,
    version: int,
    *,
    typed: dict[str, Any] | None = None,
    **more: Any,
) -> HttpResponse:
    membership = member(request)
    try:
        verification.decide(
            assessment=review.assessment,
            indicator=code,
            verdict=verdict,
            membership=membership,
            expected_version=version,
            **more,
        )
    except Conflict as conflict:
        fresh = review_of(review.assessment, membership, review.filter)
        return show(
            request,
            fresh,
            code,
            writing=None if verdict == Verdict.ACCEPT else verdict,
            status=409,
            conflict=_both(fresh, code, version, str(conflict)),
            **_on_the_new_version(typed or {}, fresh, code),
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(answer_address(review.assessment, code, review.filter))
    if verdict == Verdict.RETURN:
        announce_returns(review.assessment, site=request.build_absolute_uri("/"))
    _tell(request, review, code, verdict)
    following = next_undecided(review.assessment, code)
    if following is None:
        return redirect(f"{queue_address(review.assessment)}?saring=semua")
    return redirect(answer_address(review.assessment, following, review.filter))


def _on_the_new_version(typed: dict[str, Any], review: Review, code: str) -> dict[str, Any]:
    """Keep what was typed, but let it decide on the version that is shown now."""
    form = typed.get("form")
    if isinstance(form, ReturnForm | CorrectionForm):
        form.data = {**form.data.dict(), "version": str(review.held[code].version)}  # type: ignore[attr-defined]
    return typed


def _both(review: Review, code: str, seen: int, sentence: str) -> dict[str, Any]:
    """Return what the verifier saw beside what stands now."""
    question, held = review.questions.questions[code], review.held[code]
    version = AnswerVersion.objects.filter(answer=held.pk, number=seen).first()
    return {
        "sentence": sentence,
        "seen_number": seen,
        "seen": value_words(question, version) if version else _("kosong"),
        "seen_ratio": ratio_text(version) if version else "",
        "now_number": held.version,
        "now": value_words(question, held),
        "now_ratio": ratio_text(cast(AnswerValue, held)),
    }


def _tell(request: HttpRequest, review: Review, code: str, verdict: Verdict) -> None:
    short = review.questions.questions[code].short
    sentence = {
        Verdict.ACCEPT: _("%(code)s %(short)s diterima."),
        Verdict.RETURN: _("%(code)s %(short)s dikembalikan. Operator diberi tahu lewat surel."),
        Verdict.CORRECT: _("%(code)s %(short)s dikoreksi. Jawaban daerah tetap tersimpan."),
    }[verdict]
    messages.success(request, sentence % {"code": code, "short": short})
