"""Where a post ends and a name begins, between ranks, titles, degrees and other names.

Every sentence is invented.
"""

import pytest

from martabat.newsroom.tests.test_reading_persons import told

# A post behind which the last two words, or one, name a person; degrees and titles apart.
RANKED = [
    ("Danramil 1603-02/Maumere", "Kapten Infantri", "Bram Wutoy", ""),
    ("Dandim 1704/Sorong", "Letkol Infanteri,", "Eger Sawaki", ""),
    ("Sekretaris Menko Kemaritiman,", "Laksamana Muda (Laksda),", "Agus Purwa", ""),
    ("Danlanud Sam Contoh", "Marsekal Pertama TNI", "Widargo Ikhsan", ", M.Tr.Hanla."),
    ("Pangdam XVIII/Kasuari", "Mayjen TNI", "I Nyoman Arsa", ""),
    ("Danlantamal X Jayapura", "Laksma TNI", "Feri Supria", ""),
    ("Babinsa Koramil 07", "Serka", "Wayan Rena", ""),
    ("Kapolresta Sorong Kota", "Kombes Pol.", "Happy Yudianto", ", SIK"),
    ("Direktur Reserse Kriminal Umum Polda Papua", "Kombes Pol.", "Fauzi Wara", ""),
    ("Ketua DPRD Raja Ampat,", "", "Henry A.G Wairata", ""),
    ("Kabid Kesehatan", "", "Sinar Nasura", " Spd"),
    ("Kabid Pelayanan", "", "Suparma", " S, Sos"),
    ("Kabag Hukum", "", "Dedi Wera", " S.H M.AP"),
    ("Kepala Bidang HAM,", "Dr. (c)", "Wahyu Rumbia", ", S.H., M.H."),
    ("Kadivpas", "", "Tejo Harwan", ", A.Md.IP., S.H., M.Si."),
    ("Plt Kabid Catatan Sipil", "", "Rudi Pulunga", " SH"),
    ("Wakil Rektor 4,", "Dr.", "Kamal Abuna", ", M.Ag"),
    ("Guru besar Hukum Universitas Contoh", "Prof Dr", "Bagir Mana", " SH"),
    ("Duta Besar Kanada untuk Indonesia,", "", "Nadia Burga", ""),
    ("Konsul Jenderal Timor Leste", "", "Todd Diasa", ""),
    ("Direktur RS Sayang Ibu,", "", "Wirya Rumba", ""),
    ("Ketua panitia Festival Bahari Contoh 2017,", "", "Lasima", ""),
    ("Program Manager Search for Good Ground,", "", "Bahrul Wija", ""),
    ("Bupati Sumba Timur", "drs.", "Gidion Mbili", ""),
    ("Kadis PMD-P3A,", "", "Kasianus Diwa", ""),
    ("Kepala Dinas Koperasi, UKM, Perindustrian dan Perdagangan Kota Bima,", "", "Dus Siba", ""),
    ("Panglima TNI", "Jenderal TNI", "Agus Subia", ""),
    ("Komandan Kodim (Dandim) 1622/Alor,", "Letkol Inf", "Amir Syari", ""),
    ("Wakil Duta Besar Australia untuk Indonesia,", "", "Gita Kamala", ""),
    ("Direktur Human Rights Watch Asia,", "", "Elaine Perce", ""),
    ("Ketua Umum Persekutuan Gereja di Papua (PGP)", "Pdt.", "Musa Maura", ", S.Th."),
    ("Anggota DPRD Kota Surabaya dari Fraksi PDI Perjuangan,", "", "Ajeng Wirata", ""),
    ("Ketua Panitia Hari HAM Sedunia ke-75,", "", "Rusli Santa", ""),
    (
        "Kepala Seksi Perlindungan Hak Sipil, Politik, Ekonomi, Sosial, dan Budaya,",
        "",
        "Wawan Setia",
        "",
    ),
    (
        "Staf Ahli Bidang Pemerintahan, Hukum dan Kemasyarakat Sekretariat Daerah Provinsi Riau",
        "",
        "Edi Kusda",
        "",
    ),
    (
        "Wakil Rektor III Bidang Kemahasiswaan, Alumni, dan Kerja Sama Universitas Contoh,",
        "Dr.",
        "Rahma Wata",
        "",
    ),
]


@pytest.mark.parametrize(("post", "titles", "name", "degrees"), RANKED)
def test_ranks_titles_and_degrees_are_no_part_of_post_or_name(
    post: str, titles: str, name: str, degrees: str
) -> None:
    title = f" {titles}" if titles else ""
    sentence = f"Turut hadir {post}{title} {name}{degrees}, dan sejumlah undangan."

    assert told(sentence) == [(name, post.rstrip(","), None)]


BEHIND = [
    ("Rusli Wara Kepala Dinas Sosial Kota Bima mengatakan data lengkap.", "Rusli Wara"),
    ("John Smitsa, Country Director Save Bumi Indonesia, hadir.", "John Smitsa"),
    ("Dalam forum itu, Syafira Kaira, Network and Advocacy Lead INFID, hadir.", "Syafira Kaira"),
]


@pytest.mark.parametrize(("sentence", "name"), BEHIND)
def test_a_post_stands_behind_a_name_without_a_comma_or_in_english(
    sentence: str, name: str
) -> None:
    ((found, post, _),) = told(sentence)

    assert found == name
    assert post == sentence.split(name)[1].strip(", ").removesuffix(", hadir.").split(" mengat")[0]


IN_COMPANY = [
    (
        "Beberapa Komisioner Komnas Perempuan hadir, seperti Budi Wahyuna (Wakil Ketua), Khariroh "
        "Alwi, Masrucha, dan Lily Danu (Sekjen Komnas Perempuan).",
        ["Budi Wahyuna", "Khariroh Alwi", "Masrucha", "Lily Danu"],
    ),
    (
        "Diskusi dipantik tiga orang di antaranya ialah M. Fahmi Wara dari Pusham Contoh, Juno "
        "Aritona dari Kelompok Suara Contoh, dan Agoes Perdana dari AJI Medan.",
        ["M. Fahmi Wara", "Juno Aritona", "Agoes Perdana"],
    ),
    (
        "Narasumber lain ialah Asfinawa (STH Contoh Jentera), Dr. Bivitra Sana (Soran University, "
        "Irak) dan Ms. Julie Kusima dari Nairobi University.",
        ["Asfinawa", "Bivitra Sana", "Julie Kusima"],
    ),
]


@pytest.mark.parametrize(("sentence", "names"), IN_COMPANY)
def test_names_without_posts_are_persons_in_the_company_of_persons(
    sentence: str, names: list[str]
) -> None:
    assert [name for name, _, _ in told(sentence)] == names


def test_the_post_in_brackets_keeps_from_where_somebody_is() -> None:
    assert told("Hadir pula Ms. Giselle Dura (Pengacara asal Manila, Filipina).") == [
        ("Giselle Dura", "Pengacara asal Manila, Filipina", None)
    ]


def test_the_short_form_that_a_text_gives_to_a_region_is_part_of_the_post() -> None:
    assert told(
        "Kabupaten Padang Lawas (Palas) menerima tim.",
        "Hadir Kabag Orta Sekdakab Palas Nur Hafifa Wara.",
    ) == [("Nur Hafifa Wara", "Kabag Orta Sekdakab Palas", None)]
