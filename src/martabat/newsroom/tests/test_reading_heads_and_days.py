"""Days behind a full stop, stamps in the head of a page, planned days, places hard to see."""

import pytest

from martabat.newsroom.reading import read

HELD = "Bagian Hukum menggelar sosialisasi hak anak di Ruang Rapat Contoh"


@pytest.mark.parametrize(
    "day",
    [
        "Selasa (8/7/2025).",
        "Selasa, 8 Juli 2025.",
        "(8/7/2025).",
        "Selasa (8/7/2025) pagi.",
        "Pada hari Selasa, 8 Juli 2025.",
        "Selasa (8/7).",
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        "Rabu, 09 Juli 2025, Juli 09, 2025 WIB Last Updated 2025-07-09T09:18:45Z",
        "Kamis, 10 Juli 2025 08:30 WIB",
        "2025-07-10T08:00:00+07:00 | 120 views",
    ],
)
def test_a_day_behind_a_full_stop_beats_the_stamp_of_the_page(day: str, head: str) -> None:
    text = (
        f"Warga Belajar Hak Anak\n{head}\n"
        f"Gresik – Pemerintah daerah memperhatikan hak anak. {HELD}, dihadiri 42 kepala desa dari "
        f"dua kecamatan di Kabupaten Gresik. {day}\nKepala Bagian Hukum berterima kasih."
    )
    activity = read(text).activities[0]

    assert activity.date is not None
    assert str(activity.date.day) == "2025-07-08"
    assert activity.kind.value == "socialisation"
    assert activity.venue is not None
    assert activity.venue.value == "Ruang Rapat Contoh"


def test_days_of_next_steps_only_tell_the_year() -> None:
    text = (
        "MATARAM – Dua lembaga merancang kerja sama bagi anak di Nusa Tenggara Barat. Dalam "
        "pertemuan Selasa (2/4) tersebut, Kepala Dinas menyarankan kerangka baru. Pertemuan itu "
        "menyepakati langkah lanjutan, antara lain rapat teknis pada tanggal 5 April 2024 dan "
        "penandatanganan nota kesepahaman pada tanggal 22 April 2024."
    )
    activity = read(text).activities[0]

    assert activity.date is not None
    assert str(activity.date.day) == "2024-04-02"
    assert activity.kind.value == "meeting"


@pytest.mark.parametrize(
    ("venue", "place"),
    [
        ("Rujab Bupati Konawe Kepulauan", "di Rujab Bupati Konawe Kepulauan"),
        ("eks Hotel Contoh", "di eks Hotel Contoh"),
        ("Unit II Sekretariat Daerah", "pada Rabu (7/5) di Unit II Sekretariat Daerah"),
        ("Auditorium Kartini", "tentang hak berpendapat di Ruang Publik, di Auditorium Kartini"),
        (None, "tentang hak berpendapat di Ruang Digital"),
    ],
)
def test_places_that_are_hard_to_see(venue: str | None, place: str) -> None:
    text = f"PALU – Komnas HAM menggelar sosialisasi {place}, Rabu (7/5/2025)."
    found = read(text).activities[0].venue

    assert (found.value if found else None) == venue


def test_the_dateline_behind_the_head_of_the_page_is_the_place() -> None:
    text = (
        "Kekerasan Terhadap Anak Jadi Perhatian\n\nPusat Berita NTT\n"
        "Sejumlah kepala desa mengikuti sosialisasi perda di kecamatan.\n\n"
        "TTU, PB – Kekerasan terhadap perempuan dan anak makin mengkhawatirkan di wilayah Nusa "
        "Tenggara Timur.\n\nSosialisasi berlangsung di Aula Kantor Camat, Jumat tanggal 28 Juli "
        "2023."
    )
    region = read(text).activities[0].region

    assert region is not None
    assert region.value == "53.03"


@pytest.mark.parametrize(
    ("day", "report"),
    [
        (
            "2025-12-09",
            "Menyambut Hari HAM Sedunia yang jatuh pada 10 Desember 2025, mahasiswa menggelar "
            "diskusi publik di kampus, Selasa (9/12).",
        ),
        (
            "2024-11-20",
            "Kampus menggelar seminar hak anak, Rabu (20/11/2024). Pendaftaran dibuka sejak 1 "
            "November 2024.",
        ),
        (
            "2024-10-01",
            "Setelah penandatanganan nota kesepahaman pada 12 September 2024, Wali Kota "
            "mengunjungi Kantor Komnas HAM, Selasa (1/10/2024).",
        ),
        (
            "2022-12-12",
            "Penghargaan diterima Wakil Wali Kota, Senin (12/12/2022), atas dasar surat Direktur "
            "Jenderal Nomor: HAM.1-UM.04, tanggal 1 Desember 2022.",
        ),
    ],
)
def test_occasions_and_registrations_date_no_activity(day: str, report: str) -> None:
    found = read(f"MALANG – {report}").activities[0].date

    assert found is not None
    assert str(found.day) == day


def test_what_is_held_behind_an_earlier_activity_has_its_own_place() -> None:
    text = (
        "JAMBI – Guna menindaklanjuti hasil evaluasi tahun lalu, Biro Hukum Setda Provinsi Jambi "
        "menyelenggarakan bimbingan teknis di Aula Contoh, Kota Jambi, Rabu (7/5/2025)."
    )
    activity = read(text).activities[0]

    assert activity.region is not None
    assert activity.region.value == "15.71"
    assert activity.venue is not None
    assert activity.venue.value == "Aula Contoh"
