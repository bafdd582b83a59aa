"""What the address of the list asks for; what is not understood asks for nothing."""

from django import forms
from django.http import QueryDict

from martabat.agreements.kinds import Kind
from martabat.agreements.queries.listing import Filters

STATES = ("proses", "berlaku", "segera", "tak-tercatat", "berakhir")


class FilterForm(forms.Form):
    """Names are the Indonesian words of the address."""

    q = forms.CharField(max_length=100, required=False)
    jenis = forms.ChoiceField(choices=Kind.choices, required=False)
    keadaan = forms.ChoiceField(choices=[(name, name) for name in STATES], required=False)
    wilayah = forms.RegexField(r"^\d\d(\.\d\d)?$", required=False)

    @classmethod
    def wanted(cls, query: QueryDict) -> Filters:
        """Return the filters that a query string asks for."""
        form = cls(query)
        form.is_valid()
        data = form.cleaned_data
        return Filters(
            text=data.get("q", ""),
            kind=data.get("jenis", ""),
            state=data.get("keadaan", ""),
            region=data.get("wilayah", ""),
            page=query.get("halaman", ""),
        )
