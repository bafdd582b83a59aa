"""Switches of language and light, and the sheet that shows every component."""

import logging
import secrets
import sys

from django.conf import settings
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from martabat.interface.context import THEME_COOKIE, THEMES, Shell

log = logging.getLogger(__name__)

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
    """Say that a form was too old, and what to do."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that a request could not be read."""
    return _bare(request, "400.html", 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something broke on our side, with a code that leads to the log."""
    if isinstance(sys.exc_info()[1], OperationalError):
        response = _bare(request, "503.html", 503)
        response.headers["Retry-After"] = "30"
        return response
    reference = secrets.token_hex(3).upper()
    log.error("reference %s: %s %s", reference, request.method, request.path)
    return _bare(request, "500.html", 500, reference=f"{reference[:2]}-{reference[2:]}")


def _bare(request: HttpRequest, template: str, status: int, **context: str) -> HttpResponse:
    """Draw a page that asks nothing of the database, which may be what failed."""
    shell = Shell(request, bare=True)
    try:
        page = get_template(template, using="jinja2")
        text = page.render({"shell": shell, "reference": "", **context})
    except Exception:  # the page of a failure must not fail, whatever broke the frame
        log.exception("the error page could not be drawn")
        text = f"<!doctype html><title>Martabat</title><p>{status} {context.get('reference', '')}"
    return HttpResponse(text, status=status)
