"""What is asked before answers are handed over."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class SubmitForm(forms.Form):
    """The operator's tick before handing over; never ticked beforehand."""

    sure = forms.BooleanField(
        label=gettext_lazy(
            "Saya sudah memeriksa isian ini dan mengajukannya untuk disahkan Sekda."
        ),
        error_messages={
            "required": gettext_lazy("Centang dulu bahwa Anda sudah memeriksa isian ini.")
        },
    )


class PositionForm(forms.Form):
    """Under which title somebody endorses, and that he has looked."""

    position = forms.CharField(
        max_length=200,
        label=gettext_lazy("Jabatan yang mengesahkan"),
        help_text=gettext_lazy("Tulis lengkap, juga bila Pj., Plt., atau Plh."),
        error_messages={"required": gettext_lazy("Tulis jabatan Anda.")},
    )
    sure = forms.BooleanField(
        label=gettext_lazy("Saya sudah memeriksa ringkasan ini dan mengesahkannya."),
        error_messages={"required": gettext_lazy("Centang dulu bahwa Anda sudah memeriksanya.")},
    )


class ForwardForm(PositionForm):
    """The province's covering letter."""

    letter_number = forms.CharField(
        max_length=120,
        label=gettext_lazy("Nomor surat pengantar"),
        error_messages={"required": gettext_lazy("Isi nomor surat pengantar.")},
    )
    letter_date = forms.DateField(
        label=gettext_lazy("Tanggal surat"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        error_messages={
            "required": gettext_lazy("Isi tanggal surat."),
            "invalid": gettext_lazy("Tulis tanggal sebagai hari/bulan/tahun, misalnya 31/03/2023."),
        },
    )
    field_order = ["letter_number", "letter_date", "position", "sure"]

    def clean_letter_date(self) -> object:
        """A letter cannot be from tomorrow."""
        found = self.cleaned_data["letter_date"]
        if found > timezone.localdate():
            raise forms.ValidationError(_("Tanggal surat belum tiba."))
        return found


class SendBackForm(forms.Form):
    """Why answers are given back."""

    reason = forms.CharField(
        max_length=2000,
        label=gettext_lazy("Alasan pengembalian"),
        help_text=gettext_lazy("Sebutkan apa yang harus diperbaiki; operator membacanya."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Tulis alasannya.")},
    )


class ReceiptCheckForm(forms.Form):
    """The number of a receipt and the hash that is printed on it."""

    nomor = forms.CharField(
        max_length=60,
        label=gettext_lazy("Nomor tanda terima"),
        error_messages={"required": gettext_lazy("Isi nomor tanda terima.")},
    )
    sidik = forms.CharField(
        max_length=120,
        required=False,
        label=gettext_lazy("Sidik (SHA-256)"),
        help_text=gettext_lazy(
            "64 huruf dan angka di bawah tanda terima; spasi tidak berpengaruh."
        ),
    )

    def clean_sidik(self) -> str:
        """Return the hash without the spaces that people type."""
        return "".join(self.cleaned_data["sidik"].split()).lower().removeprefix("sha-256")
