"""What the site search finds of this room, for people with a role."""

from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from martabat.agreements import rules
from martabat.agreements.models import Party
from martabat.interface.dates import date_long
from martabat.organisations.models import Membership
from martabat.regions.finds import Find, Group

SHOWN = 5


def agreements(request: HttpRequest, text: str) -> Group | None:
    """Find agreements by title, party or number (1 query)."""
    membership: Membership | None = getattr(request, "membership", None)
    if membership is None:
        return None
    found = rules.visible(membership)
    for word in text.split()[:8]:
        parties = Party.objects.filter(Q(name__icontains=word) | Q(number__icontains=word))
        found = found.filter(Q(title__icontains=word) | Q(pk__in=parties.values("agreement")))
    return Group(
        pgettext("many", "Perjanjian"),
        tuple(
            Find(
                one.title,
                _("%(kind)s, %(day)s")
                % {
                    "kind": one.get_kind_display(),
                    "day": date_long(one.signed_on)
                    if one.signed_on
                    else one.signed_text or _("belum ditandatangani"),
                },
                one.get_absolute_url(),
                one.example,
            )
            for one in found.order_by("-signed_on", "-pk")[:SHOWN]
        ),
        f"{reverse('agreements:index')}?{urlencode({'q': text})}",
    )
