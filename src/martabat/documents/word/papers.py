"""Official papers of an organisation: as a Word file to be edited, and as an accessible PDF."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Literal

from django.conf import settings
from django.utils.translation import override

from martabat.documents.models import PaperTemplate
from martabat.documents.storing import open_blob
from martabat.documents.typst import printable
from martabat.documents.typst import render as typst_pdf
from martabat.documents.word import apart, fields, filling
from martabat.documents.word.filling import About, Picture, TemplateFault
from martabat.documents.word.kinds import PaperKind, shape_of
from martabat.documents.word.letterheads import Head, head_of, template_of
from martabat.organisations.models import Organisation

__all__ = ["PaperKind", "Picture", "TemplateFault", "example_note", "head_of",
           "render", "render_pdf"]  # fmt: skip

log = logging.getLogger(__name__)

EMBLEM: Final = "lambang"
LETTERS: Final = frozenset({PaperKind.INVITATION, PaperKind.COVERING_LETTER})
# Where the name of a paper stands.
_NAMES: Final = ("judul", "hal", "tentang", "acara")


def example_note(example: bool) -> str:
    """Return the sentence that marks invented data, for the `contoh` of a paper."""
    return "contoh: data dalam dokumen ini rekaan" if example else ""


def render(
    kind: PaperKind,
    context: Mapping[str, Any],
    *,
    organisation: Organisation | None,
    language: str = "id",
    pictures: Mapping[str, Picture] | None = None,
    also: Sequence[Mapping[str, Any]] = (),
) -> bytes:
    """Return the Word file of a paper: `context` as `contexts` declares it for its kind.

    The letterhead is the organisation's, or of the office above it, and so is the template. A
    template of an office's own is filled in a process of its own; where it cannot be, the shipped
    one is taken and the office's page of papers says so. Where `context` speaks of a picture,
    `pictures` has it by that name. `also` are further papers of the same kind, each on pages of
    its own. Raises ValueError for a context that is not as declared.
    """
    head = head_of(organisation)
    template = template_of(organisation, kind)
    paper, drawn = _paper(kind, context, head, pictures or {})
    more = [_paper(kind, one, head, pictures or {})[0] for one in also]
    about = About(
        title=_title(kind, paper),
        subject=_label(kind),
        author=organisation.name if organisation else "",
        language=language,
    )
    if template is not None:
        try:
            return apart.fill(content_of(template), paper, pictures=drawn, about=about, also=more)
        except TemplateFault as fault:
            _note_failure(template, fault)
    try:
        return filling.fill(shipped(kind), paper, pictures=drawn, about=about, also=more)
    except TemplateFault as fault:
        # What an installation put before ours; ours is tested to be filled.
        log.warning("The installation's template of %s could not be filled: %s", kind, fault)
        ours = kind.shipped.read_bytes()
        return filling.fill(ours, paper, pictures=drawn, about=about, also=more)


def _note_failure(template: PaperTemplate, fault: TemplateFault) -> None:
    """Remember that a template could not be filled, until another is uploaded."""
    log.warning("Template %s could not be filled: %s", template.pk, fault)
    failed = {"code": "failed", "severity": "error", "tag": "", "suggestion": "", "detail": ""}
    kept = [one for one in template.findings if one["code"] != "failed"]
    PaperTemplate.objects.filter(pk=template.pk).update(
        findings=[{**failed, "detail": fault.code}, *kept]
    )


def render_pdf(
    kind: PaperKind,
    context: Mapping[str, Any],
    *,
    organisation: Organisation | None,
    language: str = "id",
    created: datetime | None = None,
    pictures: Mapping[str, Picture] | None = None,
    also: Sequence[Mapping[str, Any]] = (),
) -> bytes:
    """Return the same paper as PDF for all readers (PDF/UA), in our own layout of its kind.

    A template of an office's own changes its Word file alone.
    """
    return pdf_with(
        kind,
        context,
        head_of(organisation),
        language=language,
        created=created,
        pictures=pictures,
        also=also,
    )


def pdf_with(
    kind: PaperKind,
    context: Mapping[str, Any],
    head: Head,
    *,
    language: str = "id",
    created: datetime | None = None,
    pictures: Mapping[str, Picture] | None = None,
    also: Sequence[Mapping[str, Any]] = (),
) -> bytes:
    """Return the PDF of a paper under a given letterhead; several only of letters."""
    paper, drawn = _whole(kind, context, head, pictures or {})
    shape: Literal["letter", "title"] = "letter" if kind in LETTERS else "title"
    names = {name: f"gambar-{at}" for at, name in enumerate(drawn)}
    return typst_pdf(
        shape,
        {
            "kind": kind.value,
            "title": _title(kind, paper),
            "author": head.office,
            "paper": paper,
            "also": [_whole(kind, one, head, pictures or {})[0] for one in also],
            "pictures": {
                name: {"file": names[name], "alternative": one.alternative}
                for name, one in drawn.items()
            },
        },
        language=language,
        created=created,
        files={names[name]: one.content for name, one in drawn.items()},
    )


def shipped(kind: PaperKind) -> bytes:
    """Return the template that comes with the system, or that this installation puts before it."""
    own = settings.VAR_DIR / "templates" / kind.shipped.name
    return bytes((own if own.exists() else kind.shipped).read_bytes())


def content_of(template: PaperTemplate) -> bytes:
    """Return the bytes of an office's template."""
    with open_blob(template.blob_id) as file:
        return file.read()


def _paper(
    kind: PaperKind, context: Mapping[str, Any], head: Head, pictures: Mapping[str, Picture]
) -> tuple[dict[str, Any], dict[str, Picture]]:
    """Return the whole paper with the places of its pictures marked."""
    whole, drawn = _whole(kind, context, head, pictures)
    return _shown(whole, shape_of(kind), drawn), drawn


def _whole(
    kind: PaperKind, context: Mapping[str, Any], head: Head, pictures: Mapping[str, Picture]
) -> tuple[dict[str, Any], dict[str, Picture]]:
    """Return the paper with its letterhead, and its pictures; ValueError if not as declared."""
    drawn = dict(pictures)
    if head.emblem is not None:
        drawn[EMBLEM] = head.emblem
    whole = {
        **context,
        "kop": {
            "ada": bool(head.government or head.office),
            "lambang": EMBLEM if head.emblem else "",
            "pemerintah": head.government,
            "kantor": head.office,
            "alamat": head.address,
            "kontak": head.contact,
        },
    }
    faults = fields.wrong(whole, shape_of(kind))
    if faults:
        raise ValueError(f"{kind}: {'; '.join(faults[:5])}")
    return printable(whole), drawn


def _shown(value: Any, shape: Any, pictures: Mapping[str, Picture]) -> Any:
    """Mark the places of pictures; a name without a picture leaves its place empty."""
    if isinstance(shape, dict):
        return {name: _shown(value[name], shape[name], pictures) for name in shape}
    if isinstance(shape, list):
        return [_shown(one, shape[0], pictures) for one in value]
    if shape == "picture":
        return {"picture": value} if value in pictures else ""
    return value


def _title(kind: PaperKind, paper: Mapping[str, Any]) -> str:
    name = next((paper[key] for key in _NAMES if paper.get(key)), "")
    return f"{_label(kind)}: {name}" if name else _label(kind)


def _label(kind: PaperKind) -> str:
    with override("id"):
        return str(kind.label)
