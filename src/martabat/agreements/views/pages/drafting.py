"""Entering an agreement and changing what it says: heading, then parties, then clauses."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from martabat.agreements import rules, wording, workflow
from martabat.agreements.actions import changing, drafting
from martabat.agreements.actions.drafting import ClauseGiven, PartyGiven
from martabat.agreements.forms.agreements import ClauseForm, HeadingForm, PartyForm
from martabat.agreements.kinds import MANDATORY, Body, Kind, Stage, Topic
from martabat.agreements.models import Agreement
from martabat.agreements.queries.offices import organisations_named
from martabat.agreements.views.pages.access import editable_or_403, form_page
from martabat.interface.rows import Rows
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership
from martabat.organisations.views.access import MemberRequest, member_required

MOST_PARENTS = 300
BEGINNING = "mulai"  # in the address: the three pages follow each other


@require_http_methods(["GET", "POST"])
@member_required
def add(request: MemberRequest) -> HttpResponse:
    """Ask what the agreement is; its parties and clauses come on the next pages."""
    if not rules.may_add(request.membership):
        raise Http404
    form = HeadingForm(
        request.POST if request.method == "POST" else None,
        membership=request.membership,
        parents=_parents(request.membership),
        initial={"parent": request.GET.get("induk", "")},
    )
    if request.method == "POST" and form.is_valid():
        made = drafting.add_agreement(
            by=request.membership, region=form.chosen_region, parties=[], **_heading(form)
        )
        return _next("parties", made.pk, beginning=True)
    context: dict[str, object] = {"form": form, "agreement": None}
    return form_page(request, "heading.html", context, wrong=bool(form.errors))


def _heading(form: HeadingForm) -> dict[str, Any]:
    return {
        name: value for name, value in form.cleaned_data.items() if name not in {"region", "reason"}
    }


def _parents(membership: Membership, agreement: Agreement | None = None) -> QuerySet[Agreement]:
    found = rules.visible(membership).exclude(kind=Kind.ADDENDUM)
    if agreement is not None:
        found = found.exclude(pk=agreement.pk)
    # A sliced list could not be asked whether it has what was chosen.
    newest = found.order_by("-signed_on", "-pk").values("pk")[:MOST_PARENTS]
    return Agreement.objects.filter(pk__in=newest).order_by("-signed_on", "-pk")


@require_http_methods(["GET", "POST"])
@member_required
def change(request: MemberRequest, pk: int) -> HttpResponse:
    """Change the heading."""
    agreement = editable_or_403(request, pk)
    form = HeadingForm(
        request.POST if request.method == "POST" else None,
        membership=request.membership,
        parents=_parents(request.membership, agreement),
        agreement=agreement,
        initial={name: getattr(agreement, name) for name in changing.HEADING},
    )
    if request.method == "POST" and form.is_valid():
        try:
            changing.change_agreement(
                by=request.membership,
                agreement=agreement,
                reason=form.cleaned_data.get("reason", ""),
                **_heading(form),
            )
        except Refused as refused:
            form.add_error("reason" if "reason" in form.fields else None, str(refused))
        else:
            messages.success(request, _("Perubahan disimpan."))
            return redirect(agreement)
    context: dict[str, object] = {
        "form": form,
        "agreement": agreement,
        "signed": workflow.is_signed(agreement),
    }
    return form_page(request, "heading.html", context, wrong=bool(form.errors))


@require_http_methods(["GET", "POST"])
@member_required
def parties(request: MemberRequest, pk: int) -> HttpResponse:
    """Write down the parties in order, and who signs for each."""
    agreement = editable_or_403(request, pk)
    known = [_known_party(party) for party in agreement.parties.order_by("position")]
    rows = Rows(
        PartyForm,
        known=known or _proposed_parties(agreement),
        data=request.POST if request.method == "POST" else None,
        blank={"body": Body.REGION},
    )
    if rows.saving and rows.is_valid():
        try:
            changing.set_parties(
                by=request.membership,
                agreement=agreement,
                parties=_parties_given(agreement, rows.filled),
            )
        except Refused as refused:
            rows.add_error(str(refused))
        else:
            messages.success(request, _("Para pihak disimpan."))
            return _after(request, agreement, "clauses")
    context: dict[str, object] = {
        "agreement": agreement,
        "rows": [
            (wording.party_name(place), form) for place, form in enumerate(rows.forms, start=1)
        ],
        "errors": rows.all_errors,
        "signed": workflow.is_signed(agreement),
        "beginning": BEGINNING in request.GET,
    }
    return form_page(request, "parties.html", context, wrong=bool(rows.all_errors))


def _known_party(party: Any) -> dict[str, Any]:
    return {name: getattr(party, name) for name in PartyForm.base_fields}


def _proposed_parties(agreement: Agreement) -> list[dict[str, Any]]:
    """What carries something out has mostly the same parties; else the region is one of two."""
    if agreement.parent is not None:
        found = agreement.parent.parties.order_by("position")
        return [{"name": item.name, "body": item.body, "address": item.address} for item in found]
    region = agreement.region
    own = _("Pemerintah %(region)s") % {"region": region.name} if region else ""
    return [{"name": own, "body": Body.REGION}, {"body": Body.THIRD}]


def _parties_given(agreement: Agreement, filled: list[dict[str, Any]]) -> list[PartyGiven]:
    there = {party.pk: party for party in agreement.parties.select_related("organisation")}
    offices = organisations_named([row["name"] for row in filled], agreement.region_id)
    given = []
    for row in filled:
        old = there.get(row["pk"] or 0)
        same = old is not None and old.name == row["name"]
        office = old.organisation if old is not None and same else None
        values: Mapping[str, Any] = {name: row[name] for name in PartyForm.base_fields}
        given.append(
            PartyGiven(
                **dict(values) | {"pk": row["pk"] or None},
                organisation=office or offices.get(row["name"].lower()),
            )
        )
    return given


@require_http_methods(["GET", "POST"])
@member_required
def clauses(request: MemberRequest, pk: int) -> HttpResponse:
    """Write down the clauses in order."""
    agreement = editable_or_403(request, pk)
    known = [
        {"topic": item.topic, "title": item.title, "text": item.text}
        for item in agreement.clauses.order_by("position")
    ]
    proposed = MANDATORY if agreement.kind == Kind.PKS else (Topic.SCOPE, Topic.TERM)
    rows = Rows(
        ClauseForm,
        known=known or [{"topic": topic} for topic in proposed],
        data=request.POST if request.method == "POST" else None,
        blank={"topic": Topic.OTHER},
    )
    if rows.saving and rows.is_valid():
        try:
            changing.set_clauses(
                by=request.membership,
                agreement=agreement,
                clauses=[
                    ClauseGiven(topic=row["topic"], title=row["title"], text=row["text"])
                    for row in rows.filled
                ],
            )
        except Refused as refused:
            rows.add_error(str(refused))
        else:
            messages.success(request, _("Pasal disimpan."))
            return redirect(agreement)
    context: dict[str, object] = {
        "agreement": agreement,
        "rows": list(enumerate(rows.forms, start=1)),
        "errors": rows.all_errors,
        "signed": workflow.is_signed(agreement),
        "mandatory": agreement.kind == Kind.PKS,
        "beginning": BEGINNING in request.GET,
    }
    return form_page(request, "clauses.html", context, wrong=bool(rows.all_errors))


def _after(request: MemberRequest, agreement: Agreement, following: str) -> HttpResponse:
    if BEGINNING in request.GET and agreement.stage != Stage.ENDED:
        return _next(following, agreement.pk, beginning=True)
    return redirect(agreement)


def _next(name: str, pk: int, *, beginning: bool) -> HttpResponse:
    response = redirect(f"agreements:{name}", pk)
    if beginning:
        response["Location"] += f"?{BEGINNING}=1"
    return response
