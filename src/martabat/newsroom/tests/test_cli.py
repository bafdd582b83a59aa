"""`martabat release read`, as people call it, with files as offices make them."""

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from martabat.documents.tests.offices import converted
from martabat.newsroom.cli import release
from martabat.newsroom.files import LARGEST, Unreadable, text_from

TEXT = (
    "KENDARI, Kabar Contoh – Pemerintah Kota Kendari menggelar rapat koordinasi pelaporan Aksi HAM "
    "di Ruang Pola Contoh, Balai Kota Kendari, Selasa (8/4/2025).\n\n"
    "Rapat bertema “Laporan yang Jujur” dibuka Asisten Pemerintahan Setda Kota Kendari, "
    "La Ode Sarimin Contoh, S.E., mewakili Sekretaris Daerah.\n\n"
    "Laporan paling lambat diunggah 30 April 2025.\n"
)
LINE = {"file", "activities", "mentions_dates"}
ACTIVITY = {
    "kind",
    "date",
    "date_end",
    "date_text",
    "venue",
    "region_code",
    "theme",
    "organisations",
    "persons",
    "follows_up",
    "weekday_ok",
}


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(release, ["read", *map(str, arguments)], input=stdin)


def main_of(line: str) -> dict[str, object]:
    read = json.loads(line)
    assert set(read) == LINE
    for activity in read["activities"]:
        assert set(activity) == ACTIVITY
    return read["activities"][0]


def assert_read(activity: dict[str, object]) -> None:
    assert activity["kind"] == "meeting"
    assert activity["date"] == "2025-04-08"
    assert activity["weekday_ok"] is True
    assert activity["venue"] == "Ruang Pola Contoh, Balai Kota Kendari"
    assert activity["region_code"] == "74.71"
    assert activity["theme"] == "Laporan yang Jujur"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_text_is_read_in_every_encoding_that_offices_write(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "rilis.txt"
    file.write_bytes(TEXT.encode(encoding))

    result = run("--json", file)

    assert result.exit_code == 0
    assert_read(main_of(result.output))
    assert json.loads(result.output)["file"] == str(file)
    assert json.loads(result.output)["mentions_dates"] == ["2025-04-30"]


def test_a_word_file_is_read_with_its_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Rapat Aksi HAM", 0)
    for paragraph in TEXT.split("\n\n"):
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Kepala Bagian Hukum,"
    table.rows[0].cells[1].text = "Wa Ode Marwah Contoh"
    document.save(str(tmp_path / "rilis.docx"))

    result = run("--json", tmp_path / "rilis.docx")

    assert_read(main_of(result.output))
    assert "Wa Ode Marwah Contoh" in text_from((tmp_path / "rilis.docx").read_bytes())


def test_a_web_page_is_read_without_its_menus(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
    page = (
        "<!doctype html><html><head><title>Berita</title></head><body><nav><a "
        "href='/'>Beranda</a></nav>"
        f"<article><h1>Rapat Aksi HAM</h1>{paragraphs}</article><footer>Hak "
        f"cipta</footer></body></html>"
    )
    (tmp_path / "rilis.html").write_text(page, encoding="utf-8")

    assert_read(main_of(run("--json", tmp_path / "rilis.html").output))


def test_files_made_by_libreoffice_are_read(tmp_path: Path) -> None:
    for target in ("docx", "pdf"):
        (file,) = converted([TEXT.encode("utf-8-sig")], "txt", target)
        (tmp_path / f"rilis.{target}").write_bytes(file)

    result = run("--json", tmp_path / "rilis.docx", tmp_path / "rilis.pdf")

    assert result.exit_code == 0
    for line in result.output.splitlines():
        assert_read(main_of(line))


def test_the_standard_input_is_a_file_too() -> None:
    result = run("--json", "-", stdin=TEXT.encode())

    assert_read(main_of(result.output))
    assert json.loads(result.output)["file"] == "-"


def test_for_people_it_is_a_table_in_indonesian(tmp_path: Path) -> None:
    (tmp_path / "rilis.txt").write_text(TEXT, encoding="utf-8")

    output = run(tmp_path / "rilis.txt").output

    assert "Kegiatan" in output
    assert "rapat" in output
    assert "2025-04-08" in output
    assert "74.71 Kota Kendari" in output
    assert "Tanggal lain: 2025-04-30" in output


def _old_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _empty_docx() -> bytes:
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


REFUSED = [
    ("kosong.txt", b"   \n", "tidak ada teks"),
    ("gambar.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", "bukan teks"),
    ("lama.doc", _old_word(), ".docx"),
    ("rusak.docx", b"PK\x03\x04 bukan zip", "bukan dokumen Word"),
    ("palsu.docx", b"bukan Word", "bukan DOCX"),
    ("rusak.pdf", b"%PDF-1.7 rusak", "PDF rusak"),
    ("pindai.docx", _empty_docx(), "tidak ada teks"),
    ("besar.txt", b"a" * (LARGEST + 1), "20 MB"),
]


@pytest.mark.parametrize(("name", "content", "why"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_read_is_told_and_the_others_are_read(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    good = tmp_path / "rilis.txt"
    good.write_text(TEXT, encoding="utf-8")
    (tmp_path / name).write_bytes(content)

    result = run("--json", tmp_path / name, good)

    assert result.exit_code == 2
    assert why in result.stderr
    assert_read(main_of(result.stdout))


def test_a_missing_file_is_told() -> None:
    result = run("--json", "tidak-ada.txt")

    assert result.exit_code == 2
    assert "tidak-ada.txt: berkas tidak dapat dibuka" in result.stderr


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx"]),
    st.sampled_from(
        [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe", b"<html>", b"\xd0\xcf\x11\xe0"]
    ),
    st.binary(max_size=200),
)
def test_no_bytes_whatever_raise_anything_else(name: str, start: bytes, content: bytes) -> None:
    with contextlib.suppress(Unreadable):
        text_from(start + content, name=name)


def test_it_needs_neither_database_nor_django(tmp_path: Path) -> None:
    (tmp_path / "rilis.txt").write_text(TEXT, encoding="utf-8")
    environment = {**os.environ, "MARTABAT_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    code = (
        "import sys\nfrom martabat.project.cli import main\n"
        "try:\n    main()\nfinally:\n    print('django' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "release", "read", "--json", str(tmp_path / "rilis.txt")],
        env=environment,
        capture_output=True,
        check=True,
    )

    assert_read(main_of(done.stdout.decode()))
    assert done.stderr.decode().strip() == "False"  # what takes a second to start is not loaded
