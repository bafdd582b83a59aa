"""Forms of an agreement: what it is, who is bound, what it says, where it stands."""

from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from martabat.agreements import workflow
from martabat.agreements.kinds import (
    Body,
    Capacity,
    Category,
    ClaimTopic,
    EndReason,
    Kind,
    Relation,
    Topic,
)
from martabat.agreements.models import Agreement, Obligation, Party
from martabat.interface.rows import RowForm
from martabat.organisations.models import Membership
from martabat.regions.models import Region
from martabat.regions.queries import search


def day_input() -> forms.DateInput:
    """Return the input of a day, as browsers write it."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def day_field(label: Any, *, required: bool = False, hint: Any = "") -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        widget=day_input(),
        error_messages={"invalid": _("Isi tanggal yang ada, misalnya 7 September 2023.")},
    )


def area(rows: int = 3) -> forms.Textarea:
    """Return an input for some sentences."""
    return forms.Textarea(attrs={"rows": rows})


NOTHING_CHOSEN = ("", _("Belum ditentukan"))


class HeadingForm(forms.Form):
    """What an agreement is: kind, subject, chain, day and term."""

    kind = forms.ChoiceField(
        label=_("Jenis naskah"),
        choices=[("", _("Pilih jenis naskah")), *Kind.choices],
        error_messages={"required": _("Pilih jenis naskahnya.")},
    )
    title = forms.CharField(
        label=_("Tentang"),
        max_length=300,
        help_text=_("Seperti sesudah kata “tentang” pada judul naskah."),
        error_messages={"required": _("Tulis naskah ini tentang apa.")},
    )
    region = forms.CharField(
        label=_("Daerah"),
        required=False,
        help_text=_("Kode atau nama, misalnya 61.72. Kosong untuk perjanjian nasional."),
    )
    category = forms.ChoiceField(
        label=_("Bentuk kerja sama"),
        required=False,
        choices=[NOTHING_CHOSEN, *Category.choices],
        help_text=_("Menurut PP 28/2018: dengan siapa daerah bekerja sama."),
    )
    parent = forms.ModelChoiceField(
        label=_("Naskah induk"),
        queryset=Agreement.objects.none(),
        required=False,
        empty_label=_("Tidak ada, atau belum tercatat"),
        help_text=_("Misalnya Nota Kesepahaman yang dilaksanakan perjanjian ini."),
    )
    relation = forms.ChoiceField(
        label=_("Terhadap naskah induk, naskah ini"),
        required=False,
        choices=Relation.choices,
        initial=Relation.IMPLEMENTS,
    )
    signed_on = day_field(
        _("Tanggal penandatanganan"), hint=_("Kosongkan bila belum ditandatangani.")
    )
    place = forms.CharField(label=_("Tempat penandatanganan"), required=False, max_length=200)
    start = day_field(_("Mulai berlaku"))
    end = day_field(_("Berlaku sampai"), hint=_("Hari terakhir berlakunya."))
    term_reason = forms.CharField(
        label=_("Alasan jangka waktu lebih dari 5 tahun"), required=False, max_length=300
    )
    needs_council = forms.BooleanField(
        label=_("Perlu persetujuan DPRD"),
        required=False,
        help_text=_(
            "Bila membebani masyarakat dan daerah, atau dananya belum ada dalam APBD berjalan"
            " (PP 28/2018 pasal 6 ayat (2))."
        ),
    )
    summary = forms.CharField(label=_("Ringkasan"), required=False, widget=area())
    reason = forms.CharField(
        label=_("Mengapa catatan ini dibetulkan"),
        required=False,
        max_length=300,
        help_text=_("Misalnya: tanggal salah salin dari naskah."),
    )

    def __init__(
        self,
        *args: Any,
        membership: Membership,
        parents: QuerySet[Agreement],
        agreement: Agreement | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.use_required_attribute = False
        parent = cast("forms.ModelChoiceField[Agreement]", self.fields["parent"])
        parent.queryset = parents
        own = membership.organisation.region
        self._membership = membership
        self.chosen_region: Region | None = own
        signed = agreement is not None and workflow.is_signed(agreement)
        if own is not None:
            self.fields["region"].help_text = _("Kode atau nama. Kosong untuk %(region)s.") % {
                "region": own.name
            }
        if agreement is not None or (own is not None and not own.is_province):
            # There is only one answer, or it stands already.
            del self.fields["region"]
        if not signed:
            del self.fields["reason"]
        if agreement is not None and not signed:
            # The day is written down where the stage moves on.
            del self.fields["signed_on"]

    def clean_region(self) -> str:
        """Find the region that was meant; nothing means the member's own, or the nation."""
        text: str = self.cleaned_data["region"].strip()
        if text:
            found = search(text, limit=1)
            if not found:
                raise ValidationError(_("Daerah ini tidak ditemukan. Coba kodenya."))
            if not self._membership.covers(found[0].pk):
                raise ValidationError(_("Daerah ini di luar wilayah Anda."))
            self.chosen_region = found[0]
        return text

    def clean(self) -> dict[str, Any]:
        """Nothing ends before it begins."""
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end < start:
            self.add_error("end", ValidationError(_("Akhirnya mendahului awalnya.")))
        if not cleaned.get("parent"):
            cleaned["relation"] = ""
        return cleaned


class PartyForm(RowForm):
    """One party: the institution, and who signs for it."""

    quiet = frozenset({"body", "capacity"})
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Lembaga"),
        max_length=200,
        error_messages={"required": _("Tulis nama lembaganya.")},
    )
    body = forms.ChoiceField(label=_("Jenis pihak"), choices=Body.choices, initial=Body.REGION)
    address = forms.CharField(label=_("Berkedudukan di"), required=False, max_length=300)
    signatory = forms.CharField(label=_("Penanda tangan"), required=False, max_length=200)
    title = forms.CharField(label=_("Jabatan"), required=False, max_length=200)
    capacity = forms.ChoiceField(label=_("Bertindak sebagai"), choices=Capacity.choices)
    proxy_letter = forms.CharField(
        label=_("Nomor surat kuasa"),
        required=False,
        max_length=100,
        help_text=_("Hanya bila bertindak sebagai kuasa."),
    )
    number = forms.CharField(
        label=_("Nomor naskah pihak ini"),
        required=False,
        max_length=100,
        help_text=_("Setiap pihak memberi nomornya sendiri."),
    )
    signed_on = day_field(_("Ditandatangani pada"))
    signed_place = forms.CharField(label=_("Ditandatangani di"), required=False, max_length=200)


class ClauseForm(RowForm):
    """One clause: what it is about and what it says."""

    quiet = frozenset({"topic"})
    topic = forms.ChoiceField(label=_("Perihal"), choices=Topic.choices, initial=Topic.OTHER)
    title = forms.CharField(label=_("Judul pasal"), required=False, max_length=200)
    text = forms.CharField(
        label=_("Isi"),
        widget=area(4),
        error_messages={"required": _("Tulis isi pasal ini, atau ringkasnya.")},
    )


class MoveForm(forms.Form):
    """Where an agreement goes next; the day on which all signed, where it leaves the signing."""

    to = forms.ChoiceField(
        label=_("Langkah berikutnya"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih langkahnya.")},
    )
    signed_on = day_field(
        _("Tanggal penandatanganan"), hint=_("Hari ketika semua sudah menandatangani.")
    )
    place = forms.CharField(label=_("Tempat penandatanganan"), required=False, max_length=200)
    note = forms.CharField(label=_("Catatan"), required=False, widget=area(2), max_length=500)

    def __init__(self, *args: Any, agreement: Agreement, **more: Any) -> None:
        super().__init__(*args, **more)
        self.use_required_attribute = False
        moves = workflow.moves(agreement)
        to = cast(forms.ChoiceField, self.fields["to"])
        to.choices = [(move.target.value, move.verb) for move in moves]
        if len(moves) == 1:
            to.initial = moves[0].target.value
        self.signing = any(
            move.source == workflow.Stage.SIGNING and not move.back for move in moves
        )
        if not self.signing:
            del self.fields["signed_on"], self.fields["place"]


class EndingForm(forms.Form):
    """Why and when an agreement ended."""

    reason = forms.ChoiceField(
        label=_("Sebab berakhir"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih sebab berakhirnya.")},
    )
    ended_on = day_field(_("Berakhir pada"), required=True)
    note = forms.CharField(
        label=_("Keterangan"),
        required=False,
        max_length=300,
        widget=area(2),
        help_text=_("Misalnya nomor surat kesepakatan atau putusan."),
    )

    def __init__(self, *args: Any, agreement: Agreement, **more: Any) -> None:
        super().__init__(*args, **more)
        self.use_required_attribute = False
        reason = cast(forms.ChoiceField, self.fields["reason"])
        reason.choices = [(item.value, EndReason(item).label) for item in workflow.ends(agreement)]


class RenewalForm(forms.Form):
    """The term of the agreement that prolongs another."""

    title = forms.CharField(label=_("Tentang"), max_length=300)
    start = day_field(_("Mulai berlaku"))
    end = day_field(_("Berlaku sampai"), hint=_("Hari terakhir berlakunya."))
    term_reason = forms.CharField(
        label=_("Alasan jangka waktu lebih dari 5 tahun"), required=False, max_length=300
    )

    def clean(self) -> dict[str, Any]:
        """Nothing ends before it begins."""
        cleaned: dict[str, Any] = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end < start:
            self.add_error("end", ValidationError(_("Akhirnya mendahului awalnya.")))
        return cleaned


class AddendumForm(forms.Form):
    """What an addendum changes."""

    title = forms.CharField(
        label=_("Tentang"),
        max_length=300,
        help_text=_("Misalnya: Perubahan jangka waktu Perjanjian Kerja Sama …"),
    )
    text = forms.CharField(
        label=_("Yang diubah"),
        required=False,
        widget=area(5),
        help_text=_("Menjadi pasal pertama; pasal lain dapat ditambahkan sesudahnya."),
    )


class ObligationForm(forms.Form):
    """What a party has to do, and until when."""

    party = forms.ModelChoiceField(
        label=pgettext_lazy("one", "Pihak"),
        queryset=Party.objects.none(),
        empty_label=_("Pilih pihaknya"),
        error_messages={"required": _("Pilih pihak yang wajib.")},
    )
    text = forms.CharField(
        label=_("Kewajiban"),
        max_length=500,
        widget=area(2),
        error_messages={"required": _("Tulis apa yang wajib dilakukan.")},
    )
    due_on = day_field(_("Batas"), hint=_("Diingatkan lewat surel tujuh hari sebelumnya."))

    def __init__(self, *args: Any, agreement: Agreement, **more: Any) -> None:
        super().__init__(*args, **more)
        self.use_required_attribute = False
        party = cast("forms.ModelChoiceField[Party]", self.fields["party"])
        party.queryset = agreement.parties.all()


class ClosingForm(forms.Form):
    """That an obligation is fulfilled."""

    done_on = day_field(_("Dipenuhi pada"), required=True)
    note = forms.CharField(
        label=_("Dipenuhi dengan apa"),
        required=False,
        max_length=500,
        widget=area(2),
        help_text=_("Misalnya laporan, kegiatan, atau surat."),
    )

    def __init__(self, *args: Any, obligation: Obligation, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.use_required_attribute = False
        self._obligation = obligation
        self._today = today
        self.fields["done_on"].initial = today

    def clean_done_on(self) -> date:
        """Nothing was done tomorrow."""
        day: date = self.cleaned_data["done_on"]
        if day > self._today:
            raise ValidationError(_("Tanggal ini masih di depan."))
        return day


class ReopeningForm(forms.Form):
    """Why an obligation is open again."""

    reason = forms.CharField(
        label=_("Mengapa dibuka lagi"),
        max_length=300,
        error_messages={"required": _("Tulis alasannya.")},
    )


class ClaimForm(forms.Form):
    """What one source says about one topic."""

    topic = forms.ChoiceField(label=_("Hal"), choices=ClaimTopic.choices)
    value = forms.CharField(
        label=_("Nilai menurut sumber ini"),
        max_length=300,
        help_text=_("Seperti tertulis di sumber, misalnya “Jumat (8/9)”."),
        error_messages={"required": _("Tulis nilai menurut sumbernya.")},
    )
    source = forms.CharField(
        label=_("Sumber"),
        max_length=200,
        error_messages={"required": _("Tulis nama sumbernya.")},
    )
    url = forms.URLField(
        label=_("Alamat sumber"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Alamat ini bukan tautan web yang lengkap.")},
    )
    note = forms.CharField(label=_("Catatan"), required=False, max_length=300)
    used = forms.BooleanField(label=_("Pakai nilai ini di halaman"), required=False)


class FileForm(forms.Form):
    """The signed file."""

    file = forms.FileField(
        label=_("Berkas PDF"),
        help_text=_("Naskah yang sudah ditandatangani, sampai 50 MB."),
        allow_empty_file=True,
        error_messages={"required": _("Pilih berkasnya.")},
    )
