"""Signing in steps, the public check, and numbers."""

from django.urls import URLPattern, path

from martabat.agreements.views import numbering, signer, signing, verify

LEAD = "perjanjian/<int:pk>/tanda-tangan"
urlpatterns: list[URLPattern] = [
    path(f"{LEAD}/", signing.signing, name="signing"),
    path(f"{LEAD}/susun/", signing.plan, name="signing_plan"),
    path(f"{LEAD}/mulai/", signing.start, name="signing_start"),
    path(f"{LEAD}/ulangi/", signing.restart, name="signing_restart"),
    path(f"{LEAD}/<int:signer>/panggil/", signing.call, name="signer_call"),
    path(f"{LEAD}/<int:signer>/tautan/", signing.link, name="signer_link"),
    path(f"{LEAD}/<int:signer>/ganti/", signing.substitute, name="signer_substitute"),
    path("perjanjian/<int:pk>/nomor/", numbering.number_agreement, name="number_agreement"),
    path("penomoran/", numbering.numberings, name="numberings"),
    path("penomoran/<slug:slug>/", numbering.numbering, name="numbering"),
    path("tanda-tangan/<str:token>/", signer.sign, name="sign"),
    path("tanda-tangan/<str:token>/tolak/", signer.decline, name="sign_decline"),
    path("tanda-tangan/<str:token>/berkas/", signer.file, name="sign_file"),
    path("periksa/perjanjian/", verify.verify, name="verify"),
]
