"""Switches of language and light, and the sheet that shows every component."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from martabat.interface.context import THEME_COOKIE, THEMES

YEAR = 60 * 60 * 24 * 365


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """Lead back to the page that asked, if it is one of ours."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = "/"
    return HttpResponseRedirect(target)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language that the person chose, and show the same page in it."""
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        raise Http404
    response = _back(request)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, code, max_age=YEAR, samesite="Lax", secure=settings.SECURE
    )
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark, or "as the device says"."""
    chosen = request.POST.get("theme", "")
    response = _back(request)
    if chosen in THEMES:
        response.set_cookie(
            THEME_COOKIE, chosen, max_age=YEAR, samesite="Lax", secure=settings.SECURE
        )
    else:
        response.delete_cookie(THEME_COOKIE)
    return response


@require_GET
def more(request: HttpRequest) -> HttpResponse:
    """Show on a phone what the account menu holds on a wide screen."""
    return render(request, "interface/more.html")


@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """Show every component in all its states; only where nothing is real."""
    if not settings.DEMONSTRATION:
        raise Http404
    from martabat.interface.sheet import sheet

    return render(request, "interface/sheet.html", sheet())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Say that a form was too old, and that nothing is lost."""
    return render(request, "403_csrf.html", status=403)
