"""Changing what is written of an agreement: heading, parties, clauses, and who may see it.

What was signed changes by an addendum only. Of a signed agreement one may still write down what was
not known, and set right a heading that was copied wrongly, with a reason; both are journalled.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from martabat.agreements import rules, workflow
from martabat.agreements.actions.drafting import ClauseGiven, PartyGiven
from martabat.agreements.kinds import Relation
from martabat.agreements.models import Agreement, Clause, Party, Signer
from martabat.agreements.signing_order import declined, latest_round
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership

# What the text itself says; the rest describes the record.
TEXT = frozenset({"kind", "title", "signed_on", "signed_text", "place", "start", "end"})
# What signatures in Martabat seal (`sealing.terms`).
SEALED = frozenset({"kind", "title", "summary", "relation", "parent", "start", "end"})
HEADING = TEXT | {"category", "summary", "needs_council", "term_reason", "parent", "relation"}
PARTY_FIELDS = (
    "name",
    "body",
    "organisation_id",
    "address",
    "signatory",
    "title",
    "capacity",
    "proxy_letter",
    "number",
    "signed_on",
    "signed_place",
)


def locked(*, by: Membership, agreement: Agreement) -> Agreement:
    """Return the agreement, held until the transaction ends; who may not change it is refused."""
    found = (
        Agreement.objects.select_for_update(of=("self",))
        .select_related("parent", "owner", "region")
        .get(pk=agreement.pk)
    )
    if not rules.may_edit(by, found):
        raise PermissionDenied
    return found


def signed_here(agreement: Agreement) -> bool:
    """Whether somebody has signed it in Martabat, which seals its terms (1 query).

    A round that somebody declined seals nothing: the text is mended before the next one.
    """
    last = latest_round(agreement.signers.all())
    done = any(item.state == Signer.State.DONE and item.part == Signer.Part.SIGNER for item in last)
    return done and declined(last) is None


@transaction.atomic
def change_agreement(
    *, by: Membership, agreement: Agreement, reason: str = "", **fields: Any
) -> Agreement:
    """Change the heading (`HEADING`); of a signed one, what was known needs a `reason`."""
    found = locked(by=by, agreement=agreement)
    unknown = set(fields) - HEADING
    if unknown:
        raise TypeError(f"Not part of the heading: {sorted(unknown)}")
    fields.setdefault("relation", found.relation)
    if fields.get("parent", found.parent) is None:
        fields["relation"] = ""
    elif not fields["relation"]:
        fields["relation"] = Relation.IMPLEMENTS
    changed = {name: value for name, value in fields.items() if getattr(found, name) != value}
    if not changed:
        return found
    _hold_heading(found, changed, reason)
    before = {name: _plain(getattr(found, name)) for name in changed}
    if "end" in changed:
        changed["reminded_on"] = None
    for name, value in changed.items():
        setattr(found, name, value)
    if not workflow.is_signed(found):
        _keep_on_the_way(found)
    found.save()
    record(
        subject=found.subject,
        verb="agreement.corrected" if reason.strip() else "agreement.changed",
        actor=by.actor,
        data={
            "fields": sorted(before),
            "before": before,
            "after": {name: _plain(getattr(found, name)) for name in before},
            "reason": reason.strip(),
        },
    )
    return found


def _hold_heading(agreement: Agreement, changed: dict[str, Any], reason: str) -> None:
    parent = changed.get("parent")
    if parent is not None and agreement.pk in _line_of(parent):
        raise Refused(_("Naskah ini sendiri ada dalam rantai naskah induk yang Anda pilih."))
    start, end = (changed.get(name, getattr(agreement, name)) for name in ("start", "end"))
    if start and end and end < start:
        raise Refused(_("Akhir jangka waktu mendahului awalnya. Periksa kedua tanggal."))
    if SEALED & set(changed):
        _hold_seal(agreement)
    if not workflow.is_signed(agreement):
        return
    touched = {name for name in TEXT & set(changed) if getattr(agreement, name)}
    if touched and not reason.strip():
        raise Refused(
            _(
                "Naskah ini sudah ditandatangani. Bila catatannya salah salin, tulis alasannya;"
                " bila isinya memang berubah, buat adendum."
            )
        )


def _hold_seal(agreement: Agreement) -> None:
    if signed_here(agreement):
        raise Refused(
            _(
                "Naskah ini sudah ditandatangani di Martabat, sehingga isinya tersegel."
                " Ubah isinya dengan adendum."
            )
        )


def _line_of(agreement: Agreement) -> set[int]:
    line: set[int] = set()
    at: Agreement | None = agreement
    while at is not None and at.pk not in line:
        line.add(at.pk)
        at = at.parent
    return line


def _keep_on_the_way(agreement: Agreement) -> None:
    """Another kind goes another way; what stands on a stage it lacks begins that way anew."""
    stages = {stop.stage for stop in workflow.way(agreement.kind, agreement.needs_council)}
    if agreement.stage not in stages:
        agreement.stage = workflow.first_stage(agreement.kind, agreement.needs_council)


@transaction.atomic
def set_parties(*, by: Membership, agreement: Agreement, parties: Sequence[PartyGiven]) -> None:
    """Write the parties down in this order; those with a `pk` stay the same parties."""
    found = locked(by=by, agreement=agreement)
    there = {party.pk: party for party in found.parties.all()}
    if any(given.pk is not None and given.pk not in there for given in parties):
        raise Refused(_("Daftar pihak berubah sementara Anda mengisi. Muat ulang halaman ini."))
    if workflow.is_signed(found):
        _hold_parties(list(there.values()), parties)
    if _terms(there.values()) != [
        (given.pk, given.name.strip(), given.address.strip()) for given in parties
    ]:
        _hold_seal(found)
    gone = [party for pk, party in there.items() if pk not in {given.pk for given in parties}]
    for party in gone:
        if party.obligations.exists():
            raise Refused(
                _("%(party)s masih punya kewajiban. Hapus kewajibannya dulu.")
                % {"party": party.name}
            )
        if party.signers.exists():
            raise Refused(
                _("%(party)s sudah ada dalam urutan penandatanganan.") % {"party": party.name}
            )
    Party.objects.filter(pk__in=[party.pk for party in gone]).delete()
    filled = [
        given.name
        for position, given in enumerate(parties, start=1)
        if _write_party(found, there.get(given.pk or 0), given, position)
    ]
    if gone or filled:
        record(
            subject=found.subject,
            verb="agreement.parties",
            actor=by.actor,
            data={
                "parties": [given.name for given in parties],
                "touched": filled,
                "signed": workflow.is_signed(found),
            },
        )


def _write_party(
    agreement: Agreement, party: Party | None, given: PartyGiven, position: int
) -> bool:
    values = {name: _given(given, name) for name in PARTY_FIELDS}
    if party is None:
        Party.objects.create(agreement=agreement, position=position, **values)
        return True
    values["position"] = position
    if all(getattr(party, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(party, name, value)
    party.save()
    return True


def _hold_parties(there: Sequence[Party], given: Sequence[PartyGiven]) -> None:
    """Refuse what is more than filling in: other parties, another order, another value."""
    same = [party.pk for party in there] == [item.pk for item in given]
    # Nothing was known of the parties at all.
    if there and not (
        same and all(_only_filled(party, item) for party, item in zip(there, given, strict=True))
    ):
        raise Refused(
            _(
                "Naskah ini sudah ditandatangani, jadi pihaknya hanya berubah lewat adendum."
                " Yang belum tercatat, seperti penanda tangan dan nomor naskah, masih dapat"
                " dilengkapi."
            )
        )


def _terms(parties: Iterable[Party]) -> list[tuple[int | None, str, str]]:
    return [(party.pk, party.name, party.address) for party in parties]


def _only_filled(party: Party, given: PartyGiven) -> bool:
    for name in PARTY_FIELDS:
        old, new = getattr(party, name), _given(given, name)
        # In what capacity somebody signed is known only with the signatory.
        known = bool(party.signatory) if name == "capacity" else bool(old)
        if known and old != new:
            return False
    return True


def _given(given: PartyGiven, name: str) -> Any:
    if name == "organisation_id":
        return given.organisation.pk if given.organisation else None
    value = getattr(given, name)
    return value.strip() if isinstance(value, str) else value


@transaction.atomic
def set_clauses(*, by: Membership, agreement: Agreement, clauses: Sequence[ClauseGiven]) -> None:
    """Write the clauses down in this order; a signed text may only be written down further."""
    found = locked(by=by, agreement=agreement)
    there = [(item.topic, item.title, item.text) for item in found.clauses.all()]
    wanted = [(item.topic, item.title.strip(), item.text.strip()) for item in clauses]
    if there == wanted:
        return
    _hold_seal(found)
    if workflow.is_signed(found):
        kept = iter(wanted)
        if not all(item in kept for item in there):
            raise Refused(
                _(
                    "Naskah ini sudah ditandatangani, jadi pasalnya hanya berubah lewat adendum."
                    " Pasal yang belum tercatat masih dapat ditambahkan."
                )
            )
    found.clauses.all().delete()
    Clause.objects.bulk_create(
        Clause(agreement=found, position=position, topic=topic, title=title, text=text)
        for position, (topic, title, text) in enumerate(wanted, start=1)
    )
    record(
        subject=found.subject,
        verb="agreement.clauses",
        actor=by.actor,
        data={
            "clauses": len(wanted),
            "topics": sorted({topic for topic, _title, _text in wanted}),
            "signed": workflow.is_signed(found),
        },
    )


@transaction.atomic
def set_public(*, by: Membership, agreement: Agreement, public: bool) -> Agreement:
    """Show an agreement to everybody, or no longer."""
    found = locked(by=by, agreement=agreement)
    if found.public != public:
        found.public = public
        found.save(update_fields=["public"])
        record(
            subject=found.subject,
            verb="agreement.shown" if public else "agreement.hidden",
            actor=by.actor,
            data={},
        )
    return found


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, Agreement) else value
