"""What the addresses of the boards may ask for; what is not understood asks for nothing."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from martabat.assessments.queries.boards import nation, province, stages, tiles

Choices = list[tuple[str, str | Promise]]

STAGES: Choices = [(stage.key, stage.label) for stage in stages.STAGES]
NATION_ORDERS: Choices = [
    ("", _("Perlu perhatian")),
    (nation.NAME, _("Nama")),
    (nation.CODE, _("Kode")),
    (nation.SCORE, _("Nilai sementara, tertinggi dulu")),
    (nation.UNCHECKED, _("Paling sedikit diperiksa")),
]
PROVINCE_ORDERS = NATION_ORDERS
# Who searches by name wants the best match first, unless he asks for another order.
SEARCH_ORDERS: Choices = [
    ("", _("Paling cocok")),
    (nation.ATTENTION, _("Perlu perhatian")),
    *NATION_ORDERS[1:],
]


class BoardForm(forms.Form):
    """The part that both boards share. Names are the Indonesian words of the addresses."""

    tahap = forms.ChoiceField(choices=STAGES, required=False)
    urut = forms.ChoiceField(choices=SEARCH_ORDERS, required=False)

    @classmethod
    def read(cls, query: QueryDict) -> dict[str, Any]:
        """Return what a query string asks for; each value that is not understood is left out."""
        form = cls(query)
        form.is_valid()
        return form.cleaned_data


class NationForm(BoardForm):
    """Filters of the national board."""

    q = forms.CharField(max_length=100, required=False)
    provinsi = forms.RegexField(r"^\d{2}$", required=False)
    predikat = forms.SlugField(max_length=40, required=False)
    peta = forms.ChoiceField(choices=list(tiles.NATION_MODES.items()), required=False)

    @classmethod
    def wanted(cls, query: QueryDict) -> nation.NationFilter:
        """Return the filter that a query string asks for."""
        data = cls.read(query)
        return nation.NationFilter(
            text=data.get("q", ""),
            province=data.get("provinsi", ""),
            predicate=data.get("predikat", ""),
            order=data.get("urut", ""),
            stage=data.get("tahap", ""),
            mode=data.get("peta") or tiles.PROGRESS,
            page=query.get("halaman", ""),
        )


class ProvinceForm(BoardForm):
    """Filters of a province's board."""

    peta = forms.ChoiceField(choices=list(tiles.PROVINCE_MODES.items()), required=False)

    @classmethod
    def wanted(cls, query: QueryDict) -> province.ProvinceFilter:
        """Return the filter that a query string asks for."""
        data = cls.read(query)
        return province.ProvinceFilter(
            stage=data.get("tahap", ""),
            order=data.get("urut", ""),
            mode=data.get("peta") or tiles.CHECKED,
        )
