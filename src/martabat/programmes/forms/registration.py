"""Forms about participants: registering oneself, and what an organiser records."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from martabat.programmes.actions.registration import RegistrationGiven
from martabat.programmes.kinds import Sex
from martabat.programmes.models import ConsentText, Registration
from martabat.regions.models import Region
from martabat.regions.queries import search

UNSAID = ("", _("Tidak disebut"))
YES, NO = "ya", "tidak"
# What an input says just as the action wants it.
SAID = (
    "name",
    "email",
    "title",
    "phone",
    "institution",
    "region",
    "sex",
    "needs",
    "minor",
    "guardian",
    "guardian_contact",
)


class ParticipantForm(forms.Form):
    """What is said of one person; everything but the name may be left open."""

    name = forms.CharField(
        label=_("Nama lengkap"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Tulis nama lengkap.")},
    )
    email = forms.EmailField(
        label=_("Surel"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={"invalid": _("Tulis alamat surel yang lengkap, misalnya nama@contoh.id.")},
    )
    phone = forms.CharField(
        label=_("Telepon"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    institution = forms.CharField(
        label=_("Lembaga"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    title = forms.CharField(
        label=_("Jabatan"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    region = forms.CharField(label=_("Kabupaten, kota, atau provinsi"), required=False)
    sex = forms.ChoiceField(
        label=_("Jenis kelamin"),
        choices=[*Sex.choices, UNSAID],
        required=False,
        widget=forms.RadioSelect,
    )
    disability = forms.ChoiceField(
        label=_("Penyandang disabilitas"),
        choices=[(YES, _("Ya")), (NO, _("Tidak")), UNSAID],
        required=False,
        widget=forms.RadioSelect,
    )
    needs = forms.CharField(label=_("Kebutuhan akses"), max_length=300, required=False)
    minor = forms.BooleanField(label=_("Peserta berusia di bawah 18 tahun"), required=False)
    guardian = forms.CharField(label=_("Nama orang tua atau wali"), max_length=200, required=False)
    guardian_contact = forms.CharField(
        label=_("Kontak orang tua atau wali"), max_length=200, required=False
    )

    def clean_region(self) -> Region | None:
        """Find the region that was meant."""
        text: str = self.cleaned_data["region"].strip()
        if not text:
            return None
        found = search(text, limit=1)
        if not found:
            raise ValidationError(
                _("Wilayah ini tidak ditemukan. Tulis namanya, misalnya Singkawang.")
            )
        return found[0]

    def clean(self) -> dict[str, Any]:
        """Ask for the guardian of a minor."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("minor"):
            for name, sentence in (
                ("guardian", _("Tulis nama orang tua atau wali yang menyetujui.")),
                ("guardian_contact", _("Tulis telepon atau surel orang tua atau wali.")),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(sentence))
        return cleaned

    def given(self, consent: ConsentText | None = None) -> RegistrationGiven:
        """Return what was said, for the action."""
        data = self.cleaned_data
        return RegistrationGiven(
            **{name: data[name] for name in SAID},
            disability={YES: True, NO: False}.get(data["disability"]),
            consent=consent,
            language=(get_language() or "id")[:2],
        )


class PublicForm(ParticipantForm):
    """One registers oneself: the address is needed for the ticket, and the consent."""

    consent = forms.BooleanField(
        label=_("Saya menyetujui pemakaian data pribadi saya seperti dijelaskan di atas."),
        error_messages={"required": _("Centang persetujuan ini untuk mendaftar.")},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        email = self.fields["email"]
        email.required = True
        email.error_messages["required"] = _("Tulis alamat surel: tiket dikirim ke sana.")


class OrganiserForm(ParticipantForm):
    """An organiser records or corrects a person."""

    represents = forms.BooleanField(label=_("Datang mewakili orang lain"), required=False)
    told = forms.BooleanField(
        label=_("Orang ini sudah membaca dan menyetujui teks persetujuan"), required=False
    )

    def __init__(self, *args: Any, registration: Registration | None = None, **more: Any) -> None:
        if registration is not None:
            more["initial"] = _initial(registration)
        super().__init__(*args, **more)
        if registration is not None:
            del self.fields["told"]

    def given(self, consent: ConsentText | None = None) -> RegistrationGiven:
        """Return what was said, for the action; the consent only where it was given."""
        from dataclasses import replace

        agreed = consent if self.cleaned_data.get("told") else None
        return replace(super().given(agreed), represents=self.cleaned_data["represents"])


class RevokeForm(forms.Form):
    """Why a ticket is taken back."""

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasan tiket dicabut.")},
    )


class ListForm(forms.Form):
    """A file with a list of participants."""

    file = forms.FileField(
        label=_("Berkas CSV atau Excel"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xls,.ods"}),
        error_messages={"required": _("Pilih berkas dahulu.")},
    )


def _initial(registration: Registration) -> dict[str, Any]:
    said = {True: YES, False: NO, None: ""}
    return {
        **{name: getattr(registration, name) for name in (*SAID, "represents")},
        "region": registration.region.name if registration.region else "",
        "disability": said[registration.disability],
    }
