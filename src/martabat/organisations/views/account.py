"""One's own account, and the roles that one may act in."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from martabat.organisations import actions, queries
from martabat.organisations.forms import AccountForm
from martabat.organisations.models import User


@require_http_methods(["GET", "POST"])
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show one's own account and change name or language."""
    user = cast(User, request.user)
    form = AccountForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        actions.update_account(user=user, **form.cleaned_data)
        messages.success(request, _("Akun Anda tersimpan."))
        return redirect("organisations:account")
    context = {"form": form, "memberships": queries.usable_memberships(user.pk)}
    return render(request, "organisations/account.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def switch(request: HttpRequest) -> HttpResponse:
    """Act in another of one's own roles."""
    user = cast(User, request.user)
    if request.method == "POST":
        chosen = request.POST.get("membership", "")
        if not chosen.isdecimal():
            raise PermissionDenied
        actions.switch_membership(session=request.session, user=user, membership_id=int(chosen))
        target = request.POST.get("next", "")
        if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
            target = str(settings.LOGIN_REDIRECT_URL)
        return redirect(target)
    context = {
        "memberships": queries.usable_memberships(user.pk),
        "next": request.GET.get("next", ""),
    }
    return render(request, "organisations/switch.html", context)
