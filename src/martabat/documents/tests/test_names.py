import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from martabat.documents.intake.kinds import REPLACEABLE_EXTENSIONS
from martabat.documents.names import MAX_LENGTH, clean_filename, clean_text, extension_of


def clean(name: str, extension: str = "pdf") -> str:
    return clean_filename(name, extension=extension, known_extensions=REPLACEABLE_EXTENSIONS)


@pytest.mark.parametrize(
    ("given_name", "wanted"),
    [
        ("SK Wali Kota.pdf", "SK Wali Kota.pdf"),
        ("C:\\Users\\Rina\\Dokumen\\SK.pdf", "SK.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("laporan.PDF", "laporan.pdf"),
        ("laporan.pdf.exe", "laporan.pdf"),
        ("laporan.docx", "laporan.pdf"),
        ("Perda No. 3 Tahun 2022", "Perda No. 3 Tahun 2022.pdf"),
        ("Perda No.3", "Perda No.3.pdf"),
        ("foto\u202egpj.exe", "fotogpj.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie x=1.pdf"),
        ('a"b<c>|d?.pdf', "a b c d.pdf"),
        ("CON.pdf", "dokumen CON.pdf"),
        ("", "dokumen.pdf"),
        (".pdf", "dokumen.pdf"),
        ("...", "dokumen.pdf"),
        ("e\u0301tat.pdf", "\u00e9tat.pdf"),
        ("a\ud800b.pdf", "ab.pdf"),
    ],
)
def test_names_of_phones_and_offices_become_safe(given_name: str, wanted: str) -> None:
    assert clean(given_name) == wanted


def test_long_names_keep_their_extension() -> None:
    cleaned = clean("Laporan " * 50 + ".docx", "docx")
    assert len(cleaned) <= MAX_LENGTH
    assert cleaned.endswith(".docx")
    assert len(clean("漢" * 300).encode()) <= 255


@given(st.text(max_size=400), st.sampled_from(["pdf", "docx", "jpeg"]))
def test_any_name_becomes_one_that_is_safe_and_stays_so(name: str, extension: str) -> None:
    cleaned = clean(name, extension)
    assert cleaned.endswith(f".{extension}")
    assert 1 <= len(cleaned) <= MAX_LENGTH
    assert len(cleaned.encode()) <= 255
    assert not set('/\\<>:"|?*\0') & set(cleaned)
    assert all(unicodedata.category(part)[0] != "C" for part in cleaned)
    assert clean(cleaned, extension) == cleaned


def test_text_is_one_clean_line() -> None:
    assert clean_text("  Profil\n\tKesehatan\u200b\u2028 2022 ", max_length=100) == (
        "Profil Kesehatan 2022"
    )
    assert clean_text("abcdef", max_length=3) == "abc"


def test_extensions_are_found_in_the_last_part_only() -> None:
    assert extension_of("a.b/c.TIFF ") == "tiff"
    assert extension_of("a.b/c") == ""
    assert extension_of("No. 3 Tahun 2022") == ""
