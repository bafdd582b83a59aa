"""Two hundred damaged files are uploaded as evidence: each is taken or refused, never half."""

import hashlib
from collections import Counter
from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from martabat.assessments.models import Evidence
from martabat.documents import text_jobs
from martabat.documents.models import Blob, BlobText, Document
from martabat.documents.storing import open_blob
from martabat.documents.tests import papers
from martabat.documents.texts.values import REASONS
from tests.people import sign_in

pytestmark = pytest.mark.django_db
KINDS = ("docx", "pdf", "docx", "pdf", "xlsx", "odt", "xls", "doc")
FILES, READ = 200, 24


def test_two_hundred_damaged_files_are_taken_or_refused(singkawang, people, client, own_files):
    sign_in(client, people.operator)
    chance = Random(20240502)
    whole = {
        kind: papers.made(kind, papers.TABLE) if kind in {"xlsx", "xls"} else papers.made(kind)
        for kind in set(KINDS)
    }
    codes = list(singkawang.answers.values_list("indicator", flat=True))
    counts: Counter[str] = Counter()
    for number in range(FILES):
        kind = KINDS[number % len(KINDS)]
        data = papers.mutated(whole[kind], chance)
        before = Document.objects.count()
        upload = SimpleUploadedFile(f"bukti-{number}.{kind}", data)
        address = reverse("assessments:attach", args=[2023, "61.72", codes[number % len(codes)]])
        got = client.post(address, {"files": upload}, headers={"HX-Request": "true"})
        taken = Document.objects.count() - before
        assert got.status_code in {200, 302, 422}, (number, kind, got.status_code)
        refused = 'role="alert"' in got.content.decode()
        # A change that changes nothing gives the same bytes: they are kept once.
        same = Blob.objects.filter(pk=hashlib.sha256(data).hexdigest()).exists()
        assert refused != same, (number, kind)
        counts["taken" if taken else "refused" if refused else "known"] += 1
    # Nothing is there in part: a row for every file, a file for every row, evidence for each.
    assert counts["taken"] > 10
    assert counts["refused"] > 10
    assert Document.objects.count() == Blob.objects.count() == counts["taken"]
    assert Evidence.objects.count() == counts["taken"] + counts["known"]
    assert sum(singkawang.answers.values_list("evidence_count", flat=True)) == (
        Evidence.objects.count()
    )
    for blob in Blob.objects.all():
        with open_blob(blob.sha256) as file:
            assert len(file.read()) == blob.size
    for blob in Blob.objects.order_by("sha256")[:READ]:
        assert text_jobs.read(blob.sha256).reason in REASONS
    assert BlobText.objects.count() == min(READ, Blob.objects.count())
