"""The names of what lies in a dossier, and the version of that order."""

from typing import Final

FORMAT: Final = "martabat-dossier/1"

README: Final = "BACA-DULU.txt"
REPORT: Final = "laporan.pdf"
SCORE: Final = "skor.json"
INSTRUMENT: Final = "instrumen.json"
ANSWERS: Final = "jawaban.json"
ANSWERS_TABLE: Final = "jawaban.csv"
ENDORSEMENTS: Final = "pengesahan.json"
ADJUSTMENTS: Final = "penyesuaian.json"
CITATIONS: Final = "kutipan.json"
EVIDENCE_TABLE: Final = "bukti.csv"
EVIDENCE: Final = "bukti"
RECEIPTS: Final = "tanda-terima"
JOURNAL: Final = "jurnal/catatan.jsonl"
STANDING: Final = "jurnal/kedudukan.json"
ANCHORS: Final = "jurnal/jangkar.jsonl"


def evidence_name(sha256: str, filename: str) -> str:
    """Return where the bytes of a document lie; the hash keeps equal names apart."""
    return f"{EVIDENCE}/{sha256[:12]}-{filename}"
