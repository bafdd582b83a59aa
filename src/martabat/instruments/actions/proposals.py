"""A version coming in as a workbook: read, looked at, decided on, adopted."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.documents.intake import Readable
from martabat.documents.sheets.taking import take
from martabat.instruments import rules
from martabat.instruments.actions.loading import fields_of
from martabat.instruments.document import Document, PackageError
from martabat.instruments.models import InstrumentProposal, InstrumentVersion
from martabat.instruments.package import load_document, shipped_names
from martabat.instruments.queries.proposals import Preview, preview_of
from martabat.instruments.workbook import layout
from martabat.instruments.workbook.building import base_of, build
from martabat.instruments.workbook.findings import kept
from martabat.instruments.workbook.reading import tables_of
from martabat.instruments.workbook.telling import part_of
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership

State = InstrumentProposal.State
MOST_FINDINGS = 1000
MOST_COUNTERPARTS = 10
RESERVED = frozenset({"tambah", "usulan"})
"""Addresses of other pages of this room."""


class Moved(Refused):
    """What stands now is not what somebody looked at; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Sementara Anda melihat, padanannya berubah. Belum ada yang ditulis. Periksa lagi,"
                " lalu terima."
            ),
            code="moved",
        )


def propose(*, by: Membership, upload: Readable, filename: str) -> InstrumentProposal:
    """Read a workbook and keep what it says for somebody to look at; raise Refused.

    Wrong cells are kept as findings: they are shown and keep the version from being adopted.
    """
    _allowed(by)
    taken = take(upload, filename=filename)
    tables = tables_of(taken.grids)
    if not tables.tables and not tables.head.cells:
        raise Refused(
            _(
                "Lembar instrumen tidak ditemukan di berkas ini. Unduh contoh bukunya, isi, lalu"
                " unggah."
            )
        )
    name = base_of(tables)
    base = InstrumentVersion.objects.filter(name=name).first() if name else None
    built = build(tables, base=base.document if base else None, taken=names_taken())
    named = layout.COUNTERPARTS.name in tables.tables
    title = str(part_of(built.data, "title.id") or "")
    return InstrumentProposal.objects.create(
        name=built.data.get("name", ""),
        title=title,
        base_name=base.name if base else "",
        base_sha256=base.sha256 if base else "",
        document=built.data,
        findings=[kept(finding) for finding in built.findings[:MOST_FINDINGS]],
        counterparts=built.counterparts if named else None,
        organisation=by.organisation,
        by=by.user,
        filename=taken.filename,
        sha256=taken.sha256,
    )


@transaction.atomic
def choose_counterparts(
    *, by: Membership, proposal: InstrumentProposal, code: str, before: Sequence[str]
) -> InstrumentProposal:
    """Say which indicators of the version before ask the same as one of this; none is an answer."""
    held = _open(proposal, by)
    preview = preview_of(held)
    if code not in preview.codes:
        raise Refused(_("Indikator itu tidak ada di usulan ini."))
    wanted = list(dict.fromkeys(before))
    unknown = [old for old in wanted if old not in preview.base_codes]
    if unknown:
        raise Refused(
            _("Versi %(base)s tidak mempunyai indikator %(codes)s.")
            % {"base": held.base_name, "codes": ", ".join(unknown[:5])}
        )
    if len(wanted) > MOST_COUNTERPARTS:
        raise Refused(_("Paling banyak sepuluh padanan untuk satu indikator."))
    held.choices[code] = wanted
    held.save(update_fields=["choices"])
    return held


@transaction.atomic
def take_proposed(*, by: Membership, proposal: InstrumentProposal, least: int) -> int:
    """Take every counterpart that is proposed and at least so alike; return how many."""
    held = _open(proposal, by)
    taken = 0
    for pair in preview_of(held).pairs:
        if pair.open and all(item.likeness >= least for item in pair.before):
            held.choices[pair.code] = [item.code for item in pair.before]
            taken += 1
    held.save(update_fields=["choices"])
    return taken


@transaction.atomic
def adopt(*, by: Membership, proposal: InstrumentProposal, seal: str) -> InstrumentVersion:
    """Make a version of a proposal; no version that is there is ever changed.

    `seal` is that of the preview that somebody looked at. Raises `Moved` when another one would be
    shown now, and Refused while something is wrong with it.
    """
    held = _open(proposal, by)
    preview = preview_of(held)
    if preview.seal != seal:
        raise Moved
    _still_adoptable(held, preview)
    try:
        package = load_document(Document(held.filename, preview.document, {}))
    except PackageError as error:
        raise Refused(
            _("Instrumen ini belum dapat dipakai: %(why)s") % {"why": error.problems[0].message}
        ) from error
    try:
        with transaction.atomic():
            version = InstrumentVersion.objects.create(name=held.name, **fields_of(package))
    except IntegrityError as error:
        raise Refused(_name_taken(held.name)) from error
    _finish(held, State.ADOPTED, by)
    record(
        subject=f"instrument:{version.name}",
        verb="instrument.adopted",
        actor=by.actor,
        data={
            "version": version.version,
            "status": version.status,
            "document": version.sha256,
            "filename": held.filename,
            "sha256": held.sha256,
            "base": held.base_name,
            "base_document": held.base_sha256,
            "indicators": len(preview.codes),
            "counterparts": len((preview.document.get("mapping") or {}).get("indicators", {})),
        },
    )
    return version


@transaction.atomic
def discard(*, by: Membership, proposal: InstrumentProposal) -> InstrumentProposal:
    """Drop a proposal; nothing was written, so nothing is undone."""
    held = _open(proposal, by)
    _finish(held, State.DISCARDED, by)
    record(
        subject=f"instrument-proposal:{held.pk}",
        verb="instrument.discarded",
        actor=by.actor,
        data={"name": held.name, "filename": held.filename, "sha256": held.sha256},
    )
    return held


def names_taken() -> frozenset[str]:
    """Return names that no new version may have."""
    known = InstrumentVersion.objects.values_list("name", flat=True)
    return frozenset(known) | frozenset(shipped_names()) | RESERVED


def _still_adoptable(held: InstrumentProposal, preview: Preview) -> None:
    if preview.errors:
        raise Refused(
            _(
                "Masih ada isian yang salah. Perbaiki di Excel, lalu unggah lagi sebagai "
                "usulan baru."
            )
        )
    if held.name in names_taken():
        raise Refused(_name_taken(held.name))
    base = preview.base
    if held.base_name and (base is None or base.sha256 != held.base_sha256):
        raise Refused(
            _("Versi dasar %(name)s berubah sesudah buku ini dibaca. Unggah bukunya lagi.")
            % {"name": held.base_name}
        )


def _name_taken(name: str) -> str:
    return _(
        "Nama %(name)s sudah dipakai versi lain. Ganti namanya di Excel, lalu unggah lagi."
    ) % {"name": name}


def _finish(held: InstrumentProposal, state: str, by: Membership) -> None:
    held.state = state
    held.finished_at = timezone.now()
    held.finished_by = by.user
    held.save(update_fields=["state", "finished_at", "finished_by"])


def _open(proposal: InstrumentProposal, by: Membership) -> InstrumentProposal:
    _allowed(by)
    held = InstrumentProposal.objects.select_for_update().get(pk=proposal.pk)
    if not held.open:
        raise Refused(_("Usulan ini sudah selesai, jadi tidak dapat diubah lagi."))
    return held


def _allowed(by: Membership) -> None:
    if not rules.may_propose(by):
        raise PermissionDenied
