"""Asking an office for indicators."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from martabat.organisations.models import Organisation


class DelegationForm(forms.Form):
    """Which indicators, of which office, by which day."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=gettext_lazy("Kantor"),
        empty_label=gettext_lazy("Pilih kantor"),
        error_messages={"required": gettext_lazy("Pilih kantornya.")},
    )
    due_on = forms.DateField(
        label=gettext_lazy("Batas waktu"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        error_messages={
            "required": gettext_lazy("Isi batas waktunya."),
            "invalid": gettext_lazy("Tulis tanggal sebagai hari/bulan/tahun, misalnya 24/03/2023."),
        },
    )
    indicators = forms.MultipleChoiceField(
        label=gettext_lazy("Indikator"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Pilih sedikitnya satu indikator.")},
    )

    def __init__(
        self,
        *args: Any,
        offices: Sequence[Organisation],
        codes: Sequence[str],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Organisation.objects.filter(pk__in=[office.pk for office in offices])
        choice = self.fields["indicators"]
        assert isinstance(choice, forms.MultipleChoiceField)
        choice.choices = [(code, code) for code in codes]

    def clean_due_on(self) -> date:
        """A day that has passed helps nobody."""
        found: date = self.cleaned_data["due_on"]
        if found < self.today:
            raise forms.ValidationError(_("Batas waktu ini sudah lewat."))
        return found
