"""Verify the electronic signatures of a PDF, in a process of its own.

Run as `python -m martabat.documents.signature SECONDS ROOTS < file.pdf > report.json`, where ROOTS
is a folder of PEM files or nothing. Parsing is hard work on bytes from outside: should it hang or
eat memory, only this process ends. Imports no Django, so that it starts quickly.

A picture of a signature or a QR code is not a signature (PP 71/2019 arts. 59-60): only signatures
that the file itself carries are told of. Whether a certificate was revoked is known only where the
file carries the answer; nothing is fetched.
"""

import asyncio
import json
import sys
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Literal

MEMORY = 2 * 1024**3
MAX_SIGNATURES = 50
# A scan shows itself on its first pages; a book need not be read to the end.
MAX_PAGES_SEEN = 20
SCAN_COVERS = 0.7

State = Literal["signed", "unsigned", "scanned", "unreadable"]
Integrity = Literal["intact", "broken", "unreadable"]
Coverage = Literal["whole", "followed", "changed"]
Trust = Literal["trusted", "unknown", "revoked"]


@dataclass(frozen=True, slots=True)
class Signature:
    """What one signature says. Times are ISO 8601 with an offset.

    `coverage`: the whole file; what was `followed` by harmless additions (further signatures,
    filled fields, archival data); or a file that was `changed` after it was signed. `stamped_at` is
    a time that an authority vouches for, `claimed_at` the signer's own clock. `in_validity` tells
    whether the certificate was valid at that time.
    """

    signer: str
    integrity: Integrity
    coverage: Coverage = "changed"
    trust: Trust = "unknown"
    organisation: str = ""
    issuer: str = ""
    claimed_at: str = ""
    stamped_at: str = ""
    stamped_by: str = ""
    valid_from: str = ""
    valid_until: str = ""
    in_validity: bool = False
    reason: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What the signatures of a file say, in the order in which they were made."""

    state: State
    signatures: tuple[Signature, ...] = ()
    # Why it could not be read, for the log: never shown.
    detail: str = field(default="", compare=False)

    def plain(self) -> dict[str, Any]:
        """Return the report as JSON takes it."""
        return asdict(self)

    @classmethod
    def of(cls, content: dict[str, Any]) -> "Report":
        """Return the report that `plain` wrote."""
        return cls(
            state=content["state"],
            signatures=tuple(Signature(**item) for item in content["signatures"]),
            detail=content.get("detail", ""),
        )


def verify(file: BinaryIO, *, roots: list[bytes]) -> Report:
    """Verify the signatures of a PDF; `roots` are files of trusted certificates, PEM or DER."""
    file.seek(0)
    # A signature leaves its byte range open in the file, for it is filled in after writing.
    if b"/ByteRange" not in file.read():
        return Report("scanned" if _is_scan(file) else "unsigned")
    file.seek(0)
    try:
        return _verify(file, roots)
    except Exception as error:
        # Hostile bytes make parsers raise almost anything.
        return Report("unreadable", detail=f"{type(error).__name__}: {error}"[:300])


def _verify(file: BinaryIO, roots: list[bytes]) -> Report:
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(file, strict=False)
    if reader.encrypted:
        # Locked against changes only: everybody may read it.
        reader.decrypt(b"")
    found = _signatures(reader, roots)
    if not found:
        return Report("scanned" if _is_scan(file) else "unsigned")
    return Report("signed", tuple(found))


def _signatures(reader: Any, roots: list[bytes]) -> list[Signature]:
    """Read each signature by itself, so that a broken one hides no other."""
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation import EmbeddedPdfSignature

    readable, broken = [], []
    for name, held, place in islice(
        enumerate_sig_fields(reader, filled_status=True), MAX_SIGNATURES
    ):
        value = held.get_object()
        if value.get("/Type", "/Sig") == "/DocTimeStamp":
            continue
        try:
            readable.append(EmbeddedPdfSignature(reader, place, name))
        except Exception:
            broken.append(_unreadable(value))
    readable.sort(key=lambda one: one.signed_revision)
    return [_signature(one, reader, roots) for one in readable] + broken


def _signature(embedded: Any, reader: Any, roots: list[bytes]) -> Signature:
    try:
        return _read(embedded, reader, roots)
    except Exception:
        return _unreadable(embedded.sig_object)


def _unreadable(value: Any) -> Signature:
    return Signature(signer=_claimed_name(value), integrity="unreadable")


def _claimed_name(value: Any) -> str:
    try:
        return str(value.get("/Name", ""))[:200]
    except Exception:
        return ""


def _read(embedded: Any, reader: Any, roots: list[bytes]) -> Signature:
    from pyhanko.sign.validation import async_validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    certificate = embedded.signer_cert
    begins = certificate.not_valid_before
    ends = certificate.not_valid_after
    # First with the clock of now, only to learn the times; then as things stood when signing.
    claimed = _utc(embedded.self_reported_timestamp)
    moment = min(max(claimed or datetime.now(UTC), begins), ends)
    context = _context(reader, roots, moment)
    status = asyncio.run(
        async_validate_pdf_signature(
            embedded,
            signer_validation_context=context,
            ts_validation_context=_context(reader, roots, None),
            key_usage_settings=KeyUsageConstraints(key_usage=set()),
        )
    )
    claimed = _utc(status.signer_reported_dt) or claimed
    stamp = status.timestamp_validity
    stamped = _utc(stamp.timestamp) if stamp and stamp.valid and stamp.trusted else None
    known = stamped or claimed or datetime.now(UTC)
    sealed = embedded.sig_object
    return Signature(
        signer=_name(certificate, "common_name") or _claimed_name(sealed),
        organisation=_name(certificate, "organization_name"),
        issuer=_issuer(certificate),
        integrity="intact" if status.intact and status.valid else "broken",
        coverage=_coverage(status),
        trust="revoked" if status.revoked else "trusted" if status.trusted else "unknown",
        claimed_at=_text(claimed),
        stamped_at=_text(stamped),
        stamped_by=_name(stamp.signing_cert, "common_name") if stamped and stamp else "",
        valid_from=_text(begins),
        valid_until=_text(ends),
        in_validity=begins <= known <= ends,
        reason=str(sealed.get("/Reason", ""))[:300],
        place=str(sealed.get("/Location", ""))[:200],
    )


def _context(reader: Any, roots: list[bytes], moment: datetime | None) -> Any:
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko_certvalidator import ValidationContext

    settings: dict[str, Any] = {
        "trust_roots": [
            certificate for data in roots for certificate in load_certs_from_pemder_data(data)
        ],
        "allow_fetching": False,
        "revocation_mode": "soft-fail",
        "moment": moment,
        # Answers about revocation are made after signing, that is what makes them good.
        "retroactive_revinfo": True,
    }
    try:
        return DocumentSecurityStore.read_dss(reader).as_validation_context(settings)
    except NoDSSFoundError:
        return ValidationContext(**settings)


def _coverage(status: Any) -> Coverage:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "whole"
    harmless = (
        status.coverage == SignatureCoverageLevel.ENTIRE_REVISION
        and status.modification_level is not None
        and status.modification_level <= ModificationLevel.FORM_FILLING
        and status.docmdp_ok is not False
    )
    return "followed" if harmless else "changed"


def _name(certificate: Any, part: str) -> str:
    value = certificate.subject.native.get(part, "")
    return str(value[0] if isinstance(value, list) else value)[:200]


def _issuer(certificate: Any) -> str:
    names = certificate.issuer.native
    value = names.get("common_name") or names.get("organization_name") or ""
    return str(value[0] if isinstance(value, list) else value)[:200]


def _utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _text(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _is_scan(file: BinaryIO) -> bool:
    """Whether every page is one large picture, without text that can be seen."""
    import pypdfium2
    from pypdfium2 import raw

    file.seek(0)
    try:
        document = pypdfium2.PdfDocument(file)
        pages = min(len(document), MAX_PAGES_SEEN)
        return pages > 0 and all(is_picture(document[number], raw) for number in range(pages))
    except pypdfium2.PdfiumError:
        return False


def is_picture(page: Any, raw: Any) -> bool:
    """Whether a page of pypdfium2 is one large picture, without text that can be seen."""
    width, height = page.get_size()
    covered = 0.0
    for thing in page.get_objects(max_depth=4):
        left, bottom, right, top = thing.get_bounds()
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            covered += (right - left) * (top - bottom)
        elif thing.type == raw.FPDF_PAGEOBJ_TEXT:
            # What a scanner recognised lies unseen above the picture.
            hidden = raw.FPDFTextObj_GetTextRenderMode(thing) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
            if not hidden:
                return False
    return covered >= SCAN_COVERS * width * height


def read_roots(folder: Path) -> list[bytes]:
    """Return the contents of a folder's files, each with one certificate or more in PEM."""
    return [path.read_bytes() for path in sorted([*folder.glob("*.pem"), *folder.glob("*.crt")])]


def main(seconds: str, folder: str = "") -> None:
    """Verify the PDF on standard input, with so many seconds of the processor."""
    import logging

    from martabat.documents.bounds import bound

    bound(memory=MEMORY, seconds=int(seconds))
    logging.disable(logging.CRITICAL)
    with open(0, "rb") as file:  # noqa: PTH123 - standard input itself, which is a seekable file
        report = verify(file, roots=read_roots(Path(folder)) if folder else [])
    json.dump(report.plain(), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:3])
