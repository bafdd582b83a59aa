"""Who gets into a page at all."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from martabat.organisations.middleware import SignedRequest
from martabat.organisations.models import Membership


class MemberRequest(SignedRequest):
    """A request of somebody who acts in a role."""

    membership: Membership


def member_required(
    view: Callable[Concatenate[MemberRequest, ...], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Let in whoever acts in a role; others sign in, or find nothing here."""

    @login_required
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.membership is None:  # type: ignore[attr-defined]
            raise Http404
        return view(cast(MemberRequest, request), *args, **kwargs)

    return inner
