"""Forms of programmes, series and activities: one per page."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from martabat.agreements import rules as agreement_rules
from martabat.agreements.models import Agreement
from martabat.organisations.models import Membership
from martabat.programmes import hours
from martabat.programmes.actions.planning import next_number
from martabat.programmes.kinds import ActivityKind, Mode, ProgrammeKind
from martabat.programmes.models import Activity, Programme, Series
from martabat.regions.models import ZONE_LABELS, Region
from martabat.regions.queries import search

EARLIEST, LATEST = 1990, 2100


def date_field(label: Any, **more: Any) -> forms.DateField:
    """Return a field for a day, with the browser's own calendar."""
    return forms.DateField(
        label=label,
        required=more.pop("required", False),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Tulis tanggal yang ada, misalnya 7/9/2023.")},
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        **more,
    )


def time_field(label: Any, **more: Any) -> forms.TimeField:
    """Return a field for an hour, with the browser's own clock."""
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Tulis jam dari 00.00 sampai 23.59.")},
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        **more,
    )


def text_field(label: Any, most: int, **more: Any) -> forms.CharField:
    """Return a field for a line of text."""
    return forms.CharField(
        label=label, max_length=most, required=more.pop("required", False), **more
    )


def long_field(label: Any, rows: int = 4, **more: Any) -> forms.CharField:
    """Return a field for some lines of text."""
    return forms.CharField(
        label=label,
        required=more.pop("required", False),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": rows}),
        **more,
    )


class RegionField(forms.CharField):
    """A region by name or code; empty is the whole nation. Its value is a Region or None."""

    def clean(self, value: Any) -> Any:
        """Find the region that was meant."""
        text = super().clean(value)
        if not text:
            return None
        found = search(text, limit=1)
        if not found:
            raise ValidationError(_("Wilayah ini tidak ditemukan."))
        return found[0]


class ProgrammeForm(forms.Form):
    """A programme: what, where, when, who holds it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Jenis"), choices=ProgrammeKind.choices, widget=forms.RadioSelect
    )
    name = text_field(
        gettext_lazy("Nama yang dipakai"),
        200,
        required=True,
        help_text=gettext_lazy(
            "Seperti yang dipakai penyelenggaranya, misalnya Festival HAM 2023."
        ),
    )
    tradition = text_field(
        gettext_lazy("Seri"),
        100,
        help_text=gettext_lazy(
            "Untuk edisi festival: nama yang menyatukan semua tahunnya, misalnya Festival HAM."
        ),
    )
    year = forms.IntegerField(label=gettext_lazy("Tahun"), min_value=EARLIEST, max_value=LATEST)
    region = RegionField(
        label=gettext_lazy("Wilayah"),
        required=False,
        help_text=gettext_lazy("Kode atau nama, misalnya 61.72. Kosong untuk tingkat nasional."),
    )
    host = text_field(gettext_lazy("Tuan rumah"), 200, required=True)
    theme = text_field(gettext_lazy("Tema"), 300)
    start = date_field(gettext_lazy("Mulai"))
    end = date_field(pgettext_lazy("end", "Selesai"))
    when_text = text_field(
        gettext_lazy("Waktu menurut sumber"),
        60,
        help_text=gettext_lazy("Bila harinya belum diketahui, misalnya September 2025."),
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("Bentuk"), required=False, choices=[("", "–"), *Mode.choices]
    )
    form_note = text_field(
        gettext_lazy("Isi acara"),
        300,
        help_text=gettext_lazy("Misalnya 4 pleno, 9 paralel, pameran."),
    )
    why_here = long_field(gettext_lazy("Mengapa di sini"), 3)
    celebration = text_field(
        gettext_lazy("Dirangkaikan dengan"),
        200,
        help_text=gettext_lazy("Misalnya hari jadi kota."),
    )
    participants_text = text_field(gettext_lazy("Peserta menurut sumber"), 200)
    output = text_field(gettext_lazy("Hasil menurut sumber"), 300)
    source = text_field(gettext_lazy("Sumber"), 500, help_text=gettext_lazy("Nama atau alamat."))
    public = forms.BooleanField(
        label=gettext_lazy("Tampil untuk umum"),
        required=False,
        help_text=gettext_lazy("Siapa pun dapat membaca program ini tanpa masuk."),
    )

    def __init__(
        self, *args: Any, membership: Membership, programme: Programme | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fixed_region: Region | None = None
        own = membership.organisation.region
        if programme is not None:
            # A programme keeps its region: who may see and change it hangs on that.
            del self.fields["region"]
            self.fixed_region = programme.region
        elif own is not None and not own.is_province:
            # There is only one answer, so nobody is asked.
            del self.fields["region"]
            self.fixed_region = own

    @classmethod
    def start_of(cls, programme: Programme) -> dict[str, Any]:
        """Return what the form shows of a programme that is there."""
        return {name: getattr(programme, name) for name in cls.base_fields}

    def clean(self) -> dict[str, Any]:
        """Hold days against each other, and ask an edition for its tradition."""
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if end and "start" not in self.errors and not start:
            self.add_error("start", ValidationError(_("Isi juga tanggal mulai.")))
        if start and end and end < start:
            self.add_error("end", ValidationError(_("Tanggal selesai mendahului tanggal mulai.")))
        if cleaned.get("kind") == ProgrammeKind.EDITION and not cleaned.get("tradition"):
            self.add_error(
                "tradition", ValidationError(_("Isi nama serinya, misalnya Festival HAM."))
            )
        if "region" not in self.fields:
            cleaned["region"] = self.fixed_region
        return cleaned


class SeriesForm(forms.Form):
    """A series: its name and what it is for."""

    name = text_field(
        gettext_lazy("Nama rangkaian"),
        200,
        required=True,
        help_text=gettext_lazy("Misalnya Pra-Festival."),
    )
    purpose = long_field(gettext_lazy("Tujuan"), 3)


class ActivityForm(forms.Form):
    """An activity: what, when and where, on one page."""

    kind = forms.ChoiceField(label=gettext_lazy("Jenis kegiatan"), choices=ActivityKind.choices)
    title = text_field(gettext_lazy("Nama kegiatan"), 250, required=True)
    theme = text_field(gettext_lazy("Tema"), 300)
    series = forms.ModelChoiceField(
        label=gettext_lazy("Rangkaian"),
        required=False,
        queryset=Series.objects.none(),
        empty_label=gettext_lazy("tidak dalam rangkaian"),
    )
    number = forms.IntegerField(
        label=gettext_lazy("Urutan dalam rangkaian"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=gettext_lazy("Misalnya 3 untuk sesi ketiga."),
    )
    day = date_field(gettext_lazy("Tanggal"))
    last_day = date_field(
        gettext_lazy("Sampai tanggal"),
        help_text=gettext_lazy("Hanya bila lebih dari satu hari."),
    )
    starts = time_field(gettext_lazy("Mulai pukul"))
    ends = time_field(gettext_lazy("Selesai pukul"))
    zone = forms.ChoiceField(
        label=gettext_lazy("Zona waktu"),
        choices=[(name, word) for name, word in ZONE_LABELS.items()],
    )
    when_text = text_field(
        gettext_lazy("Waktu menurut sumber"),
        60,
        help_text=gettext_lazy("Bila harinya belum diketahui, misalnya Januari 2023."),
    )
    mode = forms.ChoiceField(label=gettext_lazy("Bentuk"), choices=Mode.choices)
    venue = text_field(gettext_lazy("Tempat"), 200)
    address = text_field(gettext_lazy("Alamat"), 300)
    online_link = forms.URLField(
        label=gettext_lazy("Tautan daring"), max_length=300, required=False, assume_scheme="https"
    )
    region = forms.ModelChoiceField(
        label=gettext_lazy("Wilayah"),
        required=False,
        queryset=Region.objects.none(),
        empty_label=gettext_lazy("seperti programnya"),
    )
    agreement = forms.ModelChoiceField(
        label=gettext_lazy("Melaksanakan perjanjian"),
        required=False,
        queryset=Agreement.objects.none(),
        empty_label=gettext_lazy("tidak ada"),
    )
    summary = long_field(gettext_lazy("Ringkasan"))
    results = long_field(gettext_lazy("Hasil"))
    public = forms.BooleanField(
        label=gettext_lazy("Tampil untuk umum"),
        required=False,
        help_text=gettext_lazy("Siapa pun dapat membaca kegiatan ini tanpa masuk."),
    )
    registration = forms.BooleanField(label=gettext_lazy("Pendaftaran umum"), required=False)
    capacity = forms.IntegerField(
        label=gettext_lazy("Jumlah tempat"), required=False, min_value=1, max_value=100_000
    )

    def __init__(
        self,
        *args: Any,
        programme: Programme,
        membership: Membership,
        activity: Activity | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.programme = programme
        self._choose("series", programme.series.order_by("position", "pk"))
        known = Q(pk__in=agreement_rules.visible(membership).values("pk"))
        if activity is not None:
            known |= Q(pk=activity.agreement_id)
        self._choose("agreement", programme.agreements.filter(known).order_by("signed_on", "pk"))
        if "series" not in self.fields:
            del self.fields["number"]
        region = programme.region
        self.usual_region = activity.region if activity else region
        if region is None or not region.is_province:
            del self.fields["region"]
        else:
            self._choose("region", Region.objects.filter(province=region).order_by("code"))

    def _choose(self, name: str, rows: Any) -> None:
        field = cast(forms.ModelChoiceField, self.fields[name])  # type: ignore[type-arg]
        field.queryset = rows
        if not rows.exists():
            del self.fields[name]

    @classmethod
    def start_of(cls, activity: Activity) -> dict[str, Any]:
        """Return what the form shows of an activity that is there, with hours in its zone."""
        start = {name: getattr(activity, name) for name in cls.base_fields if name not in _HOURS}
        start["starts"] = _clock(activity.starts_at, activity.zone)
        start["ends"] = _clock(activity.ends_at, activity.zone)
        if activity.region_id == activity.programme.region_id:
            start["region"] = None
        return start

    @classmethod
    def start_in(cls, programme: Programme, series: Series | None) -> dict[str, Any]:
        """Return what an empty form suggests: the next number, the zone and form of the region."""
        region = programme.region
        return {
            "kind": ActivityKind.PREPARATION,
            "mode": Mode.ONSITE,
            "zone": region.time_zone if region else "Asia/Jakarta",
            "series": series,
            "number": next_number(series) if series else None,
            "public": programme.public,
        }

    def clean(self) -> dict[str, Any]:
        """Turn day and hours into moments, and hold what depends on each other together."""
        cleaned: dict[str, Any] = super().clean() or {}
        day, last = cleaned.get("day"), cleaned.get("last_day")
        if last and not day and "day" not in self.errors:
            self.add_error("day", ValidationError(_("Isi juga tanggal mulainya.")))
        if day and last and last < day:
            self.add_error(
                "last_day", ValidationError(_("Tanggal akhir mendahului tanggal mulai."))
            )
        if last and last == day:
            cleaned["last_day"] = None
        if cleaned.get("number") and not cleaned.get("series"):
            self.add_error("number", ValidationError(_("Pilih rangkaiannya lebih dahulu.")))
        if cleaned.get("mode") == Mode.ONLINE and cleaned.get("venue"):
            self.add_error("venue", ValidationError(_("Kegiatan daring tidak bertempat.")))
        self._put_hours(cleaned)
        if "region" not in self.fields:
            cleaned["region"] = self.usual_region
        elif cleaned.get("region") is None:
            cleaned["region"] = self.programme.region
        return cleaned

    def _put_hours(self, cleaned: dict[str, Any]) -> None:
        day: dt.date | None = cleaned.get("day")
        starts, ends = cleaned.pop("starts", None), cleaned.pop("ends", None)
        zone = cleaned.get("zone", "")
        cleaned["starts_at"] = cleaned["ends_at"] = None
        if ends and not starts and "starts" not in self.errors:
            self.add_error("starts", ValidationError(_("Isi juga jam mulainya.")))
        if starts and not day and "day" not in self.errors:
            self.add_error("day", ValidationError(_("Isi tanggalnya, agar jam dapat dicatat.")))
        if not (starts and day and zone):
            return
        cleaned["starts_at"] = hours.moment(day, starts, zone)
        if ends:
            # Of several days each has the hours of the first, unless the first ends after midnight.
            until = day if ends > starts else cleaned.get("last_day") or day
            cleaned["ends_at"] = hours.moment(until, ends, zone)
            if cleaned["ends_at"] <= cleaned["starts_at"]:
                self.add_error("ends", ValidationError(_("Jam selesai harus sesudah jam mulai.")))


_HOURS = frozenset({"starts", "ends"})


def _clock(value: dt.datetime | None, zone: str) -> dt.time | None:
    return hours.clock(value, zone) if value else None


class CancelForm(forms.Form):
    """Why an activity is cancelled."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Yang diundang membaca alasan ini."),
        error_messages={"required": gettext_lazy("Tulis alasan pembatalan.")},
    )


class CopyForm(forms.Form):
    """On which day the same activity is planned again."""

    day = date_field(gettext_lazy("Tanggal baru"), required=True)


class PhotoForm(forms.Form):
    """A photograph, who took it, and what it shows for those who cannot see it."""

    file = forms.FileField(
        label=gettext_lazy("Berkas foto"),
        required=False,
        help_text=gettext_lazy(
            "JPG, PNG atau WebP. Lokasi dan data kamera dihapus sebelum disimpan. Kosongkan bila"
            " hanya nama pemotret yang diketahui."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    credit = text_field(
        gettext_lazy("Foto oleh"),
        200,
        required=True,
        help_text=gettext_lazy("Nama atau inisial pemotret, seperti di sumber."),
    )
    alternative = text_field(
        gettext_lazy("Teks pengganti"),
        300,
        required=True,
        help_text=gettext_lazy("Apa yang terlihat, untuk orang yang tidak dapat melihat foto ini."),
    )
    public = forms.BooleanField(
        label=gettext_lazy("Boleh tampil untuk umum"),
        required=False,
        help_text=gettext_lazy("Hanya bila orang di foto ini tidak keberatan."),
    )
