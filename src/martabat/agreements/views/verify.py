"""The check of an agreement that anybody may make."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from martabat.agreements.forms.signing import VerifyForm
from martabat.agreements.verifying import check
from martabat.interface.dates import today
from martabat.organisations.limits import address_of, within_limit

CHECKS_A_MINUTE = 20


@require_safe
@never_cache
def verify(request: HttpRequest) -> HttpResponse:
    """Compare number and hash with what was signed; no account is needed."""
    asked = "nomor" in request.GET
    form = VerifyForm(request.GET if asked else None, use_required_attribute=False)
    context: dict[str, Any] = {"form": form, "answer": None, "said": "", "busy": False}
    if not asked or not form.is_valid():
        return render(request, "agreements/signing/verify.html", context)
    if not within_limit("verify-agreement", address_of(request), most=CHECKS_A_MINUTE):
        context["busy"] = True
        return render(request, "agreements/signing/verify.html", context, status=429)
    said = form.cleaned_data["sidik"]
    context |= {
        "answer": check(number=form.cleaned_data["nomor"], sha256=said, today=today()),
        "said": said,
    }
    return render(request, "agreements/signing/verify.html", context)
