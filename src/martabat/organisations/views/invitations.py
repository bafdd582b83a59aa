"""Inviting, and being invited."""

from smtplib import SMTPException

from django.contrib import messages
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from martabat.organisations import actions, queries, rules
from martabat.organisations.actions import InvitationRefused
from martabat.organisations.forms import AcceptForm, InviteForm
from martabat.organisations.middleware import SESSION_MEMBERSHIP, SignedRequest
from martabat.organisations.models import Invitation, Membership, User
from martabat.organisations.views.access import MemberRequest, member_required

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PER_PAGE = 25


@require_GET
@member_required
def choose_organisation(request: MemberRequest) -> HttpResponse:
    """Choose the office to invite somebody to."""
    if not rules.may_invite_somebody(request.membership):
        raise Http404
    text = request.GET.get("q", "").strip()
    found = rules.organisations_to_invite_to(request.membership).select_related("region")
    for word in text.split():
        found = found.filter(name__icontains=word)
    context = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("halaman")),
        "text": text,
    }
    return render(request, "organisations/choose_organisation.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def invite(request: MemberRequest, pk: int) -> HttpResponse:
    """Invite somebody to an office."""
    found = rules.organisations_to_invite_to(request.membership).select_related("region")
    organisation = get_object_or_404(found, pk=pk)
    form = InviteForm(
        request.POST or None, membership=request.membership, organisation=organisation
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.invite(
                by=request.membership, organisation=organisation, site=_site(request), **data
            )
        except InvitationRefused as refusal:
            form.add_error("email", str(refusal))
        except (OSError, SMTPException):
            messages.error(request, _mail_failed())
            return redirect("organisations:people")
        else:
            messages.success(
                request, _("Undangan dikirim ke %(email)s.") % {"email": data["email"]}
            )
            return redirect("organisations:people")
    context = {"form": form, "organisation": organisation}
    return render(request, "organisations/invite.html", context)


@require_POST
@member_required
def resend(request: MemberRequest, pk: int) -> HttpResponse:
    """Send an invitation again."""
    invitation = _visible_invitation(request, pk)
    try:
        actions.resend_invitation(by=request.membership, invitation=invitation, site=_site(request))
        messages.success(
            request, _("Undangan dikirim lagi ke %(email)s.") % {"email": invitation.email}
        )
    except InvitationRefused as refusal:
        messages.error(request, str(refusal))
    except (OSError, SMTPException):
        messages.error(request, _mail_failed())
    return redirect("organisations:people")


@require_POST
@member_required
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation."""
    invitation = _visible_invitation(request, pk)
    try:
        actions.revoke_invitation(by=request.membership, invitation=invitation)
        messages.success(
            request, _("Undangan untuk %(email)s ditarik.") % {"email": invitation.email}
        )
    except InvitationRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("organisations:people")


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def accept(request: SignedRequest, token: str) -> HttpResponse:
    """Show an invitation to whoever holds its link, and let him accept it."""
    invitation = queries.invitation_by_token(token)
    if invitation is None or not invitation.is_open:
        return render(request, "organisations/invitation_gone.html", status=410)
    user = request.user if isinstance(request.user, User) else None
    known = user is not None or User.objects.filter(email=invitation.email).exists()
    form = None
    if not known:
        form = AcceptForm(
            request.POST or None, email=invitation.email, initial={"name": invitation.name}
        )
    refusal = ""
    if request.method == "POST" and (form.is_valid() if form else user is not None):
        data = form.cleaned_data if form else {}
        try:
            membership = actions.accept_invitation(
                token=token,
                user=user,
                name=data.get("name", ""),
                password=data.get("password", ""),
            )
        except InvitationRefused as error:
            refusal = str(error)
        else:
            return _enter(request, membership, new=user is None)
    context = {
        "invitation": invitation,
        "form": form,
        "refusal": refusal,
        "other_user": user if user is not None and user.email != invitation.email else None,
        "same_user": user if user is not None and user.email == invitation.email else None,
    }
    return render(request, "organisations/accept.html", context)


def _enter(request: HttpRequest, membership: Membership, *, new: bool) -> HttpResponse:
    if new:
        login(request, membership.user, backend=BACKEND)
    request.session[SESSION_MEMBERSHIP] = membership.pk
    messages.success(
        request,
        _("Anda sekarang %(role)s di %(organisation)s.")
        % {"role": membership.get_role_display(), "organisation": membership.organisation.name},
    )
    return redirect("organisations:account")


def _visible_invitation(request: MemberRequest, pk: int) -> Invitation:
    return get_object_or_404(queries.open_invitations_seen_by(request.membership), pk=pk)


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")


def _mail_failed() -> str:
    return _(
        "Undangan tersimpan, tetapi surelnya belum terkirim. Kirim ulang dari daftar di bawah."
    )
