"""Forms of the register of issues."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from martabat.interface.dates import date_long
from martabat.programmes.kinds import IssueState
from martabat.programmes.minutes_content import place_name
from martabat.programmes.models import Issue
from martabat.regions.models import Region
from martabat.regions.queries import search

NEW = "baru"
DAY = {
    "widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    "input_formats": ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
}


class FromPointForm(forms.Form):
    """An issue from a point: one that is known already, or a new one of a region."""

    issue = forms.ChoiceField(label=_("Isu"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Nama isu"),
        max_length=200,
        required=False,
        help_text=_("Pendek dan sama setiap kali dibahas, misalnya “Akta kelahiran anak pulau”."),
    )
    region = forms.ChoiceField(label=_("Wilayah"), required=False)

    def __init__(
        self, *args: Any, regions: Sequence[Region], issues: Sequence[Issue], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self._regions = {region.code: region for region in regions}
        self._issues = {str(issue.pk): issue for issue in issues}
        field = cast(forms.ChoiceField, self.fields["issue"])
        field.choices = [
            (NEW, _("Isu baru")),
            *(
                (key, f"{issue.title} ({issue.region.name}, {date_long(issue.raised_on)})")
                for key, issue in self._issues.items()
            ),
        ]
        field.initial = NEW
        places = cast(forms.ChoiceField, self.fields["region"])
        places.choices = [(region.code, place_name(region)) for region in regions]
        self.chosen_issue: Issue | None = None
        self.chosen_region: Region | None = None

    def clean(self) -> dict[str, Any]:
        """Ask for name and region only of a new issue."""
        data: dict[str, Any] = super().clean() or {}
        chosen = data.get("issue")
        if chosen and chosen != NEW:
            self.chosen_issue = self._issues[chosen]
            return data
        if not data.get("title"):
            self.add_error("title", ValidationError(_("Beri nama isu ini.")))
        self.chosen_region = self._regions.get(data.get("region", ""))
        if self.chosen_region is None and not self.has_error("region"):
            self.add_error("region", ValidationError(_("Pilih wilayahnya.")))
        return data


class IssueForm(forms.Form):
    """An issue written down directly, or changed."""

    region = forms.CharField(
        label=_("Wilayah"),
        max_length=80,
        help_text=_("Kode atau nama, misalnya 15.08 atau Kabupaten Bungo."),
        error_messages={"required": _("Isi wilayahnya.")},
    )
    title = forms.CharField(
        label=_("Nama isu"),
        max_length=200,
        error_messages={"required": _("Beri nama isu ini.")},
    )
    right = forms.ChoiceField(label=_("Hak"), required=False)
    text = forms.CharField(
        label=_("Uraian"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tanpa nama orang yang mengalaminya."),
    )
    measures = forms.CharField(
        label=_("Upaya yang sudah dicoba"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    raised_on = forms.DateField(
        label=_("Diangkat pada"),
        error_messages={
            "required": _("Isi tanggal isu ini diangkat."),
            "invalid": _("Tulis tanggal seperti 31/03/2023."),
        },
        **DAY,  # type: ignore[arg-type]
    )
    state = forms.ChoiceField(
        label=_("Keadaan"), choices=IssueState.choices, widget=forms.RadioSelect
    )
    settled_on = forms.DateField(
        label=_("Selesai pada"),
        required=False,
        error_messages={"invalid": _("Tulis tanggal seperti 31/03/2023.")},
        **DAY,  # type: ignore[arg-type]
    )

    def __init__(
        self,
        *args: Any,
        rights: Sequence[tuple[str, str]],
        region: Region | None = None,
        new: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        field = cast(forms.ChoiceField, self.fields["right"])
        field.choices = [("", _("Beberapa hak, atau belum jelas")), *rights]
        self.chosen_region = region
        if region is not None:
            del self.fields["region"]
        if new:
            del self.fields["state"], self.fields["settled_on"]

    def clean_region(self) -> str:
        """Find the region that was meant."""
        text: str = self.cleaned_data["region"].strip()
        found = search(text, limit=1)
        if not found:
            raise ValidationError(_("Wilayah ini tidak ditemukan."))
        self.chosen_region = found[0]
        return text
