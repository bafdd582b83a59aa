"""Keeping the text of a release as a file, so that it can be cited as evidence."""

import io

from django.utils.translation import gettext as _
from django.utils.translation import override

from martabat.documents import rules as document_rules
from martabat.documents.actions import store
from martabat.documents.models import Document
from martabat.documents.paper_layouts import ReportPaper
from martabat.interface.dates import date_long
from martabat.newsroom.models import ReleaseReading
from martabat.organisations.models import Membership
from martabat.regions.models import Region


@override("id")
def keep_text(*, by: Membership, reading: ReleaseReading, region: Region | None) -> Document | None:
    """Keep the text as it was read as a PDF of the region; None for who keeps no files there."""
    if not document_rules.may_store(by, region.code if region else None):
        return None
    from martabat.documents.typst import render

    content = render("report", _paper(reading), language="id", created=reading.at)
    return store(
        upload=io.BytesIO(content),
        filename=f"rilis-{reading.pk}.pdf",
        title=_("Rilis: %(title)s") % {"title": reading.title},
        region=region,
        membership=by,
        example=reading.example,
    )


def _paper(reading: ReleaseReading) -> ReportPaper:
    facts = [
        [_("Penerbit"), reading.publisher or _("tidak disebut")],
        [_("Tanggal terbit"), date_long(reading.dated) if reading.dated else _("tidak disebut")],
        *([[_("Alamat"), reading.url]] if reading.url else []),
        [_("SHA-256 teks"), reading.sha256],
    ]
    return {
        "example": reading.example,
        "office": reading.organisation.name,
        "kind": _("Rilis berita"),
        "title": reading.title,
        "lead": "",
        "made": _("Salinan teks sebagaimana dibaca Martabat."),
        "facts": facts,
        "sections": [
            {
                "heading": _("Teks"),
                "level": 1,
                "lines": [line for line in reading.text.split("\n") if line.strip()],
                "items": [],
                "numbered": False,
                "table": None,
                "pictures": [],
            }
        ],
    }
