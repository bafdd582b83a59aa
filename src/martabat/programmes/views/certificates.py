"""Certificates in the workplace: batches, making one, printing, taking back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from martabat.documents.storing import open_blob
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.actions import certificates as actions
from martabat.programmes.actions.people_lists import note_seen, note_taken
from martabat.programmes.forms.certificates import BatchForm, RevokeForm
from martabat.programmes.models import Activity, CertificateBatch
from martabat.programmes.queries.certificates import batch_page, batches_of, entitled


@require_safe
@member_required
def batches(request: MemberRequest, pk: int) -> HttpResponse:
    """List the batches of an activity."""
    activity = _activity(request, pk)
    return render(
        request,
        "programmes/certificates/batches.html",
        {
            "activity": activity,
            "batches": batches_of(activity),
            "came": entitled(activity).count(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def begin(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask for the words and who is left out; begin a batch."""
    activity = _activity(request, pk)
    people = list(entitled(activity).only("pk", "name", "email", "institution"))
    form = BatchForm(request.POST or None, people=people, initial=_usual(activity))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.issue(
                by=request.membership,
                activity=activity,
                site=request.build_absolute_uri("/"),
                **form.cleaned_data,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("programmes:certificate_batch", activity.pk, made.pk)
    return render(
        request,
        "programmes/certificates/new.html",
        {"activity": activity, "form": form, "came": len(people)},
        status=422 if form.errors else 200,
    )


@require_safe
@member_required
def batch(request: MemberRequest, pk: int, batch: int) -> HttpResponse:
    """Show how far a batch is, and who holds its certificates."""
    found = _batch(request, pk, batch)
    if request.headers.get("HX-Target") != "kemajuan":
        note_seen(activity=found.activity, by=request.membership, filters={"list": "certificates"})
    return _page(request, found)


@require_POST
@member_required
def go_on(request: MemberRequest, pk: int, batch: int) -> HttpResponse:
    """Let a batch that broke off go on, or have its file made again."""
    found = _batch(request, pk, batch)
    actions.resume(by=request.membership, batch=found)
    return redirect("programmes:certificate_batch", pk, batch)


@require_POST
@member_required
def take_back(request: MemberRequest, pk: int, batch: int) -> HttpResponse:
    """Revoke one certificate or a whole batch, with a reason."""
    found = _batch(request, pk, batch)
    form = RevokeForm(request.POST)
    if form.is_valid():
        try:
            count = actions.revoke(by=request.membership, batch=found, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request,
                ngettext("%(n)s sertifikat dicabut.", "%(n)s sertifikat dicabut.", count)
                % {"n": count},
            )
            return redirect("programmes:certificate_batch", pk, batch)
    return _page(request, found, form)


@require_safe
@member_required
def printing(request: MemberRequest, pk: int, batch: int) -> HttpResponseBase:
    """Hand over the file with all valid certificates of a batch."""
    found = _batch(request, pk, batch)
    if not found.sha256:
        raise Http404
    note_taken(
        activity=found.activity,
        by=request.membership,
        filters={"batch": str(found.pk)},
        kind="certificates.pdf",
        people=found.total,
    )
    response = FileResponse(open_blob(found.sha256), content_type="application/pdf")
    name = f"sertifikat-{found.pk}.pdf"
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    response["Cache-Control"] = "private, no-store"
    return response


def _page(
    request: MemberRequest, found: CertificateBatch, form: RevokeForm | None = None
) -> HttpResponse:
    page = batch_page(
        found,
        search=request.GET.get("cari", "").strip()[:100],
        number=request.GET.get("halaman", "1"),
    )
    polled = request.headers.get("HX-Target") == "kemajuan"
    return render(
        request,
        "programmes/certificates/progress.html" if polled else "programmes/certificates/batch.html",
        {
            "activity": found.activity,
            "page": page,
            "batch": found,
            "form": form or RevokeForm(),
            "asked": form["certificate"].value() if form else None,
        },
        status=422 if form and form.errors else 200,
    )


def _activity(request: MemberRequest, pk: int) -> Activity:
    """Return an activity whose certificates this member keeps; 404 or 403 otherwise."""
    activity = get_object_or_404(
        rules.visible_activities(request.membership).select_related(
            "programme", "owner__region", "region"
        ),
        pk=pk,
    )
    if not rules.may_edit_activity(request.membership, activity):
        raise PermissionDenied
    return activity


def _batch(request: MemberRequest, pk: int, key: int) -> CertificateBatch:
    activity = _activity(request, pk)
    found = get_object_or_404(activity.certificate_batches, pk=key)
    found.activity = activity
    return found


def _usual(activity: Activity) -> dict[str, object]:
    place = activity.region.name if activity.region else ""
    for prefix in ("Kota ", "Kabupaten "):
        place = place.removeprefix(prefix)
    return {
        "title": _("Sertifikat"),
        "text": _("sebagai peserta"),
        "place": place,
        "dated": activity.until,
    }
