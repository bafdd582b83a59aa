"""Who takes part, with the post and for whom: by the ways in which offices write them.

Every sentence is invented; where a real post and its holder are needed, they are those who signed
for the Festival HAM as public sources tell.
"""

import csv
from pathlib import Path

import pytest

from martabat.newsroom.reading import read
from martabat.newsroom.reading.values import Person

DATELINE = "PANGKEP – "
LEAD = (
    "Rapat koordinasi Aksi HAM digelar di Aula Contoh, Selasa (6/5/2025), dan diikuti puluhan "
    "peserta. "
)

Told = tuple[str, str | None, str | None]


def told(*sentences: str) -> list[Told]:
    """Return names, posts and for whom they act, as read from a release with these sentences."""
    return [_told(person) for person in persons(*sentences)]


def persons(*sentences: str) -> tuple[Person, ...]:
    reading = read(DATELINE + LEAD + "\n\n" + "\n".join(sentences))
    return reading.activities[0].persons


def _told(person: Person) -> Told:
    return (
        person.name,
        person.position.value if person.position else None,
        person.acting_for.value if person.acting_for else None,
    )


POST_FIRST = [
    ("Acara dibuka Bupati Pangkep, Marwah Sulastri.", "Marwah Sulastri", "Bupati Pangkep"),
    ("Acara dibuka Bupati Pangkep Marwah Sulastri.", "Marwah Sulastri", "Bupati Pangkep"),
    (
        "Hadir Penjabat Sekretaris Daerah Kota Ternate Wirya Tobelo.",
        "Wirya Tobelo",
        "Penjabat Sekretaris Daerah Kota Ternate",
    ),
    (
        "Hadir Plt. Kepala Bappeda Kota Bima, Ir. H. Sahlan Wera, M.T.",
        "Sahlan Wera",
        "Plt. Kepala Bappeda Kota Bima",
    ),
    ("Sambutan disampaikan Plh. Camat Alak, Yunita.", "Yunita", "Plh. Camat Alak"),
    (
        "Materi dibawakan Kepala Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga "
        "Berencana "
        "Kota Kupang, drg. Retha Manu, M.Kes.",
        "Retha Manu",
        "Kepala Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana Kota Kupang",
    ),
    (
        "Turut hadir Asisten I Setda Kolaka Timur Basra Konawe.",
        "Basra Konawe",
        "Asisten I Setda Kolaka Timur",
    ),
    ("Ia didampingi Kepala Divisi Keimigrasian Wanggai.", "Wanggai", "Kepala Divisi Keimigrasian"),
    (
        "Turut hadir Kapolres Sikka AKBP Donatus Kare, S.I.K., M.H.",
        "Donatus Kare",
        "Kapolres Sikka",
    ),
    ("Turut hadir Dandim 1603/Sikka Letkol Inf. Bram Wutoy.", "Bram Wutoy", "Dandim 1603/Sikka"),
    (
        "Turut hadir Danlanal Maumere Kolonel Laut (P) Sefnat Rihi.",
        "Sefnat Rihi",
        "Danlanal Maumere",
    ),
    ("Turut hadir Kajari Lebak, Dr. Nila Fauzia, S.H.", "Nila Fauzia", "Kajari Lebak"),
    (
        "Pemandunya dosen hukum tata negara Dr. Laode Samsu.",
        "Laode Samsu",
        "dosen hukum tata negara",
    ),
    ("Diskusi menghadirkan aktivis difabel Wenny Tumewu.", "Wenny Tumewu", "aktivis difabel"),
    ("Rapat dipandu moderator Nofita Ayal.", "Nofita Ayal", "moderator"),
    (
        "Hadir Wakil Rektor I Universitas Teluk Contoh, Prof. Dr. Ir. Manase Rumbewas, M.Sc., "
        "Ph.D.",
        "Manase Rumbewas",
        "Wakil Rektor I Universitas Teluk Contoh",
    ),
    (
        "Hadir Staf Ahli Menteri Bidang Kelembagaan, Kementerian Sosial, Ratri Pangestu.",
        "Ratri Pangestu",
        "Staf Ahli Menteri Bidang Kelembagaan, Kementerian Sosial",
    ),
    (
        "Hadir Kepala Kantor Wilayah Kementerian HAM Bali (Kakanwil), Gede Suta.",
        "Gede Suta",
        "Kepala Kantor Wilayah Kementerian HAM Bali",
    ),
    (
        "Dibuka Kepala Subbidang Pemajuan HAM (Tuti Hapsari).",
        "Tuti Hapsari",
        "Kepala Subbidang Pemajuan HAM",
    ),
    (
        "Turut hadir Camat Denpasar Timur I Nyoman Sudira.",
        "I Nyoman Sudira",
        "Camat Denpasar Timur",
    ),
    (
        "Turut hadir Direktur RSUD Wangaya Anak Agung Gede Raka.",
        "Anak Agung Gede Raka",
        "Direktur RSUD Wangaya",
    ),
    ("Acara dibuka Wali Kota Langsa, Cut Mirna Alwi.", "Cut Mirna Alwi", "Wali Kota Langsa"),
    (
        "Acara dibuka Bupati Pidie, Tgk. Muhammad Rizal bin Yusuf.",
        "Muhammad Rizal bin Yusuf",
        "Bupati Pidie",
    ),
    ("Acara dibuka Bupati Sikka, FRANS DIOGO MOA, S.Sos.", "FRANS DIOGO MOA", "Bupati Sikka"),
    ("Acara dibuka Bupati Pesawaran H.Hendra Kusuma.", "Hendra Kusuma", "Bupati Pesawaran"),
    (
        "Acara dibuka Wakil Ketua Komnas HAM Bapak Pramudya Adi.",
        "Pramudya Adi",
        "Wakil Ketua Komnas HAM",
    ),
    (
        "Acara dibuka Kepala Bidang Instrumen dan Penguatan HAM Berta R. Simarmata.",
        "Berta R. Simarmata",
        "Kepala Bidang Instrumen dan Penguatan HAM",
    ),
    ("Acara dibuka Bupati Bener Meriah Ma'ruf Al-Fatih.", "Ma'ruf Al-Fatih", "Bupati Bener Meriah"),
    (
        "Ketua panitia rembuk pesisir, Anna-Maria Koten, melaporkan hasilnya.",
        "Anna-Maria Koten",
        "Ketua panitia rembuk pesisir",
    ),
    (
        "Acara dibuka Kepala Pusat Strategi Pemdag, Rusli Wijaya.",
        "Rusli Wijaya",
        "Kepala Pusat Strategi Pemdag",
    ),
    (
        "Turut hadir Kepala Lapas Kelas IIB Contoh, Enjat Lukman Hakim.",
        "Enjat Lukman Hakim",
        "Kepala Lapas Kelas IIB Contoh",
    ),
]

NAME_FIRST = [
    (
        "Hadir Rosmini Daeng selaku Ketua PKK Kabupaten Gowa.",
        "Rosmini Daeng",
        "Ketua PKK Kabupaten Gowa",
    ),
    ("Januar sebagai Ketua delegasi membacakan pantun.", "Januar", "Ketua delegasi"),
    ("Materi disampaikan oleh Rahmat Pido (Kepala Bappeda).", "Rahmat Pido", "Kepala Bappeda"),
    (
        "Yosef Lewar, Kepala Dinas Sosial Kabupaten Ende, mengajak warga menulis.",
        "Yosef Lewar",
        "Kepala Dinas Sosial Kabupaten Ende",
    ),
    (
        "Hadir pula Ruth Manuputty – Kepala Bagian Hukum Setda Kota Ambon.",
        "Ruth Manuputty",
        "Kepala Bagian Hukum Setda Kota Ambon",
    ),
    (
        "Narasumbernya ialah Sofia Kaligis yang saat ini menjabat Kepala Seksi Hukum.",
        "Sofia Kaligis",
        "Kepala Seksi Hukum",
    ),
    (
        "Menjelang petang, Sabri Lamuna, seorang budayawan dari Bima, membaca puisi.",
        "Sabri Lamuna",
        "budayawan dari Bima",
    ),
    (
        "Hadir Chusna Dewi, M.Si., M.Kn., Ph.D. selaku Bupati Lampung Timur.",
        "Chusna Dewi",
        "Bupati Lampung Timur",
    ),
]


@pytest.mark.parametrize(("sentence", "name", "post"), POST_FIRST)
def test_post_and_then_name(sentence: str, name: str, post: str) -> None:
    assert told(sentence) == [(name, post, None)]


@pytest.mark.parametrize(("sentence", "name", "post"), NAME_FIRST)
def test_name_and_then_post(sentence: str, name: str, post: str) -> None:
    assert told(sentence) == [(name, post, None)]


def test_a_list_of_posts_and_names_keeps_its_pairs() -> None:
    assert told(
        "Turut hadir Bupati Alor, Amon Djobo, Sekretaris Daerah Kabupaten Alor, Soni Alelang, "
        "Ketua DPRD "
        "Kabupaten Alor Enny Anggrek dan Kepala Bappeda, Obeth Bolang."
    ) == [
        ("Amon Djobo", "Bupati Alor", None),
        ("Soni Alelang", "Sekretaris Daerah Kabupaten Alor", None),
        ("Enny Anggrek", "Ketua DPRD Kabupaten Alor", None),
        ("Obeth Bolang", "Kepala Bappeda", None),
    ]


def test_a_list_of_names_and_posts_keeps_its_pairs() -> None:
    assert told(
        "Ditandatangani oleh Remi Berutu, Bupati Dairi, dan Nur Kholifah, Wakil Ketua Komnas HAM."
    ) == [("Remi Berutu", "Bupati Dairi", None), ("Nur Kholifah", "Wakil Ketua Komnas HAM", None)]


def test_numbered_lists_in_either_order() -> None:
    assert told(
        "Hadir dalam rapat:",
        "1. Kepala Dinas Sosial Kabupaten Buru, Hamis Wael, S.Sos.;",
        "2. Saodah Tuhuteru, S.H. (Analis Hukum Ahli Muda);",
        "3. Jems Titaley – Ketua FKUB Kabupaten Buru.",
    ) == [
        ("Hamis Wael", "Kepala Dinas Sosial Kabupaten Buru", None),
        ("Saodah Tuhuteru", "Analis Hukum Ahli Muda", None),
        ("Jems Titaley", "Ketua FKUB Kabupaten Buru", None),
    ]


def test_several_may_hold_one_post() -> None:
    assert told("Hadir anggota DPRD Kota Palu Rina Lamarauna dan Moh. Syarif Latadano.") == [
        ("Rina Lamarauna", "anggota DPRD Kota Palu", None),
        ("Moh. Syarif Latadano", "anggota DPRD Kota Palu", None),
    ]


def test_the_part_at_an_event_gives_way_to_the_post() -> None:
    assert told(
        "Narasumber kedua, Perencana Ahli Muda Suyanti, menunjukkan cara melapor.",
        "Acara dipandu moderator Kepala Bappeda Kota Bima, H. Anwar Rifqi.",
    ) == [
        ("Suyanti", "Perencana Ahli Muda", None),
        ("Anwar Rifqi", "Kepala Bappeda Kota Bima", None),
    ]


def test_short_mentions_are_the_same_person() -> None:
    assert told(
        "Kepala Bidang HAM, Retno Cahyaningrum, membuka rapat.",
        "Retno berharap laporan selesai. Menurut Cahyaningrum, waktunya cukup.",
        "Retno Cahya Ningrum menutup rapat.",
    ) == [("Retno Cahyaningrum", "Kepala Bidang HAM", None)]


def test_the_post_may_come_with_a_later_mention() -> None:
    assert told(
        "Hadir Wirya Rumbia dari Komnas HAM.",
        "Hal itu dibenarkan Wirya Rumbia, Analis Kebijakan Ahli Madya.",
    ) == [("Wirya Rumbia", "Analis Kebijakan Ahli Madya", None)]


def test_the_full_name_keeps_titles_and_degrees() -> None:
    (person,) = persons("Acara dibuka Bupati Sinjai, Dr. Hj. Ratna Sappe, S.H., M.Hum.")

    assert (person.name, person.name_full) == ("Ratna Sappe", "Dr. Hj. Ratna Sappe, S.H., M.Hum.")


NOBODY = [
    "Hadir Bupati Sintang, Bupati Sekadau, Wali Kota Singkawang, Wakil Bupati Karangayar dan "
    "Bupati Melawi.",
    "Hadir Kepala Bidang HAM Kanwil Kemenkumham Jambi, Kepala Bappeda, Kabag Hukum, serta para "
    "kepala puskesmas.",
    "Rapat itu membahas Keputusan Bupati Nomor 4 Tahun 2024 dan arahan Presiden Prabowo Subianto.",
    "“Kami berterima kasih kepada Bupati Sikka, Rafael Lewar,” ujar seorang warga.",
    "Peserta berkumpul di Jalan Sultan Hasanuddin dekat Gedung Samudra Contoh.",
    "Organisasi Perangkat Daerah dan Unsur Masyarakat menyusun Rencana Aksi Daerah.",
    "Kegiatan ini melibatkan Mahasiswa Pendidikan Kewarganegaraan Universitas Contoh (Unco) "
    "angkatan 2022.",
    "Rapat berlangsung di Kantor Gubernur Riau Jalan Jenderal Sudirman Pekanbaru Riau.",
    "Rapat berlangsung di Kantor Bupati Jalan Sultan Hasanuddin Nomor 5.",
    "Tim mendarat di Bandara Sultan Hasanuddin dan singgah di RSUD Prof. Dr. Johannes Contoh.",
    "Hadir Dirut RS Sayang Ibu dan perwakilan dinas.",
    "(Red/Foto : YE/YG)",
    "Penulis: Petrus Maniani / Editor: Lilik Suryani",
]


@pytest.mark.parametrize("sentence", NOBODY)
def test_nobody_is_read_where_nobody_is_named(sentence: str) -> None:
    assert told(sentence) == []


ACTING = [
    (
        "Kepala Kanwil Kementerian HAM Bali, R. Gde Suryawan, diwakili oleh Kepala Bidang "
        "Instrumen HAM, Tuti Hapsari.",
        "Tuti Hapsari",
        "R. Gde Suryawan",
    ),
    (
        "Kepala Biro Hukum Provinsi Riau yang diwakili oleh Analis Hukum, Budi Rokan, hadir.",
        "Budi Rokan",
        "Kepala Biro Hukum Provinsi Riau",
    ),
    (
        "Asisten I Setda Kota Bima, Sabri Lamuna, datang atas nama Wali Kota Bima, Umar Wera.",
        "Sabri Lamuna",
        "Umar Wera",
    ),
    (
        "Lokakarya dibuka Camat Alak, Rusli Manu, mewakili Wali Kota Kupang.",
        "Rusli Manu",
        "Wali Kota Kupang",
    ),
    (
        "Mewakili Gubernur Papua, Kepala Biro Hukum, Jan Ohee, memukul tifa.",
        "Jan Ohee",
        "Gubernur Papua",
    ),
    (
        "Sambutan tertulis Pj. Bupati Buru, H. Hamis Wael, dibacakan Asisten II, Saodah Buton.",
        "Saodah Buton",
        "Hamis Wael",
    ),
    (
        "Kepala Kanwil Kemenkumham Riau yang diminta menjadi juri mengirim Penyuluh Hukum, "
        "Ratna Pelalawan.",
        "Ratna Pelalawan",
        "Kepala Kanwil Kemenkumham Riau",
    ),
    (
        "Kepala Dinas Perikanan mendelegasikan kehadirannya kepada Sekretaris Dinas, Zul Rokan.",
        "Zul Rokan",
        "Kepala Dinas Perikanan",
    ),
    (
        "Bupati Alor, H Amon Koli, melalui Asisten I Setda, Siti Moru, menitip pesan.",
        "Siti Moru",
        "Amon Koli",
    ),
    (
        "Undangan dijawab Kepala Dinas Sosial, Usep Kurnia, S.H. (diwakili Pekerja Sosial, "
        "Rendi Gumelar).",
        "Rendi Gumelar",
        "Usep Kurnia",
    ),
    (
        "Penjabat Wali Kota Bima, Umar Wera, tidak dapat hadir. Plh. Sekretaris Daerah, Sabri "
        "Lamuna, menggantikan penjabat wali kota.",
        "Sabri Lamuna",
        "Umar Wera",
    ),
    (
        "Ketua Yayasan Contoh, Maria L., tidak bisa hadir; sambutannya dibacakan bendahara "
        "yayasan, Yosef Lewar.",
        "Yosef Lewar",
        "Maria L.",
    ),
]


@pytest.mark.parametrize(("sentence", "name", "absent"), ACTING)
def test_who_acts_takes_part_and_who_is_represented_does_not(
    sentence: str, name: str, absent: str
) -> None:
    read_so = told(sentence)

    assert [(person, whom) for person, _, whom in read_so] == [(name, absent)]


NOT_ACTING = [
    "Pemerintah Kota Bima diwakili Sekretaris Daerah, Sabri Lamuna.",
    "Majelis Adat Contoh diwakili pemangkunya, yaitu Ketua Majelis, Sabri Lamuna.",
    "Bupati Alor menugaskan Kepala Bagian Hukum, Sabri Lamuna, mencatat usul.",
    "Dua warga hadir mewakili komunitasnya, kata Ketua Forum Contoh, Sabri Lamuna.",
    "Bersama Kabag Hukum melalui Camat Alak Sabri Lamuna, S.STP, dibahas tapal batas.",
]


@pytest.mark.parametrize("sentence", NOT_ACTING)
def test_who_signs_for_an_institution_acts_for_nobody(sentence: str) -> None:
    assert [whom for _, _, whom in told(sentence)] == [None]


SIGNATORIES = Path(__file__).parents[5] / "shared" / "data" / "festival_signatories.csv"
SENTENCES = [
    "Nota Kesepahaman ditandatangani {post}, {name}.",
    "Naskah itu diteken {post} {name} di hadapan para saksi.",
    "Hadir menandatangani {name} selaku {post}.",
]


@pytest.mark.skipif(not SIGNATORIES.is_file(), reason="the shared data are not beside this one")
@pytest.mark.parametrize("sentence", SENTENCES)
def test_those_who_signed_for_the_festival_are_read_back(sentence: str) -> None:
    with SIGNATORIES.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if "(" not in row["position"]]
    titles = ("dr. Hj. ", "Jenderal TNI (Purn) Dr. ")
    for row in rows:
        name = row["signatory"]
        bare = name
        for title in titles:
            bare = bare.removeprefix(title)

        assert told(sentence.format(post=row["position"], name=name)) == [
            (bare, row["position"], None)
        ], row
