"""Forms of follow-ups."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from martabat.interface.numbers import number
from martabat.organisations.models import Membership, Organisation
from martabat.programmes.queries.follow_up_offices import Choice, by_names, group_of

MOST_NAMES = 60


class FollowUpForm(forms.Form):
    """What is to be done, until when, by whom: groups, single offices, or others by name."""

    text = forms.CharField(
        label=_("Apa yang harus dikerjakan"),
        max_length=300,
        error_messages={"required": _("Tulis apa yang harus dikerjakan.")},
    )
    due_on = forms.DateField(
        label=_("Batas"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        error_messages={"invalid": _("Tulis tanggal seperti 31/03/2023.")},
    )
    groups = forms.MultipleChoiceField(
        label=_("Kelompok kantor"), required=False, widget=forms.CheckboxSelectMultiple
    )
    offices = forms.MultipleChoiceField(
        label=_("Kantor"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=_("Kantor lain"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Satu baris satu nama lengkap, misalnya Dinas Kesehatan Kota Jambi."),
    )
    who = forms.CharField(
        label=_("Siapa, seperti disebut dalam rapat"),
        required=False,
        max_length=200,
        help_text=_("Misalnya “11 Bagian Hukum”. Bila kosong, ditulis dari kantor yang dipilih."),
    )

    def __init__(self, *args: Any, choice: Choice, membership: Membership, **more: Any) -> None:
        super().__init__(*args, **more)
        self._choice, self._membership = choice, membership
        self.chosen: dict[int, Organisation] = {}
        groups = cast(forms.MultipleChoiceField, self.fields["groups"])
        groups.choices = [
            (group.key, _counted(group.label, len(group.offices))) for group in choice.groups
        ]
        single = cast(forms.MultipleChoiceField, self.fields["offices"])
        single.choices = [(str(office.pk), office.name) for office in choice.single]
        if not choice.groups:
            del self.fields["groups"]
        if not choice.single:
            del self.fields["offices"]

    def clean_others(self) -> str:
        """Find the offices that were named."""
        text: str = self.cleaned_data["others"]
        names = [line.strip() for line in text.splitlines() if line.strip()]
        if len(names) > MOST_NAMES:
            raise ValidationError(
                _("Paling banyak %(n)s nama; pilih kelompok untuk yang lebih banyak.")
                % {"n": MOST_NAMES}
            )
        found, missing = by_names(names, self._membership)
        for office in found:
            self.chosen[office.pk] = office
        if missing:
            raise ValidationError([_missing(name, alike) for name, alike in missing.items()])
        return text

    def clean(self) -> dict[str, Any]:
        """Put together who was chosen in any of the three ways."""
        data: dict[str, Any] = super().clean() or {}
        picked = set(data.get("groups", []))
        keys = {
            key for group in self._choice.groups if group.key in picked for key in group.offices
        }
        keys |= {int(key) for key in data.get("offices", [])}
        self.chosen |= {key: self._choice.offices[key] for key in keys}
        if not self.chosen and not self.errors:
            raise ValidationError(_("Pilih sedikitnya satu kantor yang mengerjakannya."))
        if not data.get("who"):
            group = group_of(self._choice.groups, set(self.chosen))
            if group is not None and group.label:
                data["who"] = f"{number(len(group.offices))} {group.label}"
        return data


class CloseForm(forms.Form):
    """What an office has done."""

    note = forms.CharField(
        label=_("Apa yang sudah dikerjakan"),
        max_length=300,
        error_messages={"required": _("Tulis dalam satu kalimat apa yang sudah dikerjakan.")},
    )


def _counted(label: str, count: int) -> str:
    if label:
        return f"{label} ({number(count)})"
    return ngettext("Semua %(n)s kantor", "Semua %(n)s kantor", count) % {"n": number(count)}


def _missing(name: str, alike: list[str]) -> str:
    if alike:
        return _("“%(name)s” tidak ditemukan. Mungkin maksud Anda: %(alike)s.") % {
            "name": name,
            "alike": "; ".join(alike),
        }
    return _("“%(name)s” tidak ditemukan di antara kantor yang ada di Martabat.") % {"name": name}
