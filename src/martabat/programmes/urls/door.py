"""Addresses of the door, and of checking in by oneself."""

from django.urls import URLPattern, path

from martabat.programmes.views.door import devices, oneself, page

DOOR = "kegiatan/<int:pk>/presensi/"
urlpatterns: list[URLPattern] = [
    path(DOOR, page.page, name="door"),
    path(f"{DOOR}pindai/", devices.scan, name="door_scan"),
    path(f"{DOOR}daftar/", devices.tickets, name="door_tickets"),
    path(f"{DOOR}cari/", devices.search, name="door_search"),
    path(f"{DOOR}hitungan/", page.figures, name="door_counts"),
    path(f"{DOOR}pekerja.js", page.worker, name="door_worker"),
    path(f"{DOOR}mandiri/", oneself.settings, name="door_oneself"),
    path("presensi/<str:token>/", oneself.check_in, name="check_in_oneself"),
]
