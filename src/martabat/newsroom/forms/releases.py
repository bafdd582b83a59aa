"""Editing a release, and how an office signs its releases."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from martabat.newsroom.actions.releases import MOST_PARAGRAPHS, MOST_QUOTES, photos_of
from martabat.newsroom.content import Content, QuoteData
from martabat.newsroom.models import Newsdesk, Release
from martabat.programmes.forms.planning import text_field

SPARE_QUOTES = 2
MOST_BODY = 20_000


class ReleaseForm(forms.Form):
    """The text of a release. Quotes stand in rows `q0_…`, two more than there are."""

    use_required_attribute = False
    title = text_field(
        gettext_lazy("Judul"), 200, required=True,
        error_messages={"required": gettext_lazy("Beri judul.")},
    )  # fmt: skip
    place = text_field(gettext_lazy("Tempat pada baris tempat"), 80)
    publisher = text_field(gettext_lazy("Singkatan penerbit"), 20)
    body = forms.CharField(
        label=gettext_lazy("Isi"),
        max_length=MOST_BODY,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=gettext_lazy("Pisahkan alinea dengan satu baris kosong."),
        error_messages={"required": gettext_lazy("Isi rilis tidak boleh kosong.")},
    )
    credit = text_field(gettext_lazy("Baris kredit"), 120)
    photos = forms.MultipleChoiceField(
        label=gettext_lazy("Foto yang ikut terbit"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = text_field(
        gettext_lazy("Apa yang diperbaiki"),
        300,
        help_text=gettext_lazy("Tampil untuk umum di samping versi yang sudah terbit."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, release: Release, content: Content, **more: Any) -> None:
        super().__init__(*args, **more)
        self.release, self.content = release, content
        photos = release.activity.photos.filter(public=True, document__isnull=False)
        choices = [(str(one.pk), f"{one.alternative} ({one.credit})") for one in photos]
        if choices:
            cast(forms.MultipleChoiceField, self.fields["photos"]).choices = choices
        else:
            del self.fields["photos"]
        if release.published_at is None:
            del self.fields["note"]
        self.quotes = min(len(content["quotes"]) + SPARE_QUOTES, MOST_QUOTES)
        for at in range(self.quotes):
            held = content["quotes"][at] if at < len(content["quotes"]) else None
            self.fields[f"q{at}_name"] = text_field(
                _("Siapa"), 200, initial=held["name"] if held else "",
                widget=forms.TextInput(attrs={"list": "tokoh"}),
            )  # fmt: skip
            self.fields[f"q{at}_title"] = text_field(
                _("Jabatan"), 200, initial=held["title"] if held else ""
            )
            self.fields[f"q{at}_words"] = forms.CharField(
                label=_("Kata-katanya"), required=False, max_length=1000,
                initial=held["words"] if held else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    @classmethod
    def start_of(cls, content: Content, number: int) -> dict[str, Any]:
        """Return what the form shows of a version."""
        return {
            "title": content["title"],
            "place": content["place"],
            "publisher": content["publisher"],
            "body": "\n\n".join(content["paragraphs"]),
            "credit": content["credit"],
            "photos": [str(one["pk"]) for one in content["photos"]],
            "seen": number,
        }

    def clean_body(self) -> str:
        """Refuse more paragraphs than a release has."""
        text: str = self.cleaned_data["body"]
        if len(_paragraphs(text)) > MOST_PARAGRAPHS:
            raise forms.ValidationError(_("Terlalu banyak alinea untuk sebuah rilis."))
        return text

    def clean(self) -> dict[str, Any]:
        """Ask for a name to every quote, and for words to every name."""
        given: dict[str, Any] = super().clean() or {}
        for at in range(self.quotes):
            name, words = given.get(f"q{at}_name"), given.get(f"q{at}_words")
            if words and not name:
                self.add_error(f"q{at}_name", _("Isi siapa yang mengatakannya."))
            if name and not words:
                self.add_error(f"q{at}_words", _("Isi kata-katanya, atau kosongkan namanya."))
        return given

    def text(self) -> Content:
        """Return the release as it was edited, once the form is valid."""
        data = self.cleaned_data
        quotes: list[QuoteData] = [
            {
                "name": data[f"q{at}_name"],
                "title": data[f"q{at}_title"],
                "words": data[f"q{at}_words"],
            }
            for at in range(self.quotes)
            if data[f"q{at}_name"]
        ]
        wanted = [int(key) for key in data.get("photos", [])]
        return {
            "title": data["title"],
            "place": data["place"],
            "publisher": data["publisher"],
            "paragraphs": _paragraphs(data["body"]),
            "quotes": quotes,
            "credit": data["credit"],
            "photos": photos_of(self.release.activity, wanted),
        }


def _paragraphs(text: str) -> list[str]:
    parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n")
    return [" ".join(part.split()) for part in parts if part.strip()]


class CheckForm(forms.Form):
    """What somebody states who puts a hand to a release."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    alone = forms.BooleanField(
        label=gettext_lazy("Saya menulis dan memeriksanya sendiri; tidak ada orang lain."),
        required=False,
    )
    contacts = forms.BooleanField(
        label=gettext_lazy("Kontak di dalamnya memang untuk umum."), required=False
    )


class WithdrawForm(forms.Form):
    """Why a release is taken away."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan penarikan"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Tampil untuk umum di alamat rilis ini."),
        error_messages={"required": gettext_lazy("Tulis alasan penarikan.")},
    )


class NewsdeskForm(forms.ModelForm):  # type: ignore[type-arg]
    """How an organisation signs its releases."""

    class Meta:
        model = Newsdesk
        fields = ("name", "abbreviation", "place", "credit")
