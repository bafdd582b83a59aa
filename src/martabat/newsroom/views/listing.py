"""The list of releases and readings."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from martabat.interface.fields import with_query
from martabat.newsroom import rules
from martabat.newsroom.kinds import ReadingState, ReleaseState
from martabat.newsroom.queries import listing
from martabat.organisations.views.access import MemberRequest, member_required


@require_safe
@member_required
def index(request: MemberRequest) -> HttpResponse:
    """List releases, or what was read from releases."""
    filters = listing.filters_of(request.GET.dict())
    counts = listing.counts(request.membership)
    may_read = rules.may_read(request.membership)
    states = ReadingState if filters.part == listing.READ else ReleaseState
    parts = [(_("Ditulis di sini"), listing.WRITTEN)]
    if may_read:
        parts.append((_("Dibaca dari luar"), listing.READ))
    return render(
        request,
        "newsroom/index.html",
        {
            "filters": filters,
            "page": listing.page_of(request.membership, filters),
            "segments": [
                (word, counts[part], f"{request.path}?bagian={part}", filters.part == part)
                for word, part in parts
            ],
            "waiting": counts["waiting"],
            "waiting_href": f"{request.path}?bagian={listing.READ}&keadaan={ReadingState.PENDING}",
            "states": [("", _("Semua keadaan")), *states.choices],
            "reading": filters.part == listing.READ,
            "cleared": with_query(request, "keadaan", ""),
            "may_read": may_read,
        },
    )
