"""Published releases as the public sees them: what was frozen, and nothing of the work before."""

from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import pgettext

from martabat.interface.dates import date_long
from martabat.newsroom.content import Content, dateline
from martabat.newsroom.kinds import ReleaseState
from martabat.newsroom.models import Release, ReleaseVersion
from martabat.programmes.models import Photo
from martabat.regions.finds import Find, Group

PER_PAGE = 20
MOST_WORDS = 36
SHOWN = 5


def _public() -> QuerySet[Release]:
    """Return the releases that were published, withdrawn ones too."""
    return Release.objects.filter(
        published_at__isnull=False, activity__public=True, activity__programme__public=True
    ).select_related("activity__region", "activity__programme", "organisation")


@dataclass(frozen=True, slots=True)
class Line:
    """A release in the list, with how it begins."""

    release: Release
    title: str
    beginning: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list."""

    page: Page[Any]
    lines: list[Line]


def listing(*, region: str, text: str, page: object) -> Listing:
    """Return a page of published releases, the newest first (2 queries)."""
    published = ReleaseVersion.objects.filter(
        release=OuterRef("pk"), published_at__isnull=False
    ).order_by("-number")
    found = (
        _public()
        .exclude(state=ReleaseState.WITHDRAWN)
        .annotate(content=Subquery(published.values("content")[:1]))
    )
    if region:
        found = found.filter(Q(activity__region=region) | Q(activity__region__province=region))
    for word in text.split()[:8]:
        found = found.filter(content__icontains=word)
    shown = Paginator(found.order_by("-published_at", "-pk"), PER_PAGE).get_page(page)  # type: ignore[arg-type]
    return Listing(shown, [_line(one) for one in shown])


def _line(release: Release) -> Line:
    content: Content = release.content  # type: ignore[attr-defined]
    words = (dateline(content) + content["paragraphs"][0]).split()
    beginning = " ".join(words[:MOST_WORDS])
    return Line(
        release, content["title"], f"{beginning} …" if len(words) > MOST_WORDS else beginning
    )


@dataclass(frozen=True, slots=True)
class Item:
    """A published release in one of its versions."""

    release: Release
    version: ReleaseVersion
    content: Content
    dateline: str
    photos: list[tuple[int, str, str]]
    # The other published versions, the newest first.
    others: list[ReleaseVersion]
    newest: bool


def item(pk: int, number: int | None = None) -> Item | Release | None:
    """Return a published release, in its newest version unless one is named (3 queries).

    A withdrawn one comes as its bare row, which says why.
    """
    release = _public().filter(pk=pk).first()
    if release is None or release.state == ReleaseState.WITHDRAWN:
        return release
    versions = list(release.versions.exclude(published_at=None).order_by("-number"))
    wanted = next((one for one in versions if number in {None, one.number}), None)
    if wanted is None:
        return None
    content = cast(Content, wanted.content)
    return Item(
        release=release,
        version=wanted,
        content=content,
        dateline=dateline(content),
        photos=_photos(release, content),
        others=[one for one in versions if one != wanted],
        newest=wanted == versions[0],
    )


def _photos(release: Release, content: Content) -> list[tuple[int, str, str]]:
    """Return key, text and credit of photographs that are still there for everybody."""
    if not content["photos"]:
        return []
    there = set(public_photos(release).values_list("pk", flat=True))
    return [
        (one["pk"], one["alternative"], one["credit"])
        for one in content["photos"]
        if one["pk"] in there
    ]


def public_photos(release: Release) -> QuerySet[Photo]:
    """Return the photographs of a release's activity that everybody may see."""
    return Photo.objects.filter(
        activity=release.activity_id, public=True, document__withdrawn=False
    )


def found(request: HttpRequest, text: str) -> Group | None:
    """Find published releases for the site search of visitors (2 queries).

    Whoever has a role finds them with the drafts, by the newsroom's own finder.
    """
    if getattr(request, "membership", None) is not None:
        return None
    lines = listing(region="", text=text, page=1).lines[:SHOWN]
    return Group(
        pgettext("public", "Berita"),
        tuple(
            Find(
                one.title,
                date_long(one.release.published_at),
                reverse("portal:news_item", args=[one.release.pk]),
                one.release.example,
            )
            for one in lines
        ),
        f"{reverse('portal:news')}?{urlencode({'q': text})}",
    )
