"""Forms of the documents room, one per input."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from martabat.documents.queries import Filters

GROUP_CHOICES = [
    ("", _("Semua jenis")),
    ("pdf", "PDF"),
    ("word", "Word"),
    ("excel", "Excel"),
    ("gambar", _("Gambar")),
]

WORDS_CHOICES = [
    ("", _("Semua")),
    ("terbaca", _("Teksnya terbaca")),
    ("pindai", _("Hasil pindai atau foto")),
    ("belum", _("Teksnya belum terbaca")),
]


class FilterForm(forms.Form):
    """What the address asks of the list; what it cannot read is left out, never an error."""

    cari = forms.CharField(
        required=False, max_length=100, label=_("Cari judul, nama berkas, atau isi")
    )
    jenis = forms.ChoiceField(required=False, choices=GROUP_CHOICES, label=_("Jenis"))
    daerah = forms.RegexField(r"^\d\d(\.\d\d)?$", required=False, label=_("Daerah"))
    tahun = forms.IntegerField(
        required=False, min_value=2000, max_value=2100, label=_("Diunggah tahun")
    )
    teks = forms.ChoiceField(required=False, choices=WORDS_CHOICES, label=_("Teks"))
    ditarik = forms.BooleanField(required=False, label=_("Yang sudah ditarik"))
    halaman = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def filters(self) -> Filters:
        """Return the filters, each at its default where the address had nonsense."""
        self.is_valid()
        data = self.cleaned_data
        return Filters(
            text=data.get("cari") or "",
            group=data.get("jenis") or "",
            region=data.get("daerah") or "",
            year=data.get("tahun") or 0,
            words=data.get("teks") or "",
            withdrawn=bool(data.get("ditarik")),
            page=data.get("halaman") or 1,
        )


class WithdrawForm(forms.Form):
    """Why a document is taken out of use."""

    reason = forms.CharField(
        max_length=500,
        label=_("Alasan"),
        error_messages={"required": _("Alasan masih kosong.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WorkbookForm(forms.Form):
    """One workbook; forms of other rooms say which."""

    file = forms.FileField(
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods", "class": "form-control"}),
        error_messages={
            "required": _("Pilih buku kerja dulu."),
            "empty": _("Berkas ini kosong. Pilih buku kerja yang sudah diisi."),
            "max_length": _("Nama berkas ini terlalu panjang. Pendekkan, lalu unggah lagi."),
        },
        max_length=200,
    )
    label: Any = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give the field the label of this kind of workbook."""
        super().__init__(*args, **kwargs)
        self.fields["file"].label = self.label
