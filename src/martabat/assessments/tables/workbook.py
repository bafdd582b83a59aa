"""The tables as one workbook, written row by row to disk."""

from collections.abc import Iterable, Sequence
from typing import IO, Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.assessments.models import Assessment, Cycle
from martabat.assessments.queries.questions import Questionnaire, questionnaire
from martabat.assessments.scores import instrument_of
from martabat.assessments.steps import AnswerStatus, Step
from martabat.assessments.tables import rows
from martabat.interface.dates import datetime

WIDE, NARROW = 34, 11
SUMMARY_FIELDS = ("total", "filled", "evidenced", "accepted", "corrected", "returned")


def write(file: IO[bytes], assessments: QuerySet[Assessment], cycle: Cycle, scope: str) -> None:
    """Write the workbook to `file`; `scope` says of what it tells (3 queries)."""
    import xlsxwriter

    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": _title(cycle), "subject": scope})
    sheets = _Sheets(book, questionnaire(cycle))
    sheets.about(cycle, scope)
    names = sheets.scores(assessments)
    sheets.answers(assessments, cycle, names)
    sheets.indicators()
    book.close()


def _title(cycle: Cycle) -> str:
    return _("Penilaian %(award)s, data tahun %(data)s") % {
        "award": cycle.award_year,
        "data": cycle.data_year,
    }


class _Sheets:
    """The sheets of one workbook."""

    def __init__(self, book: Any, questions: Questionnaire) -> None:
        self.book = book
        self.questions = questions
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8E8F4", "border": 1}
        )
        self.figure = book.add_format({"num_format": "#,##0.00"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})

    def about(self, cycle: Cycle, scope: str) -> None:
        """Say what the workbook tells, when it was made, and how to read it."""
        sheet = self.book.add_worksheet(_("Baca dulu"))
        sheet.set_column(0, 0, 100, self.wrapped)
        texts = [
            _title(cycle),
            scope,
            _("Keadaan %(moment)s.") % {"moment": datetime(timezone.now())},
            *([_("CONTOH: data di dalamnya rekaan.")] if cycle.example else []),
            *([self.questions.mark] if self.questions.mark else []),
            _(
                "Nilai sementara: setiap jawaban dianggap diterima. Terendah dan tertinggi: kisaran"
                " selama masih ada jawaban yang kosong, dikembalikan, atau belum diterima."
            ),
            _(
                "Lembar “Jawaban” memuat angka dalam satuan indikatornya; pembilang dan penyebutnya"
                " ada di berkas CSV."
            ),
        ]
        for place, text in enumerate(texts):
            sheet.write_string(place, 0, text)

    def scores(self, assessments: QuerySet[Assessment]) -> dict[str, tuple[str, str]]:
        """Write a row for each region; return name and province by code."""
        sheet = self.book.add_worksheet(_("Nilai"))
        groups = [(right.code, right.title) for right in self.questions.rights]
        self._heads(sheet, _score_heads([title for _code, title in groups]))
        steps = dict(Step.choices)
        names = {}
        for place, row in enumerate(rows.regions(assessments), start=1):
            names[row.code] = (row.name, row.province)
            values: list[object] = [
                row.code, row.name, row.province,
                str(steps[row.step]) if row.participating else _("Tidak ikut"),
                *(getattr(row, name) for name in SUMMARY_FIELDS),
                row.score, row.low, row.high, row.predicate,
                *(row.groups.get(code) for code, _title in groups),
            ]  # fmt: skip
            self._row(sheet, place, values, figures_from=4)
        return names

    def answers(
        self, assessments: QuerySet[Assessment], cycle: Cycle, names: dict[str, tuple[str, str]]
    ) -> None:
        """Write what each region answers, and beside it the state of each answer."""
        codes = list(self.questions.questions)
        heads = [_("Kode wilayah"), _("Wilayah"), _("Provinsi"), *codes]
        said = self.book.add_worksheet(_("Jawaban"))
        states = self.book.add_worksheet(_("Keadaan"))
        for sheet in (said, states):
            self._heads(sheet, heads)
        multipliers = rows.multipliers(instrument_of(cycle))
        words = {status: str(label) for status, label in AnswerStatus.choices}
        for place, (code, given) in enumerate(rows.by_region(rows.answers(assessments)), start=1):
            first = [code, *names[code]]
            cells = [rows.shown(given.get(item), multipliers[item]) for item in codes]
            self._row(said, place, [*first, *cells], figures_from=3)
            found = [words[given[item].status] if item in given else "" for item in codes]
            self._row(states, place, [*first, *found])

    def indicators(self) -> None:
        """Say what each column of the answers asks."""
        sheet = self.book.add_worksheet(_("Indikator"))
        self._heads(
            sheet, [_("Kode"), _("Hak"), _("Jenis"), _("Pertanyaan"), _("Satuan"), _("Pilihan")]
        )
        sheet.set_column(3, 3, 80, self.wrapped)
        place = 0
        for right in self.questions.rights:
            for item in right.questions:
                place += 1
                options = "; ".join(f"{letter}. {text}" for letter, text in item.options)
                self._row(
                    sheet,
                    place,
                    [item.code, right.title, item.type_word, item.text, item.unit, options],
                )

    def _heads(self, sheet: Any, heads: Sequence[str]) -> None:
        sheet.set_row(0, 48)
        sheet.set_column(0, 0, NARROW)
        sheet.set_column(1, 2, WIDE)
        sheet.set_column(3, len(heads) - 1, NARROW)
        sheet.freeze_panes(1, 2)
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, self.head)

    def _row(
        self, sheet: Any, place: int, values: Iterable[object], figures_from: int | None = None
    ) -> None:
        for column, value in enumerate(values):
            if value is None or value == "":
                continue
            if isinstance(value, str) and not (
                figures_from is not None and column >= figures_from and _is_figure(value)
            ):
                sheet.write_string(place, column, value)
            elif isinstance(value, int):
                sheet.write_number(place, column, value)
            else:
                sheet.write_number(place, column, float(value), self.figure)  # type: ignore[arg-type]


def _score_heads(rights: Sequence[str]) -> list[str]:
    return [
        _("Kode wilayah"), _("Wilayah"), _("Provinsi"), _("Tahap"),
        _("Indikator"), _("Terisi"), _("Berbukti"), _("Diterima"), _("Dikoreksi"),
        _("Dikembalikan"), _("Nilai sementara"), _("Terendah"), _("Tertinggi"), _("Predikat"),
        *rights,
    ]  # fmt: skip


def _is_figure(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal()
