"""The text that lies on top of a dossier, for whoever opens it without Martabat."""

from collections.abc import Mapping
from typing import Any

from martabat.assessments.dossiers import layout

TEXT = """BERKAS PENILAIAN {region}, {award_year} (data tahun {data_year})
Format: {format}{example}

Berkas ini memuat seluruh penilaian satu daerah pada satu saat, dan dapat membuktikan dirinya.

{report}
  Penjelasan nilai sampai ke dokumen di balik tiap indikator (PDF/A).
{answers}, {answers_table}
  Tiap jawaban dengan semua versinya, putusan, tanggapan dan buktinya.
{evidence}/, {evidence_table}
  Dokumen bukti. Nama berkas diawali 12 angka pertama SHA-256-nya.
{citations}
  Catatan Martabat (notula, perjanjian, kegiatan) yang dikutip, dengan segelnya.
{receipts}/
  Tanda terima penyerahan dan manifesnya.
{endorsements}, {adjustments}
  Pengesahan, dan baris penyesuaian panel dengan alasannya.
{score}, {instrument}
  Nilai dengan seluruh hitungannya, dan instrumen yang dipakai menghitungnya.
{journal}, {standing}, {anchors}
  Catatan tiap tindakan sebagai rantai SHA-256, dan jangkar yang mengikatnya.

MEMERIKSA
Dengan Martabat, tanpa basis data dan tanpa jaringan:
  martabat dossier verify BERKAS.zip
  martabat dossier verify BERKAS.zip --head HASH
HASH ialah kepala rantai atau jangkar yang Anda catat di tempat lain, misalnya dari tanda terima.
Tanpa Martabat, keutuhan berkas dapat diperiksa di dalam folder ini:
  sha256sum -c manifest-sha256.txt

IN ENGLISH
One region's whole assessment as a BagIt bag (RFC 8493). Every entry of the journal carries the
SHA-256 of the entry before it; the command above walks that chain, computes the score again from
the journal alone and compares it with {score}.
"""


def readme(content: Mapping[str, Any]) -> str:
    """Return the text for a result's content."""
    return TEXT.format(
        region=str(content["region"]["name"]).upper(),
        award_year=content["award_year"],
        data_year=content["data_year"],
        format=layout.FORMAT,
        example="\nCONTOH: data di dalamnya rekaan." if content["example"] else "",
        report=layout.REPORT,
        answers=layout.ANSWERS,
        answers_table=layout.ANSWERS_TABLE,
        evidence=layout.EVIDENCE,
        evidence_table=layout.EVIDENCE_TABLE,
        citations=layout.CITATIONS,
        receipts=layout.RECEIPTS,
        endorsements=layout.ENDORSEMENTS,
        adjustments=layout.ADJUSTMENTS,
        score=layout.SCORE,
        instrument=layout.INSTRUMENT,
        journal=layout.JOURNAL,
        standing=layout.STANDING,
        anchors=layout.ANCHORS,
    )
