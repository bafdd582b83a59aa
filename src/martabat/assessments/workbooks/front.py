"""The first two sheets: how to fill the workbook, and how far it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from martabat.assessments.workbooks.columns import CLEAR, FORMAT
from martabat.assessments.workbooks.content import Content
from martabat.assessments.workbooks.formulas import blank_word, filled_word
from martabat.assessments.workbooks.right_sheet import FIRST_ROW, STATE_COLUMN, height_of
from martabat.documents.sheets.cells import letters
from martabat.interface.dates import date_long

SUMMARY_HEAD = 3
WIDE, TITLE = 90, 62


def write_guide(page: Any, content: Content, styles: Mapping[str, Any]) -> None:
    """Write what this is, how it is filled, and what becomes of it."""
    page.set_column(0, 0, 22)
    page.set_column(1, 1, WIDE)
    page.write_string(0, 0, _("Buku kerja penilaian HAM"), styles["title"])
    facts = [
        (_("Daerah"), content.region),
        (_("Perangkat daerah"), content.office or _("semua")),
        (_("Penilaian"), str(content.award_year)),
        (_("Data tahun"), str(content.data_year)),
        (_("Instrumen"), " · ".join(part for part in (content.instrument, content.mark) if part)),
        (_("Dibuat"), content.made_at_text),
        (_("Oleh"), content.made_by),
        (_("Versi templat"), str(FORMAT)),
        (_("Diunggah di"), content.address),
    ]
    if content.example:
        facts.append((_("Sifat"), _("contoh")))
    place = 2
    for term, text in facts:
        page.write_string(place, 0, term, styles["term"])
        page.write_string(place, 1, text, styles["text"])
        page.set_row(place, height_of(text, WIDE))
        place += 1
    place += 1
    page.write_string(place, 0, _("Cara mengisi"), styles["heading"])
    for number, step in enumerate(_steps(), 1):
        page.write_string(place + number, 0, str(number), styles["term"])
        page.write_string(place + number, 1, step, styles["text"])
        page.set_row(place + number, height_of(step, WIDE))
    place += len(_steps()) + 2
    page.write_string(place, 0, _("Warna sel"), styles["heading"])
    for offset, (style, text) in enumerate(
        (
            ("legend_entry", _("Diisi oleh Anda")),
            ("unused", _("Tidak dipakai untuk indikator itu, atau dihitung otomatis")),
        ),
        1,
    ):
        page.write_blank(place + offset, 0, None, styles[style])
        page.write_string(place + offset, 1, text, styles["text"])


def _steps() -> list[str]:
    return [
        _("Isi sel kuning di lembar tiap hak. Satu baris satu indikator; satuannya tertulis."),
        _("Angka ditulis apa adanya, misalnya 93,9. Persen ditulis 93,9 atau 93,9%."),
        _("Untuk perbandingan, isi pembilang dan penyebut. Hasilnya dihitung otomatis."),
        _("Pilihan diambil dari daftar di sel. Ya dan Tidak ditulis lengkap."),
        _("Tidak berlaku: pilih Ya, lalu tulis alasannya."),
        _("Sel yang dibiarkan kosong tidak mengubah apa pun. Tulis “%(word)s” untuk menghapus.")
        % {"word": CLEAR},
        _("Kolom, lembar, dan baris boleh Anda tambah atau pindahkan; kode indikator jangan"
          " diubah, sebab dari kode itulah barisnya dikenali."),
        _("Bukti tidak dimuat di sini. Unggah bukti di Martabat, di halaman indikatornya."),
        _("Unggah buku kerja ini di Martabat. Sebelum apa pun ditulis, Anda melihat dulu setiap"
          " beda, sel demi sel, dan apa yang sementara itu diisi orang lain."),
    ]  # fmt: skip


def write_summary(
    page: Any, content: Content, counts: Sequence[int], styles: Mapping[str, Any]
) -> None:
    """Write how far each right is: formulas over its sheet, with their results kept beside."""
    page.set_column(0, 0, 6)
    # LibreOffice does not wrap a cell that is a link: the longest title must fit in one line.
    page.set_column(1, 1, max(TITLE, *(len(sheet.title) for sheet in content.sheets)))
    page.set_column(2, 5, 14)
    page.write_string(0, 0, _("Ringkasan kelengkapan"), styles["title"])
    page.write_string(
        1,
        0,
        _("%(region)s, penilaian %(year)s. Dihitung dari lembar tiap hak; per %(day)s saat dibuat.")
        % {
            "region": content.region,
            "year": content.award_year,
            "day": date_long(content.made_at.date()),
        },
        styles["second"],
    )
    heads = (_("No."), _("Hak"), _("Indikator"), _("Terisi"), _("Masih kosong"), _("Persen"))
    for column, head in enumerate(heads):
        page.write_string(
            SUMMARY_HEAD, column, head, styles["head_number" if column > 1 else "head"]
        )
    first = SUMMARY_HEAD + 1
    for place, (sheet, filled) in enumerate(zip(content.sheets, counts, strict=True), first):
        total = len(sheet.rows)
        states = _states(sheet.name, total)
        page.write_number(place, 0, place - first + 1, styles["place"])
        page.write_url(place, 1, f"internal:'{sheet.name}'!A1", styles["link"], string=sheet.title)
        row = place + 1
        counting = '=COUNTIF({},"{}")'
        page.write_formula(place, 2, f"=ROWS({states})", styles["count"], total)
        page.write_formula(
            place, 3, counting.format(states, filled_word()), styles["count"], filled
        )
        page.write_formula(
            place, 4, counting.format(states, blank_word()), styles["count"], total - filled
        )
        page.write_formula(
            place, 5, f"=IF(C{row}=0,0,D{row}/C{row})", styles["share"], filled / total
        )
    _total(page, first, content, counts, styles)
    page.freeze_panes(first, 0)
    page.repeat_rows(SUMMARY_HEAD)


def _states(name: str, rows: int) -> str:
    column = letters(STATE_COLUMN)
    return f"'{name}'!${column}${FIRST_ROW + 1}:${column}${FIRST_ROW + rows}"


def _total(
    page: Any, first: int, content: Content, counts: Sequence[int], styles: Mapping[str, Any]
) -> None:
    last = first + len(counts)
    total = sum(len(sheet.rows) for sheet in content.sheets)
    filled = sum(counts)
    page.write_blank(last, 0, None, styles["total"])
    page.write_string(last, 1, _("Jumlah"), styles["total"])
    for column, result in ((2, total), (3, filled), (4, total - filled)):
        name = letters(column)
        page.write_formula(
            last, column, f"=SUM({name}{first + 1}:{name}{last})", styles["total_count"], result
        )
    share = f"=IF(C{last + 1}=0,0,D{last + 1}/C{last + 1})"
    page.write_formula(last, 5, share, styles["total_share"], filled / total if total else 0)
