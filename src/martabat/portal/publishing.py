"""Turning a publication into files, in both languages."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from martabat.assessments.models import Publication
from martabat.portal import store
from martabat.portal.queries import results
from martabat.portal.views import regions

LANGUAGES = ("id", "en")


def write_pages(publication: Publication) -> int:
    """Write every page of a published result; return how many files that are."""
    code = publication.assessment.region_id
    award_year = publication.assessment.cycle.award_year
    count = 0
    for language in LANGUAGES:
        with translation.override(language):
            for view, name, keys in _pages(code, award_year):
                address = reverse(f"portal:{name}", kwargs=keys)
                store.write(address, _render(view, address, keys))
                count += 1
    return count


def _pages(code: str, award_year: int) -> Iterator[tuple[Callable[..., Any], str, dict[str, Any]]]:
    here = {"code": code}
    then = {**here, "award_year": award_year}
    yield regions.region, "region", here
    yield regions.year, "year", then
    yield regions.why, "why", then
    found = results.result(code, award_year)
    for right in found.content.rights if found else ():
        yield regions.right, "right", {**then, "number": right.number}


def _render(view: Callable[..., HttpResponse], address: str, keys: dict[str, Any]) -> bytes:
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = address
    request.user = AnonymousUser()
    request.membership = None  # type: ignore[attr-defined]
    return bytes(view(request, **keys).content)
