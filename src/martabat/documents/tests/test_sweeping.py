"""Only what no row speaks of is cleared away, and only after a day."""

import hashlib
import time
from io import BytesIO

import pytest
from django.core.files.storage import default_storage

from martabat.documents import storing
from martabat.documents.models import Blob, storage_name
from martabat.documents.sweeping import GRACE_SECONDS, sweep

pytestmark = pytest.mark.django_db


def kept(content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    storing.put(BytesIO(content), sha256=sha256, size=len(content))
    return sha256


def test_a_file_without_a_row_goes_after_a_day_and_no_sooner(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    orphan, used = kept(b"orphan of a sweep"), kept(b"used by a document")
    Blob.objects.create(sha256=used, size=18, media_type="application/pdf")
    sweep()
    assert default_storage.exists(storage_name(orphan))
    sweep(now=time.time() + GRACE_SECONDS + 60)
    assert not default_storage.exists(storage_name(orphan))
    assert default_storage.exists(storage_name(used))
