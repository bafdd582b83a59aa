"""What the words around a cue make of it: held, joined, planned, the topic, or only a name."""

import re

_FLAGS = re.IGNORECASE | re.VERBOSE
# The verbs that hold an event, or bring somebody to it.
HOLDS = re.compile(
    r"""\b(?:meng?gelar|gelar|digelar|melaksanakan|laksanakan|dilaksanakan|mengadakan|adakan
    |diadakan
    |menyelenggarakan|selenggarakan|diselenggarakan|terselenggara|mengikuti|ikuti|diikuti|membuka
    |buka|dibuka
    |menghadiri|hadiri|melakukan|lakukan|dilakukan|memimpin|pimpin|dipimpin|berlangsung|menutup
    |tutup|dalam
    |mengundang|menghadirkan|menyaksikan|saksikan|menerima|dinilai|menggandeng|bertajuk|berupa
    |dengan\ kegiatan
    |acara|kegiatan|agenda|tuntaskan|dituntaskan|sukseskan|dimulai|memulai|usai|pembukaan
    |penutupan|hadir)
    (?:\s+(?:kegiatan|acara|kembali|langsung|secara|resmi|sebuah|hasil|hari|pertama|kedua
    |jalannya|bersama))*\s+$""",
    _FLAGS,
)
# What follows these is the purpose, the topic or an earlier activity, not the activity itself.
ASIDE = re.compile(
    r"""\b(?:dalam\ rangka|rangka|untuk|guna|demi|agar|supaya
    |(?<!dinas\ )(?<!pihak\ )(?<!instansi\ )terkait
    |tentang|mengenai|perihal
    |sebagai\ tindak\ lanjut
    |tindak\ lanjut|menindaklanjuti|lanjutan(?:\ dari)?|kelanjutan|setelah|pasca
    |paska|sebelum(?:nya)?|atas
    |menyongsong|menyambut|jelang|menjelang
    |persiapan|mempersiapkan|menyiapkan|siapkan|pelaporan|panitia|penyelenggara|tuan\ rumah
    |mendorong|dorong|upaya|berdasarkan|hasil|melalui
    |akan|bakal|rencana|direncanakan|dijadwalkan|serupa|berikutnya|menuju|seputar|materi|tema|bertema
    |setelah\ sebelumnya|pelaksanaan|prosedur)
    \s+(?:[\w/-]+\s+){0,4}$""",
    _FLAGS,
)
# "Hal itu ditandai dengan penandatanganan …", "Komitmen tersebut diwujudkan melalui …"
MARKED_BY = re.compile(
    r"""\b(?:(?:hal|ini)\s+(?:(?:itu|ini|tersebut)\s+)?(?:juga\s+)?ditandai\s+dengan
    |(?:itu|ini|tersebut)\s+(?:\w+\s+)?(?:diwujudkan|terwujud|dibuktikan|ditunjukkan|direalisasikan
    |dituangkan|mengemuka|terungkap)\s+(?:dengan|melalui|lewat|dalam|saat|pada)
    |salah\s+satunya\s+(?:dengan|melalui|lewat)|berujung\s+(?:pada|dengan))
    \s+(?:kegiatan\s+|acara\s+|sebuah\s+|meng?gelar\s+|melaksanakan\s+|mengadakan\s+)*$""",
    _FLAGS,
)
ATTENDS = re.compile(
    r"\b(?:menyaksikan|mengikuti|menghadiri|melaksanakan)\s+(?:kegiatan\s+|acara\s+)?$",
    re.IGNORECASE,
)
# "Festival HAM 2016 resmi dibuka"
IS_HELD = re.compile(
    r"(?:\s+(?!akan\b|di\b|pada\b)[\w/-]+){0,5}\s+(?:resmi\s+)?(?:dibuka|digelar|ditutup"
    r"|berlangsung|dimulai|diselenggarakan"
    r"|dihelat|diadakan|dilaksanakan|terselenggara|usai|berakhir)\b",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"""\b(?:yang\ )?(?:juga\ )?(?:disertai|di?rangkai(?:kan)?(?:\ pula)?|dirangkaikan\ pula
    |dilanjutkan|diisi|diikuti|ditandai|diakhiri|ditutup|diawali|dibarengi
    |sekaligus|serta|selain|momentum|ada\ (?:pula|juga)|terdapat\ (?:pula|juga))
    \s+(?:dengan\s+|pula\s+|oleh\s+)*(?:[\w]+\s+){0,2}$""",
    _FLAGS,
)
# "Kegiatan diseminasi itu", "rapat ini": the text names its own activity.
THIS = re.compile(
    r"(?:\s+(?!yang\b|dan\b|di\b)[\w/-]+){0,3}\s+(?:ini|itu|tersebut)\b", re.IGNORECASE
)
PASSIVE = re.compile(r"di(?!skusi|klat|alog|seminasi)", re.IGNORECASE)
WITHIN = re.compile(r"\s+(?:dalam|melalui|lewat|pada)\b", re.IGNORECASE)
CALLED = re.compile(r"\b(?:kegiatan|acara)\s+$", re.IGNORECASE)
# "…," kata Ketua dalam acara penandatanganan …
OCCASION = re.compile(
    r"\b(?:dalam|saat|pada|usai|di\s+sela(?:-sela)?)\s+(?:membuka\s+|menghadiri\s+"
    r"|pembukaan\s+)?(?:acara|kegiatan)\s+(?:\w+\s+)?$"
    r"|\b(?:saat|usai)\s+(?:membuka|menghadiri|mengikuti|memimpin)\s+(?:kegiatan\s+|acara\s+)?$",
    re.IGNORECASE,
)
GOAL = re.compile(
    r"(?:untuk|agar|guna|dorong|mendorong|menuju|siap|target(?:kan)?|demi|upaya|optimis"
    r"|optimalkan|bisa|dapat|harap(?:kan)?"
    r"|wujudkan|yang|tahun lalu|sebelumnya|pernah|kembali bisa|ingin|akan"
    r"|gagal)\s+(?:[\w/]+\s+){0,4}$",
    re.IGNORECASE,
)
# Plans, wishes and what was before: "berencana menggelar", "Sebelumnya dilakukan verifikasi".
PLANNED = re.compile(
    r"""\b(?:berencana|merencanakan|merancang|hendak|bermaksud|berniat|berkeinginan|mewacanakan
    |menggagas|mengagendakan|mematangkan|rencananya|rencana|sebelumnya|meminta|mendesak|mengusulkan
    |menyarankan)\s+(?:[\w/-]+\s+){0,6}$""",
    _FLAGS,
)
# What is listed behind these is what a paper or a programme covers.
_SCOPE = re.compile(
    r"""\b(?:meliputi|mencakup|ruang\ lingkup\w*|cakupan\w*|di\ ?antaranya|antara\ lain
    |seperti|misalnya|semisal|layanan\w*\ berupa|program\w*\ berupa)\b[^.;]*$""",
    _FLAGS,
)
# "Balai Pelatihan Kerja", "Lembaga Koordinasi …": a cue in capitals within a name.
_BODY_NAMED = re.compile(
    r"\b(?:Lembaga|Badan|Balai|Dinas|Bidang|Bagian|Seksi|Kasi|Kabid|Kabag|Sub[Bb]\w+|Kasub\w+"
    r"|Biro|Direktorat|Direktur|Deputi|Komisi|Komisioner|Subkomisi|Forum|Dewan|Komite|Unit|UPTD?"
    r"|Pokja|Kementerian|Menteri|Gedung|Aula|Ruang(?:an)?|Wisma|Graha|Lantai|Hall|Pusat)"
    r"(?:\s+(?:[A-Z][\w/-]*|dan|&),?){0,4}\s+$"
)
_VERB_WITHIN = re.compile(
    r"\b(?:Gelar|Ikuti|Hadiri|Laksanakan|Lakukan|Adakan|Buka|Tutup|Terima|Pimpin|Selenggarakan"
    r"|Me\w{4,}|Di\w{4,}|Ber\w{4,})\s",
)
# "Aula Pertemuan", "ruang rapat", "rumah penyuluhan": the room of something.
_ROOM = re.compile(
    r"\b(?:ruang(?:an)?|r\.|aula|gedung|balai|hall|meja|lantai|meeting)\s*$", re.IGNORECASE
)
# "pelatihan bagi kepala desa diadakan di …", "penandatanganan … yang berlangsung di …"
_TAKES_PLACE = re.compile(
    r"""[^.;:“”"]{0,170}?\b(?:yang\ )?(?:(?:di(?:adakan|gelar|laksanakan|selenggarakan|helat
    |langsungkan|pusatkan))|berlangsung|bertempat)\s+(?:secara\ \w+\s+|(?:pada|hari)\s+)?
    (?:di\b|senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|\(?\d)""",
    _FLAGS,
)


def is_name(text: str, start: int, before: str) -> bool:
    """Whether a word stands within the name of an office or a room ("Aula Pertemuan")."""
    if _ROOM.search(before[-16:]):
        return True
    if not text[start].isupper():
        return False
    named = _BODY_NAMED.search(before)
    return named is not None and not _VERB_WITHIN.search(named.group())


def is_scope(before: str) -> bool:
    """Whether a word is one of those that a paper or a programme covers."""
    return bool(_SCOPE.search(before))


def by_words_before(before: str) -> float:
    """Return what the words before a cue make of it: held, only aimed at, or neither."""
    if PLANNED.search(before):
        return 0.12
    if MARKED_BY.search(before):
        return 1.8
    aside, holds = ASIDE.search(before), HOLDS.search(before)
    if aside and holds:
        return 1.0 if ATTENDS.search(before) else 0.5
    if aside:
        return 0.15
    return 1.8 if holds else 1.0


def takes_place(text: str, at: int, end: int) -> bool:
    """Whether what is named before `at` is said to take place somewhere or on some day."""
    return bool(_TAKES_PLACE.match(text, at, end))
