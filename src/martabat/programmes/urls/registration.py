"""Addresses of registration: what the public opens, and what the organiser keeps."""

from django.urls import path

from martabat.programmes.views import participants, registration

urlpatterns = [
    path("acara/<int:pk>/daftar/", registration.register, name="register"),
    path("acara/<int:pk>/daftar/terkirim/", registration.registered, name="registered"),
    path("tiket/<str:code>/", registration.ticket, name="ticket"),
    path("tiket/<str:code>/tiket.png", registration.ticket_picture, name="ticket_picture"),
    path("tiket/<str:code>/acara.ics", registration.ticket_calendar, name="ticket_calendar"),
    path("tiket/<str:code>/batal/", registration.cancel, name="cancel_ticket"),
    path("kegiatan/<int:pk>/peserta/", participants.index, name="participants"),
    path("kegiatan/<int:pk>/peserta/tambah/", participants.add, name="add_participant"),
    path("kegiatan/<int:pk>/peserta/impor/", participants.read, name="read_participants"),
    path(
        "kegiatan/<int:pk>/peserta/unduh.xlsx", participants.download, name="download_participants"
    ),
    path("kegiatan/<int:pk>/peserta/daftar-hadir/", participants.paper, name="attendance_paper"),
    path(
        "kegiatan/<int:pk>/peserta/<int:number>/ubah/",
        participants.change,
        name="change_participant",
    ),
    path(
        "kegiatan/<int:pk>/peserta/<int:number>/cabut/",
        participants.revoke,
        name="revoke_participant",
    ),
]
