"""Addresses of programmes; the parts of the room have a file each."""

from django.urls import URLPattern

app_name = "programmes"
urlpatterns: list[URLPattern] = []
