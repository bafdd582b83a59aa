"""The page of a signer without an account; the link is all that he has."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from martabat.agreements.actions import signing_acts as actions
from martabat.agreements.forms.signing import DeclineForm
from martabat.agreements.models import Signer
from martabat.agreements.queries.signing import progress
from martabat.agreements.signing_links import by_token
from martabat.agreements.signing_order import is_link_open
from martabat.documents.serving import serve
from martabat.journal.refusals import Refused
from martabat.organisations.limits import address_of, within_limit

A_MINUTE = 120
GUESSES_A_MINUTE = 30


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is to be signed and, once it is this one's turn, take the signature."""
    signer = _signer(request, token)
    if isinstance(signer, HttpResponse):
        return signer
    if request.method == "POST":
        try:
            actions.sign(
                token=token,
                sha256=request.POST.get("sidik", ""),
                site=request.build_absolute_uri("/"),
            )
        except Refused as refused:
            return _page(request, token, refusal=refused)
        return redirect("agreements:sign", token)
    return _page(request, token)


@never_cache
@require_POST
def decline(request: HttpRequest, token: str) -> HttpResponse:
    """Take a refusal with its reason."""
    signer = _signer(request, token)
    if isinstance(signer, HttpResponse):
        return signer
    form = DeclineForm(request.POST, use_required_attribute=False)
    if not form.is_valid():
        return _page(request, token, form=form)
    try:
        actions.decline(token=token, reason=form.cleaned_data["reason"])
    except Refused as refused:
        return _page(request, token, refusal=refused, form=form)
    return redirect("agreements:sign", token)


@never_cache
@require_safe
def file(request: HttpRequest, token: str) -> HttpResponseBase:
    """Send the file that is to be signed."""
    signer = _signer(request, token)
    if isinstance(signer, HttpResponse):
        return signer
    document = signer.agreement.document
    if document is None or not _open(signer):
        raise Http404
    return serve(request, document, inline=False)


def _signer(request: HttpRequest, token: str) -> Signer | HttpResponse:
    """Return whose link this is, or the page that says why it leads nowhere."""
    signer = by_token(token)
    # Offices share an address: only guesses are counted by it.
    key, most = (token, A_MINUTE) if signer else (address_of(request), GUESSES_A_MINUTE)
    if not within_limit("signer", key, most=most):
        return render(request, "agreements/signing/busy.html", status=429)
    if signer is None or not _open(signer):
        return render(request, "agreements/signing/gone.html", status=410)
    return signer


def _open(signer: Signer) -> bool:
    # Who has acted may look at it again later.
    return signer.state != Signer.State.WAITING or is_link_open(signer)


def _page(
    request: HttpRequest,
    token: str,
    *,
    refusal: Refused | None = None,
    form: DeclineForm | None = None,
) -> HttpResponse:
    # Read again: what was refused may have been because something changed.
    signer = by_token(token)
    if signer is None:
        return render(request, "agreements/signing/gone.html", status=410)
    agreement = signer.agreement
    found = progress(agreement, None)
    current = found.current
    is_due = (
        signer.state == Signer.State.WAITING
        and current is not None
        and current.number == signer.step
    )
    return render(
        request,
        "agreements/signing/signer.html",
        {
            "token": token,
            "signer": signer,
            "agreement": agreement,
            "parties": list(agreement.parties.all()),
            "clauses": list(agreement.clauses.all()),
            "progress": found,
            "is_due": is_due,
            "refusal": str(refusal) if refusal else "",
            "form": form or DeclineForm(use_required_attribute=False),
        },
        status=422 if refusal or (form and form.errors) else 200,
    )
