"""Addresses of this room."""

from django.urls import path

from martabat.regions import views

app_name = "regions"
urlpatterns = [path("cari/", views.search, name="search")]
