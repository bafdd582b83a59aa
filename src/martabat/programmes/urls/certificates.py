"""Certificates: batches in the workplace, and the public page that confirms one."""

from django.urls import URLPattern, path

from martabat.programmes.views import certificate_pages, certificates

HERE = "kegiatan/<int:pk>/sertifikat"

urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", certificates.batches, name="certificates"),
    path(f"{HERE}/buat/", certificates.begin, name="certificates_new"),
    path(f"{HERE}/<int:batch>/", certificates.batch, name="certificate_batch"),
    path(f"{HERE}/<int:batch>/lanjutkan/", certificates.go_on, name="certificates_go_on"),
    path(f"{HERE}/<int:batch>/cabut/", certificates.take_back, name="certificates_revoke"),
    path(f"{HERE}/<int:batch>/cetak.pdf", certificates.printing, name="certificates_printing"),
    path("sertifikat/<str:code>/", certificate_pages.certificate, name="certificate"),
    path("sertifikat/<str:code>/sertifikat.pdf", certificate_pages.pdf, name="certificate_pdf"),
]
