"""Addresses of the room."""

from django.urls import path

from martabat.instruments.views import proposals, versions

app_name = "instruments"
PROPOSAL = "instrumen/usulan/<int:pk>/"
urlpatterns = [
    path("instrumen/", versions.index, name="index"),
    path("instrumen/contoh.xlsx", versions.template, name="template"),
    path("instrumen/tambah/", proposals.add, name="add"),
    path(PROPOSAL, proposals.proposal, name="proposal"),
    path(f"{PROPOSAL}padanan/", proposals.counterparts, name="counterparts"),
    path(f"{PROPOSAL}padanan/terima/", proposals.take_proposed, name="take_proposed"),
    path(f"{PROPOSAL}terima/", proposals.adopt, name="adopt"),
    path(f"{PROPOSAL}batal/", proposals.discard, name="discard"),
    path("instrumen/<slug:slug>/", versions.version, name="version"),
    path("instrumen/<slug:slug>/buku.xlsx", versions.book, name="book"),
]
