"""A workbook coming in: read, looked at, decided on, accepted. Nothing is written before that."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.assessments import rules
from martabat.assessments.actions.answering import save_answer
from martabat.assessments.actions.locking import locked, require
from martabat.assessments.models import Assessment, WorkbookImport
from martabat.assessments.queries.workbooks import Preview, expected_of, preview_of
from martabat.assessments.refusals import Refused
from martabat.assessments.values import Given
from martabat.assessments.workbooks.comparing import ANSWER, Finding
from martabat.assessments.workbooks.reading import kept_book, read
from martabat.documents.intake import Readable
from martabat.journal.actions import record
from martabat.organisations.models import Membership

State = WorkbookImport.State
DAYS = 14
"""How long a preview waits."""


class Moved(Refused):
    """What stands now is not what somebody looked at; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Sementara Anda melihat, ada jawaban yang berubah di Martabat. Belum ada yang"
                " ditulis. Periksa lagi perbedaannya di bawah, lalu terima."
            ),
            code="moved",
        )


def preview_workbook(
    *, assessment: Assessment, membership: Membership, upload: Readable, filename: str
) -> WorkbookImport:
    """Read a workbook and keep what it says for somebody to look at; raise Refused."""
    require(rules.may_import(membership, assessment))
    found = read(upload, filename=filename, expected=expected_of(assessment))
    return _keep(assessment, membership, found.filename, found.sha256, kept_book(found.book))


@transaction.atomic
def _keep(
    assessment: Assessment,
    membership: Membership,
    filename: str,
    sha256: str,
    content: dict[str, Any],
) -> WorkbookImport:
    now = timezone.now()
    return WorkbookImport.objects.create(
        assessment=assessment,
        organisation=membership.organisation,
        by=membership.user,
        at=now,
        expires_at=now + timedelta(days=DAYS),
        filename=filename,
        sha256=sha256,
        content=content,
    )


def forget_expired() -> int:
    """Delete previews that nobody accepted in time, for they hold what somebody typed."""
    late = WorkbookImport.objects.filter(state=State.PENDING, expires_at__lte=timezone.now())
    return late.delete()[0]


@transaction.atomic
def choose(
    *, item: WorkbookImport, membership: Membership, keys: Iterable[str], overwrite: bool
) -> None:
    """Decide conflicts for the file, or for what stands. A choice holds while that stands."""
    held = _open(item, membership)
    preview = preview_of(held, membership)
    conflicts = {finding.key: finding for finding in preview.findings if finding.now}
    for key in keys:
        finding = conflicts.get(key)
        if finding is None or finding.now is None:
            continue
        if overwrite:
            held.choices[key] = finding.now.version
        else:
            held.choices.pop(key, None)
    held.save(update_fields=["choices"])


@transaction.atomic
def accept(*, item: WorkbookImport, membership: Membership, seal: str) -> WorkbookImport:
    """Write every answer that is new, changed, or decided for the file; all of them or none.

    `seal` is that of the preview that somebody looked at. Raises `Moved` when another one would be
    shown now, and Refused when nothing would be written.
    """
    held = _open(item, membership)
    preview = preview_of(held, membership)
    if seal and preview.seal != seal:
        raise Moved
    # Where nothing can be written, the page offers no seal.
    if not seal or not preview.written:
        raise Refused(_("Tidak ada yang dapat ditulis dari buku kerja ini."))
    written = _write(held, membership, preview)
    held.result = {
        "written": written,
        "kept": [
            finding.key
            for finding in preview.findings
            if finding.state == "conflict" and not finding.chosen
        ],
        "refused": preview.count("refused"),
        "same": preview.compared.same,
    }
    _finish(held, State.ACCEPTED)
    record(
        subject=held.assessment.subject,
        verb="workbook.imported",
        actor=membership.actor,
        data={
            "filename": held.filename,
            "sha256": held.sha256,
            "answers": [[line["code"], line["version"]] for line in written],
            "kept": held.result["kept"],
            "refused": held.result["refused"],
        },
    )
    return held


@transaction.atomic
def discard(*, item: WorkbookImport, membership: Membership) -> WorkbookImport:
    """Drop a preview; nothing was written, so nothing is undone."""
    return _finish(_open(item, membership), State.DISCARDED)


def _finish(item: WorkbookImport, state: State) -> WorkbookImport:
    """Close an import; what was typed stands in the answers now, or nowhere."""
    item.state = state
    item.finished_at = timezone.now()
    item.content = {}
    item.save(update_fields=["state", "finished_at", "content", "result"])
    return item


def _open(item: WorkbookImport, membership: Membership) -> WorkbookImport:
    """Return an import, held with its assessment until the transaction ends."""
    assessment = locked(item.assessment)
    held = WorkbookImport.objects.select_for_update().get(pk=item.pk)
    held.assessment = assessment
    require(rules.may_import(membership, assessment))
    require(
        membership.role not in rules.OFFICE_ROLES
        or held.organisation_id == membership.organisation_id
    )
    if held.expired:
        raise Refused(_("Pratinjau ini sudah lewat waktu. Unggah buku kerjanya lagi."))
    if held.state != State.PENDING:
        raise Refused(_("Impor ini sudah selesai, jadi tidak dapat diubah lagi."))
    return held


def _write(item: WorkbookImport, membership: Membership, preview: Preview) -> list[dict[str, Any]]:
    by_code: dict[str, list[Finding]] = {}
    for finding in preview.written:
        by_code.setdefault(finding.code, []).append(finding)
    written = []
    for code, findings in by_code.items():
        held = preview.held[code]
        answer = save_answer(
            assessment=item.assessment,
            indicator=code,
            given=_together(findings),
            membership=membership,
            expected_version=held.version,
        )
        written.append(
            {
                "code": code,
                "before": held.version,
                "version": answer.version,
                "parts": [finding.part for finding in findings],
                "over": any(finding.state == "conflict" for finding in findings),
            }
        )
    return written


def _together(findings: list[Finding]) -> Given:
    """Return the answer of one finding with the note of the other."""
    by_part = {finding.part: finding.proposed for finding in findings}
    first = by_part.get(ANSWER) or next(iter(by_part.values()))
    note = next((item for part, item in by_part.items() if part != ANSWER), None)
    assert first is not None
    return replace(first, note=note.note) if note is not None else first
