"""Every verb of an assessment's journal as a sentence for people, and the kinds to filter by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from martabat.assessments.steps import Step
from martabat.interface.dates import date_long
from martabat.interface.numbers import number


@dataclass(frozen=True)
class Kind:
    """A kind of entries: the verbs that begin with one of `prefixes`."""

    label: str | Promise
    prefixes: tuple[str, ...]
    icon: str


KINDS = {
    "jawaban": Kind(pgettext_lazy("many", "Jawaban"), ("answer.", "workbook."), "pencil"),
    "bukti": Kind(gettext_lazy("Bukti"), ("evidence.",), "paperclip"),
    "penugasan": Kind(gettext_lazy("Penugasan"), ("delegat", "remind"), "users"),
    "pengesahan": Kind(
        gettext_lazy("Pengesahan"), ("moved.", "endorsed.", "receipt.", "dossier."), "rubber-stamp"
    ),
    "putusan": Kind(gettext_lazy("Putusan"), ("decided.",), "shield-check"),
    "tanggapan": Kind(pgettext_lazy("many", "Tanggapan"), ("remarked",), "message"),
    "hasil": Kind(gettext_lazy("Hasil"), ("adjust", "decreed", "published"), "gavel"),
}

# In each sentence `who` is the person and `what` the indicator with its short name.
SENTENCES: dict[str, str | Promise] = {
    "answer.saved": gettext_lazy("%(who)s mengisi %(what)s, versi %(version)s."),
    "workbook.imported": gettext_lazy("%(who)s mengisi %(many)s dari buku kerja “%(filename)s”."),
    "evidence.attached": gettext_lazy("%(who)s mengutip “%(title)s” sebagai bukti untuk %(what)s."),
    "evidence.detached": gettext_lazy("%(who)s melepas “%(title)s” dari bukti %(what)s."),
    "evidence.frozen": gettext_lazy("%(who)s membekukan “%(title)s” untuk %(what)s."),
    "delegated": gettext_lazy("%(who)s meminta %(many)s dari %(organisation)s, batas %(due_on)s."),
    "delegation.taken_back": gettext_lazy("%(who)s menarik permintaan atas %(many)s."),
    "moved.submit": gettext_lazy("%(who)s mengajukan isian ke Sekda."),
    "moved.withdraw": gettext_lazy("%(who)s menarik kembali isian dari Sekda."),
    "moved.endorse": gettext_lazy("%(who)s mengesahkan isian dan menyerahkannya ke provinsi."),
    "moved.send_back": gettext_lazy("%(who)s mengembalikan isian ke operator."),
    "moved.forward": gettext_lazy("%(who)s meneruskan isian ke Kanwil."),
    "moved.hand_on": gettext_lazy("%(who)s menyelesaikan pemeriksaan; tahap berikutnya %(to)s."),
    "moved.close_panel": gettext_lazy("%(who)s menutup penilaian panel."),
    "moved.reopen_panel": gettext_lazy("%(who)s membuka lagi penilaian panel."),
    "moved.publish": gettext_lazy("%(who)s membuka hasil untuk umum."),
    "endorsed.office": gettext_lazy("%(who)s, %(position)s, mengesahkan jawaban kantornya."),
    "endorsed.regency": gettext_lazy("%(who)s, %(position)s, mengesahkan seluruh isian."),
    "endorsed.province": gettext_lazy(
        "%(who)s, %(position)s, meneruskan isian dengan surat %(letter)s."
    ),
    "receipt.issued": gettext_lazy("Tanda terima %(number)s terbit atas tindakan %(who)s."),
    "decided.accept": gettext_lazy("%(who)s menerima %(what)s, versi %(version)s."),
    "decided.return": gettext_lazy("%(who)s mengembalikan %(what)s, versi %(version)s."),
    "decided.correct": gettext_lazy("%(who)s mengoreksi %(what)s, versi %(version)s."),
    "decided.accept_many": gettext_lazy("%(who)s menerima %(many)s sekaligus."),
    "remarked": gettext_lazy("%(who)s menanggapi %(what)s."),
    "dossier.asked": gettext_lazy("%(who)s meminta berkas lengkap penilaian."),
    "adjusted": gettext_lazy("%(who)s menambahkan penyesuaian %(points)s poin."),
    "adjustment.withdrawn": gettext_lazy("%(who)s mencabut penyesuaian %(points)s poin."),
    "decreed": gettext_lazy("%(who)s mencatat keputusan %(number)s, tanggal %(dated)s."),
    "published": gettext_lazy("%(who)s menerbitkan hasil: nilai %(score)s."),
    "published.corrected": gettext_lazy(
        "%(who)s menerbitkan koreksi hasil, versi %(version)s: nilai %(score)s."
    ),
    "delegation.reminded": gettext_lazy("%(who)s mengingatkan %(organisation)s atas %(many)s."),
    "reminded.late": gettext_lazy(
        "%(who)s mengingatkan operator daerah bahwa batas %(due_on)s sudah lewat."
    ),
}
UNKNOWN = gettext_lazy("%(who)s mencatat “%(verb)s”.")
# What people wrote themselves stands under the sentence, word by word.
QUOTED = ("reason", "text")
DATES = frozenset({"due_on", "dated"})
NUMBERS = frozenset({"score", "points"})


def sentence(verb: str, who: str, data: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return an entry as a sentence; `names` gives the short name of each indicator."""
    facts = _Facts({key: _worded(key, value) for key, value in data.items()})
    indicator = str(data.get("indicator", ""))
    facts |= {
        "who": who,
        "verb": verb,
        "what": " ".join(part for part in (indicator, names.get(indicator, "")) if part),
        "many": _many(indicators_of(data)),
    }
    return str(SENTENCES.get(verb, UNKNOWN)) % facts


def quoted(data: Mapping[str, Any]) -> str:
    """Return what the person wrote as a reason or remark, if anything."""
    return next((str(data[key]) for key in QUOTED if data.get(key)), "")


def kind_of(verb: str) -> Kind | None:
    """Return the kind that a verb belongs to."""
    return next((kind for kind in KINDS.values() if verb.startswith(kind.prefixes)), None)


def indicators_of(data: Mapping[str, Any]) -> list[str]:
    """Return the indicators that an entry is about."""
    if data.get("indicator"):
        return [str(data["indicator"])]
    if "answers" in data:
        return [str(item[0]) for item in data["answers"]]
    return [str(item) for item in data.get("indicators", ())]


class _Facts(dict[str, object]):
    """An entry that lacks a fact still reads: what is missing is an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def _worded(key: str, value: Any) -> object:
    if value is None:
        return "…"
    if key in DATES:
        return date_long(date.fromisoformat(str(value)[:10]))
    if key == "to":
        return Step(value).label if value in Step.values else value
    if key in NUMBERS:
        return _figure(str(value))
    return value


def _figure(text: str) -> str:
    try:
        return number(Decimal(text), 2)
    except InvalidOperation:
        return text


def _many(indicators: list[str]) -> str:
    """Return "indikator 01-S-01" or "12 indikator"."""
    if len(indicators) == 1:
        return _("indikator %(code)s") % {"code": indicators[0]}
    return ngettext("%(n)s indikator", "%(n)s indikator", len(indicators)) % {
        "n": number(len(indicators))
    }
