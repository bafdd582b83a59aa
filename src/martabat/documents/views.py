"""Pages and files of documents; strangers get 404, for they may not know that a file exists."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from martabat.documents import (
    actions,
    beside,
    pictures,
    queries,
    rules,
    signature_words,
    signatures,
    text_words,
)
from martabat.documents.forms import FilterForm, WithdrawForm
from martabat.documents.models import Document, hash_groups
from martabat.documents.serving import serve
from martabat.documents.signature_words import SignaturesShown
from martabat.interface.dates import today
from martabat.organisations.models import Membership

# How far back the filter goes.
YEARS = 6


def _membership(request: HttpRequest) -> Membership | None:
    return getattr(request, "membership", None) or None


def _document(request: HttpRequest, pk: int) -> Document:
    return get_object_or_404(rules.visible(_membership(request)), pk=pk)


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """List the documents of one's region or regions."""
    form = FilterForm(request.GET)
    filters = form.filters()
    membership = _membership(request)
    listed = queries.listed(membership=membership, filters=filters)
    return render(
        request,
        "documents/index.html",
        {
            "form": form,
            "filters": filters,
            "page": listed.page,
            "places": listed.places,
            "regions": queries.regions_to_choose(membership),
            "years": range(today().year, today().year - YEARS, -1),
        },
    )


@require_safe
@login_required
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a document is, by whom, and its pages."""
    found = _document(request, pk)
    return render(
        request,
        "documents/document.html",
        {
            "document": found,
            "shown": queries.shown_page(found, request.GET.get("halaman")),
            "hash_groups": hash_groups(found.sha256),
            "may_withdraw": rules.may_withdraw(_membership(request), found),
            "signatures": _signatures(found),
            "text": text_words.shown(found, request.GET.get("halaman")),
        },
    )


def _signatures(found: Document) -> SignaturesShown | None:
    seen = signature_words.shown(found, zone=found.region.time_zone if found.region else None)
    if seen is not None and signatures.outdated(found.sha256):
        # Its job is to come, or other issuers are trusted since: looking twice is cheap.
        signatures.ask(found.sha256)
    return seen


@require_safe
@login_required
def signatures_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Show again what the signatures say, while a job looks at them."""
    found = _document(request, pk)
    seen = signature_words.shown(found, zone=found.region.time_zone if found.region else None)
    if seen is None:
        raise Http404
    tries = request.GET.get("kali", "")
    return render(
        request,
        "documents/signatures_part.html",
        {"document": found, "shown": seen, "tries": int(tries) if tries.isdecimal() else 0},
    )


@require_safe
@login_required
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send the file to be saved."""
    return serve(request, _document(request, pk), inline=False)


@require_safe
@login_required
def show(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send a PDF or picture to be shown within a page of ours."""
    found = _document(request, pk)
    if not found.kind.inline:
        raise Http404
    return serve(request, found, inline=True)


@require_safe
@login_required
def page_picture(request: HttpRequest, pk: int, page: int) -> HttpResponseBase:
    """Send one page as a picture."""
    found = _document(request, pk)
    try:
        path = pictures.picture_of(found, page)
    except pictures.NoPicture:
        raise Http404 from None
    response = FileResponse(path.open("rb"), content_type="image/png")
    response["Cache-Control"] = "private, max-age=3600"
    return response


@require_safe
@login_required
def compare(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Show two documents side by side; both must be one's to see."""
    found = beside.compare(_document(request, pk), _document(request, other))
    return render(request, "documents/beside.html", {"beside": found})


@require_http_methods(["GET", "POST"])
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason, then take the document out of use."""
    found = _document(request, pk)
    membership = _membership(request)
    if membership is None or not rules.may_withdraw(membership, found):
        raise PermissionDenied
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(document=found, membership=membership, reason=form.cleaned_data["reason"])
        messages.success(request, _("Dokumen ditarik. Berkas dan riwayatnya tetap tersimpan."))
        return redirect("documents:document", pk=pk)
    status = 422 if form.errors else 200
    return render(
        request, "documents/withdraw.html", {"document": found, "form": form}, status=status
    )
