"""Single rules of the reader, each by a sentence of its own. Every sentence is invented."""

import pytest

from martabat.newsroom.reading import read

LEAD = (
    "PANGKEP – Rapat koordinasi Aksi HAM digelar di Aula Contoh, Selasa (6/5/2025), dan diikuti "
    "puluhan peserta. "
)

ORGANISATIONS = [
    ("Rapat digelar bersama Pemkab. Sikka.", ["Pemkab. Sikka"]),
    (
        "Rapat dihadiri Pemerintah Kabupaten (Pemkab) Sikka dan peserta lain.",
        ["Pemerintah Kabupaten (Pemkab) Sikka"],
    ),
    ("Rapat dihadiri Polsek Wolokoli.", ["Polsek Wolokoli"]),
    ("Rapat didukung oleh Kedutaan Besar Belanda.", ["Kedutaan Besar Belanda"]),
    ("Rapat dihadiri Komite Disabilitas Provinsi Bali.", ["Komite Disabilitas Provinsi Bali"]),
    (
        "Rapat dihadiri perwakilan organisasi seperti Pertuni, SKBR, dan peserta lain.",
        ["Pertuni", "SKBR"],
    ),
    ("Turut berbicara Wenny Rumbia dari SAKTIWA, sebagai narasumber.", ["SAKTIWA"]),
    (
        "Rapat dihadiri Universitas Islam Negeri (UIN) Imam Bonjol Padang.",
        ["Universitas Islam Negeri (UIN) Imam Bonjol Padang"],
    ),
    (
        "Pada 2024 Pengurus Wilayah Aliansi Masyarakat Adat Nusantara Bali hadir dalam rapat.",
        ["Pengurus Wilayah Aliansi Masyarakat Adat Nusantara Bali"],
    ),
    (
        "Hal itu disampaikan Rusli Wara dalam sebuah dialog bersama Pemerintah Kota Kupang.",
        ["Pemerintah Kota Kupang"],
    ),
    ("Undang-undang memberi dasar bagi daerah untuk membentuk KPAD.", []),
]

PERSONS = [
    (
        "Tim dipimpin Wenny Rumbia, didampingi Rusli Wara dan Kawira Sombo.",
        [("Wenny Rumbia", None), ("Rusli Wara", None), ("Kawira Sombo", None)],
    ),
    ("Aduan datang dari Sdr. HD alias Tompel dan keluarganya.", []),
    (
        "Narasumbernya Rusli Wara (Ketua Tim Pelaksana Program SIGAP-Rungu).",
        [("Rusli Wara", "Ketua Tim Pelaksana Program SIGAP-Rungu")],
    ),
    (
        "Rapat dipimpin Anggota KPAI Ana Rumbia, Kawira, Ida Wara.",
        [("Ana Rumbia", "Anggota KPAI"), ("Kawira", "Anggota KPAI"), ("Ida Wara", "Anggota KPAI")],
    ),
    (
        "Hadir akademisi Universitas Negeri Medan, Dr. Rusli Wara dan Dr. Ana Rumbia.",
        [
            ("Rusli Wara", "akademisi Universitas Negeri Medan"),
            ("Ana Rumbia", "akademisi Universitas Negeri Medan"),
        ],
    ),
    (
        "Rapat dibuka Komisioner Komnas HAM Hari Kurniawan.",
        [("Hari Kurniawan", "Komisioner Komnas HAM")],
    ),
    (
        "Deklarasi dibacakan oleh Dewan Pengurus INFID Wenny Rumbia.",
        [("Wenny Rumbia", "Dewan Pengurus INFID")],
    ),
    (
        "Rusli ketua Walhi Bali juga menyampaikan ucapan terima kasih.",
        [("Rusli", "ketua Walhi Bali")],
    ),
    ("Turut berbicara Wenny Rumbia dari SAKTIWA, sebagai narasumber.", [("Wenny Rumbia", None)]),
    (
        "Ketua Yayasan Cahaya Kita Kawi Mansur mengajak hadirin berdiskusi.",
        [("Kawi Mansur", "Ketua Yayasan Cahaya Kita")],
    ),
    ("Hadir perwakilan Forkopimda, SOPD terkait.", []),
]


@pytest.mark.parametrize(("sentence", "names"), ORGANISATIONS)
def test_organisations(sentence: str, names: list[str]) -> None:
    reading = read(LEAD + "\n\n" + sentence)
    assert [found.value for found in reading.activities[0].organisations] == names


@pytest.mark.parametrize(("sentence", "people"), PERSONS)
def test_persons(sentence: str, people: list[tuple[str, str | None]]) -> None:
    reading = read(LEAD + "\n\n" + sentence)
    found = reading.activities[0].persons
    assert [
        (person.name, person.position.value if person.position else None) for person in found
    ] == people


def test_an_acting_post_is_not_held_by_the_head_named_elsewhere() -> None:
    reading = read(
        LEAD + "\n\nRapat dibuka Rusli Wara, mewakili Pelaksana Harian Kepala Kanwil."
        "\n\nHadir pula Kepala Kanwil Kemenkumham Bali, Wenny Rumbia."
    )
    acting = {person.name: person.acting_for for person in reading.activities[0].persons}
    assert acting["Rusli Wara"] is not None
    assert acting["Rusli Wara"].value == "Pelaksana Harian Kepala Kanwil"


def test_a_day_that_is_aimed_at_is_not_the_activity() -> None:
    reading = read(
        "PADANG – Universitas Contoh menggelar pertemuan lanjutan bersama Komnas HAM, Rabu "
        "(3/12/2025). Ia menargetkan penandatanganan pada 13 Desember 2025."
    )
    date = reading.activities[0].date
    assert date is not None
    assert date.day is not None
    assert date.day.isoformat() == "2025-12-03"


def test_who_holds_the_activity_may_stand_in_the_headline_alone() -> None:
    reading = read("Pemkab Lebak Gelar Sosialisasi Aksi HAM\n\n" + LEAD)
    found = [one.value for one in reading.activities[0].organisations]
    assert found == ["Pemkab Lebak"]
