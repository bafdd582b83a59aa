"""Citing records of Martabat as evidence, and the frozen copy beside today's record."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from martabat.assessments import rules
from martabat.assessments.actions import citing as actions
from martabat.assessments.models import Answer, Assessment, Citation
from martabat.assessments.queries import citing as queries
from martabat.assessments.queries.held import asked_of
from martabat.assessments.refusals import Refused
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.assessments.views.filling.indicator import question_or_404
from martabat.documents.actions import UploadRefused


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def choose(request: HttpRequest, award_year: int, region: str, code: str) -> HttpResponse:
    """List the records that may be cited for an answer; or cite one."""
    assessment = assessment_or_404(request, award_year, region)
    question = question_or_404(assessment, code)
    answer = get_object_or_404(Answer, assessment=assessment.pk, indicator=code)
    if not _answers(request, assessment, code):
        raise PermissionDenied
    if request.method == "POST":
        return _cite(request, assessment, code)
    what = request.GET.get("jenis", "")
    what = what if what == queries.AGREEMENTS else queries.ACTIVITIES
    text = request.GET.get("cari", "")[:100].replace("\x00", "")
    page = request.GET.get("halaman", "")
    return render(
        request,
        "assessments/citing/choose.html",
        {
            "assessment": assessment,
            "question": question,
            "code": code,
            "what": what,
            "text": text,
            "shelf": queries.citable(
                member(request),
                answer.pk,
                what=what,
                text=text,
                page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
            ),
        },
    )


@require_safe
@members_only
def beside(
    request: HttpRequest, award_year: int, region: str, code: str, evidence: int
) -> HttpResponse:
    """Show what a record said when it was cited beside what it says today."""
    assessment = assessment_or_404(request, award_year, region)
    citation = _citation_or_404(assessment, code, evidence)
    return render(
        request,
        "assessments/citing/beside.html",
        {
            "assessment": assessment,
            "code": code,
            "question": question_or_404(assessment, code),
            "citation": citation,
            "document": citation.evidence.document,
            "beside": queries.beside(citation),
            "may_renew": rules.may_answer(
                member(request),
                assessment,
                citation.evidence.answer,
                _asked(assessment, code),
            ),
            "workplace": _answers(request, assessment, code),
        },
    )


@require_safe
@members_only
def short(
    request: HttpRequest, award_year: int, region: str, code: str, evidence: int
) -> HttpResponse:
    """Say in a line whether today's record still says the same; asked for after the page."""
    assessment = assessment_or_404(request, award_year, region)
    citation = _citation_or_404(assessment, code, evidence)
    return render(
        request,
        "assessments/citing/short.html",
        {
            "assessment": assessment,
            "code": code,
            "citation": citation,
            "beside": queries.beside(citation),
        },
    )


@require_POST
@members_only
def again(
    request: HttpRequest, award_year: int, region: str, code: str, evidence: int
) -> HttpResponse:
    """Replace a frozen copy by what the record says today."""
    assessment = assessment_or_404(request, award_year, region)
    citation = _citation_or_404(assessment, code, evidence)
    try:
        renewed = actions.cite_again(evidence=citation.evidence, membership=member(request))
    except (Refused, UploadRefused) as refused:
        messages.error(request, str(refused))
        return redirect("assessments:citation", award_year, region, code, evidence)
    messages.success(request, _("Salinan beku diganti dengan isi catatan hari ini."))
    return redirect("assessments:citation", award_year, region, code, renewed.pk)


def _cite(request: HttpRequest, assessment: Assessment, code: str) -> HttpResponse:
    try:
        evidence = actions.cite(
            assessment=assessment,
            indicator=code,
            source=request.POST.get("source", "")[:40],
            membership=member(request),
        )
    except (Refused, UploadRefused) as refused:
        messages.error(request, f"{_('Bukti tidak ditambahkan')}. {refused}")
        return redirect("assessments:cite", assessment.cycle.award_year, assessment.region_id, code)
    messages.success(
        request,
        _("“%(title)s” menjadi bukti. Salinannya dibekukan hari ini.")
        % {"title": evidence.document.title},
    )
    return redirect(
        "assessments:indicator", assessment.cycle.award_year, assessment.region_id, code
    )


def _citation_or_404(assessment: Assessment, code: str, evidence: int) -> Citation:
    found = (
        Citation.objects.select_related("evidence__document__blob", "evidence__answer")
        .filter(
            evidence=evidence,
            evidence__answer__assessment=assessment.pk,
            evidence__answer__indicator=code,
        )
        .first()
    )
    if found is None:
        raise Http404
    return found


def _answers(request: HttpRequest, assessment: Assessment, code: str) -> bool:
    return rules.may_ever_answer(member(request), assessment, _asked(assessment, code))


def _asked(assessment: Assessment, code: str) -> int | None:
    asked = asked_of(assessment).get(code)
    return asked.organisation_id if asked else None
