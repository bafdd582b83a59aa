"""Setting how the papers of one's own office look: its letterhead, its own Word templates."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.documents import rules
from martabat.documents.intake import Readable, kinds, receive
from martabat.documents.kept import keep
from martabat.documents.models import Letterhead, PaperTemplate
from martabat.documents.names import clean_text
from martabat.documents.refusals import UploadRefused
from martabat.documents.word import apart
from martabat.documents.word.filling import TemplateFault
from martabat.documents.word.kinds import PaperKind, example_of, shape_of
from martabat.journal.actions import record
from martabat.journal.refusals import Refused
from martabat.organisations.models import Membership, Organisation

MOST_EMBLEM: Final = 4 * 1024**2
MOST_TEMPLATE: Final = 5 * 1024**2
# Enough for a print of 22 mm at 600 dots an inch.
EMBLEM_SIDE: Final = 520
MOST_VERSIONS: Final = 200


class TemplateRefused(Refused):
    """A template cannot be used; `findings` say why, as `checking` gives them."""

    def __init__(self, findings: Sequence[Mapping[str, str]]) -> None:
        super().__init__(
            _("Templat belum dapat dipakai. Perbaiki dulu yang salah."), code="template"
        )
        self.findings = list(findings)


@dataclass(frozen=True, kw_only=True)
class LetterheadGiven:
    """A letterhead as somebody entered it; `copies` has one recipient a line."""

    office: str
    government: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    emblem_alternative: str = ""
    place: str = ""
    on_behalf: str = ""
    signatory_title: str = ""
    signatory_name: str = ""
    signatory_rank: str = ""
    signatory_number: str = ""
    copies: str = ""


@transaction.atomic
def set_letterhead(
    *,
    by: Membership,
    given: LetterheadGiven,
    emblem: Readable | None = None,
    filename: str = "",
    drop_emblem: bool = False,
    example: bool = False,
) -> Letterhead:
    """Set the letterhead of one's own office; an emblem is kept without its metadata.

    Raises UploadRefused or Refused with a sentence about the picture.
    """
    if not rules.may_set_papers(by):
        raise PermissionDenied
    found = Letterhead.objects.select_for_update().filter(organisation=by.organisation_id).first()
    head = found or Letterhead(organisation_id=by.organisation_id)
    texts = {
        name: text.strip() if name == "copies" else clean_text(text, max_length=2000)
        for name, text in asdict(given).items()
    }
    for name, text in texts.items():
        setattr(head, name, text)
    if drop_emblem:
        head.emblem_id = None
    if emblem is not None:
        head.emblem_id = _kept_emblem(emblem, filename)
    if head.emblem_id and not head.emblem_alternative:
        raise Refused(
            _("Tulis apa yang tampak pada lambang, untuk pembaca layar."), code="emblem_alternative"
        )
    head.example = example
    head.updated_at = timezone.now()
    head.save()
    record(
        subject=f"organisation:{by.organisation_id}",
        verb="papers.letterhead_set",
        actor=by.actor,
        data={**texts, "emblem": head.emblem_id or ""},
    )
    return head


def _kept_emblem(emblem: Readable, filename: str) -> str:
    """Keep a picture anew, with nothing but its pixels."""
    from PIL import Image, ImageOps

    with receive(emblem, filename=filename, limit=MOST_EMBLEM).file as file:
        with Image.open(file) as image:
            if image.format not in ("PNG", "JPEG"):
                raise Refused(_("Lambang harus PNG atau JPEG."), code="emblem")
            upright = ImageOps.exif_transpose(image).convert("RGBA")
        upright.thumbnail((EMBLEM_SIDE, EMBLEM_SIDE))
        fresh = Image.new("RGBA", upright.size)
        fresh.paste(upright)
        out = io.BytesIO()
        fresh.save(out, "PNG", optimize=True)
    return keep(out.getvalue(), media_type=kinds.PNG.media_type, pages=1)


def checked(content: bytes, kind: PaperKind) -> list[dict[str, str]]:
    """Return what is wrong with a template, worst first; looked at in a process of its own."""
    required = [field.name for field in kind.fields if field.required]
    try:
        return apart.check(content, shape_of(kind), required, example_of(kind))
    except TemplateFault as fault:
        code = "slow" if fault.code == "slow" else "broken"
        said = {"tag": "", "suggestion": "", "detail": "" if code == "slow" else fault.detail[:80]}
        return [{"code": code, "severity": "error", **said}]


def add_template(
    *, by: Membership, kind: PaperKind, upload: Readable, filename: str
) -> PaperTemplate:
    """Take a template of one's own office into use for a kind of paper.

    Raises UploadRefused for a file that may not be taken at all, TemplateRefused with what is
    wrong. Reading and trying it stand before the transaction.
    """
    if not rules.may_set_papers(by):
        raise PermissionDenied
    content, name = _word_file(upload, filename)
    findings = checked(content, kind)
    if any(one["severity"] in ("refused", "error") for one in findings):
        raise TemplateRefused(findings)
    return _kept_template(by, kind, content, name, findings)


def _word_file(upload: Readable, filename: str) -> tuple[bytes, str]:
    """Return the bytes and the clean name of a Word document; Refused for any other file."""
    received = receive(upload, filename=filename, limit=MOST_TEMPLATE)
    with received.file as file:
        if received.kind is not kinds.DOCX:
            raise Refused(_("Templat harus dokumen Word (.docx)."), code="template_kind")
        return file.read(), received.filename


@transaction.atomic
def _kept_template(
    by: Membership,
    kind: PaperKind,
    content: bytes,
    filename: str,
    findings: list[dict[str, str]],
) -> PaperTemplate:
    own = _own(by, kind)
    version = (own.aggregate(last=Max("version"))["last"] or 0) + 1
    if version > MOST_VERSIONS:
        raise Refused(
            _("Sudah ada %(n)s versi. Pakai salah satunya.") % {"n": MOST_VERSIONS}, code="many"
        )
    sha256 = keep(content, media_type=kinds.DOCX.media_type)
    own.filter(active=True).update(active=False)
    template = PaperTemplate.objects.create(
        organisation_id=by.organisation_id,
        kind=kind.value,
        version=version,
        blob_id=sha256,
        filename=filename,
        active=True,
        findings=findings,
        uploaded_by_id=by.user_id,
    )
    _journal(by, "papers.template_added", kind, version=version, sha256=sha256)
    return template


@transaction.atomic
def use_template(*, by: Membership, kind: PaperKind, version: int) -> PaperTemplate:
    """Take an earlier version of one's own office into use again."""
    if not rules.may_set_papers(by):
        raise PermissionDenied
    own = _own(by, kind)
    template = own.filter(version=version).first()
    if template is None:
        raise Refused(_("Versi itu tidak ada."), code="no_version")
    own.filter(active=True).update(active=False)
    template.active = True
    template.save(update_fields=["active"])
    _journal(by, "papers.template_used", kind, version=version, sha256=template.blob_id)
    return template


@transaction.atomic
def drop_template(*, by: Membership, kind: PaperKind) -> None:
    """Go back to the shipped template, or that of the office above; versions are kept."""
    if not rules.may_set_papers(by):
        raise PermissionDenied
    active = _own(by, kind).filter(active=True).first()
    if active is None:
        raise Refused(_("Kantor Anda memang memakai templat bawaan."), code="shipped")
    active.active = False
    active.save(update_fields=["active"])
    _journal(by, "papers.template_dropped", kind, version=active.version, sha256=active.blob_id)


def _own(by: Membership, kind: PaperKind) -> QuerySet[PaperTemplate]:
    """Return the templates of one's own office of a kind; the office is held meanwhile."""
    # One lock for all versions, also before there is any.
    Organisation.objects.select_for_update().get(pk=by.organisation_id)
    return PaperTemplate.objects.filter(organisation=by.organisation_id, kind=kind.value)


def _journal(by: Membership, verb: str, kind: PaperKind, *, version: int, sha256: str) -> None:
    record(
        subject=f"organisation:{by.organisation_id}",
        verb=verb,
        actor=by.actor,
        data={"kind": kind.value, "version": version, "sha256": sha256},
    )


__all__ = ["LetterheadGiven", "TemplateRefused", "UploadRefused", "add_template", "checked",
           "drop_template", "set_letterhead", "use_template"]  # fmt: skip
