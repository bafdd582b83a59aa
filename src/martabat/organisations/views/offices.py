"""Offices: the list, one office with its people and positions, a new one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from martabat.organisations import actions, queries, rules
from martabat.organisations.forms import EndForm, OrganisationForm, PositionForm
from martabat.organisations.models import Organisation, Position
from martabat.organisations.roles import Role
from martabat.organisations.views.access import MemberRequest, member_required

PER_PAGE = 25


@require_GET
@member_required
def offices(request: MemberRequest) -> HttpResponse:
    """List the offices that the member may open."""
    text = request.GET.get("q", "").strip()
    found = queries.organisations_seen_by(request.membership)
    for word in text.split():
        found = found.filter(name__icontains=word)
    context = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("halaman")),
        "text": text,
        "may_add": request.membership.role in rules.KEEPS,
    }
    return render(request, "organisations/offices.html", context)


@require_GET
@member_required
def office(request: MemberRequest, pk: int) -> HttpResponse:
    """Show an office with its people, and who has headed it."""
    organisation = _visible(request, pk)
    people = organisation.memberships.filter(active=True, user__is_active=True)
    positions = queries.positions_of(organisation)
    context = {
        "organisation": organisation,
        "people": Paginator(people.select_related("user"), PER_PAGE).get_page(
            request.GET.get("halaman")
        ),
        "positions": Paginator(positions, PER_PAGE).get_page(request.GET.get("jabatan")),
        "may_invite": bool(rules.invitable_roles(request.membership, organisation)),
        "may_keep": rules.may_keep_positions(request.membership, organisation),
    }
    return render(request, "organisations/office.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def add_office(request: MemberRequest) -> HttpResponse:
    """Add an office."""
    if Role(request.membership.role) not in rules.KEEPS:
        raise Http404
    form = OrganisationForm(request.POST or None, membership=request.membership)
    if request.method == "POST" and form.is_valid():
        try:
            organisation = actions.add_organisation(
                by=request.membership,
                name=form.cleaned_data["name"],
                kind=form.cleaned_data["kind"],
                region=form.cleaned_region,
            )
        except IntegrityError:
            form.add_error("name", _("Kantor dengan nama ini sudah ada di wilayah tersebut."))
        except PermissionDenied:
            form.add_error(None, _("Anda tidak dapat menambah kantor di wilayah tersebut."))
        else:
            return redirect("organisations:office", organisation.pk)
    return render(request, "organisations/add_office.html", {"form": form})


@require_http_methods(["GET", "POST"])
@member_required
def appoint(request: MemberRequest, pk: int) -> HttpResponse:
    """Write down who holds an office."""
    organisation = _visible(request, pk)
    if not rules.may_keep_positions(request.membership, organisation):
        raise PermissionDenied
    form = PositionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.appoint(by=request.membership, organisation=organisation, **form.cleaned_data)
        messages.success(request, _("Jabatan dicatat."))
        return redirect("organisations:office", organisation.pk)
    context = {"form": form, "organisation": organisation}
    return render(request, "organisations/appoint.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def end_position(request: MemberRequest, pk: int) -> HttpResponse:
    """Write down when somebody left an office."""
    found = Position.objects.select_related("person", "organisation").filter(
        organisation__in=rules.visible_organisations(request.membership)
    )
    position = get_object_or_404(found, pk=pk)
    if not rules.may_keep_positions(request.membership, position.organisation):
        raise PermissionDenied
    form = EndForm(request.POST or None, position=position)
    if request.method == "POST" and form.is_valid():
        actions.end_position(by=request.membership, position=position, end=form.cleaned_data["end"])
        messages.success(request, _("Akhir jabatan dicatat."))
        return redirect("organisations:office", position.organisation_id)
    return render(request, "organisations/end_position.html", {"form": form, "position": position})


def _visible(request: MemberRequest, pk: int) -> Organisation:
    found = rules.visible_organisations(request.membership).select_related("region")
    return get_object_or_404(found, pk=pk)
