"""Addresses of programmes, series and activities."""

from django.urls import path

from martabat.programmes.views.planning import (
    activity,
    changing,
    contents,
    index,
    photos,
    programmes,
    series,
)

_PROGRAMME = "kegiatan/program/<int:pk>/"
_SERIES = "kegiatan/rangkaian/<int:pk>/"
_ACTIVITY = "kegiatan/<int:pk>/"

urlpatterns = [
    path("kegiatan/", index.index, name="index"),
    path("kegiatan/program/", index.programmes, name="programmes"),
    path("kegiatan/program/tambah/", programmes.add_programme, name="add_programme"),
    path(_PROGRAMME, programmes.programme, name="programme"),
    path(f"{_PROGRAMME}ubah/", programmes.change_programme, name="change_programme"),
    path(f"{_PROGRAMME}penyelenggara/", contents.organisers, name="organisers"),
    path(f"{_PROGRAMME}perjanjian/", programmes.link_agreements, name="link_agreements"),
    path(f"{_PROGRAMME}tujuan/", contents.programme_objectives, name="programme_objectives"),
    path(f"{_PROGRAMME}sumber/", contents.claims, name="claims"),
    path(f"{_PROGRAMME}rangkaian/tambah/", series.add_series, name="add_series"),
    path(f"{_PROGRAMME}kegiatan/tambah/", changing.add_activity, name="add_activity"),
    path(_SERIES, series.series, name="series"),
    path(f"{_SERIES}ubah/", series.change_series, name="change_series"),
    path(f"{_SERIES}urutan/", series.reorder, name="reorder"),
    path(_ACTIVITY, activity.activity, name="activity"),
    path(f"{_ACTIVITY}ubah/", changing.change_activity, name="change_activity"),
    path(f"{_ACTIVITY}keadaan/", changing.set_state, name="set_state"),
    path(f"{_ACTIVITY}batal/", changing.cancel, name="cancel_activity"),
    path(f"{_ACTIVITY}salin/", changing.copy, name="copy_activity"),
    path(f"{_ACTIVITY}acara/", contents.agenda, name="agenda"),
    path(f"{_ACTIVITY}tokoh/", contents.people, name="people"),
    path(f"{_ACTIVITY}tujuan/", contents.activity_objectives, name="activity_objectives"),
    path(f"{_ACTIVITY}kewajiban/", contents.fulfilments, name="fulfilments"),
    path(f"{_ACTIVITY}sumber/", contents.sources, name="sources"),
    path(f"{_ACTIVITY}foto/", photos.photos, name="photos"),
    path(f"{_ACTIVITY}foto/<int:photo>/", activity.photo, name="photo"),
    path(f"{_ACTIVITY}foto/<int:photo>/ubah/", photos.change_photo, name="change_photo"),
]
