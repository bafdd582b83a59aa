"""Forms of signing, of the public check and of numbering."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from martabat.agreements.models import Numbering, Party, Signer
from martabat.agreements.wording import party_name
from martabat.interface.rows import RowForm

MOST_STEPS = 20


class SignerForm(RowForm):
    """One row of the plan, which knows the parties of this agreement."""

    quiet = frozenset({"part", "step", "party"})
    name = forms.CharField(
        max_length=200,
        label=gettext_lazy("Nama"),
        error_messages={"required": gettext_lazy("Isi namanya.")},
    )
    title = forms.CharField(
        max_length=200,
        label=gettext_lazy("Jabatan"),
        error_messages={"required": gettext_lazy("Isi jabatannya.")},
    )
    part = forms.ChoiceField(
        choices=Signer.Part.choices, initial=Signer.Part.SIGNER, label=gettext_lazy("Tugas")
    )
    step = forms.TypedChoiceField(
        choices=[(number, str(number)) for number in range(1, MOST_STEPS + 1)],
        coerce=int,
        initial=1,
        label=gettext_lazy("Langkah"),
        error_messages={"invalid_choice": gettext_lazy("Pilih langkahnya.")},
    )
    party = forms.ChoiceField(required=False, label=gettext_lazy("Untuk pihak"))
    email = forms.EmailField(
        required=False,
        label=gettext_lazy("Surel"),
        help_text=gettext_lazy("Kosongkan bila tautannya Anda kirim sendiri."),
        error_messages={"invalid": gettext_lazy("Alamat surel ini belum benar.")},
    )

    def __init__(self, *args: Any, parties: Sequence[Party], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["party"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("Tidak untuk satu pihak")),
            *((str(party.pk), f"{party_name(party.position)}: {party.name}") for party in parties),
        ]


class SubstituteForm(forms.Form):
    """Who acts instead of a signer, and by which letter."""

    name = forms.CharField(
        max_length=200,
        label=gettext_lazy("Nama pengganti"),
        error_messages={"required": gettext_lazy("Isi nama penggantinya.")},
    )
    title = forms.CharField(
        max_length=200,
        label=gettext_lazy("Jabatan"),
        error_messages={"required": gettext_lazy("Isi jabatannya.")},
    )
    letter = forms.CharField(
        max_length=100,
        label=gettext_lazy("Nomor surat kuasa"),
        help_text=gettext_lazy("Atau surat perintah yang memberinya wewenang."),
        error_messages={"required": gettext_lazy("Isi nomor suratnya.")},
    )
    email = forms.EmailField(
        required=False,
        label=gettext_lazy("Surel"),
        error_messages={"invalid": gettext_lazy("Alamat surel ini belum benar.")},
    )


class DeclineForm(forms.Form):
    """Why somebody does not sign."""

    reason = forms.CharField(
        max_length=300,
        label=gettext_lazy("Alasan menolak"),
        help_text=gettext_lazy("Petugas membaca alasan ini apa adanya."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Tulis alasannya."),
            "max_length": gettext_lazy("Tulis paling banyak 300 huruf."),
        },
    )


class VerifyForm(forms.Form):
    """The number and the hash that stand on a paper."""

    nomor = forms.CharField(
        max_length=100,
        label=gettext_lazy("Nomor naskah"),
        help_text=gettext_lazy("Nomor salah satu pihak, misalnya 100.3.7.1/91/DISKAN/2025."),
        error_messages={"required": gettext_lazy("Isi nomor naskahnya.")},
    )
    sidik = forms.CharField(
        max_length=120,
        required=False,
        label=gettext_lazy("Sidik (SHA-256)"),
        help_text=gettext_lazy("64 huruf dan angka; spasi tidak berpengaruh."),
    )

    def clean_sidik(self) -> str:
        """Return the hash without the spaces that people type."""
        return "".join(self.cleaned_data["sidik"].split()).lower().removeprefix("sha-256")


class NumberingForm(forms.Form):
    """How an office numbers one kind of paper."""

    pattern = forms.CharField(
        max_length=120,
        label=gettext_lazy("Pola"),
        help_text=gettext_lazy(
            "Bagian yang dikenal: {classification} {number} {unit} {month_roman} {month} {year}."
        ),
        error_messages={"required": gettext_lazy("Isi polanya.")},
    )
    classification = forms.CharField(
        max_length=20,
        required=False,
        label=gettext_lazy("Kode klasifikasi"),
        help_text=gettext_lazy("Pilih dari saran atau tulis kode daerah Anda."),
        widget=forms.TextInput(attrs={"list": "kode-klasifikasi"}),
    )
    unit = forms.CharField(max_length=30, required=False, label=gettext_lazy("Kode unit"))
    padding = forms.IntegerField(
        min_value=1,
        max_value=6,
        initial=1,
        label=gettext_lazy("Lebar nomor"),
        help_text=gettext_lazy("3 menulis 007; 1 menulis 7."),
        error_messages={
            "required": gettext_lazy("Isi lebar nomornya, 1 sampai 6."),
            "invalid": gettext_lazy("Tulis lebar nomor sebagai angka."),
            "min_value": gettext_lazy("Lebar nomor paling kecil 1."),
            "max_value": gettext_lazy("Lebar nomor paling besar 6."),
        },
    )
    last_used = forms.IntegerField(
        min_value=0,
        max_value=1_000_000,
        initial=0,
        label=gettext_lazy("Nomor terakhir tahun ini yang sudah dipakai di luar Martabat"),
        error_messages={
            "required": gettext_lazy("Isi 0 bila belum ada."),
            "invalid": gettext_lazy("Tulis nomor terakhir sebagai angka."),
            "min_value": gettext_lazy("Nomor terakhir tidak kurang dari 0."),
            "max_value": gettext_lazy("Nomor ini terlalu besar."),
        },
    )

    @classmethod
    def initial_of(cls, numbering: Numbering | None, year: int) -> dict[str, Any]:
        """Return what the form shows before anything is typed."""
        if numbering is None:
            return {"pattern": "{classification}/{number}/{unit}/{year}", "padding": 1}
        return {
            "pattern": numbering.pattern,
            "classification": numbering.classification,
            "unit": numbering.unit,
            "padding": numbering.padding,
            "last_used": numbering.last_used if numbering.last_used_year == year else 0,
        }
