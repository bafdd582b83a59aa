"""Uploading a workbook, and knowing what of it stays behind."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """One workbook."""

    file = forms.FileField(
        label=_("Buku kerja yang sudah diisi"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods", "class": "form-control"}),
        error_messages={
            "required": _("Pilih buku kerja dulu."),
            "empty": _("Berkas ini kosong. Pilih buku kerja yang sudah diisi."),
            "max_length": _("Nama berkas ini terlalu panjang. Pendekkan, lalu unggah lagi."),
        },
        max_length=200,
    )
