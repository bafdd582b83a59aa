"""Writing, checking and publishing releases."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
