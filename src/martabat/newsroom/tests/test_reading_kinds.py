"""Which kind of activity a release reports, in sentences of the kind that offices write."""

import pytest

from martabat.newsroom.reading import read

KINDS = [
    (
        "signing",
        "Pemerintah Kota Bitung dan Komnas HAM menandatangani Nota Kesepahaman di Balai Kota.",
    ),
    (
        "signing",
        "Bupati Garut meneken perjanjian kerja sama dengan Kanwil Kementerian HAM Jawa Barat.",
    ),
    ("signing", "Penandatanganan PKS layanan HAM yang disertai diskusi digelar di Aula Contoh."),
    ("signing", "Dua lembaga membubuhkan tanda tangan pada Nota Kesepakatan kota ramah HAM."),
    (
        "meeting",
        "Bagian Hukum Setda Kota Palu menggelar Rapat Persiapan Penandatanganan Nota Kesepahaman.",
    ),
    (
        "monitoring",
        "Kunjungan tim pengurus Lembaga Contoh (LC) Bali untuk monitoring dan evaluasi disambut.",
    ),
    ("award", "Kota Palu meraih penghargaan dalam acara Penyerahan Predikat Pelayanan Publik."),
    ("meeting", "Biro Hukum mengikuti rapat koordinasi pelaporan Aksi HAM periode B04."),
    ("meeting", "Kanwil Kementerian HAM mempertemukan warga dan perusahaan dalam mediasi."),
    (
        "meeting",
        "Tim Kanwil melakukan koordinasi terkait data dukung penilaian dengan Bagian Hukum.",
    ),
    ("meeting", "Kakanwil memimpin Rapat Persiapan Seminar HAM tingkat provinsi."),
    ("meeting", "Operator KKP HAM dikumpulkan dalam rapat teknis pengisian aplikasi."),
    ("meeting", "Pemerintah daerah gelar rakor persiapan Festival HAM 2026."),
    ("seminar", "Universitas Contoh menyelenggarakan seminar nasional HAM."),
    ("seminar", "Ratusan mahasiswa mengikuti webinar tentang hak atas lingkungan."),
    ("seminar", "Konferensi kota HAM digelar selama dua hari."),
    (
        "socialisation",
        "Kanwil Kemenkumham menggelar sosialisasi Perpres RANHAM kepada kepala desa.",
    ),
    ("socialisation", "Kegiatan diseminasi HAM bagi siswa SMA dibuka Kepala Dinas Pendidikan."),
    ("socialisation", "Penyuluh memberikan penyuluhan HAM kepada warga binaan."),
    ("training", "Bimbingan teknis pengisian laporan Aksi HAM diikuti 40 operator."),
    ("training", "Komnas HAM mengadakan pelatihan HAM bagi anggota Satpol PP."),
    ("training", "Sebanyak 50 ASN mengikuti penguatan kapasitas HAM."),
    ("training", "Lokalatih pendamping warga digelar tiga hari."),
    ("festival", "Festival HAM 2023 resmi dibuka Wakil Presiden di Singkawang."),
    ("festival", "Ribuan warga meriahkan Festival Kota Setara yang digelar selama tiga hari."),
    ("award", "Kota Mojokerto meraih penghargaan Kota Peduli HAM dari Menteri Hukum dan HAM."),
    (
        "award",
        "Bupati Tapin menerima predikat Kabupaten Peduli HAM pada peringatan Hari HAM Sedunia.",
    ),
    ("award", "Kabupaten ini dinobatkan sebagai Kabupaten Peduli HAM dalam malam anugerah."),
    ("award", "Menteri menyerahkan penghargaan kepada 20 kepala daerah."),
    ("visit", "Wali Kota Ternate menerima kunjungan Komisioner Komnas HAM."),
    ("visit", "Kepala Kanwil bersilaturahmi dengan Bupati Sambas di ruang kerjanya."),
    ("visit", "Jajaran Ombudsman melakukan audiensi dengan Gubernur."),
    ("visit", "Rombongan DPRD bertandang ke kantor Komnas HAM Perwakilan Maluku."),
    ("discussion", "Diskusi publik tentang hak warga adat digelar di sebuah kafe."),
    ("discussion", "Komnas HAM menjadi narasumber podcast layanan publik."),
    ("discussion", "Bagian Hukum menggelar Focus Group Discussion rancangan perda."),
    ("monitoring", "Tim Kanwil melakukan monitoring dan evaluasi pos pengaduan HAM."),
    ("monitoring", "Komnas HAM memantau kondisi pengungsi di dua kecamatan."),
    ("monitoring", "Kanwil melaksanakan verifikasi lapangan data dukung kota peduli HAM."),
    ("monitoring", "Tim supervisi pelayanan publik berbasis HAM menilai tiga puskesmas."),
    ("other", "Wali Kota mengukuhkan Gugus Tugas Daerah Bisnis dan HAM."),
    ("other", "Menteri HAM meresmikan dua desa sadar HAM."),
    ("other", "Bupati mencanangkan pelayanan publik berbasis HAM."),
    ("other", "Gugus Tugas Kota HAM dilantik di halaman balai kota."),
]


@pytest.mark.parametrize(("kind", "sentence"), KINDS)
def test_the_first_event_of_the_lead_names_the_kind(kind: str, sentence: str) -> None:
    text = f"PALU – {sentence} Kegiatan berlangsung Rabu (7/5/2025) dan diikuti banyak undangan."

    assert read(text).activities[0].kind.value == kind


def test_the_purpose_and_the_past_are_not_the_kind() -> None:
    text = (
        "PALU – Untuk meraih penghargaan Kota Peduli HAM, Bagian Hukum menggelar rapat koordinasi, "
        "Rabu (7/5/2025). Rapat ini menindaklanjuti sosialisasi yang digelar bulan lalu."
    )

    assert read(text).activities[0].kind.value == "meeting"


def test_joined_activities_come_after_the_main_one() -> None:
    text = (
        "PALU – Penandatanganan Nota Kesepahaman yang disertai seminar HAM digelar di Aula Contoh, "
        "Rabu (7/5/2025)."
    )

    assert [activity.kind.value for activity in read(text).activities] == ["signing", "seminar"]
