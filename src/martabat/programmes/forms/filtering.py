"""What the address asks of the lists; what cannot be read is left out, never an error."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from martabat.programmes.kinds import ActivityKind
from martabat.programmes.queries.listing import STATES, Filters
from martabat.regions.queries import matching_codes


class ActivityFilter(forms.Form):
    """Filters of the list of activities."""

    keadaan = forms.ChoiceField(required=False, choices=[(state, state) for state in STATES])
    jenis = forms.ChoiceField(required=False, choices=ActivityKind.choices)
    wilayah = forms.CharField(required=False, max_length=80, label=gettext_lazy("Wilayah"))
    q = forms.CharField(required=False, max_length=100, label=gettext_lazy("Cari"))
    program = forms.IntegerField(required=False, min_value=1, max_value=2_000_000_000)
    lingkup = forms.ChoiceField(required=False, choices=[("semua", "semua")])
    halaman = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def filters(self) -> Filters:
        """Return the filters, each at its default where the address had nonsense."""
        self.is_valid()
        data = self.cleaned_data
        typed = data.get("wilayah") or ""
        codes = matching_codes(typed) if typed else ()
        return Filters(
            state=data.get("keadaan") or "",
            kind=data.get("jenis") or "",
            region=(codes[0] if codes else "-") if typed else "",
            region_text=typed,
            text=data.get("q") or "",
            programme=data.get("program"),
            everywhere=data.get("lingkup") == "semua",
            page=data.get("halaman") or 1,
        )


class ProgrammeFilter(forms.Form):
    """Filters of the list of programmes."""

    q = forms.CharField(required=False, max_length=100)
    seri = forms.CharField(required=False, max_length=100)
    lingkup = forms.ChoiceField(required=False, choices=[("semua", "semua")])
    halaman = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def wanted(self) -> dict[str, Any]:
        """Return the filters as the query takes them."""
        self.is_valid()
        data = self.cleaned_data
        return {
            "text": data.get("q") or "",
            "tradition": data.get("seri") or "",
            "everywhere": data.get("lingkup") == "semua",
            "page": data.get("halaman") or 1,
        }
