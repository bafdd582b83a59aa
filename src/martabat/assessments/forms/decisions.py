"""What panel and publisher put down: lines, decrees, corrections, cycles."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from martabat import scoring
from martabat.assessments.steps import Step

MAX_POINTS = Decimal(1000)
DAY = {
    "widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    "input_formats": ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
}


def signed_points(text: str) -> Decimal:
    """Return signed points as people write them: `-1,5`, `−1,5`, `+0.75`.

    Raises ValidationError with a sentence.
    """
    try:
        exact = scoring.parse_number(text.strip().replace("\u2013", "-"))
    except scoring.NumberError:
        raise forms.ValidationError(gettext("Tulis angka, misalnya −1,5 atau 0,75.")) from None
    points = Decimal(exact.numerator) / Decimal(exact.denominator)
    if points != points.quantize(Decimal("0.01")) or abs(points) >= MAX_POINTS:
        raise forms.ValidationError(gettext("Tulis paling banyak dua angka di belakang koma."))
    if not points:
        raise forms.ValidationError(gettext("Angka penyesuaian tidak boleh 0."))
    return points.quantize(Decimal("0.01"))


class AdjustmentForm(forms.Form):
    """One signed line of the panel."""

    line = forms.ChoiceField(
        label=_("Dasar penyesuaian"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih dasar penyesuaian.")},
    )
    points = forms.CharField(
        label=_("Poin"),
        max_length=20,
        help_text=_("Dengan tanda, misalnya −1,5 atau +0,75."),
        error_messages={"required": _("Isi poin penyesuaian.")},
    )
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=4000,
        help_text=_("Alasan ini ikut terbit."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasan penyesuaian.")},
    )
    file = forms.FileField(
        label=_("Surat atau laporan"),
        required=False,
        help_text=_("PDF, Word, Excel, atau gambar sampai 50 MB."),
    )

    def __init__(self, *args: Any, lines: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = list(lines)  # type: ignore[attr-defined]

    def clean_points(self) -> Decimal:
        """Read the points with their sign."""
        return signed_points(self.cleaned_data["points"])


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya.")},
    )


class DecreeForm(forms.Form):
    """The minister's decree and whom it decides on."""

    number = forms.CharField(
        label=_("Nomor keputusan"),
        max_length=120,
        help_text=_("Seperti tertulis, misalnya MHA-01.HA.02.01.01 Tahun 2023."),
        error_messages={"required": _("Isi nomor keputusan.")},
    )
    dated = forms.DateField(
        label=_("Tanggal keputusan"),
        error_messages={
            "required": _("Isi tanggal keputusan."),
            "invalid": _("Tulis tanggal seperti 15/11/2023."),
        },
        **DAY,  # type: ignore[arg-type]
    )
    title = forms.CharField(label=_("Tentang"), max_length=300, required=False)
    everything = forms.BooleanField(required=False, label=_("Semua daerah yang siap"))
    chosen = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, ready: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(code, code) for code in ready]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for at least one region."""
        data: dict[str, Any] = super().clean() or {}
        if not data.get("everything") and not data.get("chosen"):
            raise forms.ValidationError(gettext("Pilih sedikitnya satu daerah."))
        return data


class DatesForm(forms.Form):
    """The days by which the steps of a cycle should be done."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for step in Step:
            self.fields[step.value] = forms.DateField(
                label=step.label,
                required=False,
                error_messages={"invalid": _("Tulis tanggal seperti 31/03/2023.")},
                **DAY,  # type: ignore[arg-type]
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a step that should be done before the one before it."""
        data: dict[str, Any] = super().clean() or {}
        latest: date | None = None
        for step in Step:
            due_on = data.get(step.value)
            if due_on is None:
                continue
            if latest is not None and due_on < latest:
                self.add_error(
                    step.value, gettext("Tanggal ini lebih awal daripada tahap sebelumnya.")
                )
            latest = max(latest or due_on, due_on)
        return data

    @property
    def dates(self) -> dict[str, date | None]:
        """The days by step."""
        return {step.value: self.cleaned_data.get(step.value) for step in Step}


class CycleForm(DatesForm):
    """A new cycle."""

    instrument = forms.ChoiceField(label=_("Instrumen"))
    data_year = forms.IntegerField(
        label=_("Tahun data"),
        min_value=2010,
        max_value=2100,
        error_messages={"required": _("Isi tahun data.")},
    )
    award_year = forms.IntegerField(
        label=_("Tahun penghargaan"),
        min_value=2011,
        max_value=2101,
        error_messages={"required": _("Isi tahun penghargaan.")},
    )

    def __init__(self, *args: Any, instruments: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instrument"].choices = list(instruments)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse an award before the data are there."""
        data = super().clean()
        first, last = data.get("data_year"), data.get("award_year")
        if first and last and first >= last:
            self.add_error("award_year", gettext("Tahun penghargaan harus sesudah tahun data."))
        return data
