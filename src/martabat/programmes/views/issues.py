"""Pages of the register of human-rights issues."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from martabat.interface import dates
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.actions import issues as actions
from martabat.programmes.forms.issues import IssueForm
from martabat.programmes.kinds import IssueState
from martabat.programmes.models import Issue, MinutesPoint
from martabat.programmes.queries import issues as queries
from martabat.programmes.queries.rights import Right, rights

PER_PAGE = 25
CODE = re.compile(r"[0-9]{2}(\.[0-9]{2})?")


@require_GET
@member_required
def index(request: MemberRequest) -> HttpResponse:
    """List the issues that the member may read, by region, right and state."""
    if request.membership.role not in rules.READERS:
        raise Http404
    known = rights()
    region, right, state = (request.GET.get(name, "") for name in ("wilayah", "hak", "keadaan"))
    region = region if CODE.fullmatch(region) else ""
    right = right if right in known else ""
    found = queries.filtered(queries.listed(request.membership), region, right, "")
    counts = queries.states_of(found)
    page = Paginator(queries.filtered(found, "", "", state), PER_PAGE).get_page(
        request.GET.get("halaman")
    )
    regions = list(queries.regions_of(request.membership))
    context = {
        "page": page,
        "region": region,
        "right": right,
        "state": state if state in IssueState.values else "",
        "counts": counts,
        "total": sum(counts.values()),
        "states": IssueState.choices,
        "regions": [("", _("Semua wilayah")), *((item.code, item.name) for item in regions)],
        "rights": [("", _("Semua hak")), *((code, item.title) for code, item in known.items())],
        "known": known,
        "chosen": next((item for item in regions if item.code == region), None),
        "may_add": request.membership.role in rules.REGION_PLANNERS,
    }
    return render(request, "programmes/issues/index.html", context)


@require_GET
@member_required
def issue(request: MemberRequest, pk: int) -> HttpResponse:
    """Show an issue with every meeting where it came up."""
    found = _found(request, pk)
    context = {
        "issue": found,
        "right": rights().get(found.right),
        "meetings": queries.meetings_of(found, request.membership),
        "may_edit": rules.may_edit_issue(request.membership, found.region_id),
    }
    return render(request, "programmes/issues/issue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def add(request: MemberRequest) -> HttpResponse:
    """Write an issue down that did not come from minutes."""
    membership = request.membership
    if membership.role not in rules.REGION_PLANNERS:
        raise PermissionDenied
    own = membership.organisation.region
    # An operator keeps the register of one region only: nobody is asked.
    region = own if own is not None and not own.is_province else None
    known = rights()
    form = IssueForm(
        request.POST if request.method == "POST" else None,
        rights=_choices(known),
        region=region,
        new=True,
        initial={"raised_on": dates.today(own.time_zone if own else None)},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        assert form.chosen_region is not None
        if not rules.may_edit_issue(membership, form.chosen_region.code):
            form.add_error("region", _("Anda tidak memelihara daftar isu wilayah ini."))
        else:
            made = actions.add_issue(by=membership, **{**data, "region": form.chosen_region})
            messages.success(request, _("Isu tercatat."))
            return redirect("programmes:issue", made.pk)
    return _edit(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def change(request: MemberRequest, pk: int) -> HttpResponse:
    """Change an issue and its state."""
    found = _to_edit(request, pk)
    initial: dict[str, Any] = {name: getattr(found, name) for name in _FIELDS}
    form = IssueForm(
        request.POST if request.method == "POST" else None,
        rights=_choices(rights()),
        region=found.region,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_issue(by=request.membership, issue=found, **form.cleaned_data)
        except Refused as refused:
            form.add_error("settled_on", str(refused))
        else:
            messages.success(request, _("Isu tersimpan."))
            return redirect("programmes:issue", found.pk)
    return _edit(request, form, found)


@require_POST
@member_required
def detach(request: MemberRequest, pk: int, point: int) -> HttpResponse:
    """Take a point of a meeting out of an issue."""
    found = _to_edit(request, pk)
    held = get_object_or_404(MinutesPoint, pk=point, issue=found)
    actions.detach_point(by=request.membership, point=held)
    messages.success(request, _("Rapat itu dilepas dari isu ini."))
    return redirect("programmes:issue", found.pk)


_FIELDS = ("title", "right", "text", "measures", "raised_on", "state", "settled_on")


def _choices(known: dict[str, Right]) -> list[tuple[str, str]]:
    return [(code, right.title) for code, right in known.items()]


def _edit(request: MemberRequest, form: IssueForm, issue: Issue | None) -> HttpResponse:
    context = {"form": form, "issue": issue}
    status = 422 if form.errors else 200
    return render(request, "programmes/issues/edit.html", context, status=status)


def _found(request: MemberRequest, pk: int) -> Issue:
    found = rules.visible_issues(request.membership).select_related("region__province")
    return get_object_or_404(found, pk=pk)


def _to_edit(request: MemberRequest, pk: int) -> Issue:
    found = _found(request, pk)
    if not rules.may_edit_issue(request.membership, found.region_id):
        raise PermissionDenied
    return found
