"""Signatures of stored files: checked in a job and a process of its own, kept, and put in words."""

import hashlib
import io

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from martabat.documents import signatures, storing
from martabat.documents.models import Blob, SignatureCheck
from martabat.documents.signature import Report, Signature
from martabat.documents.signature_words import in_words
from martabat.documents.tasks import check_signatures
from martabat.documents.tests import makers, signed
from tests.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def roots(settings, tmp_path):
    """A folder with the certificate of the tests' own authority."""
    folder = tmp_path / "roots"
    folder.mkdir()
    (folder / "uji.pem").write_bytes(signed.authority().pem)
    settings.TRUSTED_ROOTS = folder
    return folder


def jobs():
    return ProcrastinateJob.objects.filter(task_name__endswith="check_signatures")


def text_of(shown) -> str:
    return " ".join(
        [shown.title, shown.text, *(" ".join([s.title, *s.sentences]) for s in shown.said)]
    )


def test_storing_a_pdf_asks_for_a_check_and_other_files_do_not(people, store):
    document = store(people.operator)
    store(people.operator, makers.image(), filename="foto.png")
    assert [job.args for job in jobs()] == [{"sha256": document.sha256}]
    # The same bytes again, for another region: they are looked at once.
    store(people.other_operator, region="15.71")
    assert jobs().count() == 1


def test_a_signed_file_is_said_in_words(people, store, roots, client):
    document = store(people.operator, signed.sign(signed.unsigned(), signed.mayor()))
    sign_in(client, people.operator)
    page = reverse("documents:document", args=[document.pk])
    assert "sedang diperiksa" in client.get(page).content.decode()
    for job in jobs():
        check_signatures(**job.args)
    shown = client.get(page).content.decode()
    for sentence in (
        "Ditandatangani secara elektronik oleh Wali Kota Contoh (Pemerintah Kota Contoh).",
        "Isi tidak berubah sejak ditandatangani.",
        "Tanda tangan mencakup seluruh dokumen.",
        "Penerbit sertifikat dikenal: CA Uji.",
        "menurut jam penanda tangan",
    ):
        assert sentence in shown
    part = client.get(reverse("documents:signatures", args=[document.pk])).content.decode()
    assert "Wali Kota Contoh" in part
    sign_in(client, people.other_operator)
    assert client.get(reverse("documents:signatures", args=[document.pk])).status_code == 404


def test_a_new_trusted_root_has_files_looked_at_again(people, store, roots, settings):
    document = store(people.operator, signed.sign(signed.unsigned(), signed.mayor()))
    folder = settings.TRUSTED_ROOTS
    settings.TRUSTED_ROOTS = None
    assert signatures.check(document.sha256).signatures[0].trust == "unknown"
    assert not signatures.outdated(document.sha256)
    settings.TRUSTED_ROOTS = folder
    assert signatures.outdated(document.sha256)
    assert signatures.check(document.sha256).signatures[0].trust == "trusted"
    assert SignatureCheck.objects.count() == 1


def test_a_scan_and_an_unsigned_file_are_shown_as_exactly_that(people, store):
    scan = store(people.operator, signed.scan())
    plain = store(people.operator, signed.unsigned())
    said = text_of(in_words(signatures.check(scan.sha256)))
    assert said.startswith("PDF ini hasil pindai, tanpa tanda tangan elektronik")
    said = text_of(in_words(signatures.check(plain.sha256)))
    assert said.startswith("PDF ini tanpa tanda tangan elektronik")
    assert "kode QR" in said


def test_a_file_that_takes_too_long_is_unreadable_and_not_looked_at_again(
    monkeypatch,
):
    heavy = b"%PDF-1.7\n/ByteRange " + b"[" * 5_000_000
    sha256 = hashlib.sha256(heavy).hexdigest()
    storing.put(io.BytesIO(heavy), sha256=sha256, size=len(heavy))
    Blob.objects.create(sha256=sha256, size=len(heavy), media_type="application/pdf", pages=1)
    monkeypatch.setattr(signatures, "SECONDS", 1)
    assert signatures.check(sha256).state == "unreadable"
    monkeypatch.undo()
    assert signatures.check(sha256).state == "unreadable"
    assert "tidak dapat dibaca" in text_of(in_words(signatures.known(sha256)))


GOOD = {
    "signer": "Wali Kota Contoh",
    "integrity": "intact",
    "coverage": "whole",
    "trust": "trusted",
    "issuer": "CA Uji",
    "claimed_at": "2023-09-07T02:00:00+00:00",
    "valid_from": "2023-01-01T00:00:00+00:00",
    "valid_until": "2025-01-01T00:00:00+00:00",
    "in_validity": True,
}


@pytest.mark.parametrize(
    ("change", "tone", "words"),
    [
        ({}, "good", "7 September 2023, 09.00 WIB, menurut jam penanda tangan"),
        ({"integrity": "broken"}, "danger", "Isi berubah sejak ditandatangani"),
        ({"coverage": "changed"}, "danger", "hanya berlaku untuk versi sebelumnya"),
        ({"coverage": "followed"}, "good", "naskahnya sama"),
        ({"trust": "unknown"}, "attention", "Penerbit belum dikenal: CA Uji"),
        ({"trust": "revoked"}, "danger", "sudah dicabut"),
        ({"in_validity": False}, "attention", "1 Januari 2023 sampai 1 Januari 2025"),
        ({"integrity": "unreadable"}, "attention", "tidak dapat dibaca"),
        (
            {"stamped_at": "2023-09-07T03:00:00+00:00", "stamped_by": "TSA Uji"},
            "good",
            "dipastikan oleh TSA Uji",
        ),
    ],
)
def test_every_finding_has_its_tone_and_sentence(change, tone, words):
    shown = in_words(Report("signed", (Signature(**(GOOD | change)),)), zone="Asia/Jakarta")
    assert shown.said[0].tone == tone
    assert words in text_of(shown)
