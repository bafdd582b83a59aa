"""Every verb of an agreement's journal as a sentence for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from martabat.agreements import signing_wording
from martabat.agreements.kinds import ClaimTopic, EndReason, Stage
from martabat.interface.dates import date_long
from martabat.interface.numbers import number
from martabat.journal.models import Entry

SENTENCES: dict[str, str | Promise] = {
    "agreement.added": gettext_lazy("%(who)s mencatat perjanjian ini."),
    "agreement.imported": gettext_lazy("%(who)s memasukkan perjanjian ini dari register."),
    "agreement.changed": gettext_lazy("%(who)s mengubah %(fields)s."),
    "agreement.corrected": gettext_lazy("%(who)s membetulkan catatan: %(fields)s."),
    "agreement.parties": gettext_lazy("%(who)s mencatat para pihak: %(parties)s."),
    "agreement.clauses": gettext_lazy("%(who)s mencatat %(clauses)s pasal."),
    "agreement.shown": gettext_lazy("%(who)s menampilkan perjanjian ini untuk umum."),
    "agreement.hidden": gettext_lazy("%(who)s menutup perjanjian ini dari umum."),
    "agreement.moved": gettext_lazy("%(who)s memindahkan tahap dari %(from)s ke %(to)s."),
    "agreement.ended": gettext_lazy(
        "%(who)s mencatat perjanjian berakhir pada %(ended_on)s: %(reason_code)s."
    ),
    "agreement.renewed": gettext_lazy("%(who)s menyiapkan perpanjangan perjanjian ini."),
    "agreement.amended": gettext_lazy("%(who)s menyiapkan adendum atas perjanjian ini."),
    "agreement.document": gettext_lazy("%(who)s mengunggah naskah bertanda tangan."),
    "agreement.reminded": gettext_lazy("%(who)s mengingatkan lewat surel: %(what)s."),
    "claim.added": gettext_lazy("%(who)s mencatat %(topic)s “%(value)s” menurut %(source)s."),
    "claim.used": gettext_lazy("%(who)s memakai %(topic)s “%(value)s” menurut %(source)s."),
    "claim.removed": gettext_lazy("%(who)s menghapus %(topic)s “%(value)s” menurut %(source)s."),
    "obligation.added": gettext_lazy("%(who)s menambah kewajiban “%(what)s”."),
    "obligation.changed": gettext_lazy("%(who)s mengubah kewajiban “%(what)s”."),
    "obligation.removed": gettext_lazy("%(who)s menghapus kewajiban “%(what)s”."),
    "obligation.closed": gettext_lazy(
        "%(who)s menyatakan kewajiban “%(what)s” dipenuhi pada %(done_on)s."
    ),
    "obligation.reopened": gettext_lazy("%(who)s membuka lagi kewajiban “%(what)s”."),
    **signing_wording.SENTENCES,
}
UNKNOWN = gettext_lazy("%(who)s mencatat “%(verb)s”.")
ICONS = {
    "agreement.moved": "arrow-right",
    "agreement.ended": "circle-minus",
    "agreement.document": "file-text",
    "agreement.reminded": "mail",
    "claim": "versions",
    "obligation": "list-check",
    "sign": "signature",
}
FIELDS: dict[str, str | Promise] = {
    "kind": gettext_lazy("jenis naskah"),
    "category": gettext_lazy("bentuk kerja sama"),
    "title": gettext_lazy("judul"),
    "summary": gettext_lazy("ringkasan"),
    "signed_on": gettext_lazy("tanggal penandatanganan"),
    "signed_text": gettext_lazy("waktu penandatanganan menurut sumber"),
    "place": gettext_lazy("tempat"),
    "start": gettext_lazy("awal jangka waktu"),
    "end": gettext_lazy("akhir jangka waktu"),
    "needs_council": gettext_lazy("perlunya persetujuan DPRD"),
    "term_reason": gettext_lazy("alasan jangka waktu"),
    "parent": gettext_lazy("naskah induk"),
    "relation": gettext_lazy("hubungan dengan naskah induk"),
}
DATES = frozenset({"ended_on", "done_on", "due_on", "signed_on"})
# What people wrote themselves stands under the sentence, word by word.
QUOTED = ("reason", "text", "note")


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the journal as people read it."""

    number: int
    at: datetime
    sentence: str
    quoted: str
    icon: str
    hash: str


def line_of(entry: Entry) -> Line:
    """Return an entry in the reader's language."""
    return Line(
        number=entry.number,
        at=entry.at,
        sentence=sentence(entry.verb, entry.actor_name, entry.data),
        quoted=next((str(entry.data[key]) for key in QUOTED if entry.data.get(key)), ""),
        icon=_icon(entry.verb),
        hash=entry.hash,
    )


def sentence(verb: str, who: str, data: Mapping[str, Any]) -> str:
    """Return what was done as a sentence; what an entry lacks is an ellipsis."""
    facts = _Facts({key: _worded(key, value) for key, value in data.items()})
    facts |= {"who": who, "verb": verb}
    return str(SENTENCES.get(verb, UNKNOWN)) % facts


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def _icon(verb: str) -> str:
    return next((icon for start, icon in ICONS.items() if verb.startswith(start)), "pencil")


def _worded(key: str, value: Any) -> object:
    if value is None:
        return "…"
    if key in DATES:
        return date_long(date.fromisoformat(str(value)[:10]))
    if key in {"from", "to"} and value in Stage.values:
        return Stage(value).label
    if key == "reason_code" and value in EndReason.values:
        return EndReason(value).label
    if key == "topic" and value in ClaimTopic.values:
        return str(ClaimTopic(value).label).lower()
    if key == "fields":
        return ", ".join(str(FIELDS.get(name, name)) for name in value)
    if key == "parties":
        return ", ".join(value) or _("tidak ada")
    if key == "value":
        return str(value).strip("“”")
    if key == "clauses":
        return number(value)
    return value
