"""What the signatures of a PDF are found to say: really signed files, broken in every way."""

import io
from datetime import timedelta

import pytest

from martabat.documents.signature import Report, verify
from martabat.documents.tests import makers, signed
from martabat.documents.tests.signed import NOW, add_page_later, authority, chair, mayor, sign


def report(content: bytes, *, trusted: bool = True) -> Report:
    found = verify(io.BytesIO(content), roots=[authority().pem] if trusted else [])
    assert Report.of(found.plain()) == found
    return found


def only(content: bytes, **more):
    found = report(content, **more)
    assert found.state == "signed", found.detail
    assert len(found.signatures) == 1
    return found.signatures[0]


@pytest.fixture(scope="module")
def valid() -> bytes:
    return sign(signed.unsigned(), mayor(), reason="Menyetujui")


def test_a_valid_signature_says_who_when_and_that_all_is_covered(valid):
    found = only(valid)
    assert (found.signer, found.organisation) == ("Wali Kota Contoh", "Pemerintah Kota Contoh")
    assert found.issuer == "CA Uji"
    assert (found.integrity, found.coverage, found.trust) == ("intact", "whole", "trusted")
    assert found.in_validity
    assert found.claimed_at
    assert not found.stamped_at
    assert found.reason == "Menyetujui"


def test_a_byte_changed_breaks_it(valid):
    broken = bytearray(valid)
    broken[valid.index(b"/MediaBox [ 0 0 595") + len("/MediaBox [ 0 0 ")] ^= 1
    assert only(bytes(broken)).integrity == "broken"


def test_a_page_added_after_signing_is_told(valid):
    found = only(add_page_later(valid))
    assert (found.integrity, found.coverage) == ("intact", "changed")


def test_two_signers_one_after_the_other():
    both = sign(sign(signed.unsigned(), mayor()), chair(), name="TandaTangan2")
    first, second = report(both).signatures
    assert (first.signer, first.coverage) == ("Wali Kota Contoh", "followed")
    assert (second.signer, second.coverage) == ("Ketua Lembaga Contoh", "whole")
    assert first.integrity == second.integrity == "intact"


def test_nothing_more_was_allowed_after_a_final_signature():
    from pyhanko.sign.fields import MDPPerm

    closed = sign(signed.unsigned(), mayor(), permission=MDPPerm.NO_CHANGES)
    assert only(closed).coverage == "whole"
    assert only(add_page_later(closed)).coverage == "changed"


def test_a_certificate_that_had_run_out():
    old = signed.identity(
        "Pejabat Lama",
        by=authority(),
        begins=NOW - timedelta(days=800),
        ends=NOW - timedelta(days=400),
    )
    found = only(sign(signed.unsigned(), old))
    assert (found.integrity, found.trust) == ("intact", "trusted")
    assert not found.in_validity


def test_an_issuer_that_nobody_trusts(valid):
    assert only(valid, trusted=False).trust == "unknown"
    alone = signed.identity("Seseorang", "Sendiri")
    assert only(sign(signed.unsigned(), alone)).trust == "unknown"


def test_a_time_that_an_authority_vouches_for():
    clock = signed.identity("TSA Uji", by=authority(), stamps=True)
    found = only(sign(signed.unsigned(), mayor(), stamp=clock))
    assert found.stamped_at
    assert found.stamped_by == "TSA Uji"
    # A clock that nobody trusts proves nothing.
    strange = signed.identity("TSA Lain", stamps=True)
    assert not only(sign(signed.unsigned(), mayor(), stamp=strange)).stamped_at


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (signed.unsigned, "unsigned"),
        (makers.pdf, "unsigned"),
        (signed.scan, "scanned"),
        (lambda: signed.scan(recognised=True), "scanned"),
    ],
)
def test_without_signatures(content, state):
    assert report(content()) == Report(state)


def test_a_signed_scan_is_signed():
    assert only(sign(signed.scan(), mayor())).integrity == "intact"


def test_an_empty_signature_field_is_no_signature():
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields

    writer = IncrementalPdfFileWriter(io.BytesIO(signed.unsigned()))
    fields.append_signature_field(writer, fields.SigFieldSpec("Kosong", box=(10, 10, 90, 50)))
    target = io.BytesIO()
    writer.write(target)
    assert report(target.getvalue()).state == "unsigned"


def test_a_file_locked_against_changes_can_be_read():
    import pikepdf

    locked = makers.pdf(encryption=pikepdf.Encryption(owner="rahasia", user=""))
    assert report(locked).state == "unsigned"


def test_what_cannot_be_read_is_said_to_be_unreadable(valid):
    assert report(b"%PDF-1.7\n/ByteRange [0 1 2 3]\n%%EOF").state == "unreadable"
    assert report(valid[: len(valid) // 2]).state in {"unreadable", "unsigned"}


def test_a_signature_of_nonsense_is_unreadable_and_the_others_stand(valid):
    start = valid.index(b"/Contents <") + len(b"/Contents <")
    broken = valid[:start] + b"00" * 40 + valid[start + 80 :]
    assert only(broken).integrity == "unreadable"
