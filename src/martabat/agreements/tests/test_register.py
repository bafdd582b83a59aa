"""Importing a register: each real defect of a ministry's register is told, nothing is lost."""

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some

from martabat.agreements.actions.register import accept_register, preview_register
from martabat.agreements.models import Agreement, Party, RegisterImport
from martabat.agreements.register.days import read_span, readings
from martabat.agreements.register.reading import read
from martabat.agreements.register.rows import read_rows
from martabat.journal.models import Entry
from martabat.journal.refusals import Refused
from tests.people import sign_in

REGISTER = Path(__file__).with_name("register_kkp.csv")
DAY = dt.date(2025, 7, 1)


@pytest.fixture(scope="module")
def rows():
    with REGISTER.open("rb") as file:
        return read_rows(read(file, filename="register.csv").rows, today=DAY)


def codes(row):
    """What was found in a row, besides that this register never says what about."""
    return [finding.code for finding in row.findings if finding.code != "no_title"]


def test_every_row_is_read_with_its_days(rows):
    assert len(rows) == 25
    days = {row.partner: (row.start, row.end) for row in rows}
    # Month first, where the day is beyond twelve.
    assert days["Pemkab Bekasi"] == (dt.date(2025, 6, 25), dt.date(2030, 6, 25))
    # Day first and two digits of the year: the number names the second month.
    assert days["Kementerian Dalam Negeri"] == (dt.date(2024, 2, 5), dt.date(2029, 2, 5))
    # Month first at the start, day first at the end: the number and the five years decide.
    name = "Perkumpulan Prakarsa Laut Berkelanjutan dan Berkeadilan Indonesia"
    assert days[name] == (dt.date(2025, 6, 5), dt.date(2030, 6, 5))


@pytest.mark.parametrize(
    ("partner", "found"),
    [
        ("Pemkab Bekasi", []),
        ("Perkumpulan Prakarsa Laut Berkelanjutan dan Berkeadilan Indonesia", ["mixed_order"]),
        ("PT Bank Negara Indonesia (PERSERO) Tbk", ["spelling", "mixed_order"]),
        ("Badan Gizi Nasional", ["no_number", "no_days"]),
        ("PP Muhammadiyah", ["other_category"]),
        (
            "RARE",
            ["unknown_kind", "zero_number", "zero_number", "spelling", "end_is_start"],
        ),
        ("BRIN", ["other_kind"]),
        ("Universitas Padjadjaran", ["other_kind", "short_year", "other_order"]),
        ("Universitas Syiah Kuala", ["double_slash", "short_year", "other_order"]),
        ("Kementerian Dalam Negeri", ["other_kind", "short_year", "other_order"]),
        ("Badan Kependudukan dan Keluarga Berencana Nasional (BKKBN)", ["other_month"]),
        ("Badan Pengatur Hilir Minyak dan Gas Bumi", ["short_year"]),
    ],
)
def test_each_real_defect_is_told(rows, partner, found):
    row = next(row for row in rows if row.partner == partner)
    assert codes(row) == found
    for finding in row.findings:
        assert "%(" not in finding.sentence


def test_an_acting_head_is_read_as_one(rows):
    row = next(row for row in rows if "BKKBN" in row.partner)
    assert (row.second_capacity, row.second_title) == ("plt", "Kepala BKKBN")


def test_the_words_of_a_finding_say_what_stands_there(rows):
    row = next(row for row in rows if row.partner == "BRIN")
    (finding,) = [item for item in row.findings if item.code == "other_kind"]
    assert finding.sentence == (
        "Nomor 10/MEN-KP/KB/IV/2024 memuat kode KB, sedangkan jenisnya Nota Kesepahaman."
    )


def test_a_number_used_twice_is_told():
    line = {"partner": "A", "kind": "Kesepakatan Bersama", "first_number": "1/KB/I/2025",
            "start": "15/01/2025", "end": "15/01/2030"}  # fmt: skip
    first, second = read_rows([line, {**line, "partner": "B"}], today=DAY)
    assert "used_number" in codes(first)
    assert "used_number" in codes(second)


@given(some.dates(dt.date(2001, 1, 1), dt.date(2099, 12, 28)), some.integers(1, 5))
def test_a_day_written_either_way_is_always_among_the_readings(day, years):
    for text in (f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", f"{day:%Y-%m-%d}", f"{day:%d/%m/%y}"):
        assert day in [reading.day for reading in readings(text)]
    end = day.replace(year=day.year + years, day=min(day.day, 28))
    start = day.replace(day=min(day.day, 28))
    span = read_span(
        f"{start:%m/%d/%Y}",
        f"{end:%d/%m/%Y}",
        months=frozenset({start.month}),
        years=years,
        usual=None,
    )
    assert span.start.day == start
    assert span.end.day == end


@given(some.lists(some.text(max_size=15), min_size=4, max_size=4))
def test_no_text_breaks_the_reading(texts):
    keys = ("partner", "kind", "first_number", "start")
    (row,) = read_rows([dict(zip(keys, texts, strict=True))], today=DAY)
    assert row.raw["partner"] == texts[0]


@pytest.mark.django_db
def test_nothing_is_written_until_accepted_and_nothing_is_dropped(people):
    before = Agreement.objects.count()
    with REGISTER.open("rb") as file:
        register = preview_register(by=people.operator, upload=file, filename="register.csv")
    assert Agreement.objects.count() == before
    clerk = sign_in(Client(), people.operator)
    page = clerk.get(reverse("agreements:register", args=[register.pk])).content.decode()
    assert "Drektur" in page
    assert page.count("tidak menyebut perjanjian tentang apa") == 1
    left = reverse("agreements:register_choose", args=[register.pk])
    clerk.post(left, {"place": "13", "taken": "0"})
    clerk.post(
        reverse("agreements:register_row", args=[register.pk, 6]),
        {"kind": "pks", "title": "Layanan perbankan", "partner": "PT Bank Negara Indonesia",
         "body": "third", "second_title": "Direktur", "start": "2025-06-02", "end": "2028-06-02"},
    )  # fmt: skip
    done = clerk.post(reverse("agreements:register_accept", args=[register.pk]), follow=True)
    assert "24 perjanjian diimpor. 1 baris dilewati" in done.content.decode()
    assert Agreement.objects.count() == before + 24
    bank = Agreement.objects.get(title="Layanan perbankan")
    assert (bank.start, bank.end, bank.stage) == (
        dt.date(2025, 6, 2),
        dt.date(2028, 6, 2),
        "implementation",
    )
    assert Party.objects.get(agreement=bank, position=2).title == "Direktur"
    register.refresh_from_db()
    assert register.rows[12]["raw"]["partner"] == "RARE"
    assert register.rows[12]["agreement"] is None
    entry = Entry.objects.get(chain=f"register:{register.pk}")
    assert entry.data["left"] == [13]
    with pytest.raises(Refused, match="sudah selesai"):
        accept_register(by=people.operator, register=register)


@pytest.mark.django_db
def test_the_same_register_again_is_recognised(people):
    for _time in range(2):
        with REGISTER.open("rb") as file:
            register = preview_register(by=people.operator, upload=file, filename="r.csv")
        if register.state == RegisterImport.State.PREVIEW and _time == 0:
            accept_register(by=people.operator, register=register)
    numbered = [row for row in register.rows if row["read"]["first_number"]]
    assert numbered
    assert not any(row["taken"] for row in numbered)


@pytest.mark.django_db
def test_excel_with_true_dates_and_an_unknown_column(people):
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["Mitra", "Jenis Kerja Sama", "Tentang", "Tanggal Mulai", "PIC"])
        sheet.write_row(1, 0, ["INFID", "Nota Kesepahaman", "Festival HAM"])
        sheet.write_datetime(1, 3, dt.datetime(2023, 7, 13), day)
        sheet.write(1, 4, "Bagian Hukum")
    buffer.seek(0)
    register = preview_register(by=people.operator, upload=buffer, filename="register.xlsx")
    (row,) = register.rows
    assert row["read"]["start"] == "2023-07-13"
    assert register.unknown == ["+PIC"]
    assert row["raw"]["+PIC"] == "Bagian Hukum"
    (agreement,) = accept_register(by=people.operator, register=register)
    assert agreement.title == "Festival HAM"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "tidak berisi satu baris pun"),
        (b"a,b\n1,2\n", "Kolom mitra, jeniskerjasama tidak ditemukan"),
        (b"mitra,jenis\n" + b"x,KB\n" * 501, "paling banyak 500"),
        (b'mitra,jenis\n"x,KB\n', "Tanda kutip"),
        (b"%PDF-1.4 nothing", "berkas"),
        (b"PK\x03\x04 not a workbook", "berkas"),
    ],
)
def test_a_wrong_file_gets_a_clear_sentence(people, content, sentence):
    clerk = sign_in(Client(), people.operator)
    answer = clerk.post(
        reverse("agreements:register_upload"),
        {"file": SimpleUploadedFile("register.csv", content)},
    )
    assert answer.status_code == 422
    if content:
        assert sentence.lower() in answer.content.decode().lower()


@pytest.mark.django_db
def test_another_office_finds_no_import(people):
    with REGISTER.open("rb") as file:
        register = preview_register(by=people.operator, upload=file, filename="r.csv")
    other = sign_in(Client(), people.other_operator)
    assert other.get(reverse("agreements:register", args=[register.pk])).status_code == 404
    contributor = sign_in(Client(), people.contributor)
    assert contributor.get(reverse("agreements:register_upload")).status_code == 403


def test_our_copy_is_the_published_one():
    published = Path(__file__).parents[5] / "shared" / "data" / "agreement_register_kkp.csv"
    if published.exists():
        ours = list(csv.reader(REGISTER.open(encoding="utf-8")))
        assert ours == list(csv.reader(published.open(encoding="utf-8")))
