"""What letters, official records and assignments say beside the records they are made of."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from martabat.agreements.kinds import Capacity
from martabat.interface.rows import RowForm
from martabat.programmes.forms.planning import date_field, long_field, text_field
from martabat.programmes.models import InvitationLetter

LONGEST_LINE = 1000
_NIP = gettext_lazy("Hanya dicetak pada surat ini.")
_REQUIRED = {"required": gettext_lazy("Isi nama, atau kosongkan seluruh baris.")}


class LinesField(forms.CharField):
    """A list of texts, one a line; its value is that list."""

    def __init__(self, *, label: Any, rows: int = 5, **more: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=20_000,
            widget=forms.Textarea(attrs={"rows": rows}),
            **more,
        )

    def prepare_value(self, value: Any) -> Any:
        """Show a list one text a line."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """Return the lines that say something, none of them too long."""
        text = cast(str, super().clean(value)) or ""
        found = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        if any(len(line) > LONGEST_LINE for line in found):
            raise ValidationError(
                _("Satu baris memuat paling banyak %(n)s huruf.") % {"n": LONGEST_LINE}
            )
        return found


class SignedForm(forms.Form):
    """Number, place, date and signatory of a letter."""

    number = text_field(
        gettext_lazy("Nomor surat"),
        200,
        help_text=gettext_lazy(
            "Kosongkan bila nomor diambil dari penomoran kantor lewat tombolnya di halaman Naskah."
        ),
    )
    place = text_field(gettext_lazy("Tempat surat"), 100)
    dated = date_field(gettext_lazy("Tanggal surat"))
    on_behalf = text_field(
        gettext_lazy("Atas nama"),
        200,
        help_text=gettext_lazy("Misalnya Wali Kota Singkawang, bila surat ditandatangani a.n."),
    )
    capacity = forms.ChoiceField(
        label=gettext_lazy("Kedudukan penanda tangan"),
        choices=[choice for choice in Capacity.choices if choice[0] != Capacity.PROXY],
        initial=Capacity.DEFINITIVE,
    )
    signatory_title = text_field(gettext_lazy("Jabatan penanda tangan"), 200)
    signatory = text_field(gettext_lazy("Nama penanda tangan"), 200)
    signatory_rank = text_field(gettext_lazy("Pangkat penanda tangan"), 100)
    signatory_nip = text_field(gettext_lazy("NIP penanda tangan"), 30, help_text=_NIP)
    copies = long_field(
        gettext_lazy("Tembusan"), rows=3, help_text=gettext_lazy("Satu baris satu penerima.")
    )

    SIGNING = (
        "on_behalf",
        "capacity",
        "signatory_title",
        "signatory",
        "signatory_rank",
        "signatory_nip",
    )


class InvitationLetterForm(SignedForm):
    """The letter of invitation."""

    form = forms.ChoiceField(
        label=gettext_lazy("Bentuk"),
        choices=InvitationLetter.Form.choices,
        widget=forms.RadioSelect,
        initial=InvitationLetter.Form.EACH,
    )
    sensitivity = forms.ChoiceField(
        label=gettext_lazy("Sifat"),
        choices=InvitationLetter.Sensitivity.choices,
        initial=InvitationLetter.Sensitivity.ORDINARY,
    )
    enclosure = text_field(
        gettext_lazy("Lampiran"),
        100,
        help_text=gettext_lazy("Misalnya 1 (satu) berkas. Kosong berarti tidak ada."),
    )
    subject = text_field(gettext_lazy("Hal"), 250)
    opening = long_field(
        pgettext_lazy("letter", "Pembuka"),
        help_text=gettext_lazy("Hari, waktu, tempat, dan acara ditulis otomatis di bawahnya."),
    )
    closing = long_field(pgettext_lazy("letter", "Penutup"), rows=2)
    contact = text_field(
        gettext_lazy("Narahubung"),
        200,
        help_text=gettext_lazy("Nama dan nomor atau surel untuk konfirmasi kehadiran."),
    )

    LETTER = (
        "form",
        "number",
        "sensitivity",
        "enclosure",
        "subject",
        "place",
        "dated",
    )
    TEXT = ("opening", "closing", "contact", "copies")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What a letter begins with is Indonesian in every language of the pages.
        for name in ("subject", "opening", "closing"):
            self.fields[name].widget.attrs["lang"] = "id"


class RecordForm(forms.Form):
    """A berita acara, without its signatories."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title = forms.CharField(
        label=gettext_lazy("Berita acara tentang"),
        max_length=250,
        error_messages={"required": gettext_lazy("Tulis tentang apa berita acara ini.")},
    )
    number = text_field(
        gettext_lazy("Nomor"),
        200,
        help_text=gettext_lazy(
            "Kosongkan bila nomor diambil dari penomoran kantor lewat tombolnya."
        ),
    )
    dated = date_field(gettext_lazy("Tanggal"))
    place = text_field(
        gettext_lazy("Bertempat di"), 200, help_text=gettext_lazy("Seperti pada kalimat pembuka.")
    )
    town = text_field(
        gettext_lazy("Dibuat di"),
        100,
        help_text=gettext_lazy("Kota di depan tanggal, di atas tanda tangan."),
    )
    results = LinesField(
        label=gettext_lazy("Hasil pelaksanaan"),
        rows=8,
        help_text=gettext_lazy("Satu baris satu butir; nomornya ditulis otomatis."),
    )
    supports = LinesField(
        label=gettext_lazy("Dokumen pendukung"),
        rows=4,
        help_text=gettext_lazy("Satu baris satu dokumen yang dilampirkan."),
    )


class SignatoryRow(RowForm):
    """Somebody who signs a berita acara; the order of rows is the order on paper."""

    name = text_field(gettext_lazy("Nama"), 200, required=True, error_messages=_REQUIRED)
    title = text_field(gettext_lazy("Jabatan"), 200)
    institution = text_field(gettext_lazy("Lembaga"), 200)


class AssignmentForm(SignedForm):
    """A surat tugas, without the people whom it sends."""

    basis = LinesField(
        label=gettext_lazy("Dasar"),
        rows=3,
        help_text=gettext_lazy(
            "Satu baris satu dasar: surat undangan, keputusan, atau program kerja."
        ),
    )
    purpose = long_field(
        pgettext_lazy("assignment", "Untuk"),
        rows=3,
        required=True,
        error_messages={"required": gettext_lazy("Tulis untuk apa mereka ditugaskan.")},
        help_text=gettext_lazy("Satu baris satu tugas."),
    )
    start = date_field(gettext_lazy("Mulai tanggal"))
    end = date_field(gettext_lazy("Sampai tanggal"))

    TASK = ("basis", "purpose", "start", "end")
    LETTER = ("number", "place", "dated")

    def clean(self) -> dict[str, Any]:
        """Let nobody come back before leaving."""
        data: dict[str, Any] = super().clean() or {}
        start, end = data.get("start"), data.get("end")
        if end and not start:
            self.add_error("start", _("Isi tanggal mulainya."))
        elif start and end and end < start:
            self.add_error("end", _("Tanggal sampai tidak boleh sebelum tanggal mulai."))
        return data


class AssigneeRow(RowForm):
    """Somebody who is sent."""

    name = text_field(gettext_lazy("Nama"), 200, required=True, error_messages=_REQUIRED)
    rank = text_field(gettext_lazy("Pangkat/golongan"), 100)
    nip = text_field(gettext_lazy("NIP"), 30, help_text=_NIP)
    title = text_field(gettext_lazy("Jabatan"), 200)
