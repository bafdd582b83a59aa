"""Bringing in a workbook, and naming counterparts."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """One workbook."""

    file = forms.FileField(
        label=_("Buku kerja instrumen"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods", "class": "form-control"}),
        error_messages={
            "required": _("Pilih buku kerja dulu."),
            "empty": _("Berkas ini kosong. Pilih buku kerja yang sudah diisi."),
            "max_length": _("Nama berkas ini terlalu panjang. Pendekkan, lalu unggah lagi."),
        },
        max_length=200,
    )


class CounterpartForm(forms.Form):
    """The codes of the version before that ask the same as one indicator."""

    code = forms.CharField(max_length=40)
    before = forms.CharField(max_length=500, required=False)

    def clean_before(self) -> list[str]:
        """Return the codes, written with commas or spaces between them."""
        return [code for code in re.split(r"[\s,;]+", self.cleaned_data["before"]) if code]
