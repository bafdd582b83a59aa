"""Addresses of follow-ups."""

from django.urls import path

from martabat.programmes.views import follow_ups

urlpatterns = [
    path("kegiatan/<int:pk>/tindak-lanjut/tambah/", follow_ups.add, name="add_follow_up"),
    path(
        "kegiatan/<int:pk>/tindak-lanjut/ingatkan/",
        follow_ups.remind_late,
        name="remind_late_follow_ups",
    ),
    path("tindak-lanjut/", follow_ups.index, name="follow_ups"),
    path("tindak-lanjut/<int:pk>/", follow_ups.follow_up, name="follow_up"),
    path("tindak-lanjut/<int:pk>/ubah/", follow_ups.change, name="change_follow_up"),
    path("tindak-lanjut/<int:pk>/hapus/", follow_ups.delete, name="delete_follow_up"),
    path("tindak-lanjut/<int:pk>/ingatkan/", follow_ups.remind, name="remind_follow_up"),
    path("tindak-lanjut/<int:pk>/bagian/<int:share>/tutup/", follow_ups.close, name="close_share"),
    path("tindak-lanjut/<int:pk>/bagian/<int:share>/buka/", follow_ups.reopen, name="reopen_share"),
]
