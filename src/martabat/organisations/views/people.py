"""People and the roles that they have: the list, and the end of a role."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from martabat.organisations import actions, queries, rules
from martabat.organisations.views.access import MemberRequest, member_required

PER_PAGE = 25


@require_GET
@member_required
def people(request: MemberRequest) -> HttpResponse:
    """List the people whom the member may see, and the invitations that wait."""
    text = request.GET.get("q", "").strip()
    found = queries.memberships_seen_by(request.membership, text)
    invitations = queries.open_invitations_seen_by(request.membership)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "page": page,
        "invitations": Paginator(invitations, PER_PAGE).get_page(request.GET.get("undangan")),
        "text": text,
        "may_invite": rules.may_invite_somebody(request.membership),
        "may_revoke": {other.pk for other in page if rules.may_revoke(request.membership, other)},
    }
    return render(request, "organisations/people.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def revoke(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask before a role ends, and end it."""
    visible = rules.visible_memberships(request.membership).filter(active=True)
    other = get_object_or_404(visible.select_related("user", "organisation"), pk=pk)
    if not rules.may_revoke(request.membership, other):
        raise Http404
    if request.method == "POST":
        actions.revoke_membership(by=request.membership, membership=other)
        messages.success(
            request,
            _("%(name)s tidak lagi menjadi %(role)s.")
            % {"name": other.user.name, "role": other.get_role_display()},
        )
        return redirect("organisations:people")
    return render(request, "organisations/revoke.html", {"other": other})
