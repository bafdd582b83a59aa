"""The page of sign-in: allauth's, with the institutions whose accounts may be used."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.views import LoginView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from martabat.interface.middleware import POLICY


class SignInView(LoginView):  # type: ignore[misc]
    """Sign in by passkey, through one's institution, or by password."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the institutions, read from the settings without a query."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["institutions"] = [
            {"name": app["name"], "url": reverse("openid_connect_login", args=[app["provider_id"]])}
            for app in institutions()
        ]
        return context

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let the form lead on to the institution's own page of sign-in."""
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        allow_institutions(response)
        return response


def institutions() -> list[dict[str, Any]]:
    """Return the OpenID providers that the settings name."""
    providers = getattr(settings, "SOCIALACCOUNT_PROVIDERS", {})
    apps: list[dict[str, Any]] = providers.get("openid_connect", {}).get("APPS", [])
    return apps


def allow_institutions(response: HttpResponse) -> None:
    """Widen `form-action`: browsers apply it to where a posted form is led on to, too."""
    origins = set()
    for app in institutions():
        parts = urlsplit(app["settings"]["server_url"])
        origins.add(f"{parts.scheme}://{parts.netloc}")
    if origins:
        wider = " ".join(["form-action 'self'", *sorted(origins)])
        response["Content-Security-Policy"] = POLICY.replace("form-action 'self'", wider)


@require_GET
def who_invites(request: HttpRequest) -> HttpResponse:
    """Say who invites whom; open to everybody."""
    return render(request, "organisations/who_invites.html")
