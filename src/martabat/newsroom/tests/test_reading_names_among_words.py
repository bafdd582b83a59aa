"""Persons' names among words that are none: verbs, numbers, halls, mottoes, villages.

Every sentence is invented.
"""

import pytest

from martabat.newsroom.tests.test_reading_persons import told

Pair = tuple[str, str | None]


def pairs(*sentences: str) -> list[Pair]:
    """Return names with their posts as read from a release with these sentences."""
    return [(name, post) for name, post, _ in told(*sentences)]


ONE: list[tuple[str, Pair]] = [
    ("Plt Bupati Buru H Saleh Wara Resmikan Rumah Aman.", ("Saleh Wara", "Plt Bupati Buru")),
    ("Wali Kota Bima Siti Rumbia Kukuhkan Forum Anak.", ("Siti Rumbia", "Wali Kota Bima")),
    ("Hadir Asst III Ratna Tobelo, S.Sos.", ("Ratna Tobelo", "Asst III")),
    ("Hadir Kepala Biro Hukum Setda Aceh, Yusuf Wera LC. MA.", ("Yusuf Wera", None)),
    (
        "Hadir Pasipers Kodim 1406/Wajo Kapten Rusli Wara.",
        ("Rusli Wara", "Pasipers Kodim 1406/Wajo"),
    ),
    (
        "Acara dibuka Anggota Ombudsman RI sekaligus Pengampu Perwakilan Jambi, Dr. Wenny Rumbia.",
        ("Wenny Rumbia", "Anggota Ombudsman RI sekaligus Pengampu Perwakilan Jambi"),
    ),
]


@pytest.mark.parametrize(("sentence", "pair"), ONE)
def test_a_name_ends_where_a_verb_or_degree_begins(sentence: str, pair: Pair) -> None:
    ((name, post),) = pairs(sentence)

    assert name == pair[0]
    assert pair[1] in (None, post)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rapat berlangsung di Ruang Rapat H Sahlan Wera Kantor Gubernur.",
        "Korban dirawat di RSUD Dr. H. Rusli Wara sejak pekan lalu.",
        "Nota itu diteken Rumah Sakit Umum Provinsi (RSUP) Dr Ir Wirya Rumbia Jambi.",
        "Peserta mengikuti Pelatihan Paralegal Serentak Angkatan III di Ternate.",
        "Mereka adalah calon pemimpin Indonesia Emas 2045.",
        "Sebanyak 40 anggota GT PPTPPO hadir, dan GT PPTPPO mengatakan siap.",
    ],
)
def test_halls_mottoes_and_capitals_are_nobody(sentence: str) -> None:
    assert pairs(sentence) == []


TOLD_ELSEWHERE: list[tuple[str, list[Pair]]] = [
    (
        "Tim menuju Kecamatan Sari Wangun, Selasa. Mereka disambut Camat Sari Wangun Agus Wera.",
        [("Agus Wera", "Camat Sari Wangun")],
    ),
    (
        "Lomba digelar di Pekon Rindang Tebat. Hadir Peratin Rinding Tebat Sumarno.",
        [("Sumarno", "Peratin Rinding Tebat")],
    ),
    (
        "Bantuan untuk LKSA Asmaraya Husna Bangkit tiba. Hadir Ketua LKSA Asmaraya Husna Bangkit.",
        [],
    ),
    (
        "Hadir Dekan FKIP Unika Santu Paulus Ruteng, Dr. Yohanes Wera.",
        [("Yohanes Wera", "Dekan FKIP Unika Santu Paulus Ruteng")],
    ),
    (
        "Materi dari Dra. Wenny Rumbia, Psikolog P3KX Cilegon.",
        [("Wenny Rumbia", "Psikolog P3KX Cilegon")],
    ),
    (
        "Bambang Wera dan Hidayat dari IOM (badan dunia) juga turut hadir.",
        [("Bambang Wera", None)],
    ),
    (
        'Hadir Ketua Yayasan “Rumah Kita” Rusli Wara, dan Direktur LSM "Suara Ibu", Ratih Wera.',
        [
            ("Rusli Wara", "Ketua Yayasan “Rumah Kita”"),
            ("Ratih Wera", 'Direktur LSM "Suara Ibu"'),
        ],
    ),
    (
        '“Kita siap,” ujar Rusli Wara, Ketua LKS "Mitra Sejati" Ternate, Kamis.',
        [("Rusli Wara", 'Ketua LKS "Mitra Sejati" Ternate')],
    ),
    (
        "Acara dibuka Ketua Karang Taruna Anwar Rumra.",
        [("Anwar Rumra", "Ketua Karang Taruna")],
    ),
    (
        "Ketua Panitia Penyelenggara Seminar Nasional, Wenny Rumbia, melapor.",
        [("Wenny Rumbia", "Ketua Panitia Penyelenggara Seminar Nasional")],
    ),
    (
        "Hadir Asisten I Sekda, Wirya Tobelo, Kepala BNPP PLBN Weraba, Wendel, "
        "Pasiter Kodim 1406/Wajo, Kapten Rusli Wara.",
        [
            ("Wirya Tobelo", "Asisten I Sekda"),
            ("Wendel", "Kepala BNPP PLBN Weraba"),
            ("Rusli Wara", "Pasiter Kodim 1406/Wajo"),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD_ELSEWHERE)
def test_the_place_or_body_of_a_post_is_nobody(sentence: str, expected: list[Pair]) -> None:
    assert pairs(sentence) == expected


def test_those_of_a_list_who_were_present() -> None:
    found = pairs("Anggota yang hadir, Rusli Rumbia, Budi Wera, Hamdani, Ezzaty, dan H Kamal Wara.")

    assert [name for name, _ in found] == [
        "Rusli Rumbia",
        "Budi Wera",
        "Hamdani",
        "Ezzaty",
        "Kamal Wara",
    ]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Hadir Ketua Gugus Tugas Muhammad Amin Wara.", "M. Amin Wara mengatakan hal itu penting."),
        ("Hadir Wakil Bupati Buru Johan Rumbia.", "Dalam sambutannya, Wabup Jon berharap banyak."),
    ],
)
def test_initials_and_call_names_are_nobody_new(first: str, again: str) -> None:
    assert len(pairs(first, again)) == 1
