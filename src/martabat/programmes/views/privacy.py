"""What people ask about their own data, without an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from martabat.journal.refusals import Refused
from martabat.organisations.limits import address_of, within_limit
from martabat.programmes.actions import privacy as actions
from martabat.programmes.forms.privacy import AskForm
from martabat.programmes.kinds import RequestKind, RequestState
from martabat.programmes.models import SubjectRequest
from martabat.programmes.queries import privacy as queries
from martabat.programmes.queries.one_person import archive, one_person

HOUR = 60 * 60
TRIES_AN_ADDRESS, MAILS_A_MAILBOX = 60, 5


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for one's own data, or for what shall happen to them."""
    form = AskForm(request.POST if request.method == "POST" else None)
    busy, status = False, 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if within_limit(
            "privacy", address_of(request), most=TRIES_AN_ADDRESS, seconds=HOUR
        ) and within_limit(
            "privacy-mail", said["email"].lower(), most=MAILS_A_MAILBOX, seconds=HOUR
        ):
            actions.ask(**said, site=request.build_absolute_uri("/"))
            return redirect("programmes:privacy_asked")
        busy, status = True, 429
    context = {"form": form, "busy": busy}
    return render(request, "programmes/privacy/ask.html", context, status=status)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Say that a mail is on its way, whoever the address belongs to."""
    return render(request, "programmes/privacy/asked.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest, token: str) -> HttpResponse:
    """Prove one's address with a press of a button, then see how the request stands."""
    found = _found(token)
    refusal = ""
    if request.method == "POST":
        try:
            actions.confirm(request=found, site=request.build_absolute_uri("/"))
        except Refused as error:
            refusal = str(error)
        else:
            return redirect("programmes:privacy_request", token)
    context = {
        "asked": found,
        "token": token,
        "refusal": refusal,
        "late": queries.is_late(found),
        "left": queries.time_left(found),
        "has_copy": _has_copy(found),
    }
    return render(
        request, "programmes/privacy/status.html", context, status=422 if refusal else 200
    )


@never_cache
@require_safe
def copy(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001
    """Give a copy of all data of the asker, as it is now."""
    found = _found(token)
    if not _has_copy(found):
        raise Http404
    name = _("data-saya")
    response = HttpResponse(archive(one_person(found.email)), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return response


def _has_copy(found: SubjectRequest) -> bool:
    return (
        found.kind == RequestKind.ACCESS and found.state == RequestState.DONE and bool(found.email)
    )


def _found(token: str) -> SubjectRequest:
    found = queries.request_by_token(token)
    if found is None:
        raise Http404
    return found
