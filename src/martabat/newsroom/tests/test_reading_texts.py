"""How a release is taken apart, its theme, series, credits, and what it follows up."""

import datetime as dt

import pytest

from martabat.newsroom.reading import read
from martabat.newsroom.reading.regions import find as find_regions
from martabat.newsroom.reading.text import document

LEAD = "PALU – Rapat koordinasi HAM digelar di Balai Kota Palu, Rabu (7/5/2025)."


def sentences(text: str) -> list[str]:
    release = document(text)
    return [release.words(sentence.span) for sentence in release.sentences]


def test_abbreviations_initials_and_degrees_do_not_end_a_sentence() -> None:
    text = (
        "Kegiatan dibuka Dr. H. Rizal M. Nur, S.H., M.H., di Jl. Merdeka No. 7 pada 19 s.d. 20 "
        "Juni 2025. "
        "Ia didampingi Ruang C.J. Contoh. Acara selesai!"
    )

    assert len(sentences(text)) == 3


def test_positions_are_those_of_the_text_as_handed_in() -> None:
    text = (
        "PALU\u00a0– Rapat ko\u00adordinasi di\u00a0Aula\u00a0Contoh, Ra\u00adbu (7/5/2025), "
        "dibuka Wali Kota Palu, "
        "Hadi\u00a0Contoh. Rapat bertema ‘Kota\u00a0yang Adil’."
    )
    reading = read(text)
    activity = reading.activities[0]

    assert activity.date is not None
    assert activity.date.span.of(text) == "Ra\u00adbu (7/5/2025)"
    assert activity.date.weekday_ok is True
    assert activity.venue is not None
    assert activity.venue.span.of(text) == "Aula\u00a0Contoh"
    assert activity.theme is not None
    assert activity.theme.value == "Kota yang Adil"


DATELINES = [
    ("SORONG, Kabar Contoh – Rapat digelar.", "SORONG"),
    ("Kendal, ham.go.id – Rapat digelar.", "Kendal"),
    ("Denpasar (ANTARA) - Rapat digelar.", "Denpasar"),
    ("Poso. Tim pemantau datang.", "Poso"),
    ("WAINGAPU,KABARCONTOH.COM — Rapat digelar.", "WAINGAPU"),
    ("Polewali, Mandar Contoh—Bimbingan teknis dituntaskan.", "Polewali"),
    ("warta.contoh.or.id – Samarinda 16/03/2024. Rapat digelar.", "Samarinda"),
    ("KabarContoh.org, Pontianak— Rapat digelar.", "Pontianak"),
    ("MERAUKE-Pemerintah daerah menggelar rapat.", "MERAUKE"),
    ("Ruteng-Yayasan Contoh menggelar rapat.", "Ruteng"),
    ("(Media Contoh) SEMARANG – Rapat digelar.", "SEMARANG"),
]


@pytest.mark.parametrize(("text", "place"), DATELINES)
def test_a_dateline_is_read_in_every_dress(text: str, place: str) -> None:
    release = document(text + " Peserta berasal dari banyak perangkat daerah di kota itu.")

    assert release.dateline is not None
    names = [release.words(r.name) for r in find_regions(release.text, dateline=release.dateline)]
    assert names[0] == place
    assert not sentences(text)[0].startswith(place)


def test_lines_around_the_report_are_told_apart() -> None:
    text = (
        "2024-12-06T09:12:44+07:00\n\nRep: Dimas | Ed: Lilik\n\nKeterangan foto: Peserta rapat.\n\n"
        f"Kota Palu Gelar Rapat\n\n{LEAD} Peserta berasal dari perangkat daerah.\n\nNarahubung: "
        f"humas\n\n(Tim Contoh)"
    )

    assert [paragraph.part for paragraph in document(text).paragraphs] == [
        "meta",
        "meta",
        "caption",
        "headline",
        "lead",
        "meta",
        "credit",
    ]
    assert [credit.value for credit in read(text).activities[0].credits] == ["Tim Contoh"]


def test_lines_wrapped_by_a_printer_are_one_paragraph() -> None:
    text = (
        "Palu – Rapat koordinasi HAM digelar di Aula Contoh oleh\nBagian Hukum dan dihadiri "
        "seluruh perangkat daerah\n"
        "yang menyusun laporan Aksi HAM, Rabu (7/5/2025). Rapat\nini dibuka Sekretaris Daerah "
        "dan ditutup sore hari.\n"
    )

    assert len(document(text).paragraphs) == 1


def test_the_longest_name_of_a_region_wins() -> None:
    text = (
        "Kabupaten Kapuas Hulu, Kota Administrasi Jakarta Selatan, Papua Barat Daya, Kab. Muna "
        "Barat, Kalbar"
    )

    assert [region.code for region in find_regions(text)] == ["61.06", "31.74", "96", "74.13", "61"]


@pytest.mark.parametrize(
    "text",
    [
        "Acara Puncak Hari HAM",
        "Karo Hukum hadir",
        "mitra kerja",
        "Jalan Medan Merdeka",
        "Batu itu berat",
    ],
)
def test_common_words_are_no_regions(text: str) -> None:
    assert find_regions(text) == ()


def test_a_shared_name_keeps_every_region_it_may_be() -> None:
    [bare, city, regency] = find_regions("Bandung, Kota Bandung, Bupati Bandung")

    assert bare.codes == ("32.73", "32.04")
    assert (city.code, regency.code) == ("32.73", "32.04")


THEMES = [
    ("Rapat bertema ‘Kota yang Adil’ itu dibuka wali kota.", "Kota yang Adil"),
    ('Seminar mengangkat tema "Air dan Hak Warga".', "Air dan Hak Warga"),
    ("Diskusi bertajuk “Kota untuk Semua” dihadiri warga.", "Kota untuk Semua"),
    ("Topiknya tidak ringan: «Upah dan Martabat».", "Upah dan Martabat"),
    ("“Setara di Jalan” menjadi tema tahun ini.", "Setara di Jalan"),
    ("Seminar dengan tema besar: “Pelabuhan yang Ramah”.", "Pelabuhan yang Ramah"),
    ("“Kota kita harus adil,” kata wali kota.", None),
    ("Ia menyinggung tema itu. “Kita kerjakan bersama,” katanya.", None),
    ("Pesannya singkat: “Jangan menunggu”.", None),
]


@pytest.mark.parametrize(("sentence", "theme"), THEMES)
def test_a_theme_is_quoted_and_a_quotation_is_no_theme(sentence: str, theme: str | None) -> None:
    found = read(f"{LEAD}\n\n{sentence}").activities[0].theme

    assert (found.value if found else None) == theme


def test_the_theme_of_the_activity_comes_before_that_of_the_festival() -> None:
    text = (
        f"{LEAD} Tema Festival HAM tahun ini adalah ‘Bersama Menjaga’. "
        "Rapat itu sendiri bertema ‘Siap Menjadi Tuan Rumah’."
    )

    theme = read(text).activities[0].theme
    assert theme is not None
    assert theme.value == "Siap Menjadi Tuan Rumah"


FOLLOWS = [
    (
        "Rapat ini merupakan tindak lanjut penandatanganan Nota Kesepahaman pada 2 April 2025.",
        ("signing", dt.date(2025, 4, 2)),
    ),
    (
        "Rapat ini menindaklanjuti pengaduan warga yang masuk pada 2 April 2025.",
        ("other", dt.date(2025, 4, 2)),
    ),
    (
        "Rapat dilakukan setelah kunjungan lapangan tanggal 2 April 2025.",
        ("visit", dt.date(2025, 4, 2)),
    ),
    ("Naskah itu merupakan lanjutan dari Nota Kesepahaman.", ("signing", None)),
    ("Rapat ini merupakan tindak lanjut Peraturan Presiden Nomor 53 Tahun 2021.", None),
    ("Hasil rapat akan ditindaklanjuti dalam pertemuan 20 Mei 2025.", None),
    ("Kegiatan Pelatihan Perlindungan Anak Lanjutan dan Konsultasi itu ditutup.", None),
    ("Setelah sambutan, peserta mengikuti diskusi.", None),
    ("“Kami menindaklanjuti rapat 2 April 2025,” kata Rina.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), FOLLOWS)
def test_only_an_earlier_activity_is_followed_up(
    sentence: str, expected: tuple[str, dt.date | None] | None
) -> None:
    follows = read(f"{LEAD}\n\n{sentence}").activities[0].follows_up

    assert ((follows.kind, follows.day) if follows else None) == expected


SERIES = [
    ("Seminar menjadi agenda sesi ke tiga dari rangkaian itu.", 3),
    ("Ini adalah Festival HAM ke-7.", 7),
    ("Festival HAM ke-XI digelar meriah.", 11),
    ("Pelatihan angkatan ke VI diikuti 30 orang.", 6),
    ("Warga menggelarnya untuk kali kedua.", 2),
    ("Diskusi seri 4 dibuka wali kota.", 4),
    ("Pada hari ke-2 peserta pulang.", None),
    ("Rapat dihadiri 12 camat.", None),
]


@pytest.mark.parametrize(("sentence", "number"), SERIES)
def test_the_place_in_a_series_is_read_in_words_digits_and_roman(
    sentence: str, number: int | None
) -> None:
    found = read(f"{LEAD}\n\n{sentence}").activities[0].series_position

    assert (found.value if found else None) == number
