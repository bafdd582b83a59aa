"""Forms of the letterhead and of templates."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from martabat.documents.models import Letterhead


class LetterheadForm(forms.ModelForm):  # type: ignore[type-arg]
    """The letterhead of one's own office."""

    emblem_file = forms.FileField(
        required=False,
        label=_("Lambang daerah"),
        help_text=_("PNG atau JPEG, paling besar 4 MB. Latar tembus pandang lebih baik."),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg", "class": "form-control"}),
    )
    drop_emblem = forms.BooleanField(required=False, label=_("Hapus lambang yang sekarang"))

    class Meta:
        model = Letterhead
        fields = (
            "government",
            "office",
            "address",
            "phone",
            "email",
            "website",
            "emblem_alternative",
            "place",
            "on_behalf",
            "signatory_title",
            "signatory_name",
            "signatory_rank",
            "signatory_number",
            "copies",
        )
        widgets = {"copies": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "government": _("Misalnya PEMERINTAH KOTA SINGKAWANG. Boleh kosong bagi lembaga lain."),
            "office": _("Ditulis tebal, misalnya SEKRETARIAT DAERAH."),
            "emblem_alternative": _("Dibacakan pembaca layar, misalnya “Lambang Kota Singkawang”."),
            "place": _("Kota tempat surat diberi tanggal, misalnya Singkawang."),
            "on_behalf": _("Misalnya “a.n. Wali Kota Singkawang”. Kosongkan bila tidak perlu."),
            "copies": _("Satu penerima tiap baris. Dipakai surat yang tidak menyebut tembusannya."),
        }
        error_messages = {
            "office": {"required": _("Isi nama perangkat daerah atau lembaganya.")},
            "email": {"invalid": _("Tulis surel lengkap, misalnya setda@contoh.example.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("emblem_alternative", "email"):
            self.fields[name].required = False

    def _post_clean(self) -> None:
        """Leave the object alone: only the action changes it."""


class TemplateForm(forms.Form):
    """One Word file."""

    file = forms.FileField(
        label=_("Templat Word"),
        help_text=_("Dokumen .docx, paling besar 5 MB, tanpa makro."),
        widget=forms.FileInput(attrs={"accept": ".docx", "class": "form-control"}),
        error_messages={
            "required": _("Pilih templat Word dulu."),
            "empty": _("Berkas ini kosong. Pilih templat Word yang lain."),
        },
    )
