"""Panel, decree, publication and the settings of a cycle."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
