"""Having a release read, and deciding on what was found."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from martabat.journal.refusals import Refused
from martabat.newsroom import highlighting, intake, rules
from martabat.newsroom.actions import confirming, readings
from martabat.newsroom.forms.readings import HandInForm, SheetForm
from martabat.newsroom.kinds import ReadingState
from martabat.newsroom.models import ReleaseReading
from martabat.newsroom.queries import sheets
from martabat.newsroom.queries.sheet_parts import SKIP, SURE
from martabat.organisations.views.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def hand_in(request: MemberRequest) -> HttpResponse:
    """Take a release as text or file and lead on to what was read."""
    if not rules.may_read(request.membership):
        raise PermissionDenied
    posted = request.method == "POST"
    form = HandInForm(request.POST, request.FILES) if posted else HandInForm()
    if posted and form.is_valid():
        try:
            reading = _read(request, form.cleaned_data)
        except Refused as refused:
            form.add_error("file" if form.cleaned_data.get("file") else "text", str(refused))
        else:
            return redirect(reading)
    return render(
        request,
        "newsroom/readings/hand_in.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


def _read(request: MemberRequest, given: dict[str, Any]) -> ReleaseReading:
    file = given["file"]
    taken = (
        intake.take_file(file, filename=file.name or "rilis")
        if file
        else intake.take_text(given["text"])
    )
    return readings.read_release(
        by=request.membership,
        taken=taken,
        publisher=given["publisher"],
        url=given["url"],
        dated=given["dated"],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def reading(request: MemberRequest, pk: int) -> HttpResponse:
    """Show what was read beside the text; write what somebody decided."""
    found = reading_or_404(request, pk)
    if found.state != ReadingState.PENDING:
        return _closed(request, found)
    shown = sheets.sheets(found, request.membership, request.POST or request.GET)
    data = request.POST if request.method == "POST" else None
    forms = [SheetForm(data, sheet=sheet) for sheet in shown]
    errors: list[str] = []
    if request.method == "POST":
        errors = _confirm(request, found, forms)
        if not errors:
            return redirect(found)
    text = sheets.reading_of(found)
    return render(
        request,
        "newsroom/readings/reading.html",
        {
            "reading": found,
            "paragraphs": highlighting.paragraphs(text, sure=SURE),
            "dates": [
                (one, one.span.of(found.text), highlighting.ROLES[one.role][0])
                for one in text.dates
            ],
            "pairs": list(zip(shown, forms, strict=True)),
            "errors": [(sentence, "") for sentence in errors],
        },
        status=422 if request.method == "POST" else 200,
    )


def _confirm(request: MemberRequest, found: ReleaseReading, forms: list[SheetForm]) -> list[str]:
    """Write what was decided; return why not."""
    # What was proposed meanwhile must not take the place of what somebody chose.
    if any(request.POST.get(f"a{form.sheet.place}") != form.sheet.target.key for form in forms):
        return [_("Kegiatan yang Anda pilih tidak ada atau tidak dapat Anda ubah. Pilih lagi.")]
    # All are asked, so that every mistake is told at once.
    wanted = [form for form in forms if form.sheet.target.key != SKIP]
    if not all([form.is_valid() for form in wanted]):  # noqa: C419
        return [_("Periksa isian yang ditandai. Belum ada yang ditulis.")]
    try:
        made = confirming.confirm_reading(
            by=request.membership, reading=found, given=[form.given() for form in wanted]
        )
    except Refused as refused:
        return [str(refused)]
    messages.success(
        request,
        ngettext("%(n)s kegiatan dicatat.", "%(n)s kegiatan dicatat.", len(made))
        % {"n": len(made)},
    )
    return []


def _closed(request: MemberRequest, found: ReleaseReading) -> HttpResponse:
    text = sheets.reading_of(found)
    return render(
        request,
        "newsroom/readings/closed.html",
        {
            "reading": found,
            "paragraphs": highlighting.paragraphs(text, sure=SURE),
            "activities": list(found.activities.select_related("region")),
            "claims": list(found.claims.select_related("activity")),
        },
    )


@require_POST
@member_required
def discard(request: MemberRequest, pk: int) -> HttpResponse:
    """Drop a reading."""
    found = reading_or_404(request, pk)
    try:
        confirming.discard_reading(by=request.membership, reading=found)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(found)
    messages.success(request, _("Hasil bacaan dibuang. Tidak ada yang ditulis."))
    return redirect("newsroom:index")


def reading_or_404(request: MemberRequest, pk: int) -> ReleaseReading:
    """Return a reading of the member's organisation."""
    found = (
        rules.visible_readings(request.membership)
        .select_related("organisation", "by", "closed_by", "document")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found
