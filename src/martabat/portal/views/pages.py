"""Pages that stand by themselves: home, how scores are made, privacy, accessibility."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from martabat.instruments.models import InstrumentVersion
from martabat.instruments.queries import title_in
from martabat.portal.queries import history, results
from martabat.programmes.queries import privacy as personal_data


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, where to look, and what is known of the nation."""
    return render(
        request,
        "portal/home.html",
        {"nation": history.nation(), "published": sum(results.counts_by_province().values())},
    )


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """How answers become a score, and which instruments there are."""
    instruments = (
        InstrumentVersion.objects.order_by("name")
        .defer("document")
        .annotate(heading=title_in((get_language() or "id")[:2]))
    )
    return render(request, "portal/method.html", {"instruments": instruments})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Which personal data are kept, why and for how long."""
    return render(request, "portal/privacy.html", {"sets": personal_data.data_sets()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement of accessibility."""
    return render(request, "portal/accessibility.html")
