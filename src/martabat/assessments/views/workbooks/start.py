"""Where somebody takes a workbook and brings it back."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from martabat.assessments import rules
from martabat.assessments.actions import workbooks as actions
from martabat.assessments.forms.workbooks import UploadForm
from martabat.assessments.models import Assessment
from martabat.assessments.queries import workbooks as queries
from martabat.assessments.refusals import Refused
from martabat.assessments.views.access import assessment_or_404, member, members_only
from martabat.assessments.workbooks.writing import workbook_file
from martabat.documents.sending import excel_file
from martabat.organisations.models import Organisation


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def start(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Offer the workbook, take a filled one, and lead on to what it says."""
    assessment = assessment_or_404(request, award_year, region)
    membership = member(request)
    may_import = rules.may_import(membership, assessment)
    if request.method == "POST" and not may_import:
        raise PermissionDenied
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            item = actions.preview_workbook(
                assessment=assessment,
                membership=membership,
                upload=file,
                filename=file.name or "buku-kerja.xlsx",
            )
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("assessments:workbook_import", award_year, region, item.pk)
    office = membership.role in rules.OFFICE_ROLES
    offices = queries.offices_of(assessment)
    own = next((item for item in offices if item.pk == membership.organisation_id), None)
    return render(
        request,
        "assessments/workbooks/start.html",
        {
            "assessment": assessment,
            "form": form,
            "may_import": may_import,
            "office": office,
            "own": own,
            "offices": [] if office else offices,
            "earlier": queries.imports_of(assessment, membership)[: queries.SHOWN_IMPORTS],
        },
        status=422 if form.errors else 200,
    )


@require_safe
@members_only
def download(request: HttpRequest, award_year: int, region: str) -> HttpResponse:
    """Send the workbook: of everything, of one office (`?kantor=`), or of one's own office."""
    assessment = assessment_or_404(request, award_year, region)
    membership = member(request)
    office = _office(request, assessment)
    page = reverse("assessments:workbook", args=[award_year, region])
    content = queries.content_of(
        assessment, membership, address=request.build_absolute_uri(page), office=office
    )
    if not content.sheets:
        raise Http404
    name = f"buku-kerja-{award_year}-{region}"
    if content.office:
        name += f"-{slugify(content.office)[:60]}"
    return excel_file(workbook_file(content), f"{name}.xlsx")


def _office(request: HttpRequest, assessment: Assessment) -> Organisation | None:
    wanted = request.GET.get("kantor", "")
    if not wanted:
        return None
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 10):
        raise Http404
    return get_object_or_404(
        Organisation.objects.filter(delegations__assessment=assessment.pk).distinct(),
        pk=int(wanted),
    )
