"""Festivals and activities for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from martabat.interface.dates import today
from martabat.portal.queries import festivals as queries
from martabat.programmes.kinds import ProgrammeKind
from martabat.programmes.models import Programme
from martabat.regions.models import Region


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List every edition, whatever name each used."""
    return render(request, "portal/festivals.html", {"editions": queries.editions()})


@require_safe
def edition(request: HttpRequest, year: int) -> HttpResponse:
    """Show the edition of a year."""
    return _page(request, queries.programme(kind=ProgrammeKind.EDITION, year=year))


@require_safe
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Show any public programme."""
    return _page(request, queries.programme(pk=pk))


@require_safe
def activities(request: HttpRequest) -> HttpResponse:
    """List public activities, those to come first."""
    code = request.GET.get("wilayah", "")[:5]
    region = Region.objects.filter(pk=code).first() if code else None
    past = request.GET.get("waktu") == "lalu"
    return render(
        request,
        "portal/activities.html",
        {
            "region": region,
            "past": past,
            "listing": queries.listing(
                region=region.code if region else "",
                today=today(region.time_zone if region else None),
                past=past,
                page=request.GET.get("halaman"),
            ),
        },
    )


@require_safe
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one public activity and how to take part."""
    found = queries.activity_page(pk)
    if found is None:
        raise Http404
    return render(request, "portal/activity.html", {"found": found, "activity": found.activity})


def _page(request: HttpRequest, programme: Programme | None) -> HttpResponse:
    if programme is None:
        raise Http404
    found = queries.festival_page(programme)
    return render(request, "portal/festival.html", {"found": found, "programme": programme})
