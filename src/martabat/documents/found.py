"""What the site search finds of this room."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from martabat.documents import rules, search
from martabat.organisations.models import Membership
from martabat.regions.finds import Find, Group

SHOWN = 5


def documents(request: HttpRequest, text: str) -> Group | None:
    """Find documents by title, name and text among those that one may see (1 query)."""
    membership: Membership | None = getattr(request, "membership", None)
    items = search.items_of(text)
    if membership is None or not items:
        return None
    visible = rules.visible(membership).filter(withdrawn=False)
    found = search.matching(visible, items).order_by("-uploaded_at", "-pk")[:SHOWN]
    return Group(
        pgettext("many", "Dokumen"),
        tuple(
            Find(
                document.title,
                document.region.name if document.region else _("Nasional"),
                document.get_absolute_url(),
                document.example,
            )
            for document in found
        ),
        f"{reverse('documents:index')}?{urlencode({'cari': text})}",
    )
