"""Whose post it is where bodies stand between that no list knows. Every sentence is invented."""

import pytest

from martabat.newsroom.tests.test_reading_persons import told

ONE = [
    (
        "Hadir Ketua Prodi Magister Manajemen Publik (MMP), Ruslan Katili.",
        "Ruslan Katili",
        "Ketua Prodi Magister Manajemen Publik (MMP)",
    ),
    ("Direktur Labiru NTB Salma Hadi menyampaikan data.", "Salma Hadi", "Direktur Labiru NTB"),
    (
        "Hadir Anggota DPD RI Dapil NTT Abraham Lenga.",
        "Abraham Lenga",
        "Anggota DPD RI Dapil NTT",
    ),
    (
        "Turut hadir jurnalis Radar Lombok, Zainal Arifin, bersama warga.",
        "Zainal Arifin",
        "jurnalis Radar Lombok",
    ),
    (
        "Program Officer Islamic Relief, Diah Anggraini, menjelaskan tujuan kegiatan.",
        "Diah Anggraini",
        "Program Officer Islamic Relief",
    ),
    (
        "Wakil Ketua I DPRD Kabupaten Ende sekaligus Ketua Kaukus Perempuan, Maria Seda, "
        "mengapresiasi.",
        "Maria Seda",
        "Wakil Ketua I DPRD Kabupaten Ende sekaligus Ketua Kaukus Perempuan",
    ),
    (
        "Sementara itu, Dr. Murtono, S.H., Ketua Serpaham Indonesia sekaligus Wakil Dekan Bidang "
        "Kemahasiswaan, menjelaskan agenda.",
        "Murtono",
        "Ketua Serpaham Indonesia sekaligus Wakil Dekan Bidang Kemahasiswaan",
    ),
    (
        "Senada dengan itu, Farah Ginan, jurnalis Pikiran Rakyat wilayah NTB juga berharap.",
        "Farah Ginan",
        "jurnalis Pikiran Rakyat wilayah NTB",
    ),
    (
        "Pada kesempatan itu, Vera Watimena selaku Pengolah dan Penyusun Data Suhara, memaparkan.",
        "Vera Watimena",
        "Pengolah dan Penyusun Data Suhara",
    ),
    (
        "Hadir Komandan Batalyon Infanteri 734/Satria Nusa Samudera Mayor Inf. Rudi Lestari.",
        "Rudi Lestari",
        "Komandan Batalyon Infanteri 734/Satria Nusa Samudera",
    ),
    ("Hadir Dandim 1717 Puncak Letkol Inf. Himan Ady.", "Himan Ady", "Dandim 1717 Puncak"),
    (
        "Kuasa hukum korban, Emanuel Passar, ikut dalam audiensi.",
        "Emanuel Passar",
        "Kuasa hukum korban",
    ),
    ("Diana (Suluh Rumbia), mengatakan isu itu luas.", "Diana", None),
    ("Zainudin Safar, yang akrab disapa Faris, ikut serta.", "Zainudin Safar", None),
]


@pytest.mark.parametrize(("sentence", "name", "position"), ONE)
def test_one_holder(sentence: str, name: str, position: str | None) -> None:
    assert told(sentence) == [(name, position, None)]


def test_a_list_of_pairs_keeps_its_order() -> None:
    sentence = (
        "Tokoh adat Kajang, Puto Palasa, tokoh agama, Pdt. Yusak Tandi, dan tokoh pemuda, Rival "
        "Tangke, hadir."
    )
    assert told(sentence) == [
        ("Puto Palasa", "Tokoh adat Kajang", None),
        ("Yusak Tandi", "tokoh agama", None),
        ("Rival Tangke", "tokoh pemuda", None),
    ]


def test_names_of_a_list_are_no_body() -> None:
    sentence = "Hadir kolumnis muda Kalis Wardiasih, Rusli Wara dari Komnas HAM, dan warga."
    assert told(sentence)[0] == ("Kalis Wardiasih", "kolumnis muda", None)


def test_who_shares_a_last_name_holds_another_post() -> None:
    sentence = "Hadir Wakil Wali Kota Metro Johan dan Wakil Ketua LKKS, Siti Aisyah Johan."
    assert told(sentence) == [
        ("Johan", "Wakil Wali Kota Metro", None),
        ("Siti Aisyah Johan", "Wakil Ketua LKKS", None),
    ]


def test_from_where_somebody_is_does_not_end_a_list() -> None:
    sentence = (
        "Hadir tiga pembicara. Masing-masing Yason Yalit, mahasiswa Jayawijaya asal Welit-Woma, "
        "Ana Manong dari Ampera Mada, dan Emanuel Gobar, direktur LBH Papua."
    )
    assert told(sentence) == [
        ("Yason Yalit", "mahasiswa Jayawijaya asal Welit-Woma", None),
        ("Ana Manong", None, None),
        ("Emanuel Gobar", "direktur LBH Papua", None),
    ]


def test_a_small_post_follows_its_name_on_a_list() -> None:
    sentence = (
        "Hadir Direktur Labiru NTT Filia Tanu, S.Sos., M.Hum., Lela Tali kepala seksi bidang "
        "sosial dan Hukum DP3A, para kepala desa."
    )
    assert told(sentence) == [
        ("Filia Tanu", "Direktur Labiru NTT", None),
        ("Lela Tali", "kepala seksi bidang sosial dan Hukum DP3A", None),
    ]
