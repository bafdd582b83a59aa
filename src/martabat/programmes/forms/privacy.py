"""Forms about personal data: asking, answering, and the register."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from martabat.programmes.actions.privacy import Correction
from martabat.programmes.actions.retention import FOLLOWS, LONGEST
from martabat.programmes.kinds import LegalBasis, RequestKind
from martabat.programmes.models import DataSet


class AskForm(forms.Form):
    """What somebody asks about his own data."""

    kind = forms.ChoiceField(
        label=_("Apa yang Anda minta?"),
        choices=RequestKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih satu permintaan.")},
    )
    email = forms.EmailField(
        label=_("Surel Anda"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Tulis alamat surel yang dipakai untuk mendaftar."),
            "invalid": _("Tulis alamat surel yang lengkap, misalnya nama@contoh.id."),
        },
    )
    text = forms.CharField(
        label=_("Keterangan"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """Whoever wants something corrected says what."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") == RequestKind.CORRECTION and not cleaned.get("text"):
            self.add_error(
                "text", ValidationError(_("Tulis apa yang salah dan bagaimana seharusnya."))
            )
        return cleaned


class AnswerForm(forms.Form):
    """The answer to a request; a correction says what is written instead."""

    name = forms.CharField(label=_("Nama"), max_length=200, required=False)
    title = forms.CharField(label=_("Jabatan"), max_length=200, required=False)
    phone = forms.CharField(label=_("Telepon"), max_length=30, required=False)
    institution = forms.CharField(label=_("Lembaga"), max_length=200, required=False)
    text = forms.CharField(
        label=_("Jawaban untuk pemohon"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, kind: str, **more: Any) -> None:
        super().__init__(*args, **more)
        if kind != RequestKind.CORRECTION:
            for name in ("name", "title", "phone", "institution"):
                del self.fields[name]

    def correction(self) -> Correction:
        """Return what is written instead."""
        said = self.cleaned_data
        return Correction(
            **{name: said.get(name, "") for name in ("name", "title", "phone", "institution")}
        )


class DataSetForm(forms.ModelForm):  # type: ignore[type-arg]
    """The words and the time of a set of personal data."""

    class Meta:
        model = DataSet
        fields = ["name", "name_en", "purpose", "purpose_en", "basis", "basis_note", "kept_days"]
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "purpose_en": forms.Textarea(attrs={"rows": 3}),
        }

    kept_days = forms.IntegerField(
        label=_("Disimpan (hari)"),
        min_value=1,
        max_value=LONGEST,
        error_messages={"invalid": _("Tulis jumlah hari sebagai angka bulat.")},
    )
    basis = forms.ChoiceField(label=_("Dasar hukum"), choices=LegalBasis.choices)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.instance.pk in FOLLOWS:
            del self.fields["kept_days"]


class ConsentForm(forms.Form):
    """A new version of the consent, in both languages."""

    text = forms.CharField(
        label=_("Teks dalam bahasa Indonesia"), widget=forms.Textarea(attrs={"rows": 16})
    )
    text_en = forms.CharField(
        label=_("Teks dalam bahasa Inggris"), widget=forms.Textarea(attrs={"rows": 16})
    )
