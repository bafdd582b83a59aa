"""Addresses of documents, under `/dokumen/`."""

from django.urls import path

from martabat.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.document, name="document"),
    path("<int:pk>/unduh/", views.download, name="download"),
    path("<int:pk>/lihat/", views.show, name="show"),
    path("<int:pk>/halaman/<int:page>.png", views.page_picture, name="page"),
    path("<int:pk>/tarik/", views.withdraw, name="withdraw"),
]
