"""What the site search finds of this room, for people with a role."""

from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from martabat.organisations.models import Membership
from martabat.programmes import rules
from martabat.programmes.queries.listing import ALL, Filters, activities
from martabat.programmes.when import days_of, days_of_programme
from martabat.regions.finds import Find, Group

SHOWN = 5


def programmes(request: HttpRequest, text: str) -> Group | None:
    """Find programmes by name, host, theme or year (1 query)."""
    membership: Membership | None = getattr(request, "membership", None)
    if membership is None:
        return None
    found = rules.visible_programmes(membership)
    for word in text.split()[:8]:
        named = Q(name__icontains=word) | Q(host__icontains=word) | Q(theme__icontains=word)
        found = found.filter(named | Q(year=int(word)) if _is_year(word) else named)
    return Group(
        _("Program"),
        tuple(
            Find(
                one.name,
                ", ".join(part for part in (one.host, days_of_programme(one)) if part),
                one.get_absolute_url(),
                one.example,
            )
            for one in found.order_by("-year", "-pk")[:SHOWN]
        ),
        f"{reverse('programmes:programmes')}?{urlencode({'lingkup': 'semua', 'q': text})}",
    )


def gatherings(request: HttpRequest, text: str) -> Group | None:
    """Find activities by name, theme, place or programme (1 query)."""
    membership: Membership | None = getattr(request, "membership", None)
    if membership is None:
        return None
    found = activities(membership, Filters(text=text, everywhere=True))
    query = urlencode({"lingkup": "semua", "keadaan": ALL, "q": text})
    return Group(
        pgettext("many", "Kegiatan"),
        tuple(
            Find(
                one.title,
                ", ".join(part for part in (days_of(one), one.venue) if part),
                one.get_absolute_url(),
                one.example,
            )
            for one in found.select_related("region").order_by("-day", "-pk")[:SHOWN]
        ),
        f"{reverse('programmes:index')}?{query}",
    )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdigit()
