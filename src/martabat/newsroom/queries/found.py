"""What the site search finds of this room."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from martabat.interface.dates import date_long
from martabat.newsroom.queries.listing import Filters, releases
from martabat.organisations.models import Membership
from martabat.regions.finds import Find, Group

SHOWN = 5


def found_releases(membership: Membership, text: str) -> tuple[Find, ...]:
    """Return the first releases for some words."""
    found = releases(membership, Filters(text=text)).select_related("activity")
    return tuple(
        Find(
            one.title,
            ", ".join(
                part
                for part in (
                    one.get_state_display(),
                    date_long(one.published_at) if one.published_at else one.activity.title,
                )
                if part
            ),
            one.get_absolute_url(),
            one.example,
        )
        for one in found.order_by("-pk")[:SHOWN]
    )


def releases_found(request: HttpRequest, text: str) -> Group | None:
    """Find releases by headline, activity or theme (1 query)."""
    membership: Membership | None = getattr(request, "membership", None)
    if membership is None:
        return None
    return Group(
        _("Rilis berita"),
        found_releases(membership, text),
        f"{reverse('newsroom:index')}?{urlencode({'q': text})}",
    )
