"""From the review before sending to the receipt."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
