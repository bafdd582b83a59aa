"""The page of an activity."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from martabat.documents.serving import serve
from martabat.organisations.views.access import MemberRequest, member_required
from martabat.programmes import rules
from martabat.programmes.models import Photo
from martabat.programmes.queries.activities import activity_page
from martabat.programmes.queries.timeline import place_in_series
from martabat.programmes.views.planning import leading
from martabat.programmes.views.planning.finding import activity_of


@require_GET
@member_required
def activity(request: MemberRequest, pk: int) -> HttpResponse:
    """Show an activity with the parts that others keep."""
    found = activity_of(request.membership, pk)
    page = activity_page(found, request.membership)
    context = {
        "page": page,
        "activity": found,
        "may_edit": page.may_edit,
        "place": place_in_series(found).rstrip(".") if found.series else "",
        "links": leading.papers_of(found, request.membership, may_edit=page.may_edit),
        # Who only helps at the door finds it at once.
        "may_check_in": not page.may_edit and rules.may_check_in(request.membership, found),
        "manage": leading.rooms_of(found, may_add_photo=page.may_add_photo)
        if page.may_edit
        else [],
    }
    return render(request, "programmes/planning/activity.html", context)


@require_GET
@member_required
def photo(request: MemberRequest, pk: int, photo: int) -> HttpResponseBase:
    """Send a photograph to whoever may see the activity."""
    activity = activity_of(request.membership, pk)
    found = get_object_or_404(
        Photo.objects.select_related("document__blob"), pk=photo, activity=activity
    )
    if found.document is None or found.document.withdrawn:
        raise Http404
    return serve(request, found.document, inline=True)
