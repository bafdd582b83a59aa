"""The rows of which programmes and activities are made."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from martabat.interface.rows import RowForm
from martabat.programmes.disputes import TOPICS, label_of
from martabat.programmes.forms.planning import date_field, text_field, time_field
from martabat.programmes.kinds import Part
from martabat.programmes.models import AgendaItem, Organiser

_REQUIRED = {"required": gettext_lazy("Isi kolom ini, atau kosongkan seluruh baris.")}


class OrganiserRow(RowForm):
    """Who holds a programme."""

    quiet = frozenset({"part"})
    name = text_field(gettext_lazy("Lembaga"), 200, required=True, error_messages=_REQUIRED)
    part = forms.ChoiceField(
        label=gettext_lazy("Peran"), choices=Organiser.Part.choices, initial=Organiser.Part.CORE
    )


class ClaimRow(RowForm):
    """What one source says about one thing."""

    quiet = frozenset({"used"})
    topic = text_field(
        gettext_lazy("Hal"),
        60,
        required=True,
        error_messages=_REQUIRED,
        # Common topics are offered while one types.
        widget=forms.TextInput(attrs={"list": "usulan"}),
    )
    value = text_field(
        pgettext_lazy("claim", "Nilai"), 300, required=True, error_messages=_REQUIRED
    )
    source = text_field(gettext_lazy("Sumber"), 200, required=True, error_messages=_REQUIRED)
    url = forms.URLField(
        label=gettext_lazy("Alamat sumber"), max_length=500, required=False, assume_scheme="https"
    )
    note = text_field(gettext_lazy("Catatan"), 300)
    used = forms.BooleanField(label=gettext_lazy("Dipakai di halaman"), required=False)

    def clean_topic(self) -> str:
        """Keep the word of a common topic as its key."""
        text: str = self.cleaned_data["topic"].strip()
        by_label = {label_of(topic).casefold(): topic for topic in TOPICS}
        return by_label.get(text.casefold(), text)


class ObjectiveRow(RowForm):
    """An aim with its measure."""

    text = text_field(gettext_lazy("Tujuan"), 300, required=True, error_messages=_REQUIRED)
    measure = text_field(pgettext_lazy("aim", "Ukuran"), 200)
    target = text_field(gettext_lazy("Sasaran"), 100)
    result = text_field(gettext_lazy("Capaian"), 200)


class ItemRow(RowForm):
    """A line of the agenda."""

    quiet = frozenset({"pk"})
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    clock = time_field(gettext_lazy("Pukul"))
    title = text_field(gettext_lazy("Acara"), 250, required=True, error_messages=_REQUIRED)
    note = text_field(gettext_lazy("Catatan"), 300)


class AppearanceRow(RowForm):
    """Somebody who opens, leads, speaks or moderates."""

    quiet = frozenset({"part", "item"})
    part = forms.ChoiceField(
        label=gettext_lazy("Tugas"), choices=Part.choices, initial=Part.SPEAKER
    )
    name = text_field(
        gettext_lazy("Nama"),
        200,
        help_text=gettext_lazy("Kosong bila sumber tidak menyebut nama."),
    )
    title = text_field(gettext_lazy("Jabatan"), 200)
    institution = text_field(gettext_lazy("Lembaga"), 200)
    acting_for = text_field(
        gettext_lazy("Mewakili"), 200, help_text=gettext_lazy("Misalnya Pj. Wali Kota.")
    )
    item = forms.ModelChoiceField(
        label=gettext_lazy("Pada acara"),
        required=False,
        queryset=AgendaItem.objects.none(),
        empty_label=gettext_lazy("tidak pada satu acara"),
    )

    def __init__(self, *args: Any, items: list[AgendaItem], **more: Any) -> None:
        super().__init__(*args, **more)
        self._items = {str(item.pk): item for item in items}
        # Choices of all rows come from one list, not from a query each.
        self.fields["item"] = forms.ChoiceField(
            label=self.base_fields["item"].label,
            required=False,
            choices=[
                ("", _("tidak pada satu acara")),
                *((str(item.pk), item.title) for item in items),
            ],
        )

    def clean_item(self) -> AgendaItem | None:
        """Return the line that was chosen."""
        return self._items.get(cast(str, self.cleaned_data["item"]))

    def clean(self) -> dict[str, Any]:
        """Ask for a name, or for the office where no source names anybody."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.has_changed() and not any(
            cleaned.get(name) for name in ("name", "title", "institution")
        ):
            self.add_error(
                "name",
                ValidationError(
                    _("Isi nama; bila sumber tidak menyebutnya, isi jabatan atau lembaganya.")
                ),
            )
        return cleaned


class SourceRow(RowForm):
    """Where something is known from."""

    name = text_field(gettext_lazy("Sumber"), 200, required=True, error_messages=_REQUIRED)
    dated = date_field(gettext_lazy("Tanggal"))
    url = forms.URLField(
        label=gettext_lazy("Alamat"), max_length=500, required=False, assume_scheme="https"
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
