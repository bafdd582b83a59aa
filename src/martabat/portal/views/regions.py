"""Results on the map, of a region, and why they are so."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from martabat.assessments import explaining
from martabat.portal.queries import history, results
from martabat.regions.models import Region


@require_safe
def nation(request: HttpRequest) -> HttpResponse:
    """All provinces, as tiles and as a list."""
    counts = results.counts_by_province()
    provinces = list(Region.objects.filter(kind=Region.Kind.PROVINCE).order_by("code"))
    tiles = [
        {
            "name": item.short_name,
            "figure": counts.get(item.code, 0),
            "step": 3 if counts.get(item.code) else 0,
            "late": False,
            "href": reverse("portal:province", args=[item.code]),
            "column": item.tile_column,
            "row": item.tile_row,
        }
        for item in provinces
    ]
    return render(
        request,
        "portal/nation.html",
        {"provinces": provinces, "counts": counts, "tiles": tiles},
    )


@require_safe
def province(request: HttpRequest, code: str) -> HttpResponse:
    """A province's regencies and cities with their last published result."""
    found = get_object_or_404(Region, pk=code, kind=Region.Kind.PROVINCE)
    standings = results.standings(code)
    regencies = results.regencies(code)
    tiles = [
        {
            "name": item.short_name,
            "figure": standings[item.code].score if item.code in standings else None,
            "step": standings[item.code].step if item.code in standings else 0,
            "late": False,
            "href": reverse("portal:region", args=[item.code]),
            "column": item.tile_column,
            "row": item.tile_row,
        }
        for item in regencies
    ]
    return render(
        request,
        "portal/province.html",
        {"province": found, "regencies": regencies, "standings": standings, "tiles": tiles},
    )


@require_safe
def region(request: HttpRequest, code: str) -> HttpResponse:
    """A region: its last published result and its history."""
    return _region(request, code, results.result(code))


@require_safe
def year(request: HttpRequest, code: str, award_year: int) -> HttpResponse:
    """A region's result of one award year, in its newest version."""
    return _region(request, code, _published(code, award_year))


@require_safe
def version(request: HttpRequest, code: str, award_year: int, version: int) -> HttpResponse:
    """One version of a published result; older ones say what came after them."""
    return _region(request, code, _published(code, award_year, version))


@require_safe
def why(request: HttpRequest, code: str, award_year: int) -> HttpResponse:
    """Why a published score is what it is: ledger, rights, and all their indicators."""
    found = _published(code, award_year)
    return render(
        request,
        "portal/why.html",
        {"found": found, "result": found.content, "explain": explaining},
    )


@require_safe
def right(request: HttpRequest, code: str, award_year: int, number: int) -> HttpResponse:
    """One right of a published result, down to the titles of its evidence."""
    found = _published(code, award_year)
    chosen = found.content.right_named(str(number))
    if chosen is None:
        raise Http404
    return render(
        request,
        "portal/right.html",
        {"found": found, "result": found.content, "right": chosen, "explain": explaining},
    )


def _published(code: str, award_year: int, version: int | None = None) -> results.Result:
    found = results.result(code, award_year, version)
    if found is None:
        raise Http404
    return found


def _region(request: HttpRequest, code: str, found: results.Result | None) -> HttpResponse:
    place = get_object_or_404(Region.objects.select_related("province"), pk=code)
    return render(
        request,
        "portal/region.html",
        {
            "region": place,
            "found": found,
            "result": found.content if found else None,
            "history": history.history(place, list(results.publications(code))),
            "tolerance": history.tolerance(place),
        },
    )
