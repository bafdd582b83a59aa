"""How fast words are read from files, and found among twenty thousand documents."""

import hashlib
import io
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import Any

from bench.measures import Figure

PAGES, FILES, SCANNED = 40, 5, 3
TEXTS = 20_000
SEARCHES = 40
LINE = (
    "Cakupan pelayanan kesehatan ibu dan anak di puskesmas serta jaringannya pada tahun {} sebesar"
    " {},{} persen menurut pencatatan dinas. "
)
VOCABULARY = """pelayanan persalinan imunisasi gizi sekolah guru bantuan hukum perkara akta
kelahiran penduduk disabilitas perempuan anak sampah sanitasi perumahan pekerja upah
laporan kegiatan"""


def measure(say: Callable[[str], None]) -> list[Figure]:
    """Read PDF, Word and scans in processes of their own, as the job does; then search."""
    from martabat.documents.texts import ocr

    say(f"words of {FILES} files of {PAGES} pages")
    pdf, docx = _pdf(PAGES), _docx(PAGES)
    figures = [
        _read("PDF text", pdf, "application/pdf", FILES, PAGES),
        _read(
            "Word text",
            docx,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FILES,
            PAGES,
        ),
    ]
    if ocr.available():
        figures.append(_read("scan, recognised", _scan(pdf), "application/pdf", 1, SCANNED))
    say(f"search among {TEXTS:,} texts")
    return [*figures, _search()]


def _read(name: str, data: bytes, media_type: str, times: int, pages: int) -> Figure:
    from martabat.documents.texts import process

    begun = time.perf_counter()
    for _ in range(times):
        with tempfile.TemporaryFile() as file:
            file.write(data)
            text = process.read(file, media_type)
        assert not text.reason, text.reason
    took = time.perf_counter() - begun
    return Figure(
        name, pages * times / took, "pages/s", f"{took / times * 1000:.0f} ms for {pages} pages"
    )


def _search() -> Figure:
    from django.db import reset_queries

    from martabat.documents.queries import Filters, listed
    from martabat.organisations.models import Membership
    from martabat.organisations.roles import Role

    membership = Membership.objects.filter(role=Role.ASSESSOR, active=True).select_related(
        "organisation"
    )[0]
    _texts(membership.user_id)
    chance = random.Random(7)  # noqa: S311 - no secret
    words = VOCABULARY.split()
    took = []
    for number in range(SEARCHES):
        # A rare number, one common word, or two of them, in turn.
        text = (
            f"{chance.randrange(TEXTS)}nomor",
            chance.choice(words),
            " ".join(chance.sample(words, 2)),
        )[number % 3]
        begun = time.perf_counter()
        found = listed(membership=membership, filters=Filters(text=text))
        list(found.page.object_list)
        took.append((time.perf_counter() - begun) * 1000)
        reset_queries()
    took.sort()
    return Figure(
        "search in texts",
        statistics.median(took),
        "ms",
        f"median of {SEARCHES} among {TEXTS:,} texts, slowest {took[-1]:.0f} ms",
    )


def _texts(user_id: int) -> None:
    from django.contrib.postgres.search import SearchVector
    from django.db import connection

    from martabat.documents.models import Blob, BlobText, Document, TextPage
    from martabat.regions.models import Region

    if BlobText.objects.count() >= TEXTS:
        return
    chance = random.Random(11)  # noqa: S311 - no secret
    words = VOCABULARY.split()
    regions = list(Region.objects.exclude(province=None).values_list("pk", flat=True))
    shas = [hashlib.sha256(f"bench {number}".encode()).hexdigest() for number in range(TEXTS)]
    made: dict[Any, list[Any]] = {Blob: [], BlobText: [], TextPage: [], Document: []}
    for number, sha in enumerate(shas):
        body = " ".join([*chance.choices(words, k=12), f"{number}nomor", *_lines(number % 30)[:12]])
        made[Blob].append(Blob(pk=sha, size=1, media_type="application/pdf", pages=1))
        made[BlobText].append(BlobText(blob_id=sha, version=1))
        made[TextPage].append(TextPage(text_id=sha, number=1, body=body))
        made[Document].append(
            Document(
                blob_id=sha,
                title=f"Laporan {number}",
                filename=f"laporan-{number}.pdf",
                region_id=chance.choice(regions),
                uploaded_by_id=user_id,
            )
        )
    for model, rows in made.items():
        model.objects.bulk_create(rows, batch_size=2_000)
    TextPage.objects.filter(text__in=shas).update(words=SearchVector("body", config="indonesian"))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE documents_blobtext SET words = page.words FROM documents_textpage AS page"
            " WHERE page.text_id = blob_id AND documents_blobtext.words IS NULL"
        )
        cursor.execute("ANALYZE documents_blobtext, documents_textpage, documents_document")


def _lines(page: int) -> list[str]:
    return [LINE.format(2000 + page, page, line) for line in range(30)]


def _pdf(pages: int) -> bytes:
    import typst

    source = "\n#pagebreak()\n".join("\n\n".join(_lines(page)) for page in range(pages))
    compiled = typst.compile(f"#set text(size: 9pt)\n{source}".encode())
    assert isinstance(compiled, bytes)
    return compiled


def _docx(pages: int) -> bytes:
    import docx

    document = docx.Document()
    for page in range(pages):
        for line in _lines(page):
            document.add_paragraph(line)
        document.add_page_break()
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _scan(pdf: bytes) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    first, *rest = [
        document[number].render(scale=200 / 72).to_pil().convert("L") for number in range(SCANNED)
    ]
    target = io.BytesIO()
    first.save(target, "PDF", save_all=True, append_images=rest, resolution=200)
    return target.getvalue()
