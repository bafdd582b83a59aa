"""Points of minutes: added, saved as one goes, tagged, moved, and made into issues."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from martabat.journal.refusals import Refused
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.actions import issues as issue_actions
from martabat.programmes.actions import minutes as actions
from martabat.programmes.forms.issues import FromPointForm
from martabat.programmes.forms.minutes import NewPointForm, PointForm, TextForm
from martabat.programmes.minutes_content import place_name
from martabat.programmes.models import MinutesPoint
from martabat.programmes.queries import minutes_writing as queries
from martabat.programmes.queries.issues import open_issues
from martabat.programmes.queries.rights import EVERY, rights
from martabat.programmes.views.minutes.finding import minutes_of, point_of
from martabat.programmes.views.minutes.writing import page
from martabat.regions.models import Region


@require_POST
@member_required
def add(request: MemberRequest, pk: int) -> HttpResponse:
    """Add a point at the end."""
    minutes = minutes_of(request.membership, pk, to_write=True)
    form = NewPointForm(request.POST)
    if form.is_valid():
        try:
            made = actions.add_point(by=request.membership, minutes=minutes, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            response = redirect("programmes:edit_minutes", pk)
            response["Location"] += f"#poin-{made.pk}"
            return response
    return page(request, minutes, new_point=form, status=422)


@require_POST
@member_required
def save(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Save the text of a point; 409 with both texts where somebody was faster."""
    minutes = minutes_of(request.membership, pk, to_write=True)
    point = point_of(minutes, number)
    form = TextForm(request.POST)
    swapped = bool(request.headers.get("HX-Request"))
    if not form.is_valid():
        problem = _("Teks ini terlalu panjang atau versinya tidak terbaca; belum tersimpan.")
        return _text_answer(request, point, form, problem, swapped)
    try:
        held = actions.save_point(by=request.membership, point=point, **form.cleaned_data)
    except actions.PointConflict as conflict:
        mine = form.cleaned_data["text"]
        context = {"activity": minutes.activity, "point": conflict.point, "mine": mine}
        if swapped:
            return render(
                request, "programmes/minutes/point_conflict.html", {**context, "swap": True},
                status=409,
            )  # fmt: skip
        return page(request, minutes, conflict=context, status=409)
    except Refused as refused:
        return _text_answer(request, point, form, str(refused), swapped)
    if swapped:
        return render(request, "programmes/minutes/point_saved.html", {"point": held})
    messages.success(request, _("Poin tersimpan."))
    response = redirect("programmes:edit_minutes", pk)
    response["Location"] += f"#poin-{held.pk}"
    return response


def _text_answer(
    request: MemberRequest, point: MinutesPoint, form: TextForm, problem: str, swapped: bool
) -> HttpResponse:
    if swapped:
        context = {"point": point, "problem": problem}
        return render(request, "programmes/minutes/point_wrong.html", context, status=422)
    context = {"point": point, "mine": form.data.get("text", ""), "problem": problem}
    return page(request, point.minutes, conflict=context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def point(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Change a whole point: kind, line of the agenda, text, rights and regions."""
    minutes = minutes_of(request.membership, pk, to_write=True)
    found = point_of(minutes, number)
    known, regions = rights(), queries.regions_for(minutes)
    options = {
        "rights": [(EVERY, _("Semua hak")), *queries.right_choices(known)],
        "regions": [(region.code, place_name(region)) for region in regions],
    }
    stored: MinutesPoint | None = None
    status = 200
    if request.method == "POST":
        status = 422
        form = PointForm(request.POST, **options)
        if form.is_valid():
            data = dict(form.cleaned_data)
            chosen = set(data.pop("regions", []))
            try:
                actions.save_point(
                    by=request.membership,
                    point=found,
                    regions=[region for region in regions if region.code in chosen],
                    **data,
                )
            except actions.PointConflict as conflict:
                stored, status = conflict.point, 409
                typed = request.POST.copy()
                typed["expected_version"] = str(stored.version)
                form = PointForm(typed, **options)
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, _("Poin tersimpan."))
                return redirect("programmes:edit_minutes", pk)
    else:
        form = PointForm(
            initial={
                "expected_version": found.version,
                "kind": found.kind,
                "heading": found.heading,
                "text": found.text,
                "rights": found.rights,
                "regions": [region.code for region in found.regions.all()],
            },
            **options,
        )
    context = {
        "activity": minutes.activity,
        "minutes": minutes,
        "point": found,
        "form": form,
        "stored": stored,
    }
    return render(request, "programmes/minutes/point.html", context, status=status)


@require_POST
@member_required
def move(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Move a point up or down."""
    minutes = minutes_of(request.membership, pk, to_write=True)
    found = point_of(minutes, number)
    try:
        up = request.POST.get("arah") == "naik"
        actions.move_point(by=request.membership, point=found, up=up)
    except Refused as refused:
        messages.error(request, str(refused))
    response = redirect("programmes:edit_minutes", pk)
    response["Location"] += f"#poin-{found.pk}"
    return response


@require_POST
@member_required
def remove(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Take a point out."""
    minutes = minutes_of(request.membership, pk, to_write=True)
    found = point_of(minutes, number)
    typed = request.POST.get("expected_version", "")
    expected = int(typed) if typed.isdecimal() and len(typed) < 9 else -1
    try:
        actions.remove_point(by=request.membership, point=found, expected_version=expected)
    except actions.Conflict:
        messages.error(
            request, _("Orang lain baru saja menulis di poin ini, jadi poin tidak dihapus.")
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Poin dihapus."))
    return redirect("programmes:edit_minutes", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def issue(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Put a point into the register of issues: a new issue, or one that came up again."""
    minutes = minutes_of(request.membership, pk)
    found = point_of(minutes, number)
    regions = _regions(request, found)
    known = list(open_issues(request.membership, [region.code for region in regions]))
    form = FromPointForm(
        request.POST if request.method == "POST" else None,
        regions=regions,
        issues=known,
        initial={"title": found.text.splitlines()[0][:200] if found.text else ""},
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                if form.chosen_issue is not None:
                    issue_actions.attach_point(
                        by=request.membership, point=found, issue=form.chosen_issue
                    )
                    made = form.chosen_issue
                else:
                    assert form.chosen_region is not None
                    made = issue_actions.raise_from_point(
                        by=request.membership,
                        point=found,
                        region=form.chosen_region,
                        title=form.cleaned_data["title"],
                    )
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, _("Tercatat dalam daftar isu."))
                return redirect("programmes:issue", made.pk)
    context = {
        "activity": minutes.activity,
        "minutes": minutes,
        "point": found,
        "form": form,
        "regions": regions,
        "known": known,
        "tags": queries.tags_of(found, rights()),
    }
    return render(request, "programmes/minutes/issue.html", context, status=status)


def _regions(request: MemberRequest, point: MinutesPoint) -> list[Region]:
    """Return the regions whose register the member keeps: those of the point, else all."""
    tagged = list(point.regions.all())
    offered = tagged or queries.regions_for(point.minutes)
    return [region for region in offered if rules.may_edit_issue(request.membership, region.code)]
