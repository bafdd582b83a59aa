"""Organisations under names of their own, with small first words, in small towns. All invented."""

import pytest

from martabat.newsroom.tests.test_reading_organisations import told

TOLD = [
    (
        "Kegiatan ini terselenggara berkat dukungan yayasan Lentera Timur dan PT Wira Rumbia.",
        ["yayasan Lentera Timur", "PT Wira Rumbia"],
    ),
    ("Acara dihadiri TP-PKK NTB dan GOW Kota Mataram.", ["TP-PKK NTB", "GOW Kota Mataram"]),
    ("Dialog dibuka oleh pemerintah kota Salatiga.", ["pemerintah kota Salatiga"]),
    (
        "Tim mengunjungi Lembaga Pemasyarakatan (Lapas) Saparua.",
        ["Lembaga Pemasyarakatan (Lapas) Saparua"],
    ),
    (
        "Kanwil Kemenham Maluku menggandeng Suluh Rumbia dalam kegiatan ini.",
        ["Kanwil Kemenham Maluku", "Suluh Rumbia"],
    ),
    (
        "Pelatihan ini diselenggarakan Sahabat Kapas bekerja sama dengan Lapas Kelas I Semarang.",
        ["Sahabat Kapas", "Lapas Kelas I Semarang"],
    ),
    (
        "KALBA melalui Yayasan Haji Kalba dan Kalba Motor bekerjasama dengan LBH Makassar.",
        ["Yayasan Haji Kalba", "Kalba Motor", "LBH Makassar"],
    ),
    (
        "Hadir perwakilan PT Rumbia Wera, Lembaga Adat Suku Wera, dan YPWAK.",
        ["PT Rumbia Wera", "Lembaga Adat Suku Wera", "YPWAK"],
    ),
    ("Kegiatan dihadiri Pemerintah Australia dan UN Women.", ["Pemerintah Australia", "UN Women"]),
]


@pytest.mark.parametrize(("sentence", "organisations"), TOLD)
def test_names_of_their_own(sentence: str, organisations: list[str]) -> None:
    assert told(sentence) == organisations


NONE = [
    "Turut hadir Pimpinan Cabang Pembantu BRI, serta warga.",
    "Program itu bernama Gerakan Satu Sekolah Satu Kearifan Lokal (GS3KL).",
    "Kegiatan digelar Wirya Rumbia bersama warga.",
    "Sambutan disampaikan Kepala Lembaga Penelitian, Dr. Wirya Rumbia.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_neither_branches_nor_programmes_nor_persons(sentence: str) -> None:
    assert told(sentence) == []
