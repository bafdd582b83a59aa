"""Certificates for tests: people who came, batches made, what is printed on paper."""

from datetime import UTC, date, datetime

import pypdfium2
import pytest
from django.core.cache import cache

from martabat.documents.qr import QUIET
from martabat.documents.storing import open_blob
from martabat.programmes.actions import certificates as actions
from martabat.programmes.kinds import Channel
from martabat.programmes.models import Registration

CAME = datetime(2023, 9, 7, 2, 30, tzinfo=UTC)
SITE = "https://martabat.example/"
SIAU = "Kabupaten Kepulauan Siau Tagulandang Biaro"


@pytest.fixture(autouse=True)
def apart(own_files):  # noqa: ARG001
    cache.clear()


def register(activity, names, *, came=True, **more):
    """Register people, with a code of each, who came unless said otherwise."""
    return Registration.objects.bulk_create(
        Registration(
            activity=activity,
            channel=Channel.DESK,
            code=f"{activity.pk}-{name}"[:32],
            name=name,
            entered_at=CAME if came else None,
            **more,
        )
        for name in names
    )


def issue(people, activity, by=None, **more):
    words = {
        "title": "Sertifikat",
        "text": "sebagai peserta",
        "signatory": "Sumastro",
        "signatory_title": "Pj. Wali Kota Singkawang",
        "place": "Singkawang",
        "dated": date(2023, 9, 7),
        "site": SITE,
    }
    return actions.issue(by=by or people.operator, activity=activity, **{**words, **more})


def made(people, activity, by=None, **more):
    batch = issue(people, activity, by, **more)
    actions.work(batch.pk, by or people.operator)
    batch.refresh_from_db()
    return batch


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def printed(batch):
    with open_blob(batch.sha256) as file:
        return file.read()


def modules(page, count):
    """Read the modules of the code off the paper: 30 mm wide, in the lower left corner."""
    dots = 17
    image = page.render(scale=dots * 25.4 / 72).to_pil().convert("L")
    size = 30 / (count + 2 * QUIET)
    left, top = 26 + QUIET * size, 190 - 30 + QUIET * size

    def dark(row, column):
        x, y = left + (column + 0.5) * size, top + (row + 0.5) * size
        return image.getpixel((round(x * dots), round(y * dots))) < 128

    return [[dark(row, column) for column in range(count)] for row in range(count)]
