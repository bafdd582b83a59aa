"""The workspace of a region, its rights and indicators."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
