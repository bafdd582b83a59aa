"""Files that Martabat makes: kept once, gone when dropped, never a document's own."""

import pytest
from django.core.files.storage import default_storage

from martabat.documents.kept import drop, keep
from martabat.documents.models import Blob, storage_name
from martabat.documents.storing import open_blob
from martabat.documents.sweeping import sweep
from martabat.documents.tests import makers

pytestmark = pytest.mark.django_db
DAYS = 3 * 24 * 60 * 60


def test_what_is_kept_can_be_read_and_is_not_swept_away(files):
    import time

    sha256 = keep(b"%PDF dua lembar", media_type="application/pdf", pages=2)
    assert keep(b"%PDF dua lembar", media_type="application/pdf", pages=2) == sha256
    assert Blob.objects.get().pages == 2
    assert sweep(time.time() + DAYS) == 0
    with open_blob(sha256) as file:
        assert file.read() == b"%PDF dua lembar"


def test_what_is_dropped_is_gone(files, django_capture_on_commit_callbacks):
    sha256 = keep(b"%PDF", media_type="application/pdf")
    with django_capture_on_commit_callbacks(execute=True):
        drop(sha256)
    assert not Blob.objects.exists()
    assert not default_storage.exists(storage_name(sha256))
    drop(sha256)


def test_the_bytes_of_a_document_stay(files, people, store, django_capture_on_commit_callbacks):
    content = makers.pdf()
    document = store(people.operator, content)
    assert keep(content, media_type="application/pdf") == document.sha256
    with django_capture_on_commit_callbacks(execute=True):
        drop(document.sha256)
    assert default_storage.exists(storage_name(document.sha256))
