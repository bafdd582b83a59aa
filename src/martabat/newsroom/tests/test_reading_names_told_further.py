"""Names, callings and parts at an event: what belongs to a person and what is nobody."""

import pytest

from martabat.newsroom.tests.test_reading_names_among_words import Pair, pairs

NAMES = [
    (
        "Hadir Kabag Hukum Setda, Nurlela br. Wera, S.H., M.H.; dan camat.",
        [("Nurlela br. Wera", "Kabag Hukum Setda")],
    ),
    (
        "Sr. Ana Rumbia, SSpS, koordinator Jaringan Pesisir, menyaksikan janji itu.",
        [("Ana Rumbia", "koordinator Jaringan Pesisir")],
    ),
    (
        "Acara dimoderatori Clarissa Lim Mei Hua, dosen Universitas Contoh.",
        [("Clarissa Lim Mei Hua", "dosen Universitas Contoh")],
    ),
    (
        "Tokoh perempuan setempat, Mama Rabiah Wera, mengusulkan rumah singgah.",
        [("Rabiah Wera", "Tokoh perempuan setempat")],
    ),
    (
        "Seminar mengundang Ana Rumbia (Norwegia) dan pakar Vienna University (Austria).",
        [("Ana Rumbia", None)],
    ),
    (
        "Mereka bertemu Ifdal Wera, mewakili Kantor Staf Presiden.",
        [("Ifdal Wera", None)],
    ),
    (
        "Hadir Ana Rumbia S.H,, M.H., P.hD selaku moderator.",
        [("Ana Rumbia", "moderator")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMES)
def test_a_name_with_what_belongs_to_it(sentence: str, expected: list[Pair]) -> None:
    assert pairs(sentence) == expected


CALLINGS = [
    (
        "Mediator Hubungan Industrial Yunita Elisabeth Wera membuka sesi.",
        [("Yunita Elisabeth Wera", "Mediator Hubungan Industrial")],
    ),
    (
        "Hadir Kepala Sub Regbimas Hambali dan rombongan.",
        [("Hambali", "Kepala Sub Regbimas")],
    ),
    (
        "“Ini rumah kami,” ujar Oktovina Wera, pencari teripang dari Werinti.",
        [("Oktovina Wera", "pencari teripang dari Werinti")],
    ),
    (
        "Hadir peneliti hukum lingkungan Dr. Zulkarnain Wera, dan Nursalim, nelayan Sungai Wera.",
        [
            ("Zulkarnain Wera", "peneliti hukum lingkungan"),
            ("Nursalim", "nelayan Sungai Wera"),
        ],
    ),
    (
        "Pemandu acara Ana Rumbia menyapa hadirin.",
        [("Ana Rumbia", "Pemandu acara")],
    ),
    (
        "Fasilitator lain, Pdt. Eka Rumbia, memakai cerita rakyat.",
        [("Eka Rumbia", "Fasilitator lain")],
    ),
    (
        "Acara dibuka Staff Ahli Bidang Hukum, Ana Rumbia.",
        [("Ana Rumbia", "Staff Ahli Bidang Hukum")],
    ),
    (
        "Senada, Deputi Bidang Kependudukan dan Ketenagakerjaan, Maliki, menilai hal itu baik.",
        [("Maliki", "Deputi Bidang Kependudukan dan Ketenagakerjaan")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CALLINGS)
def test_callings_and_posts_are_told_whole(sentence: str, expected: list[Pair]) -> None:
    assert pairs(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Hujan tidak menyurutkan warga Werinti datang ke festival.",
        "Kepala desa didorong mengikuti Paralegal Justice Award.",
        "Acara membahas Aktualisasi Paralegal Posbankum Desa.",
        "Mereka mengikuti Pelatihan Paralegal Disabilitas Lanjutan.",
    ],
)
def test_dwellers_and_programmes_are_nobody(sentence: str) -> None:
    assert pairs(sentence) == []


def test_a_call_name_may_begin_a_word_of_the_name() -> None:
    found = pairs(
        "Gubernur Lampung, Rahmat Mirzani Wera, menerima tamu.",
        "Gubernur Mirza menggarisbawahi kerja sama.",
    )

    assert found == [("Rahmat Mirzani Wera", "Gubernur Lampung")]
