"""Writing a dossier: what the database says at one moment, then the bytes of every document."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from typing import Any

from django.db import transaction
from django.utils.translation import override

from martabat.assessments.dossiers import contents, layout
from martabat.assessments.dossiers.readme import readme
from martabat.assessments.explanations import explanation_data
from martabat.assessments.models import Assessment, Publication, Receipt
from martabat.assessments.published import content_of
from martabat.assessments.reading import read
from martabat.assessments.receipts import receipt_data
from martabat.documents.models import Document
from martabat.documents.storing import CHUNK, open_blob
from martabat.documents.typst import render
from martabat.interface.cells import harmless
from martabat.journal import proofs
from martabat.journal.actions import anchor
from martabat.journal.hashing import digest, instant
from martabat.journal.models import Chain

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Moment:
    """All of an assessment but the bytes of its documents, as it stood at one moment."""

    score: dict[str, Any]
    instrument: dict[str, Any]
    parts: Mapping[str, Any]
    receipts: Sequence[Receipt]
    documents: Sequence[Document]
    entries: Sequence[dict[str, Any]]
    standing: dict[str, Any]
    anchors: Sequence[dict[str, Any]]


def read_moment(assessment: Assessment) -> Moment:
    """Read an assessment while nothing in its journal can grow, and anchor the journal."""
    with _standing_still(assessment):
        anchor()
        receipts = list(
            Receipt.objects.filter(assessment=assessment)
            .select_related("assessment__cycle", "assessment__region__province")
            .select_related("endorsement__organisation")
            .order_by("issued_at", "pk")
        )
        standing = proofs.standing_of(assessment.subject)
        anchored = standing["anchored"]
        return Moment(
            score=_score(assessment),
            instrument=assessment.cycle.instrument.document,
            parts={
                layout.ANSWERS: contents.answers(assessment),
                layout.ENDORSEMENTS: contents.endorsements(assessment),
                layout.ADJUSTMENTS: contents.adjustments(assessment),
                layout.CITATIONS: contents.citations(assessment),
            },
            receipts=receipts,
            documents=contents.documents(assessment, receipts),
            entries=list(proofs.entries_of(assessment.subject)),
            standing=standing,
            anchors=list(proofs.anchors_from(anchored["anchor"])) if anchored else [],
        )


@contextmanager
def _standing_still(assessment: Assessment) -> Iterator[None]:
    """Hold the assessment's chain: every write of it needs the chain, so none can end meanwhile."""
    with transaction.atomic():
        list(Chain.objects.select_for_update().filter(pk=assessment.subject))
        yield


def _score(assessment: Assessment) -> dict[str, Any]:
    publications = list(assessment.publications.order_by("version"))
    last: Publication | None = publications[-1] if publications else None
    content = last.content if last else content_of(assessment)
    return {
        "content": content,
        "sha256": last.sha256 if last else digest(content),
        "instrument": assessment.cycle.instrument.sha256,
        "published": [
            {
                "version": item.version,
                "at": instant(item.published_at),
                "reason": item.reason,
                "sha256": item.sha256,
            }
            for item in publications
        ],
    }


def write(folder: Path, moment: Moment, *, site: str, report: Report) -> None:
    """Write everything into an empty folder; `report` hears of each document copied."""
    for name, data in moment.parts.items():
        _json(folder / name, data)
    _json(folder / layout.SCORE, moment.score)
    _json(folder / layout.INSTRUMENT, moment.instrument)
    _text(folder / layout.ANSWERS_TABLE, _answers_table(moment.parts[layout.ANSWERS]))
    _text(folder / layout.EVIDENCE_TABLE, _evidence_table(moment))
    _json(folder / layout.STANDING, moment.standing)
    _lines(folder / layout.JOURNAL, moment.entries)
    _lines(folder / layout.ANCHORS, moment.anchors)
    _papers(folder, moment, site)
    _text(folder / layout.README, readme(moment.score["content"]))
    total = len(moment.documents)
    for done, document in enumerate(moment.documents, start=1):
        _copy(document, folder / layout.evidence_name(document.blob_id, document.filename))
        report(done, total)


def _papers(folder: Path, moment: Moment, site: str) -> None:
    with override("id"):
        result = read(moment.score["content"])
        if result.score is not None:
            body = render(
                "explanation",
                explanation_data(result, sha256=moment.score["sha256"]),
                language="id",
                archival=True,
            )
            _bytes(folder / layout.REPORT, body)
        for item in moment.receipts:
            body = render(
                "receipt",
                receipt_data(item, site=site),
                language="id",
                created=item.issued_at,
                archival=True,
            )
            _bytes(folder / layout.RECEIPTS / f"{item.number}.pdf", body)
            _json(
                folder / layout.RECEIPTS / f"{item.number}.json",
                {
                    "number": item.number,
                    "issued_at": instant(item.issued_at),
                    "sha256": item.sha256,
                    "journal_head": item.journal_head,
                    "manifest": item.manifest,
                },
            )


def _answers_table(answers: Sequence[Mapping[str, Any]]) -> str:
    heads = ["indikator", "keadaan", "versi", "nilai", "pembilang", "penyebut", "pilihan",
             "tidak_berlaku", "alasan", "catatan"]  # fmt: skip
    parts = ["value", "numerator", "denominator", "choice", "not_applicable", "reason", "note"]
    rows = [
        [row["indicator"], row["status"], row["version"]]
        + [row["answer"].get(part, "") for part in parts]
        for row in answers
    ]
    return _table(heads, rows)


def _evidence_table(moment: Moment) -> str:
    rows = [
        [row["indicator"], item["file"], item["title"], item["page"] or "", item["sha256"]]
        for row in moment.parts[layout.ANSWERS]
        for item in row["evidence"]
    ]
    cited = {row[-1] for row in rows}
    rows += [
        [
            "",
            layout.evidence_name(document.blob_id, document.filename),
            document.title,
            "",
            document.blob_id,
        ]
        for document in moment.documents
        if document.blob_id not in cited
    ]
    return _table(["indikator", "berkas", "judul", "halaman", "sha256"], rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([[harmless(cell) for cell in row] for row in rows])
    return out.getvalue()


def _copy(document: Document, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with open_blob(document.blob_id) as source, target.open("wb") as copy:
        copyfileobj(source, copy, CHUNK)


def _json(path: Path, data: object) -> None:
    _text(path, json.dumps(data, ensure_ascii=False, indent=1, sort_keys=False) + "\n")


def _lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    _text(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def _text(path: Path, text: str) -> None:
    _bytes(path, text.encode())


def _bytes(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
