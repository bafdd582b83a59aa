"""What the empty workbook shows as examples; rows with the code `contoh` are never read."""

from __future__ import annotations

from typing import Any

from martabat.instruments.workbook import layout
from martabat.instruments.workbook.columns import EXAMPLE

HEAD: dict[str, Any] = {
    "calculation": "types",
    "points.structure": 10,
    "points.process": 30,
    "points.outcome": 60,
    "missing": "worst",
    "not_applicable": "redistribute",
    "rounding.decimals": 2,
    "rounding.mode": "half_up",
    "cap.min": 0,
    "cap.max": 100,
}

ROWS: dict[str, list[dict[str, Any]]] = {
    layout.RIGHTS.name: [
        {
            "code": EXAMPLE,
            "title.id": "Hak atas kesehatan",
            "title.en": "Right to health",
            "family": "ekosob",
        },
    ],
    layout.INDICATORS.name: [
        {
            "group": "06",
            "code": EXAMPLE,
            "type": "outcome",
            "text.id": "Berapa persen bayi yang memperoleh imunisasi lengkap pada tahun data?",
            "text.en": "What percentage of infants were fully immunised in the data year?",
            "short.id": "Imunisasi lengkap",
            "unit.id": "persen",
            "unit.en": "percent",
            "max_points": 10,
            "rule.kind": "bands",
            "numerator.id": "Bayi yang memperoleh imunisasi lengkap (orang)",
            "denominator.id": "Bayi yang bertahan hidup (orang)",
            "multiplier": 100,
            "direction": "higher",
            "evidence.id": "Rekap dinas kesehatan",
        },
        {
            "group": "06",
            "code": EXAMPLE,
            "type": "structure",
            "text.id": "Apa produk hukum daerah tertinggi tentang kesehatan?",
            "unit.id": "pilihan",
            "max_points": 5,
            "rule.kind": "choice",
        },
    ],
    layout.VALUES.name: [
        {"code": EXAMPLE, "lower": "ge", "from": 90, "share": 1},
        {"code": EXAMPLE, "lower": "ge", "from": 75, "upper": "lt", "to": 90, "share": 0.6},
        {"code": EXAMPLE, "upper": "lt", "to": 75, "share": 0},
        {"code": EXAMPLE, "letter": "a", "text.id": "Perda atau Qanun", "share": 1},
        {"code": EXAMPLE, "letter": "b", "text.id": "Belum ada", "share": 0},
    ],
    layout.PREDICATES.name: [
        {
            "code": EXAMPLE,
            "name.id": "Peduli HAM",
            "from": 75,
            "boundary": ">=",
            "confirmed": True,
            "source": "pasal dan peraturannya",
        },
    ],
    layout.ADJUSTMENTS.name: [
        {"code": EXAMPLE, "title.id": "Capaian Aksi HAM", "confirmed": False},
    ],
    layout.UNKNOWNS.name: [{"gap.id": EXAMPLE}],
    layout.COUNTERPARTS.name: [{"code": EXAMPLE, "before": "06-H-02"}],
}

GUIDE: tuple[tuple[str, str], ...] = (
    (
        "Untuk apa",
        (
            "Buku ini berisi satu versi instrumen: hak, indikator, rentang nilai, predikat. "
            "Sesudah diunggah di Martabat, Anda melihat dulu isinya dan bedanya dari versi "
            "sebelumnya. Baru sesudah diterima, versi itu dapat dipakai untuk siklus baru."
        ),
    ),
    (
        "Urutan mengisi",
        (
            "1. Instrumen.  2. Hak.  3. Indikator.  4. Nilai: pilihan jawaban dan rentang "
            "tiap indikator.  5. Predikat dan Penyesuaian.  6. Padanan: indikator mana dari "
            "versi sebelumnya yang menanyakan hal yang sama."
        ),
    ),
    (
        "Judul kolom",
        (
            "Baris judul terkunci. Judul bergaris bawah wajib diisi. Kolom boleh dipindah; "
            "yang dikenali adalah judulnya."
        ),
    ),
    (
        "Menempel dari lampiran",
        (
            "Tempel sebagai nilai atau teks saja. Pisahkan sel gabungan. Kode seperti 01 "
            "harus berformat teks supaya angka nolnya tidak hilang."
        ),
    ),
    (
        "Angka",
        (
            "Desimal dengan koma: 93,9. Bagian nilai dari 0 sampai 1, atau dalam persen: 0,6 "
            "sama dengan 60 %."
        ),
    ),
    (
        "Rentang",
        (
            "Satu baris satu rentang: Tanda bawah dan Batas bawah, Tanda atas dan Batas "
            "atas. Rentang dibaca dari atas; yang pertama cocok berlaku. Naskah yang "
            "meninggalkan celah diakui di kolom Celah naskah."
        ),
    ),
    (
        "Pilihan",
        "Satu baris satu huruf. Untuk cara nilai ya/tidak: satu baris ya, satu baris tidak.",
    ),
    (
        "Status naskah",
        (
            "“resmi” hanya untuk lampiran yang ditetapkan; sumbernya wajib disebut. Yang "
            "lain: “contoh” atau “rekonstruksi”, dengan tanda yang muncul di setiap "
            "indikator."
        ),
    ),
    (
        "Yang tidak diketahui",
        "Jangan diisi perkiraan. Kosongkan, lalu tulis di lembar Belum diketahui.",
    ),
    (
        "Yang tidak dapat ditulis di sini",
        (
            "Pemeriksaan isian dan cara menghitung yang rumit diambil dari versi yang "
            "disebut di “Berdasarkan versi”, untuk kode yang sama."
        ),
    ),
    (
        "Baris contoh",
        (
            "Baris berkode “contoh” hanya memperlihatkan cara mengisi. Baris itu tidak "
            "dibaca; hapus atau biarkan."
        ),
    ),
)
