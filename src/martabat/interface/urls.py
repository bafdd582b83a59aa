"""Addresses of the frame itself."""

from django.urls import path

from martabat.interface import views

app_name = "interface"
urlpatterns = [
    path("bahasa/", views.language, name="language"),
    path("tampilan/", views.theme, name="theme"),
    path("lainnya/", views.more, name="more"),
    path("komponen/", views.components, name="components"),
]
