"""Where an activity took place: the region's code and the room, by how offices write it."""

import pytest

from martabat.newsroom.reading import read

REGIONS = [
    (
        "Pemkab Tegal menggandeng Universitas Bumi Contoh (UBC) Malang.\n\nTEGAL – Nota diteken "
        "di Gedung Rektorat Universitas Bumi Contoh Lantai VI, Rabu (7/5/2025).",
        "35.73",
    ),
    (
        "BANTUL – Bagian Hukum Setda Bantul melakukan studi tiru ke Pemerintah Kota Surabaya, "
        "Rabu (12/3/2025). "
        "Rombongan diterima di Balai Kota Surabaya.",
        "35.78",
    ),
    (
        "PON Papua\n\nTimika,KabarContoh.com - Dinas Contoh Kabupaten Mimika menggelar rapat HAM "
        "di Hotel Contoh, Kamis (8/5/2025).",
        "94.04",
    ),
    (
        "Jakarta – Direktorat Jenderal HAM bertemu Gubernur Jawa Tengah membahas rencana HAM, "
        "Selasa (7/5/2024), bertempat di Ruang Rapat Gubernur.",
        "33",
    ),
    (
        "Jakarta – Direktorat Jenderal HAM bertemu Gubernur Bali dan Gubernur Banten, Selasa "
        "(7/5/2024), bertempat di Ruang Rapat Gubernur.",
        "31",
    ),
    (
        "JAKARTA – Wali Kota Bontang mengikuti rapat nasional secara daring dari Ruang Rapat "
        "Utama Balai Kota Bontang, Senin (2/6/2025).",
        "64.74",
    ),
    (
        "kabar.id, Nagan Raya – Penghargaan diserahkan di Auditorium Contoh, Kementerian Contoh "
        "RI, Jalan Mawar No. 6, Jakarta Pusat, Jumat (8/8/2025).",
        "31.71",
    ),
    (
        "Jakarta – Wali Kota Salatiga menerima Penghargaan Kota Peduli HAM di Hotel Lestari, "
        "Jakarta Selatan, "
        "Selasa (10/12/2024).",
        "31.74",
    ),
    (
        "SALATIGA – Pemerintah Kota Salatiga meraih penghargaan Kota Peduli HAM. Piagam "
        "diserahkan di Jakarta, "
        "Selasa (10/12/2024).",
        "31",
    ),
    (
        "KUPANG – Pelatihan kader HAM digelar di Aula Kantor Camat Alak, Kota Kupang, Senin "
        "(5/5/2025).",
        "53.71",
    ),
    (
        "Kupang - Bupati Kupang membuka rapat HAM di Aula Kantor Bupati Kupang, Oelamasi, "
        "Senin (5/5/2025).",
        "53.01",
    ),
    (
        "MEDAN - Kanwil Kemenkumham Sumatera Utara melaksanakan sosialisasi HAM di Kabupaten "
        "Deli Serdang, "
        "Selasa (6/5/25).",
        "12.07",
    ),
    (
        "Lubuk Pakam – Sosialisasi HAM digelar di Aula Cendana, Kantor Bupati, Selasa (6/5/25).",
        "12.07",
    ),
    (
        "Bupati Wonosobo membuka rapat persiapan penilaian di Ruang Mangun Contoh, Setda, Selasa "
        "(6/5/25).",
        "33.07",
    ),
    (
        "Wamena, Papua Pegunungan – Kanwil Kementerian HAM Papua menggelar diskusi di Hotel "
        "Bukit Contoh, "
        "Selasa (6/5/25).",
        "95.01",
    ),
    (
        "BIMA – Penyuluhan HAM berlangsung di Desa Suka Damai, Kecamatan Sape, Kabupaten Bima, "
        "Selasa (6/5/25).",
        "52.06",
    ),
    (
        "Bandung – Pemerintah Kabupaten Bandung menggelar rapat koordinasi HAM di Gedung Toha "
        "Contoh, Soreang, "
        "Selasa (6/5/25).",
        "32.04",
    ),
    (
        "BANDUNG – Kanwil Kemenkumham Jawa Barat menggelar rapat koordinasi di Aula Kanwil, "
        "Selasa (6/5/25).",
        "32.73",
    ),
    (
        "Magelang – Bupati Magelang membuka bimtek HAM di Pendopo, Selasa (6/5/25).",
        "33.08",
    ),
    (
        "Tanjung Selor – Rapat Aksi HAM digelar di Ruang Tenguyun Contoh, Selasa (6/5/25).",
        "65.01",
    ),
    (
        "SENTANI – Pemerintah Kabupaten Jayapura menggelar sosialisasi HAM, Selasa (6/5/25).",
        "91.03",
    ),
    (
        "BATU – Pemerintah Kota Batu menggelar seminar HAM di Graha Pancasila Contoh, Selasa "
        "(6/5/25).",
        "35.79",
    ),
    (
        "Pati – Bagian Hukum Setda Kabupaten Pati menggelar rapat koordinasi Aksi HAM, Selasa "
        "(6/5/25).",
        "33.18",
    ),
    (
        "PONTIANAK - Tim Kanwil Kementerian HAM melakukan monitoring pos pengaduan di Kecamatan "
        "Sungai Raya, "
        "Kabupaten Kubu Raya, Selasa (6/5/25).",
        "61.12",
    ),
    (
        "Komnas HAM menerima kunjungan DPRD Kabupaten Agam di Kantor Komnas HAM, Jakarta, Selasa "
        "(6/5/25).",
        "31",
    ),
    (
        "MATARAM, NTB – Seminar HAM digelar di Auditorium Universitas Contoh, Selasa (6/5/25).",
        "52.71",
    ),
    (
        "SERANG – Kanwil Kemenkumham Banten menggelar rapat evaluasi di Aula Kanwil Banten, "
        "Selasa (6/5/25).",
        "36.73",
    ),
    (
        "Jalan Medan Merdeka kembali ramai, Kamis (6/2/2025). Di Jakarta Pusat warga menggelar "
        "diskusi HAM.",
        "31.71",
    ),
    (
        "Sukadana – Pemerintah Kabupaten Kayong Utara menggelar rapat koordinasi Aksi HAM, "
        "Selasa (6/5/25).",
        "61.11",
    ),
    (
        "JAMBI – Wali Kota Jambi membuka sosialisasi HAM di Griya Contoh, Balai Kota Jambi, "
        "Selasa (6/5/25).",
        "15.71",
    ),
    (
        "Sofifi – Biro Hukum Setda Provinsi Maluku Utara gelar rapat Aksi HAM, Selasa (6/5/25).",
        "82.72",
    ),
    (
        "DIREKTORAT JENDERAL – Siaran pers.\nSebanyak 40 operator mengikuti pelatihan HAM, "
        "Selasa (6/5/25).",
        None,
    ),
    ("SAMPIT – Rapat koordinasi Aksi HAM digelar di Aula Sei Contoh, Selasa (6/5/25).", "62.02"),
    (
        "Tim dari Kabupaten Bone berkunjung ke Kota Parepare, Selasa (6/5/2025), untuk belajar "
        "layanan HAM.",
        "73.72",
    ),
    (
        "Pemerintah Kabupaten Kep. Meranti menggelar rapat koordinasi Aksi HAM di Selatpanjang, "
        "Selasa (6/5/25).",
        "14.10",
    ),
    (
        "Labuan Bajo, Manggarai Barat – Diskusi HAM digelar di Hotel Laut Contoh, Selasa (6/5/25).",
        "53.15",
    ),
    (
        "Bupati Malang menghadiri Festival HAM di Kota Singkawang, Kalimantan Barat, Selasa "
        "(17/10/2023).",
        "61.72",
    ),
    (
        "Mahasiswa Universitas Lampung mengikuti seminar HAM di Bandar Lampung, Selasa (6/5/25).",
        "18.71",
    ),
    (
        "Rapat Kanwil Kementerian HAM Nusa Tenggara Barat digelar di Praya, Lombok Tengah, "
        "Selasa (6/5/25).",
        "52.02",
    ),
    (
        "YOGYAKARTA – Pemda DIY menggelar rapat HAM di Gedhong Contoh, Kompleks Kepatihan, "
        "Selasa (6/5/25).",
        "34",
    ),
    (
        "Kabupaten Lima Puluh Kota menggelar rapat koordinasi HAM di Sarilamak, Selasa (6/5/25).",
        "13.07",
    ),
    ("JAKARTA – Komnas HAM menggelar diskusi tentang konflik di Papua, Selasa (6/5/25).", "31"),
    (
        "Delegasi Kota Wonosobo menghadiri forum kota HAM di Gwangju, Korea Selatan, Selasa "
        "(6/5/25).",
        None,
    ),
    (
        "Kapuas – Pemerintah Kabupaten Kapuas gelar rapat HAM di Kuala Kapuas, Selasa (6/5/25).",
        "62.03",
    ),
]

VENUES = [
    (
        "TEGAL – Rapat digelar di Aula Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah "
        "(Bapperida) Kota Tegal, Rabu (7/5/2025).",
        "Aula Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah (Bapperida) Kota Tegal",
    ),
    (
        "TEGAL – Rapat digelar di Aula Dinas Sosial (Dinsos) Jalan Melati Nomor 4, Rabu "
        "(7/5/2025).",
        "Aula Dinas Sosial (Dinsos)",
    ),
    ("TEGAL – Podcast direkam di LPP RRI Tegal, Rabu (7/5/2025).", "LPP RRI Tegal"),
    (
        "TEGAL – Tim memantau tahanan di Polda Contoh, Polres Tegal, Polsek Slawi dan Lapas "
        "Tegal, Rabu (7/5/2025).",
        None,
    ),
    (
        "TEGAL – Pelatihan dimulai Rabu (7/5/2025) dan rencananya akan ditutup besok, seluruhnya "
        "berlangsung di Aula Contoh.",
        "Aula Contoh",
    ),
    (
        "TEGAL – Rapat koordinasi HAM digelar di Ruang Adipura, Kompleks Balai Kota Tegal, Rabu "
        "(7/5/2025).",
        "Ruang Adipura, Kompleks Balai Kota Tegal",
    ),
    (
        "TEGAL – Bertempat di Pendapa Ki Gede Contoh, Pemerintah Kota Tegal menggelar "
        "sosialisasi HAM, "
        "Rabu (7/5/2025).",
        "Pendapa Ki Gede Contoh",
    ),
    (
        "TEGAL – Seminar HAM berlangsung di Hotel Bahari Inn Contoh lantai 3, Rabu (7/5/2025).",
        "Hotel Bahari Inn Contoh lantai 3",
    ),
    ("TEGAL – Rapat HAM digelar daring melalui Zoom Meeting, Rabu (7/5/2025).", None),
    ("TEGAL – Rapat HAM digelar di Kota Tegal, Rabu (7/5/2025).", None),
    (
        "TEGAL – Wali Kota menerima kunjungan Komnas HAM di ruang kerjanya, Rabu (7/5/2025).",
        "ruang kerjanya",
    ),
    (
        "TEGAL – Pelatihan HAM digelar pada Rabu (7/5/2025). Kegiatan dilaksanakan di Aula Dinas "
        "Pemuda dan Olahraga "
        "Kota Tegal.",
        "Aula Dinas Pemuda dan Olahraga Kota Tegal",
    ),
    (
        "TEGAL – Diskusi HAM digelar di Kafe Sudut Contoh, Rabu (7/5/2025) malam.",
        "Kafe Sudut Contoh",
    ),
    (
        "TEGAL – Perjanjian Kerja Sama ditandatangani di The Royal Contoh Hotel, Rabu (7/5/2025).",
        "The Royal Contoh Hotel",
    ),
    ("TEGAL – Rapat HAM di Ruang R.A. Kartini digelar Rabu (7/5/2025).", "Ruang R.A. Kartini"),
    (
        "TEGAL – Rapat digelar di Ruang Rapat Bupati dan dihadiri para camat, Rabu (7/5/2025).",
        "Ruang Rapat Bupati",
    ),
    (
        "TEGAL – Rapat digelar di Balai Temu Warga (BTW) Kecamatan Contoh, Rabu (7/5/2025).",
        "Balai Temu Warga (BTW) Kecamatan Contoh",
    ),
    (
        "TEGAL – Rapat digelar di Halaman Kantor Contoh Kab. Tegal, Rabu (7/5/2025).",
        "Halaman Kantor Contoh Kab. Tegal",
    ),
    ("TEGAL – Rapat digelar di SMA Negeri 3 Contoh, Rabu (7/5/2025).", "SMA Negeri 3 Contoh"),
    (
        "TEGAL – Rapat koordinasi HAM digelar Rabu (7/5/2025). Rapat berikutnya akan digelar di "
        "Aula Bappeda.",
        None,
    ),
    (
        "TEGAL – Rapat koordinasi HAM digelar Rabu (7/5/2025). “Kami dulu bertemu di Hotel Mawar "
        "Contoh,” kata Rina.",
        None,
    ),
]


@pytest.mark.parametrize(("text", "code"), REGIONS)
def test_the_place_beats_the_dateline_and_the_smaller_region_the_larger(
    text: str, code: str | None
) -> None:
    region = read(text).activities[0].region

    assert (region.value if region else None) == code


@pytest.mark.parametrize(("text", "venue"), VENUES)
def test_a_venue_is_a_room_or_building_as_written(text: str, venue: str | None) -> None:
    found = read(text).activities[0].venue

    assert (found.value if found else None) == venue
    if found:
        assert " ".join(found.span.of(text).split()) == venue
