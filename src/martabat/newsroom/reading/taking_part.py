"""Whether an organisation takes part where a text names it, or is only named."""

import re

from martabat.newsroom.reading import lexicon
from martabat.newsroom.reading.organisation_names import OfficeName
from martabat.newsroom.reading.scene import Scene

# Directly before a name: it belongs to a regulation, a letter, a programme.
_NOT_ITSELF = re.compile(
    r"\b(?:peraturan|keputusan|instruksi|surat(?:\s+edaran)?|edaran|sk|undang-undang|perda"
    r"|permen\w*|pergub|perwali"
    r"|program|kebijakan|kewenangan|putusan|situs|laman|website|aplikasi|akun|instagram|youtube|apbd"
    r"|anggaran|sejarah"
    r"|dokumentasi|humas|foto|sumber|gaya|lagu|mars)\s+(?:\w+\s+)?$"
    r"|\b(?:cabang|pelaporan|penilaian|kinerja|aksi ham|sub|data|survei|lulusan|alumnus|tentang"
    r"|mengenai|apbn|menuntut|menolak|menggugat|melaporkan|ditangani)\s+$"
    r"|\b(?:bernama|bertajuk|berjudul|dinamai|dinamakan)\s+$"
    r"|\b(?:meluncurkan|peluncuran|mencanangkan|pencanangan)\s+$"
    r"|\bsalah satu\s+$|\b(?:(?-i:Fasilitasi)|pengukuhan)\s+$"
    r"|\b(?:lahirnya|membentuk|pembentukan|terbentuknya|berdirinya|kehadiran)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
VENUE = re.compile(
    r"\b(?i:di|ke|bertempat|berlokasi|dari|pada)\s+(?:[\w'’-]+\s+){0,3}?(?i:aula|ruang(?:an)?"
    r"|gedung|kantor|(?<!tanjung )(?<!t\. )balai(?!\s*,)|hall|lantai|lapangan|halaman|kompleks?"
    r"|pendopo|ballroom|basement"
    r"|auditorium|lobby|lobi|teras|plaza|masjid|alun-alun|rumah dinas|markas|mako|graha"
    r"|sekretariat|studio|taman)\b"
    r"(?:\s+(?:[A-Z0-9][\w'’.-]*|lantai|utama|rapat|kerja|dan|di|pada|serba|guna|,))*[\s,]*$",
)
VISITED = re.compile(
    r"\b(?:ke|mengunjungi|mendatangi|menyambangi|bertandang|kunjungan|sambangi"
    r"|kunjungi)\b[^,.;]{0,40}$",
    re.I,
)
# Houses that are more often where something happens than somebody who takes part.
SITES = lexicon.listed("sets", "sites") | {
    "rumah sakit",
    "panti asuhan",
    "panti sosial",
    "pondok pesantren",
    "rumah aman",
    "sekolah tinggi",
}
WITH = re.compile(
    r"(?:^\s*|\b(?:[Hh]adir|bersama|dengan|oleh|melalui|lewat|dihadiri|diikuti|mengundang|antara|kepada|perwakilan|yakni"
    r"|yaitu|melibatkan"
    r"|terdiri|dan|serta|menggandeng)\b[^.;]*)$",
    re.IGNORECASE,
)
# The sentence goes on with who takes part, whatever somebody said before.
STRONG = re.compile(
    r"\b(?:(?:kunjungan|berkunjung|monev|evaluasi|audiensi|verifikasi|bertandang)\b[^.;]{0,60}\bke"
    r"|mengunjungi|meninjau|antara"
    r"|(?:podcast|rapat|dialog|diskusi|audiensi|pertemuan) bersama|melibatkan"
    r"|menggandeng|menghadirkan"
    r"|dihadiri(?: oleh)?)\s+(?:[A-Z][^.;]*)?$",
    re.IGNORECASE,
)
CUE = re.compile(
    r"\b(?:ke|bersama|bekerja ?sama|kerja ?sama|oleh|dihadiri|diikuti|mengundang|menghadirkan"
    r"|perwakilan|melibatkan|terdiri"
    r"|menggandeng|antara|menerima|kunjungan|rombongan|audiensi|peserta|narasumber|[Hh]adir|diterima|disaksikan|mengunjungi|mendatangi"
    r"|dari|mewakili|berasal)\b",
    re.IGNORECASE,
)
# Who gives an award takes part: "Penghargaan dari Kementerian Contoh".
GIVES = re.compile(
    r"\b(?:penghargaan|piagam|anugerah|dianugerahkan)\b[^.;,]{0,40}\b(?:dari|oleh)\s+$",
    re.IGNORECASE,
)
# The end of a sentence: "Kota T. Balai" is none.
_STOP = re.compile(r"(?<!\b[A-Z])(?<!\bDr)(?<!\bIr)(?<!\bNo)(?:[.!?][”\"]?|”)(?=\s)")
CAMPUS = re.compile(r"\bkampus\s*(?:[IVX\d]+\s+)?$", re.IGNORECASE)
_SPEECH = re.compile(
    r"\b(?:mengatakan|menyampaikan(?! laporan)|menjelaskan|berharap|mengharapkan|diharapkan"
    r"|menekankan|menegaskan"
    r"|mengajak|meminta|mengapresiasi|apresiasi|menyebut(?:kan)?|menilai|mengungkapkan|menuturkan"
    r"|mengimbau"
    r"|menghimbau|mengingatkan|menerangkan|memaparkan|dikatakan\w*|dijelaskan\w*|disampaikan\w*"
    r"|menyatakan"
    r"|menambahkan|berpesan|berterima kasih|terima kasih|terimakasih|mendiskusikan|membahas"
    r"|menurut|merujuk|berdasarkan|sesuai|amanat|bahwa|agar"
    r"|menyoroti|memuji|berjanji)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:dijadwalkan|direncanakan|rencananya|pekan depan|bulan depan|tahun depan|mendatang"
    r"|nantinya"
    r"|(?:rapat|pertemuan|kegiatan|tahap) (?:berikutnya|selanjutnya)"
    r"|tahun lalu|pada tahun \d{4}|sebelumnya|di masa lalu|pernah|kelanjutan|lanjutan|serupa"
    r"|tindak lanjut|ditujukan|selanjutnya)\b",
    re.IGNORECASE,
)
_UNITS = frozenset({"upt", "unit pelaksana teknis"})
ABROAD = lexicon.listed("sets", "abroad")
_COLLECTIVE = lexicon.listed("sets", "collective")


def does_something(scene: Scene, office: OfficeName) -> bool:
    """Whether an organisation begins its sentence and does something in it."""
    before = scene.low(office.start - 1)
    begins = (
        office.start == 0
        or before in (".", "”", '"', ",")
        or scene.low(office.start - 1) == "sementara"
    )
    after = scene.low(office.end)
    return begins and after.startswith(
        ("me", "ber", "turut", "juga", "hadir", "ikut", "melalui", "bersama", "dan")
    )


def means_many(scene: Scene, number: int) -> bool:
    """Whether many at once are meant: "seluruh Kepala UPT", "35 Bagian Hukum"."""
    if number == 0 or not scene.follows(number):
        return False
    before = scene.words[number - 1]
    counted = before.kind == "number" and len(before.text) < 4  # a year counts nobody
    return counted or before.low in _COLLECTIVE


def is_passing(scene: Scene, office: OfficeName) -> bool:
    """Whether a name only tells what somebody is part of: "TNI Polri", "UPT Kementerian Sosial"."""
    if office.begins == "polri":
        before = {scene.low(office.start - 1), scene.low(office.start - 2)}
        return any(word.startswith("tni") for word in before)
    if office.begins in _UNITS:
        inner = (scene.low(number) for number in range(office.start + 1, office.end))
        return any(word.startswith("kemen") for word in inner)
    word_before = scene.low(office.start - 1)
    if word_before == "atau" and office.section == "named" and scene.words[office.start].acronym:
        return True  # the short form of the name before: "Dinas Contoh atau DPC Kota Contoh"
    role = word_before == "sebagai"
    return role and office.begins in ("biro", "bagian") and not office.placed


def sentence_before(scene: Scene, position: int) -> str:
    """Return what stands in the sentence before a position."""
    before = scene.text[max(scene.span.start, position - 320) : position]
    cut = 0
    for match in _STOP.finditer(before):
        cut = match.end()
    return before[cut:]


def is_excluded(scene: Scene, position: int) -> bool:
    """Whether the words before make the name part of a regulation, a programme or the like."""
    return bool(_NOT_ITSELF.search(scene.text[max(scene.span.start, position - 60) : position]))


def is_told(scene: Scene, position: int) -> bool:
    """Whether the sentence says before what somebody says, hopes or wants."""
    return bool(_SPEECH.search(sentence_before(scene, position)))


def is_later(scene: Scene, position: int) -> bool:
    """Whether the sentence tells before of another time than the activity's."""
    return bool(_LATER.search(sentence_before(scene, position)))
