"""When two names mean the same organisation: short and long forms, with and without their place."""

import re
from dataclasses import dataclass
from functools import cache

from martabat.newsroom.reading import lexicon
from martabat.regions.register import registered_regions

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_BRACKET = re.compile(r"\(([^()]*)\)")
# "Dewan Pengurus Daerah", "DPC": who leads an association somewhere is the association.
_LEADS = re.compile(
    r"^(?:dewan\s+)?(?:pengurus|pimpinan)\s+(?:pusat|besar|wilayah|daerah|cabang|anak\s+cabang"
    r"|ranting|nasional|kota|kabupaten|provinsi)\s+(?=\S)|^(?:dp[pwdc]|p[bpwdc]|pac)[\s-]+(?=\S)",
    re.IGNORECASE,
)
_LONG = {
    "kanwil": "kantor wilayah",
    "kemenkumham": "kementerian hukum ham",
    "kumham": "kementerian hukum ham",
    "kemenham": "kementerian ham",
    "kemenkum": "kementerian hukum",
    "kemen": "kementerian",
    "kemenhukum": "kementerian hukum",
    "kemendagri": "kementerian dalam negeri",
    "kemensos": "kementerian sosial",
    "kemenag": "kementerian agama",
    "kemenkes": "kementerian kesehatan",
    "kemenlu": "kementerian luar negeri",
    "kemenkeu": "kementerian keuangan",
    "kemenko": "kementerian koordinator",
    "pemkot": "pemerintah kota",
    "pemko": "pemerintah kota",
    "pemkab": "pemerintah kabupaten",
    "pemprov": "pemerintah provinsi",
    "pemda": "pemerintah daerah",
    "pemdes": "pemerintah desa",
    "ditjen": "direktorat jenderal",
    "setjen": "sekretariat jenderal",
    "itjen": "inspektorat jenderal",
    "komnas": "komisi nasional",
    "ksp": "kantor staf presiden",
    "kepresidenan": "presiden",
    "infid": "international ngo forum indonesian development",
    "lbh": "lembaga bantuan hukum",
    "aman": "aliansi masyarakat adat nusantara",
    "pusham": "pusat studi hak asasi manusia",
    "uin": "universitas islam negeri",
    "iain": "institut agama islam negeri",
    "unand": "universitas andalas",
    "unhas": "universitas hasanuddin",
    "unpad": "universitas padjadjaran",
    "unair": "universitas airlangga",
    "unsri": "universitas sriwijaya",
    "undip": "universitas diponegoro",
    "unram": "universitas mataram",
    "untan": "universitas tanjungpura",
    "undana": "universitas nusa cendana",
    "uncen": "universitas cenderawasih",
    "unmul": "universitas mulawarman",
    "ugm": "universitas gadjah mada",
    "kedubes": "kedutaan besar",
    "lapas": "lembaga pemasyarakatan",
    "rutan": "rumah tahanan negara",
    "bapas": "balai pemasyarakatan",
    "kanim": "kantor imigrasi",
    "polda": "kepolisian daerah",
    "polres": "kepolisian resor",
    "polsek": "kepolisian sektor",
    "kejari": "kejaksaan negeri",
    "kejati": "kejaksaan tinggi",
    "satpol": "satuan polisi",
    "pp": "pamong praja",
    "satpolpp": "satuan polisi pamong praja",
    "pokja": "kelompok kerja",
    "dprd": "dewan perwakilan rakyat daerah",
    "disnaker": "dinas tenaga kerja",
    "dishub": "dinas perhubungan",
    "diskominfo": "dinas komunikasi informatika",
    "dinkes": "dinas kesehatan",
    "dinsos": "dinas sosial",
    "disdik": "dinas pendidikan",
    "dindik": "dinas pendidikan",
    "disdikbud": "dinas pendidikan kebudayaan",
    "disdukcapil": "dinas kependudukan pencatatan sipil",
    "dlh": "dinas lingkungan hidup",
    "dispora": "dinas pemuda olahraga",
    "kesbangpol": "kesatuan bangsa politik",
    "kesbang": "kesatuan bangsa",
    "bappeda": "perencanaan pembangunan daerah",
    "pppa": "pemberdayaan perempuan perlindungan anak",
    "p3a": "pemberdayaan perempuan perlindungan anak",
    "ppa": "perlindungan perempuan anak",
    "pmd": "pemberdayaan masyarakat desa",
    "pupr": "pekerjaan umum penataan ruang",
    "kominfo": "komunikasi informatika",
    "dukcapil": "kependudukan pencatatan sipil",
    "mui": "majelis ulama indonesia",
    "fkub": "forum kerukunan umat beragama",
    "bpn": "pertanahan nasional",
}
_LESS = lexicon.listed("sets", "less")
_KINDS = {
    "kota": "kota", "pemkot": "kota", "pemko": "kota", "kab": "kabupaten", "kabupaten": "kabupaten",
    "pemkab": "kabupaten", "prov": "provinsi", "provinsi": "provinsi", "pemprov": "provinsi",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """What identifies an organisation: its words without those that are left out at times."""

    head: str
    words: frozenset[str]
    kinds: frozenset[str]
    every: bool

    def same(self, other: "Key") -> bool:
        """Whether both may be the same organisation."""
        if self.every != other.every:
            return False
        if self.kinds and other.kinds and self.kinds != other.kinds and not self._nested(other):
            return False
        if self.words == other.words:
            return True
        if self.head != other.head:
            return False
        return self.words <= other.words or other.words <= self.words

    def _nested(self, other: "Key") -> bool:
        return self.kinds <= other.kinds or other.kinds <= self.kinds


def key_of(name: str, *, begins: str, placed: bool) -> Key:
    """Return what identifies an organisation by its name."""
    bare = _LEADS.sub("", _BRACKET.sub(" ", name)).replace("’", "'")
    written = [word.casefold() for word in _WORD.findall(bare)]
    words: list[str] = []
    for word in written:
        words += _LONG.get(word, _regions().get(word, word)).split()
    joined = " ".join(words).replace("hak asasi manusia", "ham").replace("walikota", "wali kota")
    every = (
        "se" in written
        or bool(re.search(r"\bse-", bare, re.I))
        or "kabupaten/kota" in bare.casefold()
    )
    kinds = frozenset(_KINDS[word] for word in written if word in _KINDS)
    head = _head(begins, joined, placed=placed)
    rest = frozenset(joined.split()) - _LESS
    if head == "kanwil":
        rest = (rest - {"wilayah"}) | {"wilayah"}
    if head != "pemerintah":
        rest -= {"pemerintah"}
    return Key(head, rest or frozenset(joined.split()), kinds, every)


def short_forms(name: str) -> list[str]:
    """Return the short forms that stand in brackets within a name: "(INFID)"."""
    forms = [short.strip() for short in _BRACKET.findall(name) if short.strip()]
    return forms + [short.removesuffix(" RI") for short in forms if short.endswith(" RI")]


def _head(begins: str, joined: str, *, placed: bool) -> str:
    if begins == "kanwil" or (joined.startswith("kementerian") and placed):
        return "kanwil"
    if begins in ("pemerintah",) or joined.startswith("pemerintah"):
        return "pemerintah"
    return joined.split()[0] if joined else begins


@cache
def _regions() -> dict[str, str]:
    """Return the short names of regions, of one word, with the long ones."""
    found: dict[str, str] = {}
    for region in registered_regions().values():
        long = re.sub(r"^(?:kabupaten|kota|provinsi)\s+", "", region.name.casefold())
        for short in (region.short_name, *region.aliases):
            if " " not in short and short.casefold() != long and len(short) > 2:
                found.setdefault(short.casefold(), long)
    return found
