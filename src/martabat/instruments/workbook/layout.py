"""Which sheets an instrument's workbook has, with which columns."""

from martabat.instruments.workbook import columns as c
from martabat.instruments.workbook.columns import Column, Sheet, both

GUIDE = "Petunjuk"

HEAD = Sheet(
    "Instrumen",
    "Instrumen",
    "Satu baris satu keterangan. Isi kolom Isian.",
    (
        Column(
            "name",
            "Nama",
            "code",
            needed=True,
            hint="Unik; huruf kecil, angka, dan tanda hubung. Misalnya peduli-ham-2027.",
        ),
        Column(
            "version", "Versi naskah", needed=True, hint="Naik setiap naskah berubah, misalnya 1."
        ),
        Column("title.id", "Judul", needed=True, hint="Nama instrumen dan peraturannya."),
        Column("title.en", "Judul (Inggris)"),
        Column(
            "status",
            "Status naskah",
            "choice",
            choices=c.STATUS,
            needed=True,
            hint="“resmi” hanya bila naskah ini lampiran yang ditetapkan.",
        ),
        Column(
            "mark.id",
            "Tanda",
            hint=(
                "Muncul di setiap indikator bila naskah tidak resmi, misalnya “contoh, bukan "
                "lampiran resmi”."
            ),
        ),
        Column("mark.en", "Tanda (Inggris)"),
        Column(
            "source",
            "Sumber",
            needed=True,
            hint="Peraturan, lampiran, dan halamannya; atau dari mana naskah ini diperoleh.",
        ),
        Column("note.id", "Catatan", hint="Yang perlu diketahui pembaca."),
        Column("note.en", "Catatan (Inggris)"),
        Column("in_force.from", "Berlaku dari tahun", "whole", hint="Tahun penghargaan pertama."),
        Column(
            "in_force.to", "Berlaku sampai tahun", "whole", hint="Kosong berarti masih berlaku."
        ),
        Column(
            "base",
            "Berdasarkan versi",
            "code",
            hint="Nama versi sebelumnya. Yang tidak dapat ditulis di buku ini diambil dari sana.",
        ),
        Column(
            "calculation",
            "Cara menghitung",
            "choice",
            choices=c.CALCULATION,
            needed=True,
            hint="Bagaimana nilai indikator menjadi nilai akhir.",
        ),
        Column(
            "points.structure",
            "Poin struktur",
            "number",
            hint="Hanya untuk “poin per jenis”, misalnya 10.",
        ),
        Column(
            "points.process",
            "Poin proses",
            "number",
            hint="Hanya untuk “poin per jenis”, misalnya 30.",
        ),
        Column(
            "points.outcome",
            "Poin hasil",
            "number",
            hint="Hanya untuk “poin per jenis”, misalnya 60.",
        ),
        Column(
            "scale_to",
            "Direntang ke",
            "number",
            hint="Nilai penuh seluruhnya, misalnya 100. Kosong berarti tidak direntang.",
        ),
        Column("missing", "Jawaban kosong", "choice", choices=c.MISSING, needed=True),
        Column("not_applicable", "Tidak berlaku", "choice", choices=c.NOT_APPLICABLE, needed=True),
        Column(
            "rounding.decimals",
            "Desimal nilai akhir",
            "whole",
            hint="Hanya untuk tampilan; predikat diputuskan sebelum pembulatan.",
        ),
        Column("rounding.mode", "Cara membulatkan", "choice", choices=c.ROUNDING),
        Column("cap.min", "Nilai akhir paling rendah", "number"),
        Column("cap.max", "Nilai akhir paling tinggi", "number"),
        Column(
            "adjustments.limits.min",
            "Penyesuaian paling rendah",
            "number",
            hint="Batas jumlah semua penyesuaian.",
        ),
        Column("adjustments.limits.max", "Penyesuaian paling tinggi", "number"),
        Column(
            "adjustments.limits.confirmed",
            "Batas penyesuaian pasti",
            "yes",
            hint="tidak, bila batasnya tidak tertulis dalam peraturan.",
        ),
    ),
    ("instrument",),
)

RIGHTS = Sheet(
    "Hak",
    "Hak",
    "Satu baris satu hak, menurut urutan dalam lampiran.",
    (
        Column("code", "Kode hak", "code", 12, needed=True, others=("kode",)),
        *both("title", "Nama hak", 44, needed=True),
        Column("family", "Rumpun", width=14, hint="Misalnya sipol atau ekosob."),
        *both("note", "Catatan", 40),
    ),
    ("rights", "variabel"),
)

INDICATORS = Sheet(
    "Indikator",
    "Indikator",
    "Satu baris satu indikator. Pilihan jawaban dan rentangnya ada di lembar Nilai.",
    (
        Column("group", "Kode hak", "code", 10, needed=True, others=("hak",)),
        Column("code", "Kode indikator", "code", 14, needed=True, others=("kode",)),
        Column("type", "Jenis", "choice", 12, c.TYPES, hint="struktur, proses, atau hasil"),
        *both("text", "Pertanyaan", 52, needed=True),
        *both("short", "Nama pendek", 30, hint="Paling banyak 60 huruf."),
        *both("unit", "Satuan", 18, needed=True),
        Column("max_points", "Poin penuh", "number", 10, needed=True),
        Column("weight", "Bobot", "number", 10, hint="Hanya untuk rata-rata berbobot."),
        Column("rule.kind", "Cara nilai", "choice", 13, c.RULES, needed=True),
        Column(
            "rule.low",
            "Terendah atau terburuk",
            "number",
            14,
            hint="Untuk cara langsung, linear, dan logaritmik.",
        ),
        Column(
            "rule.high",
            "Tertinggi atau terbaik",
            "number",
            14,
            hint="Untuk cara langsung, linear, dan logaritmik.",
        ),
        Column(
            "rule.precision",
            "Desimal rentang",
            "whole",
            11,
            hint="Nilai dibulatkan dulu sebanyak ini sebelum dicari rentangnya.",
        ),
        *both("numerator", "Pembilang", 36),
        *both("denominator", "Penyebut", 36),
        Column(
            "multiplier", "Pengali", "number", 10, hint="Nilai = pembilang / penyebut × pengali."
        ),
        Column("zero_denominator", "Bila penyebut 0", "choice", 14, c.ZERO),
        Column("na_allowed", "Boleh tidak berlaku", "yes", 12),
        Column("direction", "Arah", "choice", 24, c.DIRECTION),
        Column(
            "range.min",
            "Nilai terkecil",
            "number",
            10,
            hint="Nilai yang masuk akal; rentang harus mencakupnya.",
        ),
        Column("range.max", "Nilai terbesar", "number", 10),
        *both("evidence", "Bukti", 40),
        Column("usual_office", "Kantor biasa", width=30),
        Column("data_source", "Sumber data", width=26),
        Column("source", "Dasar hukum", width=34),
        *both("why_it_matters", "Mengapa penting", 40),
        Column("example_answer", "Contoh jawaban", width=24),
        Column(
            "statement_letter",
            "Surat keterangan",
            width=44,
            hint="Isi surat bila tidak ada dokumen; {daerah} dan {tahun_data} diganti sendiri.",
        ),
        Column(
            "status",
            "Status naskah",
            "choice",
            14,
            c.STATUS,
            hint="Kosong berarti sama dengan instrumennya.",
        ),
        *both("note", "Catatan", 36),
    ),
    ("indicators",),
    frozen=2,
)

VALUES = Sheet(
    "Nilai",
    "Nilai",
    (
        "Satu baris satu pilihan jawaban (huruf) atau satu rentang (batas). Yang pertama "
        "cocok berlaku."
    ),
    (
        Column("code", "Kode indikator", "code", 14, needed=True, others=("kode",)),
        Column("letter", "Huruf", "code", 9, hint="a, b, c …; atau ya dan tidak."),
        *both("text", "Teks pilihan", 40),
        Column("lower", "Tanda bawah", "choice", 9, c.LOWER, hint="≥, >, atau tepat"),
        Column("from", "Batas bawah", "number", 11),
        Column("upper", "Tanda atas", "choice", 9, c.UPPER, hint="≤ atau <"),
        Column("to", "Batas atas", "number", 11),
        Column(
            "share",
            "Bagian nilai",
            "share",
            11,
            needed=True,
            hint="Bagian dari poin penuh: 0 sampai 1, atau 0 % sampai 100 %.",
        ),
        Column(
            "gap",
            "Celah naskah",
            "yes",
            9,
            hint="ya, bila naskah tidak mengatur rentang ini dan bagian nilainya pilihan kita.",
        ),
        *both("note", "Catatan", 40),
    ),
    ("values", "rentang"),
)

PREDICATES = Sheet(
    "Predikat",
    "Predikat",
    "Dari yang tertinggi. Yang terendah boleh tanpa batas.",
    (
        Column("code", "Kode predikat", "code", 14, needed=True, others=("kode",)),
        *both("name", "Nama predikat", 30, needed=True),
        Column("from", "Mulai dari nilai", "number", 12),
        Column(
            "boundary",
            "Tanda",
            "choice",
            9,
            c.BOUNDARY,
            hint="≥ bila tepat di batas sudah termasuk.",
        ),
        Column(
            "confirmed",
            "Pasti",
            "yes",
            9,
            hint="tidak, bila batasnya belum ditemukan dalam peraturan.",
        ),
        Column("source", "Sumber", width=44),
    ),
    ("predicates",),
)

ADJUSTMENTS = Sheet(
    "Penyesuaian",
    "Penyesuaian",
    "Penambahan dan pengurangan sesudah indikator. Batas yang tidak diketahui dibiarkan kosong.",
    (
        Column("code", "Kode penyesuaian", "code", 16, needed=True, others=("kode",)),
        *both("title", "Nama penyesuaian", 44, needed=True),
        Column("min", "Paling rendah", "number", 12),
        Column("max", "Paling tinggi", "number", 12),
        Column("confirmed", "Pasti", "yes", 9),
    ),
    ("adjustments",),
)

UNKNOWNS = Sheet(
    "Belum diketahui",
    "Belum diketahui",
    "Yang belum terbaca dalam naskah, dikatakan terus terang.",
    both("gap", "Yang belum diketahui", 70, needed=True),
    ("gaps",),
)

COUNTERPARTS = Sheet(
    "Padanan",
    "Padanan",
    "Indikator versi sebelumnya yang menanyakan hal yang sama, supaya jawaban tahun lalu tampil.",
    (
        Column("code", "Kode baru", "code", 14, needed=True, others=("kode indikator", "kode")),
        Column("before", "Kode versi sebelumnya", "code", 22, needed=True, others=("kode lama",)),
        Column(
            "about", "Pertanyaan versi sebelumnya", width=70, hint="Hanya keterangan; tidak dibaca."
        ),
    ),
    ("mapping",),
)

TABLES = (RIGHTS, INDICATORS, VALUES, PREDICATES, ADJUSTMENTS, UNKNOWNS, COUNTERPARTS)
