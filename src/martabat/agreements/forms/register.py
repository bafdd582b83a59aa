"""Uploading a register and putting a row right."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from martabat.agreements.kinds import Body, Kind


class UploadForm(forms.Form):
    """One CSV or Excel file."""

    file = forms.FileField(
        label=gettext_lazy("Berkas register"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xls,.ods", "class": "form-control"}),
        error_messages={"required": gettext_lazy("Pilih berkas register dulu.")},
    )


class RowForm(forms.Form):
    """What is read of one row."""

    kind = forms.ChoiceField(label=gettext_lazy("Jenis naskah"), choices=Kind.choices)
    title = forms.CharField(label=gettext_lazy("Tentang"), max_length=300)
    partner = forms.CharField(label=gettext_lazy("Mitra"), max_length=200)
    body = forms.ChoiceField(label=gettext_lazy("Jenis mitra"), choices=Body.choices)
    first_title = forms.CharField(
        label=gettext_lazy("Jabatan pihak kesatu"), max_length=200, required=False
    )
    first_number = forms.CharField(
        label=gettext_lazy("Nomor pihak kesatu"), max_length=100, required=False
    )
    second_title = forms.CharField(
        label=gettext_lazy("Jabatan pihak kedua"), max_length=200, required=False
    )
    second_number = forms.CharField(
        label=gettext_lazy("Nomor pihak kedua"), max_length=100, required=False
    )
    start = forms.DateField(
        label=gettext_lazy("Mulai berlaku"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    end = forms.DateField(
        label=gettext_lazy("Berlaku sampai"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an end that is not after the start."""
        given: dict[str, Any] = super().clean() or {}
        start, end = given.get("start"), given.get("end")
        if start and end and end <= start:
            self.add_error("end", _("Tanggal selesai harus sesudah tanggal mulai."))
        return given
