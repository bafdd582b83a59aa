"""What is asked for a batch of certificates, and for taking one back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from martabat.programmes.models import Registration
from martabat.programmes.queries.certificates import MOST_TICKS


def _text(label: Any, missing: Any, length: int, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=length, error_messages={"required": missing}, **more
    )


class BatchForm(forms.Form):
    """The words on the certificates, who signs, and who is left out."""

    title = _text(gettext_lazy("Judul"), gettext_lazy("Tulis judul, misalnya Sertifikat."), 200)
    text = _text(
        gettext_lazy("Sebagai"),
        gettext_lazy("Tulis sebagai apa, misalnya sebagai peserta."),
        200,
        help_text=gettext_lazy("Berdiri di bawah nama, misalnya “sebagai peserta”."),
    )
    signatory = _text(
        gettext_lazy("Penanda tangan"), gettext_lazy("Tulis nama penanda tangan."), 200
    )
    signatory_title = _text(
        gettext_lazy("Jabatan penanda tangan"),
        gettext_lazy("Tulis jabatan penanda tangan."),
        200,
        help_text=gettext_lazy("Tulis lengkap, juga bila Pj., Plt., atau Plh."),
    )
    place = _text(gettext_lazy("Tempat"), gettext_lazy("Tulis tempat penandatanganan."), 100)
    dated = forms.DateField(
        label=gettext_lazy("Tanggal"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        error_messages={
            "required": gettext_lazy("Isi tanggal sertifikat."),
            "invalid": gettext_lazy("Tulis tanggal sebagai hari/bulan/tahun, misalnya 31/03/2023."),
        },
    )
    mail = forms.BooleanField(
        label=gettext_lazy("Kirim surel berisi tautan kepada setiap penerima yang punya alamat"),
        required=False,
    )

    def __init__(self, *args: Any, people: Sequence[Registration], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.ticks = len(people) <= MOST_TICKS
        if self.ticks:
            self.fields["excluded"] = forms.TypedMultipleChoiceField(
                label=_("Tanpa sertifikat"),
                help_text=_("Centang yang tidak diberi sertifikat. Selain itu semua diberi."),
                choices=[(item.pk, _who(item)) for item in people],
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        else:
            self.fields["excluded"] = forms.CharField(
                label=_("Tanpa sertifikat"),
                help_text=_(
                    "Nama lengkap atau alamat surel yang tidak diberi sertifikat, satu tiap baris."
                ),
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
            )

    def clean_excluded(self) -> list[int]:
        """Find those who are left out; a line that fits nobody or many is said."""
        given = self.cleaned_data["excluded"]
        if self.ticks:
            return list(given)
        keys = []
        for line in filter(None, (part.strip().casefold() for part in given.splitlines())):
            fitting = [
                item.pk
                for item in self.people
                if line in {item.name.casefold(), item.email.casefold()}
            ]
            if not fitting:
                raise forms.ValidationError(
                    _("“%(line)s” tidak ada di antara yang hadir. Periksa ejaannya.")
                    % {"line": line}
                )
            if len(fitting) > 1:
                raise forms.ValidationError(
                    _("Ada %(n)s orang bernama “%(line)s”. Tulis alamat surelnya.")
                    % {"n": len(fitting), "line": line}
                )
            keys += fitting
        return keys


class RevokeForm(forms.Form):
    """Why a certificate, or a whole batch, is taken back."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=300,
        help_text=gettext_lazy(
            "Hanya penyelenggara yang membacanya; halaman umum hanya menyebut tanggal pencabutan."
        ),
        error_messages={"required": gettext_lazy("Tulis alasan pencabutan.")},
    )
    certificate = forms.IntegerField(required=False, widget=forms.HiddenInput)


def _who(item: Registration) -> str:
    return f"{item.name}, {item.institution}" if item.institution else item.name
