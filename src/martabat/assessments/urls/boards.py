"""Boards of the nation and of provinces, and the list of cycles."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
