"""Forms of minutes."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from martabat.programmes.kinds import PointKind

LONGEST = 20_000
VERSION = {"widget": forms.HiddenInput, "min_value": 0}


class HeaderForm(forms.Form):
    """Number, chair and taker; `chair_user` is the account of the chair, if there is one."""

    expected_version = forms.IntegerField(**VERSION)  # type: ignore[arg-type]
    number = forms.CharField(
        label=_("Nomor notula"),
        max_length=100,
        required=False,
        help_text=_(
            "Boleh kosong bila kantor Anda mengatur penomoran: nomor diberi saat disahkan."
        ),
    )
    invitation_number = forms.CharField(
        label=_("Nomor surat undangan"), max_length=100, required=False
    )
    chair = forms.CharField(label=_("Pimpinan rapat"), max_length=200, required=False)
    chair_title = forms.CharField(label=_("Jabatan pimpinan"), max_length=200, required=False)
    chair_user = forms.ChoiceField(
        label=_("Akun pimpinan rapat"),
        required=False,
        help_text=_("Bila dipilih, hanya ia yang dapat mengesahkan notula ini."),
    )
    taker = forms.CharField(label=_("Pencatat"), max_length=200, required=False)
    taker_title = forms.CharField(label=_("Jabatan pencatat"), max_length=200, required=False)

    def __init__(self, *args: Any, chairs: Iterable[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = cast(forms.ChoiceField, self.fields["chair_user"])
        field.choices = [("", _("Tanpa akun")), *((str(pk), name) for pk, name in chairs)]


class NewPointForm(forms.Form):
    """A point at the end."""

    kind = forms.ChoiceField(
        label=_("Jenis"),
        choices=PointKind.choices,
        widget=forms.RadioSelect,
        initial=PointKind.DISCUSSION,
    )
    text = forms.CharField(
        label=_("Isi"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis isi poin ini.")},
    )


class TextForm(forms.Form):
    """The text of a point, saved as one goes."""

    expected_version = forms.IntegerField(**VERSION)  # type: ignore[arg-type]
    text = forms.CharField(label=_("Isi"), max_length=LONGEST, required=False)


class PointForm(TextForm):
    """A whole point with its tags."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=PointKind.choices, widget=forms.RadioSelect)
    heading = forms.CharField(label=_("Acara"), max_length=250, required=False)
    text = forms.CharField(
        label=_("Isi"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Tulis isi poin ini.")},
    )
    rights = forms.MultipleChoiceField(
        label=_("Hak yang dibahas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    regions = forms.MultipleChoiceField(
        label=_("Wilayah yang dibahas"), required=False, widget=forms.CheckboxSelectMultiple
    )

    field_order = ["kind", "heading", "text", "rights", "regions", "expected_version"]

    def __init__(
        self,
        *args: Any,
        rights: Sequence[tuple[str, str]],
        regions: Sequence[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        cast(forms.MultipleChoiceField, self.fields["rights"]).choices = list(rights)
        cast(forms.MultipleChoiceField, self.fields["regions"]).choices = list(regions)
        if not regions:
            del self.fields["regions"]


class ReasonForm(forms.Form):
    """Why minutes are sent back or opened again."""

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya.")},
    )
