"""The documents that offices exchange, one of each, for the table of addresses.

An office's letterhead and template, its answers as a workbook that was brought back, the dossier of
its assessment, and the instrument of the next years as a workbook.
"""

from functools import cache
from io import BytesIO
from tempfile import TemporaryFile
from typing import Any

from django.utils import timezone

from martabat.assessments.actions.dossiers import MEDIA_TYPE
from martabat.assessments.models import Assessment, Dossier, DossierState
from martabat.assessments.tests.books import book_for, bring
from martabat.documents import paper_actions
from martabat.documents.kept import keep_file
from martabat.documents.tests.makers import image
from martabat.documents.word.kinds import PaperKind
from martabat.documents.word.papers import shipped
from martabat.instruments.actions import propose
from martabat.instruments.tests.books import Book
from martabat.organisations.models import Membership

KIND = PaperKind.INVITATION
INSTRUMENT = "peduli-ham-2021"


def set_papers(by: Membership) -> None:
    """Give an office its letterhead with an emblem, and a template of its own."""
    paper_actions.set_letterhead(
        by=by,
        given=paper_actions.LetterheadGiven(
            office=by.organisation.name, emblem_alternative="Lambang"
        ),
        emblem=BytesIO(image(size=(32, 32))),
        filename="lambang.png",
    )
    paper_actions.add_template(
        by=by, kind=KIND, upload=BytesIO(_template()), filename="undangan.docx"
    )


@cache
def _template() -> bytes:
    return shipped(KIND)


def brought_back(assessment: Assessment, by: Membership) -> int:
    """Return a workbook of an assessment that somebody uploaded and nobody accepted yet."""
    item, _preview = bring(assessment, by, book_for(assessment, by))
    return item.pk


def packed(assessment: Assessment, by: Membership) -> int:
    """Return a dossier that is there; what is in it is tested where dossiers are made."""
    with TemporaryFile() as file:
        file.write(f"berkas {assessment.pk}".encode())
        sha256, size = keep_file(file, media_type=MEDIA_TYPE)
    return Dossier.objects.create(
        assessment=assessment,
        asked_by=by.user,
        asked_by_name=by.user.name,
        site="http://testserver/",
        state=DossierState.READY,
        sha256=sha256,
        size=size,
        finished_at=timezone.now(),
    ).pk


def proposed(by: Membership) -> int:
    """Return a version of the instrument that was uploaded and waits to be adopted."""
    content = Book.of(INSTRUMENT).content()
    return propose(by=by, upload=BytesIO(content), filename="instrumen.xlsx").pk


def parts(name: str, keys: dict[tuple[str, str], Any], region: str) -> dict[str, Any]:
    """Return the parts of an address of these documents, over what is known otherwise."""
    room, _colon, own = name.partition(":")
    if room == "instruments":
        return {"pk": keys["proposal", ""], "slug": INSTRUMENT}
    if room == "documents":
        document = keys["document", region]
        return {"pk": document, "other": document, "slug": KIND.value, "version": 1}
    if room == "assessments":
        if own.startswith("workbook"):
            return {"pk": keys["workbook", region]}
        if own.startswith("dossier"):
            return {"pk": keys["dossier", region]}
    return {}
