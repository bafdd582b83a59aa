"""An agreement as a frozen record: what evidence of it says."""

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from martabat.agreements.kinds import Capacity
from martabat.agreements.models import Agreement, Clause, Party
from martabat.documents.records import RecordData, RecordSection, section
from martabat.interface.dates import date_long

UNKNOWN = "belum tercatat"


def source_of(agreement: Agreement) -> str:
    """Return the name under which an agreement is cited."""
    return f"agreement:{agreement.pk}"


def record_of(agreement: Agreement) -> RecordData:
    """Return what an agreement says now, in Indonesian (4 queries)."""
    with override("id"):
        parties = list(agreement.parties.all())
        obligations = list(agreement.obligations.select_related("party"))
        return {
            "source": source_of(agreement),
            "kind": agreement.get_kind_display(),
            "title": agreement.title,
            "example": agreement.example,
            "facts": _facts(agreement),
            "sections": [
                section(
                    _("Para pihak"),
                    heads=[
                        pgettext("one", "Pihak"),
                        _("Penanda tangan"),
                        _("Jabatan"),
                        _("Nomor naskah"),
                    ],
                    rows=[_party(party) for party in parties],
                ),
                *_clauses(agreement),
                *(
                    [
                        section(
                            _("Kewajiban"),
                            heads=[
                                _("Kewajiban"),
                                pgettext("one", "Pihak"),
                                _("Batas"),
                                _("Dipenuhi"),
                            ],
                            rows=[
                                [
                                    item.text,
                                    item.party.name,
                                    date_long(item.due_on),
                                    date_long(item.done_on),
                                ]
                                for item in obligations
                            ],
                        )
                    ]
                    if obligations
                    else []
                ),
            ],
        }


def _facts(agreement: Agreement) -> list[list[str]]:
    signed = (
        date_long(agreement.signed_on) if agreement.signed_on else agreement.signed_text or UNKNOWN
    )
    facts = [
        [_("Tanggal penandatanganan"), signed],
        [_("Tempat"), agreement.place or UNKNOWN],
        [_("Tahap"), agreement.get_stage_display()],
    ]
    if agreement.start or agreement.end:
        facts.append(
            [_("Jangka waktu"), f"{date_long(agreement.start)} – {date_long(agreement.end)}"]
        )
    if agreement.ended_on:
        facts.append(
            [
                _("Berakhir"),
                f"{date_long(agreement.ended_on)}: {agreement.get_end_reason_display()}",
            ]
        )
    if agreement.parent:
        facts.append(
            [
                agreement.get_relation_display(),
                f"{agreement.parent.get_kind_display()} {agreement.parent.title}",
            ]
        )
    if agreement.sha256:
        facts.append([_("Sidik naskah"), agreement.sha256])
    return facts


def _party(party: Party) -> list[str]:
    title = party.title
    if party.capacity != Capacity.DEFINITIVE and title:
        title = f"{title} ({party.get_capacity_display()})"
    return [party.name, party.signatory or UNKNOWN, title, party.number]


def _clauses(agreement: Agreement) -> list[RecordSection]:
    clauses = list(agreement.clauses.all())
    if not clauses:
        return []
    return [section(_("Isi"), [_clause(clause) for clause in clauses])]


def _clause(clause: Clause) -> str:
    heading = clause.title or clause.get_topic_display()
    return f"Pasal {clause.position} {heading}: {clause.text}"
