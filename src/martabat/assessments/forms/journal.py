"""What the address of a journal may ask for."""

from django import forms
from django.http import QueryDict

from martabat.assessments.journal_wording import KINDS
from martabat.assessments.queries.journal import JournalFilter


class JournalForm(forms.Form):
    """Filters of a journal; each value that is not understood is left out."""

    jenis = forms.ChoiceField(
        choices=[(key, kind.label) for key, kind in KINDS.items()], required=False
    )
    indikator = forms.CharField(max_length=40, required=False)
    orang = forms.IntegerField(min_value=1, max_value=2**62, required=False)

    @classmethod
    def wanted(cls, query: QueryDict) -> JournalFilter:
        """Return the filter that a query string asks for."""
        form = cls(query)
        form.is_valid()
        data = form.cleaned_data
        return JournalFilter(
            kind=data.get("jenis", ""),
            indicator=data.get("indikator", ""),
            person=data.get("orang"),
            page=query.get("halaman", ""),
        )
