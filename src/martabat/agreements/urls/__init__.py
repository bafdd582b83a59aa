"""Addresses of agreements; the parts of the room have a file each."""

from django.urls import URLPattern

app_name = "agreements"
urlpatterns: list[URLPattern] = []
