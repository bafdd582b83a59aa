"""The lists: what comes next and what was; all programmes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from martabat.interface.dates import today
from martabat.interface.fields import with_query
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.forms.filtering import ActivityFilter, ProgrammeFilter
from martabat.programmes.kinds import ActivityKind
from martabat.programmes.queries import listing

NEXT_SHOWN, PROGRAMMES_SHOWN = 5, 12


@require_GET
@member_required
def index(request: MemberRequest) -> HttpResponse:
    """Show what comes next, what was, and the programmes of the member."""
    filters = ActivityFilter(request.GET).filters()
    day = today(request.membership.region.time_zone if request.membership.region else None)
    found = listing.activities(request.membership, filters)
    counts = listing.counts(found, day)
    # Without a choice: the next ones above, what was below.
    both = not filters.state
    state = filters.state or listing.PAST
    words = _states()
    context = {
        "filters": filters,
        "counts": counts,
        "state_word": words[state],
        "segments": [
            (
                word,
                counts[name],
                with_query(request, "keadaan", name),
                name == filters.state,
            )
            for name, word in words.items()
        ],
        "next": listing.listed(found, listing.NEXT, day, 1).object_list[:NEXT_SHOWN]
        if both and counts[listing.NEXT]
        else [],
        "both": both,
        "page": listing.listed(found, state, day, filters.page),
        "kinds": [("", _("Semua jenis")), *ActivityKind.choices],
        "programmes": listing.latest_programmes(request.membership, PROGRAMMES_SHOWN),
        "may_plan": rules.may_plan(request.membership),
        "today": day,
    }
    return render(request, "programmes/planning/index.html", context)


@require_GET
@member_required
def programmes(request: MemberRequest) -> HttpResponse:
    """List programmes: every edition of a festival, every yearly programme."""
    form = ProgrammeFilter(request.GET)
    wanted = form.wanted()
    context = {
        "page": listing.programmes(request.membership, **wanted),
        "wanted": wanted,
        "may_plan": rules.may_plan(request.membership),
    }
    return render(request, "programmes/planning/programmes.html", context)


def _states() -> dict[str, str]:
    """Return the states of the list with their words."""
    return {
        listing.NEXT: _("Berikutnya"),
        listing.PAST: _("Sudah berlangsung"),
        listing.UNDATED: _("Tanggal belum tercatat"),
        listing.CANCELLED: _("Dibatalkan"),
        listing.ALL: _("Semua"),
    }
