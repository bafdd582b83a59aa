"""Forms of this room: one per input."""

from typing import Any, cast

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from martabat.organisations.models import Membership, Organisation, Position, User
from martabat.organisations.roles import LEVELS, NATIONAL, PROVINCIAL, REGIONAL, Kind, Role
from martabat.organisations.rules import KEEPS, invitable_roles
from martabat.regions.models import Region
from martabat.regions.queries import search


class InviteForm(forms.Form):
    """Whom to invite to an organisation, and as what."""

    name = forms.CharField(label=_("Nama"), max_length=200)
    email = forms.EmailField(label=_("Surel dinas"))
    role = forms.ChoiceField(label=_("Peran"), widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("Bahasa surel"), choices=[("id", "Bahasa Indonesia"), ("en", "English")]
    )

    def __init__(self, *args: Any, membership: Membership, organisation: Organisation, **more: Any):
        super().__init__(*args, **more)
        roles = invitable_roles(membership, organisation)
        field = cast(forms.ChoiceField, self.fields["role"])
        field.choices = [(role.value, role.label) for role in roles]
        if len(roles) == 1:
            field.initial = roles[0].value


class AcceptForm(forms.Form):
    """What a new user says of himself."""

    name = forms.CharField(label=_("Nama"), max_length=200)
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Kata sandi, sekali lagi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **more: Any):
        super().__init__(*args, **more)
        self.email = email

    def clean_password(self) -> str:
        """Hold the password against the rules, and against who chooses it."""
        password: str = self.cleaned_data["password"]
        validate_password(password, User(email=self.email, name=self.data.get("name", "")))
        return password

    def clean(self) -> dict[str, Any]:
        """Compare the two."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, second = cleaned.get("password"), cleaned.get("again")
        if first and second and first != second:
            self.add_error("again", ValidationError(_("Kedua kata sandi tidak sama.")))
        return cleaned


class OrganisationForm(forms.Form):
    """A new office."""

    name = forms.CharField(
        label=_("Nama"), max_length=200, help_text=_("Misalnya Dinas Kesehatan Kota Singkawang.")
    )
    kind = forms.ChoiceField(label=_("Jenis"))
    region = forms.CharField(
        label=_("Wilayah"),
        required=False,
        help_text=_("Kode atau nama, misalnya 61.72. Kosong untuk lembaga nasional."),
    )

    def __init__(self, *args: Any, membership: Membership, **more: Any):
        super().__init__(*args, **more)
        kinds = KEEPS.get(Role(membership.role), frozenset())
        field = cast(forms.ChoiceField, self.fields["kind"])
        field.choices = [(kind.value, kind.label) for kind in Kind if kind in kinds]
        own = membership.organisation.region
        if own is not None and not own.is_province:
            # There is only one answer, so nobody is asked.
            del self.fields["region"]
            self.cleaned_region: Region | None = own
        else:
            self.cleaned_region = None

    def clean_region(self) -> str:
        """Find the region that was meant."""
        text: str = self.cleaned_data["region"].strip()
        if text:
            found = search(text, limit=1)
            if not found:
                raise ValidationError(_("Wilayah ini tidak ditemukan."))
            self.cleaned_region = found[0]
        return text

    def clean(self) -> dict[str, Any]:
        """Hold the kind against the region."""
        cleaned: dict[str, Any] = super().clean() or {}
        kind = cleaned.get("kind")
        if kind and "region" in self.fields and "region" not in self.errors:
            national = LEVELS[Kind(kind)] == NATIONAL
            if national and self.cleaned_region is not None:
                self.add_error("region", ValidationError(_("Lembaga ini tingkat nasional.")))
            if self.cleaned_region is None and LEVELS[Kind(kind)] in {REGIONAL, PROVINCIAL}:
                self.add_error("region", ValidationError(_("Jenis ini memerlukan wilayah.")))
        return cleaned


class PositionForm(forms.Form):
    """Who holds an office, since when, and in what capacity."""

    name = forms.CharField(label=_("Nama"), max_length=200)
    title = forms.CharField(label=_("Jabatan"), max_length=200)
    capacity = forms.ChoiceField(label=_("Sifat"), choices=Position.Capacity.choices)
    start = forms.DateField(label=_("Mulai"), widget=forms.DateInput(attrs={"type": "date"}))
    end = forms.DateField(
        label=_("Sampai"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        """Nobody leaves before he came."""
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end < start:
            self.add_error("end", ValidationError(_("Tanggal akhir mendahului tanggal mulai.")))
        return cleaned


class EndForm(forms.Form):
    """When somebody left an office."""

    end = forms.DateField(label=_("Sampai"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, position: Position, **more: Any):
        super().__init__(*args, **more)
        self.position = position

    def clean_end(self) -> Any:
        """Nobody leaves before he came."""
        end = self.cleaned_data["end"]
        if end < self.position.start:
            raise ValidationError(_("Tanggal akhir mendahului tanggal mulai."))
        return end


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]
    """One's own name and language."""

    class Meta:
        model = User
        fields = ["name", "language"]
        labels = {"language": _("Bahasa surel")}
