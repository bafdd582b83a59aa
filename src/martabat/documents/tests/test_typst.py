import io
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from martabat.documents.models import hash_groups
from martabat.documents.tests import samples
from martabat.documents.typst import FOLDER, render


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def test_a_receipt_says_what_was_handed_over() -> None:
    data = samples.receipt()
    text = text_of(render("receipt", data, language="id"))
    for part in (
        "Tanda terima",
        "TT-61.72-2023-0007",
        "Kota Singkawang, Kalimantan Barat",
        "2023, data tahun 2022",
        "Jumat, 31 Maret 2023, 14.07 WIB",
        "Rina Wulandari, Analis Hukum",
        "Sumastro, Pj. Sekretaris Daerah",
        "118 jawaban dari 120; 143 dokumen, 412 MB",
        "8-H-2, 9-P-4",
        "contoh",
        "contoh, bukan lampiran resmi",
        "https://martabat.example/tanda-terima/TT-61.72-2023-0007/",
        "Profil Kesehatan Kota Singkawang 2022, bagian 143",
        "paling lambat 7 April",
        "Halaman 1 dari",
    ):
        assert part in text, part
    assert hash_groups(data["sha256"]) in text


def test_an_explanation_goes_down_to_the_document() -> None:
    text = text_of(render("explanation", samples.explanation(), language="id"))
    for part in (
        "Mengapa nilai ini",
        "77,58",
        "Kisaran 76,08–78,58.",
        "Mulai Peduli 50 (belum terkonfirmasi)",
        "Peduli HAM 75.",
        "−1,50",
        "Surat Komnas HAM",
        "Keputusan: M.HH-05.HA.04.03 Tahun 2023, 8 Desember 2023.",
        "Profil Kesehatan Kota Singkawang 2022, hlm. 41",
        "2 jawaban masih terbuka",
        "tanpa bukti",
    ):
        assert part in text, part


def test_the_words_follow_the_language() -> None:
    text = text_of(render("receipt", samples.receipt(), language="en"))
    assert "Receipt" in text
    assert "118 answers of 120; 143 documents, 412 MB" in text
    assert "Tanda terima" not in text
    assert "Why this score" in text_of(render("explanation", samples.explanation(), language="en"))


def test_real_data_carry_no_mark() -> None:
    data = samples.receipt(example=False)
    data["cycle"]["sample"] = False
    assert "contoh" not in text_of(render("receipt", data, language="id"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_pdf_is_for_all_readers(language: str) -> None:
    with pikepdf.open(io.BytesIO(render("receipt", samples.receipt(), language=language))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith(language)
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert "TT-61.72-2023-0007" in metadata["dc:title"]


def test_the_same_data_and_time_give_the_same_bytes() -> None:
    created = datetime(2023, 3, 31, 7, 7, tzinfo=UTC)
    first, second = (
        render("receipt", samples.receipt(), language="id", created=created) for _ in range(2)
    )
    assert first == second


def test_an_empty_receipt_and_a_bare_explanation_can_be_made() -> None:
    receipt = samples.receipt()
    receipt.update(endorser=None, blank=[], rights=[], answers=[], documents=[], next=[])
    text = text_of(render("receipt", receipt, language="id"))
    assert "Tidak ada dokumen yang diserahkan." in text
    explanation = samples.explanation()
    explanation.update(decree=None, sha256="", ledger=[], thresholds=[], types=[], rights=[])
    explanation["score"].update(low="", high="", low_number=None, high_number=None, number=None)
    assert "Kisaran" not in text_of(render("explanation", explanation, language="id"))


def test_text_is_never_markup() -> None:
    data = samples.receipt()
    data["region"]["name"] = '#read("/etc/passwd") *tebal* $x$ \\ ] } <label> @ref'
    text = text_of(render("receipt", data, language="id"))
    assert '#read("/etc/passwd") *tebal* $x$ \\ ] } <label> @ref' in text


@settings(max_examples=15, deadline=None)
@given(name=st.text(max_size=60))
def test_any_text_can_be_printed(name: str) -> None:
    data = samples.receipt()
    data.update(answers=[], documents=[], recipient=name)
    data["sender"]["name"] = name
    assert render("receipt", data, language="id").startswith(b"%PDF")


def test_long_names_and_letters_without_a_shape_are_printed() -> None:
    data = samples.receipt()
    data["region"]["name"] = "Kabupaten Kepulauan Siau Tagulandang Biaro 😀 漢字 ᮞᮥᮔ᮪ᮓ"
    text = text_of(render("receipt", data, language="id"))
    assert "Kabupaten Kepulauan Siau Tagulandang Biaro ?" in text


def test_unknown_templates_and_languages_are_errors() -> None:
    with pytest.raises(ValueError, match="template"):
        render("surat", {}, language="id")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="language"):
        render("receipt", samples.receipt(), language="fr")


def test_both_languages_have_the_same_words() -> None:
    source = (FOLDER / "words.typ").read_text()
    indonesian, english = source.split("  en: (")
    names = [
        {line.split(":")[0].strip() for line in part.splitlines() if line.startswith("    ")}
        for part in (indonesian, english)
    ]
    assert names[0] == names[1]
