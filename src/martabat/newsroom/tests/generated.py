"""Facts of activities as they may stand in any region's records, for property tests."""

import datetime as dt
from functools import cache

from hypothesis import strategies as st

from martabat.newsroom.writing import Facts, Followed, Speaker
from martabat.regions.register import registered_regions

FIRST = (
    "Rina", "Bernadus", "Maya", "Yohanes", "Lidia", "Markus", "Achmad", "Dewi", "Hendra", "Ratna",
    "Agustinus", "Siti", "Fransiska", "Wahyu", "Nyoman", "Zulkifli",
)  # fmt: skip
LAST = (
    "Wulandari", "Siregar", "Pratama", "Hardin", "Anjani", "Lestari", "Nasution", "Manurung",
    "Gunawan", "Dewanti", "Hidayat", "Saragih", "Simanjuntak", "Rahmawati",
)  # fmt: skip
OFFICES = ("Bagian Hukum Setda", "Dinas Sosial", "Dinas Kesehatan", "Dinas Pendidikan", "Bappeda")
CENTRAL = (
    "Komnas HAM", "Kantor Staf Presiden", "Kementerian Hak Asasi Manusia", "Ombudsman RI",
    "Komnas Perempuan",
)  # fmt: skip
ROOMS = ("Aula Kantor", "Ruang Rapat", "Aula Utama Kantor", "Balai Pertemuan Kantor")
THEMES = (
    "Layanan Publik yang Ramah Semua Orang",
    "Kota untuk Semua, Tanpa Kecuali",
    "Memperkuat Perlindungan Anak dan Perempuan",
    "Hak atas Air Bersih di Pesisir",
    "Pemerintahan yang Mendengar",
)
TITLES: dict[str, tuple[str, ...]] = {
    "signing": ("Penandatanganan Perjanjian Kerja Sama", "Penandatanganan Nota Kesepahaman"),
    "meeting": ("Rapat Koordinasi Kabupaten/Kota Peduli HAM", "Rapat Persiapan Festival HAM"),
    "seminar": ("Seminar HAM", "Seminar Hak Penyandang Disabilitas"),
    "socialisation": ("Sosialisasi Kabupaten/Kota Peduli HAM", "Sosialisasi Bisnis dan HAM"),
    "training": ("Pelatihan HAM bagi Aparatur", "Bimbingan Teknis Pelaporan Aksi HAM"),
    "discussion": ("Diskusi Publik Hak atas Kota", "Diskusi Terpumpun Kota Inklusif"),
    "monitoring": ("Pemantauan Capaian Aksi HAM", "Evaluasi Pelaksanaan Aksi HAM"),
    "festival": ("Festival HAM", "Festival Kota untuk Semua"),
    "award": ("Penganugerahan Kabupaten/Kota Peduli HAM",),
    "visit": ("Kunjungan Kerja Tim Kota HAM", "Audiensi Panitia Festival HAM"),
}
POSITIONS = {
    "opener": ("Sekretaris Daerah {place}", "Wakil Wali Kota {bare}", "Asisten Pemerintahan"),
    "chair": ("Kepala Bagian Hukum Setda {place}", "Kepala Bappeda {place}"),
    "speaker": ("Komisioner Komnas HAM", "Kepala Dinas Sosial {place}"),
    "moderator": ("Kepala Bidang Informasi {place}",),
    "signer": ("Ketua Komnas HAM", "Kepala Staf Kepresidenan"),
    "guest": ("Ketua DPRD {place}", "Kepala Dinas Kesehatan {place}"),
}


@cache
def places() -> list[tuple[str, str]]:
    """Return code and name of regencies and cities with a government of their own."""
    return [
        (code, region.name)
        for code, region in registered_regions().items()
        if "." in code and "Administrasi" not in region.name
    ]


def bare(name: str) -> str:
    """Return a region's name without its kind."""
    return name.removeprefix("Kota ").removeprefix("Kabupaten ")


names = st.builds(lambda first, last: f"{first} {last}", st.sampled_from(FIRST),
                  st.sampled_from(LAST))  # fmt: skip
days = st.dates(dt.date(2015, 1, 1), dt.date(2026, 12, 31))


@st.composite
def facts(draw: st.DrawFn) -> tuple[str, Facts]:
    """Return the code of a region and what is recorded of an activity there."""
    code, region = draw(st.sampled_from(places()))
    kind = draw(st.sampled_from(sorted(TITLES)))
    day = draw(days)
    last = day + dt.timedelta(draw(st.integers(1, 4))) if draw(st.integers(0, 9)) == 0 else None
    government = f"Pemerintah {region}"
    host = draw(st.sampled_from((government, f"{draw(st.sampled_from(OFFICES))} {region}")))
    others = draw(st.lists(st.sampled_from(CENTRAL), unique=True, max_size=3))
    return code, Facts(
        kind=kind,
        title=draw(st.sampled_from(TITLES[kind])),
        day=day,
        last_day=last,
        venue=f"{draw(st.sampled_from(ROOMS))} {_seat(region)}" if draw(st.booleans()) else "",
        region=region,
        theme=draw(st.sampled_from(("", *THEMES))),
        programme=f"Program HAM {day.year}",
        series=draw(st.sampled_from(("", "Pra-Festival"))),
        number=draw(st.one_of(st.none(), st.integers(1, 12))),
        organisations=(host, *others),
        people=draw(_people(region)),
        follows=draw(st.one_of(st.none(), _followed(day))),
        came=draw(st.sampled_from((0, 72))),
        institutions=6,
    )


def _seat(region: str) -> str:
    head = "Wali Kota" if region.startswith("Kota ") else "Bupati"
    return f"{head} {bare(region)}"


@st.composite
def _people(draw: st.DrawFn, region: str) -> tuple[Speaker, ...]:
    found = []
    for name in draw(st.lists(names, unique_by=lambda name: name.split()[-1], max_size=3)):
        part = draw(st.sampled_from(sorted(POSITIONS)))
        title = draw(st.sampled_from(POSITIONS[part])).format(place=region, bare=bare(region))
        acting_for = ""
        if part == "opener" and draw(st.booleans()):
            acting_for = f"Wali Kota {bare(region)}"
        found.append(Speaker(part, name, title, "", acting_for))
    return tuple(found)


@st.composite
def _followed(draw: st.DrawFn, day: dt.date) -> Followed:
    before = day - dt.timedelta(draw(st.integers(20, 300)))
    name = draw(st.sampled_from(("Nota Kesepahaman", "Perjanjian Kerja Sama")))
    place = draw(st.sampled_from(("", "Jakarta", "Kantor Staf Presiden")))
    return Followed(name, signed=True, day=before, place=place)
