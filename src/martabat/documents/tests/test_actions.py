import hashlib
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from martabat.documents import actions, storing
from martabat.documents.models import Blob, Document
from martabat.documents.refusals import Notice, Refusal, UploadRefused
from martabat.documents.tests import makers
from martabat.documents.tests.conftest import Store
from martabat.journal.models import Entry
from martabat.regions.models import Region
from tests.people import People


def test_storing_keeps_bytes_row_and_journal_entry(
    people: People, store: Store, files: Path
) -> None:
    content = makers.pdf(5)
    document = store(
        people.operator, content, filename="C:\\SK.docx", title=" SK \n Wali Kota ", example=True
    )
    sha256 = hashlib.sha256(content).hexdigest()
    assert (files / sha256[:2] / sha256[2:4] / sha256).read_bytes() == content
    document.refresh_from_db()
    assert document.sha256 == sha256
    assert (document.title, document.filename) == ("SK Wali Kota", "SK.pdf")
    assert (document.size, document.pages) == (len(content), 5)
    assert document.media_type == "application/pdf"
    assert document.region_id == "61.72"
    assert document.organisation == people.legal_division
    assert document.uploaded_by == people.operator.user
    assert document.example
    entry = Entry.objects.get(chain__subject=f"document:{document.pk}")
    assert entry.verb == "document.stored"
    assert entry.actor_name == "Rina Wulandari"
    assert entry.data["sha256"] == sha256


def test_a_corrected_extension_is_told(people: People, store: Store) -> None:
    document = store(people.operator, filename="SK.docx")
    assert document.notices == (Notice.EXTENSION_CORRECTED,)
    assert "SK.pdf" in document.notice_sentences[0]


def test_an_upload_of_a_form_is_taken(people: People) -> None:
    upload = SimpleUploadedFile("a.pdf", makers.pdf(), content_type="text/html")
    document = actions.store(
        upload=upload,
        filename=upload.name or "",
        title="",
        region=Region.objects.get(pk="61.72"),
        membership=people.contributor,
    )
    assert document.title == "a"
    assert document.media_type == "application/pdf"


def test_the_same_bytes_are_kept_once(people: People, store: Store, files: Path) -> None:
    first = store(people.operator, title="Pertama")
    again = store(people.contributor, title="Kedua")
    assert again.pk == first.pk
    assert again.title == "Pertama"
    assert again.notices == (Notice.ALREADY_STORED,)
    assert "bukti.pdf" in again.notice_sentences[0]
    elsewhere = store(people.other_operator, region="15.71")
    assert elsewhere.pk != first.pk
    assert elsewhere.blob_id == first.blob_id
    assert Blob.objects.count() == 1
    assert len([path for path in files.rglob("*") if path.is_file()]) == 1
    assert Entry.objects.filter(verb="document.stored").count() == 2


def test_a_withdrawn_document_can_be_stored_again(people: People, store: Store) -> None:
    first = store(people.operator)
    actions.withdraw(document=first, membership=people.operator, reason="Salah tahun")
    again = store(people.operator)
    assert again.pk != first.pk
    first.refresh_from_db()
    assert first.withdrawn
    entry = Entry.objects.get(verb="document.withdrawn")
    assert entry.data["reason"] == "Salah tahun"


def test_withdrawing_twice_or_by_others_is_denied(people: People, store: Store) -> None:
    document = store(people.contributor)
    for membership in (people.sekda, people.other_operator, people.verifier, people.partner):
        with pytest.raises(PermissionDenied):
            actions.withdraw(document=document, membership=membership, reason="x")
    actions.withdraw(document=document, membership=people.operator, reason="x")
    with pytest.raises(PermissionDenied):
        actions.withdraw(document=document, membership=people.operator, reason="x")


def test_who_may_not_store_leaves_nothing(people: People, store: Store, files: Path) -> None:
    for membership, region in (
        (people.other_operator, "61.72"),
        (people.partner, "61.72"),
        (people.administrator, "61.72"),
        (people.operator, None),
        (people.operator, "61"),
        (people.verifier_jambi, "61.72"),
    ):
        with pytest.raises(PermissionDenied):
            store(membership, region=region)
    assert not files.exists()


def test_province_and_nation_store_where_they_look_after(people: People, store: Store) -> None:
    assert store(people.province, region="61.72").region_id == "61.72"
    assert store(people.province, region="61").region_id == "61"
    assert store(people.verifier, region="61.01").region_id == "61.01"
    assert store(people.assessor, region=None).region is None


def test_a_refused_file_leaves_nothing(people: People, store: Store, files: Path) -> None:
    with pytest.raises(UploadRefused) as caught:
        store(people.operator, b"MZ\x90\0")
    assert caught.value.code is Refusal.EXECUTABLE
    assert not files.exists()
    assert not Blob.objects.exists()


def test_the_limit_comes_from_settings(people: People, store: Store, settings) -> None:
    settings.MAX_UPLOAD_BYTES = 100
    with pytest.raises(UploadRefused) as caught:
        store(people.operator)
    assert caught.value.code is Refusal.TOO_LARGE


def test_a_half_written_file_of_a_crash_is_written_anew(
    people: People, store: Store, files: Path
) -> None:
    content = makers.pdf()
    sha256 = hashlib.sha256(content).hexdigest()
    path = files / sha256[:2] / sha256[2:4] / sha256
    path.parent.mkdir(parents=True)
    path.write_bytes(content[:10])
    document = store(people.operator, content)
    with storing.open_blob(document.sha256) as file:
        assert file.read() == content


def test_a_rolled_back_transaction_leaves_only_the_file(
    people: People, store: Store, files: Path
) -> None:
    operator = people.operator
    with transaction.atomic():
        store(operator)
        transaction.set_rollback(True)
    assert not Document.objects.exists()
    assert len([path for path in files.rglob("*") if path.is_file()]) == 1
    assert store(people.operator).notices == ()


def test_the_database_refuses_a_second_document_of_the_same_bytes(
    people: People, store: Store
) -> None:
    document = store(people.assessor, region=None)
    with pytest.raises(IntegrityError):
        Document.objects.create(
            blob=document.blob, title="b", filename="b.pdf", uploaded_by=people.operator.user
        )
