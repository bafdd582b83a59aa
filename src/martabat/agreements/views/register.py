"""Importing a register: upload, preview, put right, accept."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from martabat.agreements import rules
from martabat.agreements.actions import register as actions
from martabat.agreements.forms.register import RowForm, UploadForm
from martabat.agreements.models import RegisterImport
from martabat.agreements.queries import register as queries
from martabat.agreements.register.findings import DEFECTS
from martabat.agreements.register.reading import TEMPLATE, head_of
from martabat.interface.numbers import number
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required

SHOWN_IMPORTS = 10


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def upload(request: MemberRequest) -> HttpResponse:
    """Take a register and lead on to its preview."""
    _keeper(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            register = actions.preview_register(
                by=request.membership, upload=file, filename=file.name or "register.csv"
            )
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("agreements:register", register.pk)
    return render(
        request,
        "agreements/register/upload.html",
        {"form": form, "earlier": queries.registers_of(request.membership)[:SHOWN_IMPORTS]},
        status=422 if form.errors else 200,
    )


@require_safe
@member_required
def template(request: MemberRequest) -> HttpResponse:
    """Send an empty register with the heads that we know."""
    _keeper(request)
    response = HttpResponse(f"\ufeff{TEMPLATE}\r\n", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="register-perjanjian.csv"'
    return response


@require_safe
@member_required
def preview(request: MemberRequest, pk: int) -> HttpResponse:
    """Show what was read and what is doubtful."""
    register = _register_or_404(request, pk)
    only = request.GET.get("saring", "")
    if only not in {queries.ALL, queries.DOUBTFUL, queries.LEFT, *DEFECTS}:
        only = queries.ALL
    return render(
        request,
        "agreements/register/preview.html",
        {
            "register": register,
            "only": only,
            "untitled": not any("title" in item["raw"] for item in register.rows),
            "unknown": [head_of(head) for head in register.unknown],
            "preview": queries.preview_of(register, only=only, page=request.GET.get("halaman")),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def row(request: MemberRequest, pk: int, place: int) -> HttpResponse:
    """Put one row right."""
    register = _register_or_404(request, pk)
    line = next((item for item in register.rows if item["place"] == place), None)
    if line is None or register.state != RegisterImport.State.PREVIEW:
        raise Http404
    shown = queries.line_of(line)
    form = RowForm(request.POST or None, initial=shown.read)
    if request.method == "POST" and form.is_valid():
        actions.correct_row(
            by=request.membership, register=register, place=place, given=form.cleaned_data
        )
        messages.success(request, _("Baris %(place)s disimpan.") % {"place": place})
        return redirect("agreements:register", pk)
    return render(
        request,
        "agreements/register/row.html",
        {
            "register": register,
            "line": shown,
            "form": form,
            "written": [(head_of(key), text or "–") for key, text in shown.raw.items()],
        },
        status=422 if form.errors else 200,
    )


@require_POST
@member_required
def choose(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a row along or leave it out; or leave out all that are doubtful."""
    register = _register_or_404(request, pk)
    if request.POST.get("semua"):
        places = {item["place"] for item in register.rows if item["findings"]}
    else:
        places = {int(text) for text in request.POST.getlist("place") if text.isdigit()}
    try:
        actions.choose_rows(
            by=request.membership,
            register=register,
            places=places,
            taken=request.POST.get("taken") == "1",
        )
    except Refused as refused:
        messages.error(request, str(refused))
    query = request.META.get("QUERY_STRING", "")
    response = redirect("agreements:register", pk)
    response["Location"] += f"?{query}" if query else ""
    return response


@require_POST
@member_required
def accept(request: MemberRequest, pk: int) -> HttpResponse:
    """Write the agreements of all rows that are taken."""
    register = _register_or_404(request, pk)
    try:
        made = actions.accept_register(by=request.membership, register=register)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("agreements:register", pk)
    left = len(register.rows) - len(made)
    text = ngettext("%(n)s perjanjian diimpor.", "%(n)s perjanjian diimpor.", len(made)) % {
        "n": number(len(made))
    }
    if left:
        text += " " + ngettext(
            "%(n)s baris dilewati dan tetap tercantum di sini.",
            "%(n)s baris dilewati dan tetap tercantum di sini.",
            left,
        ) % {"n": number(left)}
    messages.success(request, text)
    return redirect("agreements:register", pk)


@require_POST
@member_required
def discard(request: MemberRequest, pk: int) -> HttpResponse:
    """Drop a preview."""
    register = _register_or_404(request, pk)
    try:
        actions.discard_register(by=request.membership, register=register)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Pratinjau dibatalkan. Tidak ada perjanjian yang ditulis."))
    return redirect("agreements:register_upload")


def _keeper(request: MemberRequest) -> None:
    if not rules.may_add(request.membership):
        raise PermissionDenied


def _register_or_404(request: MemberRequest, pk: int) -> RegisterImport:
    _keeper(request)
    return get_object_or_404(RegisterImport, pk=pk, organisation=request.membership.organisation_id)
