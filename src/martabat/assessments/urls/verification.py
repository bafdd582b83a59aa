"""Verdicts and why a score is what it is."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
