"""What a verifier puts down: a return, a correction, a choice of answers."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from martabat.assessments.steps import Verdict


def reasons(data_year: int) -> list[tuple[str, str]]:
    """Return the kinds of reasons for a return, in the reader's language."""
    return [
        ("no_figure", str(_("Bukti tidak memuat angka"))),
        ("different", str(_("Angka berbeda dengan bukti"))),
        ("wrong_year", str(_("Bukti bukan tahun %(year)s")) % {"year": data_year}),
        ("unsigned", str(_("Belum disahkan pimpinan"))),
        ("other", str(_("Lainnya"))),
    ]


class ReturnForm(forms.Form):
    """Why an answer goes back, and until when it should be mended."""

    verdict = Verdict.RETURN
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Alasan"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih satu alasan.")},
    )
    explanation = forms.CharField(
        label=_("Penjelasan"),
        max_length=4000,
        help_text=_("Sebut halaman dan apa yang perlu diperbaiki."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tulis apa yang perlu diperbaiki daerah.")},
    )
    due_on = forms.DateField(
        label=_("Batas perbaikan"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        error_messages={
            "required": _("Isi tanggal batas perbaikan."),
            "invalid": _("Tulis tanggal seperti 09/05/2023."),
        },
    )

    def __init__(
        self, *args: Any, data_year: int, today: date, latest: date | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.data_year, self.today, self.latest = data_year, today, latest
        self.fields["kind"].choices = reasons(data_year)  # type: ignore[attr-defined]
        self.fields["due_on"].widget.attrs["min"] = today.isoformat()

    def clean_due_on(self) -> date:
        """Refuse a day that has passed, or one after the step has ended."""
        due_on: date = self.cleaned_data["due_on"]
        if due_on < self.today:
            raise forms.ValidationError(_("Batas perbaikan tidak boleh sebelum hari ini."))
        if self.latest is not None and self.latest >= self.today and due_on > self.latest:
            raise forms.ValidationError(_("Batas perbaikan harus sebelum tahap ini berakhir."))
        return due_on

    @property
    def reason(self) -> str:
        """The reason as it is recorded: always in Indonesian, for everybody reads the same."""
        with override("id"):
            kinds = dict(reasons(self.data_year))
        kind = self.cleaned_data["kind"]
        explanation: str = self.cleaned_data["explanation"].strip()
        return explanation if kind == "other" else f"{kinds[kind]}. {explanation}"


class CorrectionForm(forms.Form):
    """Why an answer is corrected; the figures are read like an answer's."""

    verdict = Verdict.CORRECT
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    explanation = forms.CharField(
        label=_("Alasan koreksi"),
        max_length=4000,
        help_text=_("Sebut halaman yang memuat angka ini. Daerah membaca alasan ini apa adanya."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasan koreksi.")},
    )


class AcceptForm(forms.Form):
    """An acceptance: only the version that was seen."""

    verdict = Verdict.ACCEPT
    version = forms.IntegerField(min_value=0)


class RemarkForm(forms.Form):
    """What somebody says about an answer."""

    text = forms.CharField(
        label=_("Tanggapan"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Tulis tanggapan Anda dulu.")},
    )
