"""Pages of this room."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from martabat.regions import queries
from martabat.regions.finds import found_by
from martabat.regions.links import links_of

PER_PAGE = 20


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Find regions by name, code, abbreviation or misspelling."""
    text = request.GET.get("q", "").strip()
    # Codes are paged before their rows are read, so "kota" costs no more than "singkawang".
    page = Paginator(queries.matching_codes(text), PER_PAGE).get_page(request.GET.get("halaman"))
    codes = list(page)
    context = {
        "text": text,
        "page": page,
        "regions": queries.in_order(codes),
        "links": links_of(request, codes),
        # Once, beside the first page of regions.
        "groups": found_by(request, text) if text and page.number == 1 else [],
    }
    return render(request, "regions/search.html", context)
