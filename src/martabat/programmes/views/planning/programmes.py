"""A programme: its page, adding and changing it."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from martabat.agreements import rules as agreement_rules
from martabat.interface.dates import today
from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.actions import planning, programmes
from martabat.programmes.forms.planning import ProgrammeForm
from martabat.programmes.kinds import ProgrammeKind
from martabat.programmes.queries.programmes import programme_page
from martabat.programmes.views.planning.finding import programme_of
from martabat.programmes.views.planning.leading import reports_of

# Agreements offered to be linked; a longer list is narrowed by words.
OFFERED = 60


@require_GET
@member_required
def programme(request: MemberRequest, pk: int) -> HttpResponse:
    """Show a programme from its agreements to what became evidence."""
    found = programme_of(request.membership, pk)
    page = programme_page(found, request.membership)
    context = {"page": page, "programme": found, "links": reports_of(found)}
    return render(request, "programmes/planning/programme.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def add_programme(request: MemberRequest) -> HttpResponse:
    """Make a programme."""
    member = request.membership
    if not rules.may_plan(member):
        raise Http404
    region = member.region
    form = ProgrammeForm(
        request.POST if request.method == "POST" else None,
        membership=member,
        initial={
            "kind": ProgrammeKind.YEARLY if region and region.is_province else "edition",
            "year": today().year,
            "region": region.name if region else "",
            "host": region.name if region else "",
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            found = planning.add_programme(
                by=member, example=settings.DEMONSTRATION, **form.cleaned_data
            )
        except Refused as refused:
            form.add_error("year" if refused.code == "edition" else None, str(refused))
        except PermissionDenied:
            form.add_error(
                "region" if "region" in form.fields else None,
                _("Anda tidak dapat membuat program untuk wilayah tersebut."),
            )
        else:
            messages.success(request, _("Program disimpan. Lengkapi rangkaian dan kegiatannya."))
            return redirect(found)
    return _form(request, form, None)


@require_http_methods(["GET", "POST"])
@member_required
def change_programme(request: MemberRequest, pk: int) -> HttpResponse:
    """Change what is known about a programme."""
    found = programme_of(request.membership, pk, to_edit=True)
    form = ProgrammeForm(
        request.POST if request.method == "POST" else None,
        membership=request.membership,
        programme=found,
        initial=ProgrammeForm.start_of(found),
    )
    if request.method == "POST" and form.is_valid():
        fields = {name: value for name, value in form.cleaned_data.items() if name != "region"}
        try:
            programmes.change_programme(by=request.membership, programme=found, **fields)
        except Refused as refused:
            form.add_error("year" if refused.code == "edition" else None, str(refused))
        else:
            messages.success(request, _("Perubahan disimpan."))
            return redirect(found)
    return _form(request, form, found)


@require_http_methods(["GET", "POST"])
@member_required
def link_agreements(request: MemberRequest, pk: int) -> HttpResponse:
    """Choose the agreements on which a programme rests."""
    member = request.membership
    found = programme_of(member, pk, to_edit=True)
    visible = agreement_rules.visible(member).select_related("region")
    linked = visible.filter(programmes=found).order_by("signed_on", "pk")
    text = request.GET.get("q", "").strip()[:100]
    if "simpan" in request.POST:
        chosen = visible.filter(pk__in=_numbers(request.POST.getlist("perjanjian")))
        programmes.link_agreements(by=member, programme=found, agreements=list(chosen))
        messages.success(request, _("Perjanjian yang menjadi dasar program disimpan."))
        return redirect(found)
    others = agreement_rules.editable(member) | agreement_rules.visible(member).filter(
        parties__organisation=member.organisation_id
    )
    if text:
        others = visible
        for word in text.split()[:8]:
            others = others.filter(title__icontains=word)
    others = (
        visible.filter(pk__in=others.values("pk"))
        .exclude(pk__in=linked.values("pk"))
        .order_by("-signed_on", "-pk")
    )
    context = {
        "programme": found,
        "linked": linked,
        "others": others[:OFFERED],
        "text": text,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "programmes/planning/link_agreements.html", context, status=status)


def _form(request: MemberRequest, form: ProgrammeForm, programme: object | None) -> HttpResponse:
    context = {"form": form, "programme": programme}
    status = 422 if form.errors else 200
    return render(request, "programmes/planning/programme_form.html", context, status=status)


def _numbers(values: list[str]) -> list[int]:
    return [int(value) for value in values if value.isascii() and value.isdigit()][:500]
