"""Dossiers: asking for one, seeing how far it is, taking it along."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from martabat.assessments import rules
from martabat.assessments.actions import dossiers as actions
from martabat.assessments.models import Assessment, Dossier
from martabat.assessments.queries.dossiers import dossiers_of
from martabat.assessments.refusals import Refused
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.documents.sending import named
from martabat.documents.storing import open_blob
from martabat.interface.dates import date_long


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def dossiers(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """List the dossiers of an assessment; a POST asks for a new one."""
    assessment = _assessment(request, award_year, region)
    if request.method == "POST":
        made = actions.ask(
            assessment=assessment,
            membership=member(request),
            site=request.build_absolute_uri("/"),
        )
        return redirect("assessments:dossier", award_year, region, made.pk)
    return render(
        request,
        "assessments/dossiers/dossiers.html",
        {"assessment": assessment, "dossiers": dossiers_of(assessment)},
    )


@require_safe
@members_only
def dossier(request: HttpRequest, award_year: int, region: str, pk: int) -> HttpResponse:
    """Show how far a dossier is, and how to prove it once it is there."""
    assessment = _assessment(request, award_year, region)
    found = _dossier(assessment, pk)
    part = request.headers.get("HX-Target") == "kemajuan"
    return render(
        request,
        f"assessments/dossiers/{'progress' if part else 'dossier'}.html",
        {"assessment": assessment, "dossier": found, "until": _until(found)},
    )


@require_POST
@members_only
def begin_again(request: HttpRequest, award_year: int, region: str, pk: int) -> HttpResponse:
    """Let a dossier that broke off be made after all."""
    assessment = _assessment(request, award_year, region)
    try:
        actions.begin_again(dossier=_dossier(assessment, pk), membership=member(request))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("assessments:dossier", award_year, region, pk)


@require_safe
@members_only
def download(request: HttpRequest, award_year: int, region: str, pk: int) -> HttpResponseBase:
    """Hand the package over."""
    found = _dossier(_assessment(request, award_year, region), pk)
    if not found.sha256:
        raise Http404
    response = FileResponse(open_blob(found.sha256), content_type=actions.MEDIA_TYPE)
    response["Content-Length"] = str(found.size)
    return named(response, found.filename)


def _assessment(request: HttpRequest, award_year: int, region: str) -> Assessment:
    assessment = assessment_or_404(request, award_year, region)
    if not rules.may_pack(member(request), assessment):
        raise Http404
    return assessment


def _dossier(assessment: Assessment, pk: int) -> Dossier:
    found = get_object_or_404(Dossier, assessment=assessment, pk=pk)
    found.assessment = assessment
    return found


def _until(dossier: Dossier) -> str:
    return date_long(dossier.finished_at + actions.KEPT) if dossier.finished_at else ""
