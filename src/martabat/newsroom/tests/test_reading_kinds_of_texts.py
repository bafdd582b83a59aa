"""Which kind of activity whole texts report: the sentence of the day and the place decides."""

import pytest

from martabat.newsroom.reading import read

# Each text is the report behind the dateline "PALU – ".
TOLD_WITH_THE_DAY = [
    (
        "signing",
        "Kanwil Kementerian Hukum terus memperluas penyuluhan hukum di desa. Tekad itu dibuktikan "
        "lewat penandatanganan kesepakatan bersama dengan Bupati Sigi yang berlangsung di Ruang "
        "Melati, Jalan Contoh. Rabu (7/5/2025). Cakupannya antara lain penyuluhan hukum, pelatihan "
        "paralegal, dan edukasi bagi siswa.",
    ),
    (
        "meeting",
        "Pemerintah Kota Palu berencana menggelar Festival HAM pada November mendatang. Untuk "
        "menyiapkannya, Rabu (7/5/2025) siang digelar rapat di rumah dinas Wali Kota.",
    ),
    (
        "meeting",
        "Dua yayasan merancang penandatanganan nota kesepahaman tentang hak anak. Dalam pertemuan "
        "Rabu (7/5/2025) tersebut, Kepala Dinas Sosial menyarankan kerangka yang lebih luas.",
    ),
    (
        "training",
        "Komnas HAM menilai aparat desa perlu memahami hak warga. Oleh sebab itu, pelatihan bagi "
        "40 kepala desa diadakan di Hotel Contoh, Rabu (7/5/2025).",
    ),
    (
        "discussion",
        "Pemerintah sedang mengevaluasi peraturan tentang disabilitas. Hal tersebut mengemuka "
        "dalam diskusi publik di Kampus Contoh, Rabu (7/5/2025).",
    ),
    (
        "visit",
        "Pemkot Palu akan menandatangani perjanjian dengan Komnas HAM bulan depan. Kabar itu "
        "disampaikan saat Wali Kota menerima audiensi Komnas HAM di ruang kerjanya, "
        "Rabu (7/5/2025).",
    ),
    (
        "socialisation",
        "Angka perkawinan anak di daerah ini masih tinggi. Karena itu Dinas Sosial melakukan "
        "sosialisasi undang-undang perlindungan anak. Kegiatan tersebut berlangsung di Aula Kantor "
        "Camat, Rabu (7/5/2025).",
    ),
    (
        "award",
        "Upaya Pemkot Palu melakukan pelatihan bagi aparatnya berbuah manis. Rabu (7/5/2025), kota "
        "ini meraih penghargaan Kota Peduli HAM di Jakarta.",
    ),
    (
        "monitoring",
        "Bulan lalu Biro Hukum menggelar bimbingan teknis bagi operator. Rabu (7/5/2025), tim biro "
        "turun melakukan monitoring ke tiga kantor kecamatan.",
    ),
    (
        "seminar",
        "Komitmen kampus terhadap hak asasi manusia terus diperkuat. Salah satunya melalui seminar "
        "nasional yang digelar di Auditorium Contoh, Rabu (7/5/2025).",
    ),
]

PLANNED = [
    (
        "meeting",
        "Wali Kota memimpin rapat untuk mematangkan rencana Festival HAM di ruang kerjanya, Rabu "
        "(7/5/2025).",
    ),
    (
        "meeting",
        "Pemkab Sigi merencanakan penandatanganan nota kesepahaman dengan kampus. Rapat pembahasan "
        "draf digelar Rabu (7/5/2025) di Kantor Bupati.",
    ),
    (
        "visit",
        "Wakil Bupati mengunjungi kantor Komnas HAM, Rabu (7/5/2025). Ia bermaksud menggelar "
        "pelatihan HAM bagi aparatur tahun depan.",
    ),
    (
        "discussion",
        "Kedua pihak berdiskusi tentang rencana pelatihan paralegal dalam diskusi terbatas di "
        "Kafe Contoh, Rabu (7/5/2025).",
    ),
    (
        "meeting",
        "Panitia hendak menyelenggarakan seminar nasional pada bulan Juni. Persiapannya dibahas "
        "dalam rapat panitia di Gedung Contoh, Rabu (7/5/2025).",
    ),
]

ON_WHAT_OCCASION = [
    (
        "other",
        "Pemkot Palu menggelar malam syukuran atas penganugerahan Kota Toleran di Balai Kota, Rabu "
        "(7/5/2025).",
    ),
    (
        "other",
        "Warga mengadakan doa bersama menjelang Festival HAM di halaman masjid, Rabu (7/5/2025).",
    ),
    (
        "discussion",
        "Lembaga Contoh menggelar bincang publik pasca penandatanganan nota kesepahaman, Rabu "
        "(7/5/2025).",
    ),
    (
        "training",
        "Sebagai persiapan penilaian kota peduli HAM, Bagian Hukum mengadakan pelatihan operator, "
        "Rabu (7/5/2025).",
    ),
    (
        "seminar",
        "Menjelang Festival HAM, kampus mengadakan seminar tentang kota inklusif, Rabu (7/5/2025).",
    ),
    (
        "visit",
        "Dalam rangka monitoring program desa, anggota DPRD melakukan kunjungan kerja ke "
        "Desa Contoh, Rabu (7/5/2025).",
    ),
    (
        "other",
        "Wali Kota menggelar jamuan makan malam atas keberhasilan kota meraih penghargaan, Rabu "
        "(7/5/2025).",
    ),
    (
        "socialisation",
        "Sebagai tindak lanjut rapat koordinasi, Dinas Sosial menggelar sosialisasi hak anak, Rabu "
        "(7/5/2025).",
    ),
]

COMMEMORATED = [
    (
        "festival",
        "Pemerintah Kota Palu memperingati Hari Disabilitas Internasional di Lapangan Contoh, "
        "Rabu (7/5/2025). Acara diawali pawai keliling dan diisi penampilan panggung.",
    ),
    (
        "festival",
        "Tarian dan nyanyian penyandang disabilitas menyemarakkan peringatan Hari Disabilitas "
        "Internasional di Hotel Contoh, Rabu (7/5/2025). Ada pula dialog interaktif.",
    ),
    (
        "festival",
        "Peringatan Hari HAM Sedunia di Alun-Alun berlangsung meriah, Rabu (7/5/2025). Warga "
        "disuguhi pentas musik, pameran dan bazar.",
    ),
    (
        "festival",
        "Pemkab menggelar Hari Anak Nasional di Taman Kota, Rabu (7/5/2025). Ratusan anak tampil "
        "dengan tari daerah, lomba mewarnai dan drama di atas panggung.",
    ),
    (
        "seminar",
        "Memperingati Hari HAM Sedunia, Universitas Contoh menggelar seminar, Rabu (7/5/2025). "
        "Acara dibuka dengan penampilan tari.",
    ),
    (
        "discussion",
        "Dalam rangka Hari Perempuan, Lembaga Contoh mengadakan diskusi publik, Rabu (7/5/2025).",
    ),
    (
        "award",
        "Pada peringatan Hari HAM Sedunia di Jakarta, Rabu (7/5/2025), Kota Palu menerima "
        "penghargaan Kota Peduli HAM.",
    ),
    (
        "other",
        "Peringatan Hari Kartini ditandai upacara di halaman kantor Bupati, Rabu (7/5/2025).",
    ),
]

WORDS_OF_PLACES_AND_AID = [
    (
        "other",
        "Dinas Sosial menyalurkan bantuan kursi roda kepada 20 warga di Aula Pertemuan Kelurahan, "
        "Rabu (7/5/2025). Bantuan itu diserahkan melalui rakor beberapa bulan lalu.",
    ),
    (
        "other",
        "Wakil Bupati menyerahkan bantuan sembako bagi korban banjir di Gedung Pertemuan, "
        "Rabu (7/5/2025).",
    ),
    (
        "other",
        "Pemkot Palu membagikan alat bantu dengar kepada penyandang disabilitas di Ruang Rapat "
        "Wali Kota, Rabu (7/5/2025).",
    ),
    (
        "socialisation",
        "Sosialisasi hak anak berlangsung di Ruang Rapat Bupati dan dilanjutkan di Gedung "
        "Pertemuan, Rabu (7/5/2025).",
    ),
    (
        "visit",
        "Rombongan mahasiswa berkunjung ke Balai Pelatihan Kerja, Rabu (7/5/2025).",
    ),
    (
        "discussion",
        "Kepala Badan Pendidikan dan Pelatihan menjadi pembicara dalam diskusi hak pekerja, Rabu "
        "(7/5/2025).",
    ),
    (
        "socialisation",
        "Bagian Hukum memberi penyuluhan hukum di Gedung Diklat, Rabu (7/5/2025).",
    ),
    (
        "training",
        "Pelatihan paralegal digelar di Ruang Sidang Paripurna lantai dua dekat Balai Pertemuan, "
        "Rabu (7/5/2025).",
    ),
    (
        "other",
        "Penyaluran bantuan hukum dan kursi roda bagi lansia dilakukan di balai desa, Rabu "
        "(7/5/2025).",
    ),
]

SCOPE = [
    (
        "signing",
        "Kedua lembaga meneken nota kesepahaman, Rabu (7/5/2025). Ruang lingkupnya meliputi "
        "penyuluhan hukum, pelatihan aparatur, diskusi publik, dan seminar bersama.",
    ),
    (
        "meeting",
        "Rapat koordinasi digelar Rabu (7/5/2025). Agenda tahun ini mencakup sosialisasi, "
        "pelatihan, festival, dan pemberian penghargaan.",
    ),
    (
        "visit",
        "Komisi Informasi mengunjungi Wali Kota, Rabu (7/5/2025). Program yang ditawarkan antara "
        "lain bimbingan teknis, pelatihan, sosialisasi, serta monitoring.",
    ),
    (
        "signing",
        "Universitas Contoh dan Komnas HAM menandatangani perjanjian kerja sama yang mencakup "
        "pendidikan HAM, seminar, dan diskusi, Rabu (7/5/2025).",
    ),
    (
        "other",
        "Wali Kota meluncurkan pos layanan hukum, Rabu (7/5/2025). Layanannya berupa konsultasi, "
        "mediasi, penyuluhan, dan pelatihan.",
    ),
]

OTHER_WAYS = [
    (
        "other",
        "Yayasan Contoh memberikan kaki palsu kepada 15 warga di Ruang Pertemuan, Rabu (7/5/2025). "
        "Sebelumnya dilakukan verifikasi data.",
    ),
    (
        "discussion",
        "Ketua Ombudsman menjadi tamu dalam dialog interaktif radio, Rabu (7/5/2025).",
    ),
    (
        "meeting",
        "DPRD memanggil dinas terkait dalam rapat dengar pendapat di Gedung DPRD, Rabu (7/5/2025). "
        "Anggota dewan meminta dilakukan sosialisasi.",
    ),
    (
        "signing",
        "Pelayanan bagi warga miskin bakal lebih mudah. Hal itu menyusul ditandatanganinya nota "
        "kesepahaman antara Pemkot dan LBH Contoh di Ruang Rapat Wali Kota, Rabu (7/5/2025).",
    ),
    (
        "signing",
        "Audiensi antara Kejari dan Pemkot berujung pada penandatanganan nota kesepahaman, Rabu "
        "(7/5/2025).",
    ),
    (
        "award",
        "Kerja keras Pemkab Sigi terbayar. Rabu (7/5/2025), Bupati menerima penghargaan Kabupaten "
        "Layak Anak dalam sebuah upacara di Jakarta.",
    ),
    (
        "socialisation",
        "Demi mencegah perundungan, Polres Sigi menyambangi SMP Contoh untuk memberikan "
        "sosialisasi hak anak, Rabu (7/5/2025).",
    ),
    (
        "visit",
        "Komisi A DPRD Sigi mendatangi Kanwil Kementerian HAM, Rabu (7/5/2025), untuk bertanya "
        "soal rancangan perda disabilitas.",
    ),
    (
        "other",
        "Ratusan buruh berunjuk rasa di depan kantor gubernur, Rabu (7/5/2025). Mereka minta "
        "audiensi.",
    ),
    (
        "festival",
        "Puncak peringatan Hari Perempuan Internasional di Alun-Alun dimeriahkan tarian, musik "
        "dan bazar, Rabu (7/5/2025).",
    ),
    (
        "meeting",
        "Panitia Festival HAM mematangkan persiapan. Dalam rapat yang dipimpin Sekda di Ruang "
        "Utama, Rabu (7/5/2025), dibahas pembagian tugas.",
    ),
]

TEXTS = (
    OTHER_WAYS
    + TOLD_WITH_THE_DAY
    + PLANNED
    + ON_WHAT_OCCASION
    + COMMEMORATED
    + WORDS_OF_PLACES_AND_AID
    + SCOPE
)


@pytest.mark.parametrize(("kind", "report"), TEXTS)
def test_the_sentence_of_the_day_and_the_place_tells_the_kind(kind: str, report: str) -> None:
    assert read(f"PALU – {report}").activities[0].kind.value == kind
