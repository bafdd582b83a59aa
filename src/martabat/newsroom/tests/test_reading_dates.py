"""Dates in every shape that offices write, their weekday, their year and what they are for."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from martabat.newsroom.reading import read
from martabat.newsroom.reading.dates import find

SHARED = Path(__file__).parents[5] / "shared"

SHAPES = [
    ("Kamis (7/9/2023)", "2023-09-07", None),
    ("(14/03/24)", "2024-03-14", None),
    ("Kamis, 5 Desember 2024", "2024-12-05", None),
    ("Jum'at malam, 13 Juni 2025", "2025-06-13", None),
    ("Jumat Kliwon, 13 Juni 2025", "2025-06-13", None),
    ("hari Senin tanggal 4 Agustus 2025", "2025-08-04", None),
    ("17-19 Oktober 2023", "2023-10-17", "2023-10-19"),
    ("19 s.d. 20 Juni 2025", "2025-06-19", "2025-06-20"),
    ("19 s/d 20 Juni 2025", "2025-06-19", "2025-06-20"),
    ("19 sampai dengan 20 Juni 2025", "2025-06-19", "2025-06-20"),
    ("2–4/9/2024", "2024-09-02", "2024-09-04"),
    ("Senin s.d. Rabu (2–4/9/2024)", "2024-09-02", "2024-09-04"),
    ("30 November hingga 2 Desember 2016", "2016-11-30", "2016-12-02"),
    ("30 Desember 2024 - 2 Januari 2025", "2024-12-30", "2025-01-02"),
    ("30 Desember hingga 2 Januari 2025", "2024-12-30", "2025-01-02"),
    ("Rabu (8/11/2023) – Kamis (9/11/2023)", "2023-11-08", "2023-11-09"),
    ("tanggal 5 dan 6 Mei 2024", "2024-05-05", "2024-05-06"),
    ("17, 18 dan 19 Oktober 2023", "2023-10-17", "2023-10-19"),
    ("28-10-2025", "2025-10-28", None),
    ("12.03.2024", "2024-03-12", None),
    ("2024-12-06T09:12:44+07:00", "2024-12-06", None),
    ("12 Agt 2024", "2024-08-12", None),
    ("3 Nov. 2023", "2023-11-03", None),
    ("3 Nopember 2023", "2023-11-03", None),
    ("3 Febuari 2024", "2024-02-03", None),
    ("13 Juni2023", "2023-06-13", None),
    ("Rabu (26 / 2 / 2025)", "2025-02-26", None),
    ("July 14, 2023", "2023-07-14", None),
    ("Selasa (5/3-2024)", "2024-03-05", None),
    ("Selasa (5//3/2024)", "2024-03-05", None),
    ("Selasa (5/Maret/2024)", "2024-03-05", None),
    ("4, 5, 6 Maret 2024", "2024-03-04", "2024-03-06"),
    ("tujuh September dua ribu dua puluh tiga", "2023-09-07", None),
    ("Senin tanggal empat bulan Agustus tahun dua ribu dua puluh lima", "2025-08-04", None),
]

NO_DATES = [
    "Pasal 28/2018",
    "Nomor 7 Tahun 2024",
    "Surat Nomor 12/3/2024",
    "W.10-HH.01.03-12/3/2024",
    "telepon 0812-3456-7890",
    "Setiap Jumat kami berkumpul",
    "pukul 09.30 WIT",
    "Aksi HAM 2021-2025",
    "29 Februari 2023",
    "nilai 3/4",
    "versi 1.2.3",
]


@pytest.mark.parametrize(("text", "first", "last"), SHAPES)
def test_a_date_is_read_day_month_year(text: str, first: str, last: str | None) -> None:
    [date] = find(f"Acara digelar {text}, di aula.")

    assert str(date.day) == first
    assert (str(date.last_day) if date.last_day else None) == last
    assert date.weekday_ok is not False


@pytest.mark.parametrize("text", NO_DATES)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find(text) == []


def test_a_weekday_that_does_not_agree_is_told_with_the_likely_date() -> None:
    [day] = find("Kamis (22/1/2025)")
    [month] = find("Rabu (3/9/2018)")
    [year] = find("Jumat (5/1/2023)")

    assert (day.weekday_ok, day.basis, day.likely) == (False, "conflict", dt.date(2025, 1, 23))
    assert (month.day, month.likely) == (dt.date(2018, 9, 3), dt.date(2018, 10, 3))
    assert year.likely == dt.date(2023, 1, 6)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not beside this checkout")
def test_the_twenty_phrases_of_the_press() -> None:
    with (SHARED / "data" / "date_phrases.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) == 20
    for row in rows:
        [date] = find(row["text"], year=int(row["year_of_publication"]))
        expected = row["expected"]
        if expected.startswith("NOT PARSED"):
            expected = "2016-11-30/2016-12-02"
        days = f"{date.day}/{date.last_day}" if date.last_day else f"{date.day}"
        assert days == expected, row
        if row["weekday_check"].startswith("MISMATCH"):
            assert date.weekday_ok is False, row
        else:
            assert date.weekday_ok is (True if row["weekday_check"] == "ok" else None), row


def dates_of(text: str) -> list[tuple[str, str]]:
    return [(str(date.day), date.role) for date in read(text).dates]


ROLES = [
    ("Berkas paling lambat diunggah 30 April 2025.", "deadline"),
    ("Pendaftaran ditutup pada 30 April 2025.", "deadline"),
    ("Hasilnya dijanjikan rampung sebelum 30 April 2025.", "deadline"),
    ("Perjanjian berlaku sampai dengan 30 April 2025.", "validity"),
    ("Hal itu sesuai Peraturan Bupati Nomor 3 Tahun 2024 tanggal 30 April 2025.", "rule"),
    ("Kegiatan ini menindaklanjuti rapat tanggal 30 April 2025.", "follows_up"),
    ("Kegiatan serupa akan digelar pada 30 April 2025.", "planned"),
    ("Rapat berikutnya dijadwalkan 30 April 2025.", "planned"),
    ("Festival sebelumnya diadakan pada 30 April 2025.", "earlier"),
]


@pytest.mark.parametrize(("sentence", "role"), ROLES)
def test_what_a_date_is_for_is_told_by_the_words_around_it(sentence: str, role: str) -> None:
    text = f"PALU – Rapat koordinasi HAM digelar di Aula Contoh, Rabu (7/5/2025).\n\n{sentence}"

    assert dates_of(text) == [("2025-05-07", "activity"), ("2025-04-30", role)]


ACTIVITY_DATES = [
    # dateline and byline tell when it was published, not when it was
    (
        "PALU, 9 Mei 2025 – Rapat koordinasi HAM digelar di Aula Contoh, Rabu (7/5/2025).",
        "2025-05-07",
    ),
    (
        "Kamis, 8 Mei 2025 | 10:00 WIB\n\nPALU – Rapat koordinasi HAM digelar, Rabu (7/5/2025).",
        "2025-05-07",
    ),
    # … unless nothing else dates the activity
    (
        "PALU, 7 Mei 2025 – Rapat koordinasi HAM digelar di Aula Contoh dan diikuti 40 operator.",
        "2025-05-07",
    ),
    # the head of the page asks for comments before the report begins
    (
        "Last updated: May 9, 2025 1:43 pm\nShare\nTinggalkan Komentar\n12 Views\n\nPALU – Rapat "
        "koordinasi HAM tingkat kota digelar Selasa kemarin (6/5) oleh Bagian Hukum dan dihadiri "
        "banyak warga.",
        "2025-05-06",
    ),
    (
        "• Dipublish Pada: May 9, 2025\n\nPALU – Rapat koordinasi HAM digelar Rabu (7/5/2025).",
        "2025-05-07",
    ),
    (
        "warta.contoh.or.id – Palu 09/05/2025. Yayasan Contoh mengadakan diskusi HAM bersama "
        "warga. Kegiatan dilaksanakan di Rumah Contoh pada 7 Mei 2025.",
        "2025-05-07",
    ),
    # what somebody said later is no activity
    (
        "PALU – Rapat koordinasi HAM digelar Rabu (7/5/2025).\n\n“Kami siap,” kata Rina melalui "
        "pesan singkat, "
        "Jumat (9/5/2025).",
        "2025-05-07",
    ),
    # something planned in the lead is not what was held
    (
        "PALU – Menteri dijadwalkan mengunjungi kota itu, 20-21 Mei 2025 mendatang. Persiapannya "
        "dibahas dalam rapat "
        "di Balai Kota, Rabu (7/5/2025).",
        "2025-05-07",
    ),
    # the day of the opening or the end lies within the days of the whole
    (
        "PALU – Warga datang sejak pagi ke Festival HAM V. Selama dua hari, Rabu-Kamis "
        "(7-8/5/2025), Balai Kota penuh. Malam penutupan, Kamis (8/5/2025), diisi pentas.",
        "2025-05-07",
    ),
    (
        "PALU – Yayasan Contoh mengadakan Pelatihan Paralegal Lanjutan pada tanggal 5-9 Mei 2025 "
        "di Balai Kota. Peserta ikut melakukan kunjungan pada 7 Mei 2025.",
        "2025-05-05",
    ),
    # a day of every year is not that of the activity
    (
        "PALU – Menyambut Hari HAM yang jatuh pada tanggal 10 Desember 2024, Fakultas Hukum "
        "mengadakan seminar tentang hak anak.",
        None,
    ),
    # years: by weekday, by the day of publication, or not at all
    ("PALU – Rapat Aksi HAM Tahun 2025 digelar Rabu (7/5).", "2025-05-07"),
    ("PALU – Rapat Aksi HAM Tahun 2024 digelar Rabu (7/5).", None),
    ("PALU – Rapat Aksi HAM digelar Rabu (7/5) sesuai Perpres Nomor 53 Tahun 2025.", None),
    ("PALU – Rapat Aksi HAM digelar Rabu (7/5).", None),
    # a year ahead, or of another day that the weekday contradicts, dates nothing
    ("PALU – Rapat digelar Selasa (2/6). Tahun yang akan datang, 2020, ada pesta warga.", None),
    ("PALU – Rapat digelar Selasa (2/6). Kota siap menyambut Pilkada 2020.", None),
    ("PALU – Rapat digelar Selasa (2/6). Hari itu sama dengan 2 Juni 2021.", None),
    (
        "Tanggal: 8 Mei 2025\n\nPALU – Rapat Aksi HAM digelar di Balai Kota, kemarin (7/5), oleh "
        "Bagian Hukum.",
        "2025-05-07",
    ),
]


@pytest.mark.parametrize(("text", "day"), ACTIVITY_DATES)
def test_the_date_of_the_activity_is_the_one_of_its_sentence(text: str, day: str | None) -> None:
    date = read(text).activities[0].date

    assert (str(date.day) if date and date.day else None) == day


def test_a_weekday_alone_or_a_vague_time_is_kept_as_words() -> None:
    pekan = read("TUAL – Pekan lalu, pengurus forum bertandang ke kantor Komnas HAM di Ambon.")
    hari = read("PALU – Rapat koordinasi HAM digelar di Balai Kota Palu pada hari Senin.")

    assert [r.activities[0].date.span.of(r.text) for r in (pekan, hari)] == ["Pekan lalu", "Senin"]
    assert pekan.activities[0].date.day is None
    assert pekan.dates == ()
