"""Invented values for the component sheet, which shows every component in all its states."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from martabat.interface.statuses import STATUSES


class SheetForm(forms.Form):
    """A form with one field of each kind, half of them wrong."""

    denominator = forms.CharField(label=_("Penyebut"))
    numerator = forms.DecimalField(label=_("Pembilang"), widget=forms.TextInput)
    regulation = forms.ChoiceField(
        label=_("Ada Perda?"),
        choices=[("yes", _("Ada")), ("no", _("Tidak ada"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Alasan tidak berlaku"), widget=forms.Textarea(attrs={"rows": 3})
    )
    province = forms.ChoiceField(
        label=_("Provinsi"), choices=[("", _("Semua provinsi")), ("15", "Jambi")], required=False
    )


def sheet() -> dict[str, Any]:
    """Give everything that the sheet shows."""
    form = SheetForm(
        {"denominator": "4.124", "numerator": "tiga ribu", "regulation": "yes", "reason": ""}
    )
    tiles = [
        ("Jambi", "100 %", 5, False, 0, 0),
        ("Bungo", "99 %", 4, False, 1, 0),
        ("Tebo", "73 %", 3, False, 2, 0),
        ("Merangin", "34 %", 2, False, 0, 1),
        ("Kerinci", "12 %", 1, False, 1, 1),
        ("Sarolangun", "–", 0, True, 2, 1),
    ]
    names = ("name", "figure", "step", "late", "column", "row")
    return {
        "form": form,
        "loud": [code for code, status in STATUSES.items() if status.loud],
        "quiet": [code for code, status in STATUSES.items() if not status.loud],
        "tiles": [{**dict(zip(names, tile, strict=True)), "href": "#isi"} for tile in tiles],
        "nation": [
            {**dict(zip(names, tile, strict=True)), "href": "#isi"}
            for tile in (
                ("Aceh", "4/23", 1, True, 0, 0),
                ("Sulut", "6/15", 2, True, 10, 0),
                ("Kalbar", "3/14", 1, False, 5, 1),
                ("Jakarta", "5/6", 4, False, 5, 4),
                ("Papua", "1/9", 1, True, 15, 2),
                ("Pasel", "0/4", 0, True, 15, 4),
                ("DIY", "4/5", 5, False, 6, 6),
            )
        ],
        "rights": [
            ("1. Bantuan hukum", 86.67),
            ("3. Turut serta dalam pemerintahan", 78.33),
            ("9. Lingkungan hidup dan perumahan", 65.0),
        ],
        "stages": [
            {"name": _("Diserahkan"), "date": "31 Mar, 14.07", "state": "done"},
            {"name": _("Provinsi meneruskan"), "date": "7 April", "state": "current"},
            {"name": _("Kanwil memeriksa"), "date": "15 Mei", "state": ""},
        ],
        "day": dt.date(2023, 3, 21),
        "moment": dt.datetime(2023, 3, 31, 7, 7, tzinfo=dt.UTC),
        "low": Decimal("64.92"),
        "high": Decimal("80.75"),
        "score": Decimal("77.58"),
        "thresholds": [(75, "Peduli HAM", True)],
        "all_thresholds": [(50, "Mulai", False), (65, "Cukup", False), (75, "Peduli HAM", True)],
        "page": Paginator(range(514), 10).page(1),
        "hash": "3f1a77c09be241d58a602c9e5d14b7f30e8c66a1f29d4b7013c5e8da90476bd2",
    }
