"""Handing in a release, filtering the list, and deciding on what was read."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from martabat.newsroom.actions.confirming import (
    ActivityGiven,
    FieldGiven,
    OfficeGiven,
    PersonGiven,
    What,
)
from martabat.newsroom.comparing import FIELDS
from martabat.newsroom.kinds import Topic
from martabat.newsroom.queries.sheet_parts import Sheet
from martabat.programmes.forms.planning import RegionField, date_field, text_field
from martabat.programmes.kinds import ActivityKind, Part

TAKE_WORDS = {
    "empty": [
        (What.TAKE, gettext_lazy("Ambil")),
        (What.LEAVE, gettext_lazy("Biarkan kosong")),
    ],
    "same": [
        (What.TAKE, gettext_lazy("Sudah sesuai")),
    ],
    "differs": [
        (What.CLAIM, gettext_lazy("Catat sebagai kata sumber; catatan tetap")),
        (What.REPLACE, gettext_lazy("Ganti catatan; nilai lama tetap tersimpan")),
        (What.LEAVE, gettext_lazy("Abaikan")),
    ],
}
PERSON_WORDS = {
    **TAKE_WORDS,
    "empty": [
        (What.TAKE, gettext_lazy("Catat tokoh ini")),
        (What.LEAVE, gettext_lazy("Jangan catat")),
    ],
}


class HandInForm(forms.Form):
    """A release as text or as a file, and where it appeared."""

    text = forms.CharField(
        label=gettext_lazy("Teks rilis"),
        required=False,
        max_length=200_000,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    file = forms.FileField(
        label=gettext_lazy("Atau berkas rilis"),
        required=False,
        allow_empty_file=True,
        max_length=400,
        widget=forms.FileInput(attrs={"accept": ".txt,.docx,.pdf,.html,.htm"}),
        help_text=gettext_lazy("txt, docx, pdf atau html, paling besar 5 MB."),
    )
    publisher = text_field(
        gettext_lazy("Penerbit rilis"),
        200,
        help_text=gettext_lazy("Misalnya Media Center Kota Singkawang."),
    )
    url = forms.URLField(
        label=gettext_lazy("Alamat rilis"), max_length=500, required=False, assume_scheme="https"
    )
    dated = date_field(gettext_lazy("Tanggal terbit"))

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one of text and file."""
        given: dict[str, Any] = super().clean() or {}
        if self.errors:
            return given
        if not given.get("text") and not given.get("file"):
            self.add_error(
                "text", ValidationError(_("Tempelkan teks rilis, atau pilih berkasnya."))
            )
        if given.get("text") and given.get("file"):
            self.add_error("file", ValidationError(_("Isi salah satu saja: teks, atau berkas.")))
        return given


class SheetForm(forms.Form):
    """What somebody decides about one activity that was read; fields follow its sheet."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, Any] | None = None, *, sheet: Sheet) -> None:
        super().__init__(data, prefix=f"a{sheet.place}")
        self.sheet = sheet
        self._values()
        self._offices()
        self._people()
        if sheet.followed:
            self.fields["follows"] = forms.ChoiceField(
                label=_("Menindaklanjuti"),
                required=False,
                choices=[*((one.key, one.text) for one in sheet.followed),
                         ("", _("Tidak dikaitkan"))],
                initial=sheet.followed[0].key if sheet.followed[0].same_day else "",
            )  # fmt: skip
        self.fields["held"] = forms.BooleanField(
            label=_("Kegiatan ini sudah terlaksana"), required=False, initial=True
        )

    def _values(self) -> None:
        for value in self.sheet.values:
            self.fields[value.topic] = self._field(value.topic, value.read)
            told = value.read not in (None, "")
            words = TAKE_WORDS[value.beside] if told else TAKE_WORDS["empty"]
            self.fields[f"{value.topic}_what"] = forms.ChoiceField(
                label=pgettext("reading", "Keputusan"),
                choices=words,
                # A place that another activity has can only be refused: so it is not proposed.
                initial=words[-1][0] if value.topic == Topic.NUMBER and value.note else words[0][0],
            )
        held = self.sheet.target.activity.series_id if self.sheet.target.activity else None
        first = self.sheet.series[0].pk if self.sheet.series and self.sheet.number_told else None
        self.fields["series"] = forms.ChoiceField(
            label=_("Rangkaian"),
            required=False,
            choices=[("", _("tidak dalam rangkaian"))]
            + [(str(one.pk), one.name) for one in self.sheet.series],
            initial=str(held or first or ""),
        )

    def _field(self, topic: str, read: Any) -> forms.Field:
        label = Topic(topic).label
        if topic == Topic.KIND:
            return forms.ChoiceField(label=label, choices=ActivityKind.choices, initial=read)
        if topic == Topic.REGION:
            return RegionField(
                label=label,
                required=False,
                initial=f"{read.code} {read.name}" if read else "",
                help_text=_("Nama atau kode, misalnya 61.72."),
            )
        if topic in {Topic.DAY, Topic.LAST_DAY}:
            field: forms.Field = date_field(label)
            field.initial = read
            return field
        if topic == Topic.NUMBER:
            return forms.IntegerField(
                label=label, required=False, min_value=1, max_value=999, initial=read
            )
        most = {Topic.TITLE: 250, Topic.VENUE: 200, Topic.THEME: 300}[Topic(topic)]
        return text_field(label, most, initial=(str(read or ""))[:most])

    def _offices(self) -> None:
        for at, office in enumerate(self.sheet.offices):
            self.fields[f"org{at}_take"] = forms.BooleanField(
                label=_("Catat lembaga ini"), required=False, initial=True
            )
            self.fields[f"org{at}_name"] = text_field(_("Lembaga"), 200, initial=office.name[:200])
            known = [(str(pk), f"{name} ({likeness} %)") for pk, name, likeness in office.known]
            self.fields[f"org{at}_known"] = forms.ChoiceField(
                label=_("Kantor di Martabat"),
                required=False,
                choices=[*known, ("", _("tidak dikaitkan"))],
                initial=known[0][0] if known else "",
            )

    def _people(self) -> None:
        for at, person in enumerate(self.sheet.people):
            name = f"person{at}"
            self.fields[f"{name}_what"] = forms.ChoiceField(
                label=pgettext("reading", "Keputusan"),
                choices=PERSON_WORDS[person.beside],
                initial=PERSON_WORDS[person.beside][0][0],
            )
            self.fields[f"{name}_part"] = forms.ChoiceField(
                label=_("Tugas"), choices=Part.choices, initial=person.part
            )
            self.fields[f"{name}_name"] = text_field(_("Nama"), 200, initial=person.name[:200])
            self.fields[f"{name}_title"] = text_field(_("Jabatan"), 200, initial=person.title[:200])
            self.fields[f"{name}_acting_for"] = text_field(
                _("Mewakili"), 200, initial=person.acting_for[:200]
            )

    def clean(self) -> dict[str, Any]:
        """Hold the days against each other, and ask for a name of what is new."""
        given: dict[str, Any] = super().clean() or {}
        day, last = given.get("day"), given.get("last_day")
        if last and day and last < day:
            self.add_error(
                "last_day", ValidationError(_("Tanggal akhir mendahului tanggal mulai."))
            )
        if last and not day and "day" not in self.errors:
            self.add_error("day", ValidationError(_("Isi juga tanggal mulainya.")))
        if self.sheet.target.programme and not given.get("title") and "title" not in self.errors:
            self.add_error("title", ValidationError(_("Beri nama kegiatan baru ini.")))
        return given

    def given(self) -> ActivityGiven:
        """Return the decisions, once the form is valid."""
        data = self.cleaned_data
        return ActivityGiven(
            place=self.sheet.place,
            activity=self.sheet.target.activity,
            programme=self.sheet.target.programme,
            fields={
                topic: FieldGiven(data.get(topic), What(data[f"{topic}_what"])) for topic in FIELDS
            },
            series=next((one for one in self.sheet.series if str(one.pk) == data["series"]), None),
            offices=[
                OfficeGiven(
                    data[f"org{at}_name"],
                    int(data[f"org{at}_known"]) if data[f"org{at}_known"] else None,
                )
                for at, _office in enumerate(self.sheet.offices)
                if data[f"org{at}_take"] and data[f"org{at}_name"]
            ],
            people=[
                PersonGiven(
                    part=data[f"person{at}_part"],
                    name=data[f"person{at}_name"],
                    title=data[f"person{at}_title"],
                    acting_for=data[f"person{at}_acting_for"],
                    what=What(data[f"person{at}_what"]),
                )
                for at, _person in enumerate(self.sheet.people)
            ],
            follows=data.get("follows", ""),
            held=data["held"],
        )
