"""Releases for everybody."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from martabat.documents.serving import serve
from martabat.newsroom.models import Release
from martabat.portal.queries import news as queries
from martabat.regions.models import Region


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List published releases, the newest first."""
    code = request.GET.get("wilayah", "").replace("\0", "")[:5]
    region = Region.objects.filter(pk=code).first() if code else None
    text = request.GET.get("q", "").replace("\0", "").strip()[:100]
    return render(
        request,
        "portal/news.html",
        {
            "region": region,
            "text": text,
            "listing": queries.listing(
                region=region.code if region else "", text=text, page=request.GET.get("halaman")
            ),
        },
    )


@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a published release, or why it was withdrawn."""
    return _shown(request, queries.item(pk))


@require_safe
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show an earlier published version."""
    return _shown(request, queries.item(pk, number))


def _shown(request: HttpRequest, found: queries.Item | Release | None) -> HttpResponse:
    if found is None:
        raise Http404
    if isinstance(found, Release):
        return render(request, "portal/news_withdrawn.html", {"release": found}, status=410)
    return render(request, "portal/news_item.html", {"found": found, "release": found.release})


@require_safe
def photo(request: HttpRequest, pk: int, photo: int) -> HttpResponseBase:
    """Send a photograph that was published with a release."""
    found = queries.item(pk)
    if not isinstance(found, queries.Item) or photo not in {one for one, *_more in found.photos}:
        raise Http404
    picture = queries.public_photos(found.release).select_related("document__blob").get(pk=photo)
    assert picture.document is not None
    return serve(request, picture.document, inline=True)
