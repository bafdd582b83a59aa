"""Who is asking, and in which role: `request.user` and `request.membership`."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from martabat.organisations.models import Membership

SESSION_MEMBERSHIP = "membership_id"


class SignedRequest(HttpRequest):
    """A request that has passed the middleware; for annotations of views."""

    membership: Membership | None
    other_memberships: Iterable[Membership]


def active_membership(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Give every request its `membership`: the role that the user acts in, or None.

    Saving an answer is the hot path, so user, membership, organisation and region come from one
    joined query; together with the session that makes two.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        # A visitor without a session costs no query, and the page stays cacheable.
        visitor = settings.SESSION_COOKIE_NAME not in request.COOKIES
        membership = None if visitor else _find(request)
        request.membership = membership  # type: ignore[attr-defined]
        request.other_memberships = _others(membership)  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _find(request: HttpRequest) -> Membership | None:
    if SESSION_KEY not in request.session:
        return None
    chosen = request.session.get(SESSION_MEMBERSHIP)
    if chosen is not None:
        rows = _USABLE.filter(pk=chosen, user=int(request.session[SESSION_KEY])).order_by()
        membership = next(iter(rows), None)
        if membership is not None and _session_is_valid(request, membership):
            request.user = membership.user  # saves the query of Django's own middleware
            return membership
    # The slow way checks the session as Django does; it is gone when the password has changed.
    user = request.user
    if not user.is_authenticated:
        return None
    membership = usable_memberships(user.pk).first()
    if membership is None:
        request.session.pop(SESSION_MEMBERSHIP, None)
    else:
        request.session[SESSION_MEMBERSHIP] = membership.pk
    return membership


# Built once: working out its joins at every request would cost more than the query itself.
_USABLE = Membership.objects.select_related("user", "organisation__region").filter(
    user__is_active=True, active=True, organisation__active=True
)


def usable_memberships(user_id: int) -> QuerySet[Membership]:
    """Return the memberships that a user may act in, the oldest first."""
    return _USABLE.filter(user=user_id)


def _others(membership: Membership | None) -> Iterable[Membership]:
    """Return the other roles of the user; the query runs only when a page shows them."""
    if membership is None:
        return ()
    return SimpleLazyObject(
        lambda: list(usable_memberships(membership.user_id).exclude(pk=membership.pk))
    )


def _session_is_valid(request: HttpRequest, membership: Membership) -> bool:
    stored = request.session.get(HASH_SESSION_KEY, "")
    return constant_time_compare(stored, membership.user.get_session_auth_hash())
