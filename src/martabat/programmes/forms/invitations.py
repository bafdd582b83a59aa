"""Whom to invite, what the letter says, and what an invited office answers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from martabat.agreements.models import Numbering
from martabat.organisations.roles import Kind
from martabat.programmes.actions.answers import MOST_PEOPLE, AnswerGiven
from martabat.programmes.audiences import KINDS, SENTENCES, Level, Rule, fitting
from martabat.programmes.kinds import Answer
from martabat.programmes.models import Activity
from martabat.regions.models import Region

NATION = "semua"
# What the kinds are called on each level, as letters say it.
_WORDS = {Kind.OPD: gettext_lazy("Perangkat daerah (OPD) yang tercatat")}


def _choices(level: str) -> list[tuple[str, Any]]:
    return [(kind.value, _WORDS.get(kind, kind.label)) for kind in KINDS[level]]


class _Kinds(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, level: str, label: Any) -> None:
        super().__init__(label=label, choices=lambda: _choices(level), required=False)


class AudienceForm(forms.Form):
    """Levels and kinds of offices, and groups that are no office."""

    region = forms.ChoiceField(label=gettext_lazy("Provinsi"))
    province = _Kinds(Level.PROVINCE, gettext_lazy("Di provinsi"))
    regencies = _Kinds(Level.REGENCIES, gettext_lazy("Di setiap kabupaten dan kota"))
    nation = _Kinds(Level.NATION, gettext_lazy("Lembaga nasional"))
    groups = forms.CharField(
        label=gettext_lazy("Kelompok yang bukan kantor"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy(
            "Satu baris satu kelompok, misalnya ASN se-Kalimantan Barat atau Aparat penegak hukum."
            " Kelompok diundang tanpa dihitung sebagai kantor."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, activity: Activity, **more: Any) -> None:
        super().__init__(*args, **more)
        home = activity.region.province_code if activity.region else NATION
        self.fields["region"].choices = [  # type: ignore[attr-defined]
            *((item.pk, item.name) for item in Region.objects.filter(kind="province")),
            (NATION, _("Seluruh Indonesia")),
        ]
        self.fields["region"].initial = home

    @classmethod
    def prefilled(cls, key: str, activity: Activity) -> "AudienceForm":
        """Return the form as a ready-made sentence fills it in."""
        sentence = next((item for item in SENTENCES if item.key == key), None)
        if sentence is None:
            return cls(activity=activity)
        return cls(
            activity=activity,
            initial={
                "province": [kind.value for kind in sentence.province],
                "regencies": [kind.value for kind in sentence.regencies],
                "nation": [kind.value for kind in sentence.nation],
            },
        )

    @property
    def rules(self) -> list[Rule]:
        """Return the rules that were chosen; of an unbound form, those that it begins with."""
        said = self.cleaned_data if self.is_bound else self.initial
        region = said.get("region") or self.fields["region"].initial
        code = None if region == NATION else region
        return fitting([Rule.of(level, said.get(level.value) or [], code) for level in Level])

    @property
    def group_names(self) -> list[str]:
        """Return the groups, one a line."""
        names: list[str] = self.cleaned_data["groups"].splitlines()
        return names

    def clean(self) -> dict[str, Any]:
        """Ask for at least one choice."""
        data = super().clean() or {}
        chosen = any(data.get(level.value) for level in Level)
        if not self.errors and not chosen and not data.get("groups", "").strip():
            raise ValidationError(_("Pilih sedikitnya satu jenis kantor atau tulis satu kelompok."))
        return data


class ByNameForm(forms.Form):
    """An institution that the directory does not know."""

    name = forms.CharField(
        label=gettext_lazy("Nama lembaga"),
        max_length=200,
        error_messages={"required": gettext_lazy("Tulis nama lembaga.")},
    )
    email = forms.EmailField(label=gettext_lazy("Surel"), required=False)


class EmailForm(forms.Form):
    """Where the letter goes."""

    email = forms.EmailField(
        label=gettext_lazy("Surel kantor"),
        error_messages={"required": gettext_lazy("Tulis alamat surel.")},
    )


class LetterForm(forms.Form):
    """What the letter says above day, place and link."""

    number = forms.CharField(label=gettext_lazy("Nomor surat"), max_length=100, required=False)
    next_number = forms.BooleanField(
        label=gettext_lazy("Ambil nomor berikutnya dari penomoran kantor"), required=False
    )
    text = forms.CharField(
        label=gettext_lazy("Isi surat"),
        max_length=4000,
        help_text=gettext_lazy(
            "Hari, waktu, tempat, dan tautan untuk menjawab ditambahkan sendiri di bawahnya."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Tulis isi surat.")},
    )

    def __init__(self, *args: Any, numbering: Numbering | None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.numbering = numbering
        if numbering is None:
            del self.fields["next_number"]

    @property
    def chosen_numbering(self) -> Numbering | None:
        """Return from where the number comes, if not typed."""
        typed = self.cleaned_data["number"].strip()
        return self.numbering if self.cleaned_data.get("next_number") and not typed else None


class AnswerForm(forms.Form):
    """Whether an office comes, who, and how many."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Apakah kantor Anda hadir?"),
        choices=[
            (Answer.YES.value, gettext_lazy("Hadir")),
            (Answer.SUBSTITUTE.value, gettext_lazy("Diwakili orang lain")),
            (Answer.NO.value, gettext_lazy("Tidak dapat hadir")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Pilih satu jawaban."),
            "invalid_choice": gettext_lazy("Pilih satu jawaban."),
        },
    )
    name = forms.CharField(
        label=gettext_lazy("Nama yang hadir"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Yang namanya ditulis mendapat tiket untuk ditunjukkan di pintu."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    title = forms.CharField(label=gettext_lazy("Jabatan"), max_length=200, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Surel untuk tiket"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    people = forms.IntegerField(
        label=gettext_lazy("Jumlah orang yang datang"),
        min_value=1,
        max_value=MOST_PEOPLE,
        required=False,
        initial=1,
        error_messages={
            "invalid": gettext_lazy("Tulis jumlah orang dengan angka."),
            "min_value": gettext_lazy("Tulis sedikitnya 1 orang."),
            "max_value": gettext_lazy("Tulis paling banyak 500 orang."),
        },
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan untuk penyelenggara"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask who comes instead."""
        data = super().clean() or {}
        if data.get("answer") == Answer.SUBSTITUTE and not data.get("name", "").strip():
            self.add_error("name", _("Tulis nama orang yang mewakili."))
        return data

    @property
    def given(self) -> AnswerGiven:
        """Return what was said."""
        return AnswerGiven(**self.cleaned_data)
