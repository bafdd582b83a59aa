"""Real data for documents: a receipt and an explanation of Kota Singkawang, invented figures."""

import hashlib

from martabat.documents.layouts import (
    ExplainedIndicatorData,
    ExplainedRightData,
    ExplanationData,
    ReceiptData,
)

RIGHTS = [
    "Bantuan hukum",
    "Informasi",
    "Turut serta dalam pemerintahan",
    "Keberagaman dan pluralisme",
    "Kependudukan",
    "Kesehatan",
    "Pendidikan",
    "Pekerjaan",
    "Lingkungan hidup dan perumahan yang layak",
    "Perempuan dan anak",
]


def sha256(text: str) -> str:
    """Return a real hash for an invented file."""
    return hashlib.sha256(text.encode()).hexdigest()


def receipt(*, example: bool = True) -> ReceiptData:
    """A receipt with 120 answers and 143 documents."""
    codes = [f"{right}-{kind}-{n}" for right in range(1, 11) for kind in "SPH" for n in range(1, 5)]
    blank = {"8-H-2", "9-P-4"}
    return {
        "number": "TT-61.72-2023-0007",
        "example": example,
        "region": {"name": "Kota Singkawang", "code": "61.72", "province": "Kalimantan Barat"},
        "cycle": {
            "name": "Penilaian Kabupaten/Kota Peduli HAM 2023",
            "instrument": "Kabupaten/Kota Peduli HAM (2021)",
            "award_year": 2023,
            "data_year": 2022,
            "sample": True,
        },
        "sent_at": "Jumat, 31 Maret 2023, 14.07 WIB",
        "sender": {
            "name": "Rina Wulandari",
            "capacity": "",
            "position": "Analis Hukum",
            "organisation": "Bagian Hukum Setda Kota Singkawang",
        },
        "endorser": {
            "name": "Sumastro",
            "capacity": "Pj.",
            "position": "Sekretaris Daerah",
            "organisation": "Sekretariat Daerah Kota Singkawang",
            "at": "Jumat, 31 Maret 2023, 13.52 WIB",
        },
        "recipient": "Biro Hukum Setda Provinsi Kalimantan Barat",
        "counts": {
            "answers_filled": 118,
            "answers_total": 120,
            "documents": 143,
            "documents_size": "412 MB",
        },
        "blank": sorted(blank),
        "sha256": sha256("everything"),
        "rights": [
            {
                "code": str(number),
                "name": name,
                "filled": 11 if number in {8, 9} else 12,
                "total": 12,
                "evidence": 14,
            }
            for number, name in enumerate(RIGHTS, start=1)
        ],
        "answers": [
            {
                "code": code,
                "text": "Persentase ibu bersalin yang ditolong tenaga kesehatan di fasilitas "
                "pelayanan kesehatan",
                "value": "" if code in blank else "93,9",
                "unit": "" if code in blank else "%",
                "evidence": 0 if code in blank else 2,
            }
            for code in codes
        ],
        "documents": [
            {
                "title": f"Profil Kesehatan Kota Singkawang 2022, bagian {number}",
                "size": "2,9 MB",
                "sha256": sha256(str(number)),
            }
            for number in range(1, 144)
        ],
        "next": [
            {"label": "Diserahkan", "when": "31 Maret, 14.07 WIB", "state": "done"},
            {
                "label": "Provinsi meneruskan dengan surat pengantar",
                "when": "paling lambat 7 April",
                "state": "now",
            },
            {"label": "Kanwil memeriksa", "when": "sampai 15 Mei", "state": "later"},
        ],
        "verify_url": "https://martabat.example/tanda-terima/TT-61.72-2023-0007/",
    }


def explanation(*, example: bool = True) -> ExplanationData:
    """An explanation with ten rights of twelve indicators."""
    return {
        "example": example,
        "sha256": sha256("published"),
        "region": {"name": "Kota Singkawang", "code": "61.72", "province": "Kalimantan Barat"},
        "cycle": {
            "name": "Penilaian Kabupaten/Kota Peduli HAM 2023",
            "instrument": "Kabupaten/Kota Peduli HAM (2021)",
            "award_year": 2023,
            "data_year": 2022,
            "sample": True,
        },
        "score": {
            "label": "Nilai sementara",
            "value": "77,58",
            "number": 77.58,
            "predicate": "Peduli HAM",
            "low": "76,08",
            "high": "78,58",
            "low_number": 76.08,
            "high_number": 78.58,
            "sentence": "Apa pun hasil 3 jawaban yang masih diperiksa, predikat tetap Peduli HAM.",
        },
        "scale": {"minimum": 0, "maximum": 100},
        "thresholds": [
            {"name": "Mulai Peduli", "value": "50", "number": 50, "confirmed": False},
            {"name": "Cukup", "value": "65", "number": 65, "confirmed": False},
            {"name": "Peduli HAM", "value": "75", "number": 75, "confirmed": True},
        ],
        "thresholds_note": "Ambang 75 disebut pejabat. Ambang 65 dan 50 berasal dari aturan 2016.",
        "ledger": [
            {
                "kind": "line",
                "label": "Rata-rata 10 hak",
                "amount": "78,33",
                "reason": "",
                "by": "",
            },
            {
                "kind": "line",
                "label": "Dugaan pelanggaran yang belum ditindaklanjuti",
                "amount": "−1,50",
                "reason": "Surat Komnas HAM tentang sengketa lahan belum dijawab.",
                "by": "Tim Penilai, Sabtu, 30 September 2023",
            },
            {
                "kind": "line",
                "label": "Capaian Aksi HAM B12 tahun 2022",
                "amount": "+0,75",
                "reason": "Seluruh aksi selesai pada waktunya.",
                "by": "Tim Penilai, Sabtu, 30 September 2023",
            },
            {
                "kind": "total",
                "label": "Nilai akhir (batas atas 100 tidak terpakai)",
                "amount": "77,58",
                "reason": "",
                "by": "",
            },
        ],
        "decree": {"number": "M.HH-05.HA.04.03 Tahun 2023", "date": "8 Desember 2023"},
        "types": ["Struktur", "Proses", "Hasil"],
        "rights": [_right(number, name) for number, name in enumerate(RIGHTS, start=1)],
        "total": {"label": "Rata-rata", "score": "78,33"},
    }


def _right(number: int, name: str) -> ExplainedRightData:
    return {
        "code": str(number),
        "name": name,
        "types": ["93,3", "84,0", "85,0"],
        "score": "86,67",
        "open": 2 if number == 8 else 0,
        "indicators": [
            _indicator(f"{number}-{kind}-{n}", blank=number == 8 and kind == "H" and n < 3)
            for kind in "SPH"
            for n in range(1, 5)
        ],
    }


def _indicator(code: str, *, blank: bool) -> ExplainedIndicatorData:
    return {
        "code": code,
        "text": "Persentase ibu bersalin yang ditolong tenaga kesehatan di fasilitas kesehatan",
        "answer": "" if blank else "93,9",
        "unit": "" if blank else "%",
        "status": "Kosong" if blank else "Diterima",
        "rule": "Pita 90,0–94,9 % bernilai 80",
        "points": "0" if blank else "80",
        "evidence": []
        if blank
        else [{"title": "Profil Kesehatan Kota Singkawang 2022", "page": "hlm. 41"}],
    }
