"""Addresses of documents."""

from django.urls import path

from martabat.documents import paper_views, views

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
    path("naskah/", paper_views.index, name="papers"),
    path("naskah/kop/", paper_views.letterhead, name="letterhead"),
    path("naskah/kop/lambang.png", paper_views.emblem, name="emblem"),
    path("naskah/<slug:slug>/", paper_views.kind, name="paper_kind"),
    path("naskah/<slug:slug>/bawaan.docx", paper_views.shipped_file, name="paper_shipped"),
    path("naskah/<slug:slug>/contoh.docx", paper_views.preview_word, name="paper_word"),
    path("naskah/<slug:slug>/contoh.pdf", paper_views.preview_pdf, name="paper_pdf"),
    path("naskah/<slug:slug>/kembali/", paper_views.drop, name="paper_drop"),
    path("naskah/<slug:slug>/<int:version>/", paper_views.use, name="paper_use"),
    path("naskah/<slug:slug>/<int:version>.docx", paper_views.own_file, name="paper_own"),
]
