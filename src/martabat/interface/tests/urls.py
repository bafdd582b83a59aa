"""The frame's own addresses alone, so that these tests do not depend on other rooms."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

handler400 = "martabat.interface.views.bad_request"
handler500 = "martabat.interface.views.server_error"

FORM = """
{% extends "interface/page.html" %}
{% from "interface/components/form.html" import raw_field, save_state %}
{% block title %}Isian{% endblock %}
{% block scripts %}
<script type="module" src="{{ static("interface/save.js") }}"></script>
{% endblock %}
{% block content %}
<form data-saves="6-H-3" hx-post="/simpan/" hx-trigger="change, retry" hx-swap="none">
<input type="hidden" name="expected_version" value="{{ version }}">
{{ raw_field("value", "Nilai", value) }}{{ save_state() }}
</form>
{% endblock %}
"""
saved: list[dict[str, str]] = []


def form(request: HttpRequest) -> HttpResponse:
    value = saved[-1]["value"] if saved else ""
    context = {"value": value, "version": len(saved)}
    return HttpResponse(engines["jinja2"].from_string(FORM).render(context, request))


@csrf_exempt
def save(request: HttpRequest) -> HttpResponse:
    saved.append(request.POST.dict())
    return HttpResponse(status=204)


urlpatterns = [
    path("simpan/", save),
    *i18n_patterns(
        path("isian/", form),
        path("", include("martabat.interface.urls")),
        prefix_default_language=False,
    ),
]
