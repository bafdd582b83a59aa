"""The desk."""

from django.urls import URLPattern, path

from martabat.assessments.views.desk import desk

urlpatterns: list[URLPattern] = [path("meja/", desk, name="desk")]
