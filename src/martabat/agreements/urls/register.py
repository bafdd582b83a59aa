"""Importing a register."""

from django.urls import URLPattern, path

from martabat.agreements.views import register

IMPORT = "perjanjian/impor"
urlpatterns: list[URLPattern] = [
    path(f"{IMPORT}/", register.upload, name="register_upload"),
    path(f"{IMPORT}/contoh.csv", register.template, name="register_template"),
    path(f"{IMPORT}/<int:pk>/", register.preview, name="register"),
    path(f"{IMPORT}/<int:pk>/pilih/", register.choose, name="register_choose"),
    path(f"{IMPORT}/<int:pk>/terima/", register.accept, name="register_accept"),
    path(f"{IMPORT}/<int:pk>/batal/", register.discard, name="register_discard"),
    path(f"{IMPORT}/<int:pk>/<int:place>/", register.row, name="register_row"),
]
