"""Addresses of documents."""

from django.urls import path

from martabat.documents import views

app_name = "documents"
urlpatterns = [
    path("dokumen/", views.index, name="index"),
    path("dokumen/<int:pk>/", views.document, name="document"),
    path("dokumen/<int:pk>/tanda-tangan/", views.signatures_part, name="signatures"),
    path("dokumen/<int:pk>/unduh/", views.download, name="download"),
    path("dokumen/<int:pk>/lihat/", views.show, name="show"),
    path("dokumen/<int:pk>/halaman/<int:page>.png", views.page_picture, name="page"),
    path("dokumen/<int:pk>/banding/<int:other>/", views.compare, name="beside"),
    path("dokumen/<int:pk>/tarik/", views.withdraw, name="withdraw"),
]
