"""Which organisations take part: by the ways in which offices write their names. All invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from martabat.newsroom.reading import read

LEAD = (
    "SIKKA – Rapat koordinasi digelar di Aula Contoh, Selasa (6/5/2025), dan diikuti puluhan "
    "peserta. "
)


def told(*sentences: str, known: tuple[str, ...] = ()) -> list[str]:
    """Return the organisations read from a release with these sentences."""
    reading = read(LEAD + "\n\n" + "\n".join(sentences), known=known)
    return [found.value for found in reading.activities[0].organisations]


BUILT = [
    "Pemerintah Kabupaten Sikka",
    "Pemkot Kupang",
    "Pemprov Nusa Tenggara Timur",
    "Pemerintah Desa Wolokoli",
    "Kanwil Kemenkumham Nusa Tenggara Timur",
    "Kantor Wilayah Kementerian Hukum dan HAM Bali",
    "Kanwil Kementerian HAM Maluku",
    "Kantor Wilayah Kementerian Hak Asasi Manusia (Kanwil KemenHAM) Sulawesi Tengah",
    "Direktorat Jenderal Pelayanan dan Kepatuhan HAM",
    "Kementerian Pemberdayaan Perempuan dan Perlindungan Anak",
    "Kementerian Koordinator Bidang Hukum, HAM, Imigrasi, dan Pemasyarakatan",
    "Biro Hukum Setda Provinsi Jambi",
    "Bagian Hukum Setda Kabupaten Sikka",
    "Bagian Hukum Pemerintah Kota Surakarta",
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana Kota Kupang",
    "Dinas PUPR-PKP",
    "Badan Kesatuan Bangsa dan Politik Kota Bogor",
    "Badan perencanaan pembangunan daerah (Bappeda) kabupaten Manokwari",
    "Bappeda Provinsi Jambi",
    "Disnaker Kota Ternate",
    "Satpol PP Kabupaten Ende",
    "Inspektorat Kota Palu",
    "Polres Sikka",
    "Kodim 1603/Sikka",
    "Kejaksaan Negeri Lebak",
    "Pengadilan Agama Jember",
    "Lapas Kelas IIA Ambon",
    "Lembaga Pemasyarakatan (Lapas) Kelas IIA Kerobokan",
    "Kantor Imigrasi Kelas I TPI Batam",
    "Kantor Pertanahan Kota Semarang",
    "DPRD Kota Bukittinggi",
    "Komnas HAM Perwakilan Sumatera Barat",
    "Komisi Nasional Hak Asasi Manusia (Komnas HAM)",
    "Ombudsman RI Perwakilan NTT",
    "Kantor Staf Presiden (KSP)",
    "International NGO Forum on Indonesian Development (INFID)",
    "Raoul Wallenberg Institute (RWI)",
    "Universitas Nusa Cendana",
    "Fakultas Hukum Universitas Tanjungpura",
    "Pusat Studi HAM Universitas Semenanjung Contoh",
    "Lembaga Bantuan Hukum Ranah Adil",
    "Yayasan Terang Timur",
    "Persatuan Difabel Sikka Mandiri",
    "Majelis Adat Nian Contoh",
    "Forum Kota HAM Tual",
    "MPW Provinsi Jawa Tengah",
    "Dinas Kependudukan dan Catatan Sipil (Disdukcapil) Pemerintah Kabupaten (Pemkab) Sikka",
    "Dinas Pemberdayaan Perempuan dan perlindungan Anak Kabupaten Sikka",
    "Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah (Bapperida) Kabupaten Ende",
    "Badan Narkotika Nasional Kabupaten (BNNK) Sikka",
    "Dinas P3APPKB Kota Kupang",
    "Dinsos P3AKB Kabupaten Sikka",
    "Disperindagkop Kabupaten Sikka",
    "Pemerintah Provinsi (Pemprov) Nusa Tenggara Timur (NTT)",
    "Kepolisian RI (Polri)",
    "Universitas Rakyat Contoh “Perintis” Nusa Tenggara Timur (URC Perintis)",
    "Sekolah Tinggi Ilmu Hukum (STIH) Cahaya Contoh",
    "Dewan Pengurus Daerah Komite Tenun Ikat Nusantara (DPD-KTIN) Provinsi Maluku",
    "Pengurus Wilayah Ikatan Penenun Contoh Kabupaten Sikka",
    "Bantuan Hukum dan Advokasi Warga Flores (Bahawaf)",
    "Pusat Pendidikan Pemilih Penyandang Disabilitas (PPPD Disabilitas)",
    "Sasana Inklusi dan Gerakan Advokasi Setara (SIGAS)",
    "Women Crisis Center (WCC) Cahaya Ibu",
    "Komunitas Pelajar Pegiat Damai",
    "Komisi Yudisial (KY) Penghubung NTT",
    "Dewan Pimpinan Daerah (DPD) Persatuan Alumni GMNI NTT",
    "RSUD W.Z. Contoh",
    "Bahari Contoh Foundation",
    "Kementrian Hukum dan HAM",
    "Univesitas Contoh Nusantara",
    "Polres Kota T. Balai",
    "Balai Pelestarian Kebudayaan Wilayah XVI",
    "Balai Besar Pelatihan Sosial (BBPS) Regional V",
    "Persekutuan Gereja-gereja di Flores (PGF)",
    "Sekolah Luar Biasa (SLB) Negeri Pembina Kupang",
    "Dinas Pemberdayaan Perempuan dan Perlindungan anak(P4A)",
    "Rumah Sakit Umum Provinsi (RSUP) Dr HC Ir Contoharjo Bangka Belitung",
    "Rumah Sakit Umum Daerah (RSUD) Prof. dr. Wira Contoh Kota Kupang",
    "Komisi XIII Dewan Perwakilan Rakyat Republik Indonesia (DPR RI)",
    "Komisi A DPRD Kabupaten Sikka",
    "Komisi 3 DPR RI",
    "Panitia Khusus (pansus) DPRD Riau",
    "Pelayanan Terpadu Satu Pintu (PTSP) Sikka",
    "LKSA Cahaya Ibu",
    "Panti Sosial Bina Remaja Cahaya",
    "BP3MI Nusa Tenggara Timur",
    "Tim Penggerak PKK Kabupaten Sikka",
    "Suku Dinas Sosial Kota Administrasi Jakarta Barat",
    "Balai Besar Rehabilitasi Sosial Penyandang Disabilitas Intelektual (BBRSPDI)",
    "Direktorat Rehabilitasi Sosial Penyandang Disabilitas Kementerian Sosial RI",
    "Pengadilan Tinggi Agama Jambi",
    "Inspektorat Jenderal Kementerian Hukum",
    "Badan Amil Zakat Nasional (Baznas) Kabupaten Sikka",
    "LPA Sikka",
    "KontraS Contoh",  # the word that marks an invented body
]


@pytest.mark.parametrize("name", BUILT)
def test_a_name_is_read_as_a_whole(name: str) -> None:
    assert told(f"Kegiatan itu diselenggarakan oleh {name} bagi warga.") == [name]


LISTS = [
    (
        "Rapat dihadiri Biro Hukum Setda Provinsi Jambi, Bappeda Provinsi Jambi dan Dinas Sosial "
        "Kota Jambi.",
        ["Biro Hukum Setda Provinsi Jambi", "Bappeda Provinsi Jambi", "Dinas Sosial Kota Jambi"],
    ),
    (
        "Tugas dibagi kepada Dinas Kesehatan, Dinas Sosial, dan Dinas Pendidikan Kepemudaan dan "
        "Olahraga.",
        ["Dinas Kesehatan", "Dinas Sosial", "Dinas Pendidikan Kepemudaan dan Olahraga"],
    ),
    (
        "Pemerintah Kota Palu bersama Komnas HAM RI dan INFID menandatangani naskah.",
        ["Pemerintah Kota Palu", "Komnas HAM RI", "INFID"],
    ),
    (
        "Hadir Kepala Bidang HAM Kanwil Kemenkumham Bali, Kepala Bappeda, dan Kabag Hukum.",
        ["Kanwil Kemenkumham Bali", "Bappeda"],
    ),
    (
        "Hadir Kepala Dinas Lingkungan Hidup Kabupaten Poso, Hasna Laga.",
        ["Dinas Lingkungan Hidup Kabupaten Poso"],
    ),
    (
        "Hadir dosen Fakultas Hukum Universitas Mataram, Lalu Wira.",
        ["Fakultas Hukum Universitas Mataram"],
    ),
    ("Piagam diterima Kota Parepare dari Kementerian HAM.", ["Kota Parepare", "Kementerian HAM"]),
    ("Kabupaten Lebong menyiapkan enam aksi.", ["Kabupaten Lebong"]),
    (
        "Hadir Yayasan Terang Timur, Pustaka Indonesia, Jaringan Tenun Flores, Hutan Warga "
        "Institute dan Tokoh Agama.",
        [
            "Yayasan Terang Timur",
            "Pustaka Indonesia",
            "Jaringan Tenun Flores",
            "Hutan Warga Institute",
        ],
    ),
    ("Nota diteken Universitas Contoh Lantai VI, Selasa.", ["Universitas Contoh"]),
    ("Rapat digelar bersama Forum Anak Sikka Tahun 2024.", ["Forum Anak Sikka"]),
    ("Forum Anak Sikka Jaya Periode 2020 hadir bersama warga.", ["Forum Anak Sikka Jaya"]),
    (
        "Tim terdiri dari Dinas Perpustakaan Daerah (Perpusda) Dinas Pendidikan dan Kebudayaan "
        "(Disdikbud), dan Dinas Kesehatan (Dinkes).",
        [
            "Dinas Perpustakaan Daerah (Perpusda)",
            "Dinas Pendidikan dan Kebudayaan (Disdikbud)",
            "Dinas Kesehatan (Dinkes)",
        ],
    ),
    (
        "KPAI bersama mitra Suara Sesama dan Kawan Flores melakukan audiensi.",
        ["KPAI", "Suara Sesama", "Kawan Flores"],
    ),
    (
        "Hadir Kepala Dinas Sosial, Kepala Dinas P3A, dan Kepala Bappeda Kabupaten Sikka.",
        ["Dinas Sosial", "Dinas P3A", "Bappeda Kabupaten Sikka"],
    ),
    ("Hadir Sentra Terpadu Cahaya Bogor.", ["Sentra Terpadu Cahaya Bogor"]),
    ("Acara digagas oleh GEMPA Difabel Sulawesi Barat.", ["GEMPA Difabel Sulawesi Barat"]),
    (
        "Penghargaan dari Kementerian Hukum dan HAM (Kemenkumham) itu diserahkan kepada warga dan "
        "dihadiri Kanwil Kemenkumham Bali.",
        ["Kementerian Hukum dan HAM (Kemenkumham)", "Kanwil Kemenkumham Bali"],
    ),
    ("Rapat digelar bekerjasama dengan BUMTA AMAN Kaltim.", ["BUMTA AMAN Kaltim"]),
    ("Hadir Gabungan Wanita Tani (GWT) Kota Kupang.", ["Gabungan Wanita Tani (GWT) Kota Kupang"]),
]


@pytest.mark.parametrize(("sentence", "names"), LISTS)
def test_every_office_of_a_sentence_is_read(sentence: str, names: list[str]) -> None:
    assert told(sentence) == names


ONCE = [
    (
        "Kanwil Kemenkumham Jawa Tengah menggelar rapat. Kantor Wilayah Kementerian Hukum dan HAM "
        "Jateng berharap.",
        ["Kanwil Kemenkumham Jawa Tengah"],
    ),
    (
        "Kantor Staf Presiden (KSP) hadir. Pihak Kantor Staf Kepresidenan dan KSP mendukung.",
        ["Kantor Staf Presiden (KSP)"],
    ),
    ("Pemerintah Kota Palu hadir. Pemkot Palu menjadi tuan rumah.", ["Pemerintah Kota Palu"]),
    (
        "Satpol PP Kabupaten Ende belajar HAM. Kepala Satpol PP, Agus Tri, hadir.",
        ["Satpol PP Kabupaten Ende"],
    ),
    (
        "Hadir Dinas Pemberdayaan Perempuan dan Perlindungan Anak (DPPPA). Nota diteken Kepala "
        "Dinas DPPPA, Sri Wahyuni.",
        ["Dinas Pemberdayaan Perempuan dan Perlindungan Anak (DPPPA)"],
    ),
    (
        "Rapat digelar Dinas Pengendalian Penduduk dan Keluarga Berencana atau DP2KB Kota Palu.",
        ["Dinas Pengendalian Penduduk dan Keluarga Berencana"],
    ),
    (
        "Kegiatan bersama Biro Hukum. Rombongan ditemui Biro Hukum Provinsi Riau.",
        ["Biro Hukum Provinsi Riau"],
    ),
    (
        "Dinas Sosial Kota Palu dan Dinas Sosial Kabupaten Sigi hadir.",
        ["Dinas Sosial Kota Palu", "Dinas Sosial Kabupaten Sigi"],
    ),
]


@pytest.mark.parametrize(("sentence", "names"), ONCE)
def test_short_and_long_names_are_one_organisation(sentence: str, names: list[str]) -> None:
    assert told(sentence) == names


NOT_TAKING_PART = [
    "Acara berlangsung di Aula Kanwil Kemenkumham Bali.",
    "Dasarnya Peraturan Menteri Hukum dan HAM Nomor 22 Tahun 2021.",
    "Ia menjelaskan bahwa Dinas Sosial Kota Palu harus segera melapor.",
    "“Kami berterima kasih kepada Dinas Sosial Kota Palu,” ujar seorang warga.",
    "Kunjungan berikutnya dijadwalkan pekan depan ke Dinas Sosial Kota Palu.",
    "Hadir seluruh Kepala UPT Pemasyarakatan dan para kepala puskesmas.",
    "Hadir Bupati Sintang, Wali Kota Singkawang dan Menteri Sosial.",
    "Penilaian lapangan dimulai dari Puskesmas Matani Contoh.",
    "Dasarnya Permendikbudristek Nomor 30 Tahun 2021.",
    "Survei Setara Institute dan data Badan Pusat Statistik (BPS) menjadi bahan.",
    "Ia lulusan Universitas Contoh dan menuntut PT Sawit Contoh.",
    "Peserta mendapat materi tentang Lembaga Perlindungan Saksi dan Korban.",
    "Hadir 40 Lembaga Swadaya Masyarakat (LSM).",
    "Hadir mahasiswa Fakultas Hukum, Teknik dan Pertanian.",
    "Hadir warga untuk membahas Rumah Tidak Layak Huni (RTLH).",
    "Hadir Media massa, Lembaga Adat, Organisasi Profesi dan Organisasi Keagamaan.",
    "Rapat dibuka oleh Kepala UPT Kemensos RI, Rina Laga.",
    "Acara digelar oleh WIRA Contoh Budi Rahman.",
    "Anggotanya dari TNI Polri dan instansi vertikal.",
    "Hadir unsur TNI/Polri dan warga.",
    "Panti itu merupakan salah satu Unit Pelaksana Teknis (UPT) Kementerian Sosial RI.",
    "Kota itu unggul pada kategori Pemerintah Kota Kepatuhan Tinggi.",
    "Hadir pula Wira sebagai Biro Advokasi dan Kebijakan.",
    "Kegiatan digelar bersama mitra Pemerhati Anak dan warga.",
    "Hadir para pelajar, Tokoh Agama, Insan Pers dan Tokoh Adat.",
]


@pytest.mark.parametrize("sentence", NOT_TAKING_PART)
def test_who_is_only_named_does_not_take_part(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentences", "names"),
    [
        (("Kabupaten Pati kembali naik panggung di Gedung Contoh.",), ["Kabupaten Pati"]),
        (("Kabupaten Cirebon menjadi tuan rumah temu warga.",), ["Kabupaten Cirebon"]),
        (("Kader di Kabupaten Situbondo dan Kota Probolinggo mengikuti pelatihan.",), []),
        (("Kota Malang, memperoleh penghargaan itu pada Selasa.",), ["Kota Malang"]),
        (
            (
                "Acara dimotori Aliansi Jurnalis Independen (AJI) Jember.",
                "Ketua AJI Jember, Faizal Wera, hadir.",
            ),
            ["Aliansi Jurnalis Independen (AJI) Jember"],
        ),
        (
            (
                "Hadir Lembaga Perlindungan Saksi dan Korban Republik Indonesia (LPSK RI).",
                "Wakil Ketua LPSK, Ana Rumbia, membuka acara.",
            ),
            ["Lembaga Perlindungan Saksi dan Korban Republik Indonesia (LPSK RI)"],
        ),
    ],
)
def test_regions_and_short_forms_that_come_again(
    sentences: tuple[str, ...], names: list[str]
) -> None:
    assert told(*sentences) == names


def test_the_credit_line_takes_no_part() -> None:
    assert told("Rapat ditutup siang hari.", "(Bagian Prokompim Setda Kota Palu)") == []


def test_names_that_the_system_knows_are_found_too() -> None:
    sentence = "Kegiatan ini didukung Sahabat Pesisir Lestari dan warga."

    assert told(sentence) == []
    assert told(sentence, known=("Sahabat Pesisir Lestari",)) == ["Sahabat Pesisir Lestari"]
    assert told(sentence, known=("Sahabat Pesisir Lestary",)) == ["Sahabat Pesisir Lestari"]


def test_every_organisation_tells_where_it_stands_and_how_sure_it_is() -> None:
    text = LEAD + "\n\nRapat dihadiri Dinas Sosial Kota Palu."
    (found,) = read(text).activities[0].organisations

    assert found.span.of(text) == "Dinas Sosial Kota Palu"
    assert 0.5 <= found.confidence <= 1.0


SCRAPS = """
Kepala Dinas Sosial Kota Palu , . ( ) “ ” diwakili oleh mewakili Bupati H. Dr. S.H., Budi Rahman dan
Kanwil Kementerian HAM selaku yang / - 2024 I II Komnas se-Provinsi Ketua Plt. Universitas A
"""
WORDS = st.sampled_from([*SCRAPS.split(), "\n", "\n\n"])


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_whatever_the_words_every_span_stands_in_the_text(text: str) -> None:
    for activity in read(text).activities:
        for found in activity.organisations:
            assert found.value == " ".join(found.span.of(text).split())
        for person in activity.persons:
            assert 0 <= person.span.start < person.span.end <= len(text)
