"""Reading what somebody answers to one indicator.

No `django.forms` here: a table holds 120 of these, and saving one is the busiest thing that
Martabat does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from martabat import scoring
from martabat.assessments.queries.questions import Part, Question
from martabat.assessments.values import Given

# The database keeps thirty digits, ten of them after the point.
LARGEST = Fraction(10) ** 20
SMALLEST = Fraction(1, 10**10)
NOTE_LENGTH = 4000
PREFIX = "id_"
_WORDS_AFTER = re.compile(r"^(?P<number>.*[\d½⅓⅔¼¾%])\s*(?P<words>[^\W\d_][^\d]*)$", re.DOTALL)
_COMMON_UNITS = frozenset({"persen", "percent", "orang", "people", "rupiah", "poin", "buah"})


@dataclass
class AnswerForm:
    """What was typed, what it means, and in which fields it cannot be understood."""

    question: Question
    given: Given
    version: int
    typed: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def is_valid(self) -> bool:
        """Whether everything was understood."""
        return not self.errors

    @property
    def error_list(self) -> list[tuple[str, str]]:
        """Each error with the id of its field, for the summary on top."""
        return [(text, f"{PREFIX}{name}") for name, text in self.errors.items()]


def read_answer(
    question: Question, data: Mapping[str, str], before: Given, prefix: str = ""
) -> AnswerForm:
    """Read an answer; what `data` does not name stays as it was `before`.

    In the table of all indicators every name begins with the `prefix` of its row.
    """
    form = AnswerForm(question, before, _version(data.get(f"{prefix}version", "")))
    values: dict[str, object] = {
        name: getattr(before, name) for name in before.__dataclass_fields__
    }

    def said(name: str) -> str | None:
        return data.get(prefix + name)

    for part in question.parts:
        text = said(part.name)
        if text is None:
            continue
        form.typed[part.name] = text
        try:
            values[part.name] = number_in(text, part, question.unit)
        except ValueError as error:
            form.errors[part.name] = str(error)
    choice = said("choice")
    if question.options and choice is not None:
        known = {code for code, _word in question.options}
        if choice and choice not in known:
            form.errors["choice"] = _("Pilih satu dari jawaban yang ada.")
        else:
            values["choice"] = choice
    for name in ("reason", "note"):
        text = said(name)
        if text is not None:
            cleaned = text.replace("\r\n", "\n").replace("\x00", "").strip()
            form.typed[name] = text
            if len(cleaned) > NOTE_LENGTH:
                form.errors[name] = _("Teks ini lebih panjang dari %(most)s huruf.") % {
                    "most": NOTE_LENGTH
                }
            values[name] = cleaned[:NOTE_LENGTH]
    _not_applicable(form, values, said("not_applicable"), said("asked_na"))
    form.given = Given(**values)  # type: ignore[arg-type]
    return form


def _not_applicable(
    form: AnswerForm, values: dict[str, object], ticked: str | None, asked: str | None
) -> None:
    """Take "not applicable"; an unticked box sends nothing, so `asked_na` stands for it."""
    if ticked is None and asked is None:
        return
    values["not_applicable"] = bool(ticked)
    if not ticked:
        values["reason"] = ""
        return
    if not form.question.na_allowed:
        form.errors["not_applicable"] = _("Indikator ini berlaku di setiap daerah.")
        return
    if not values["reason"]:
        form.errors["reason"] = _("Tulis alasan mengapa indikator ini tidak berlaku.")


def number_in(text: str, part: Part, unit: str) -> Decimal | None:
    """Return the number that somebody typed, or None for an empty field.

    Raises ValueError with a sentence. A unit typed after the number does no harm.
    """
    text = text.strip()
    if not text:
        return None
    bare = _without_unit(text, part, unit)
    try:
        exact = scoring.parse_number(bare, integer=part.integer)
    except scoring.AmbiguousNumber as error:
        thousands, small = error.readings
        raise ValueError(
            _("“%(text)s” dapat berarti dua angka. Tulis %(whole)s atau %(small)s.")
            % {
                "text": text,
                "whole": input_text(_decimal(thousands), integer=False),
                "small": input_text(_decimal(small), integer=False),
            }
        ) from None
    except scoring.NotWhole:
        raise ValueError(
            _("“%(text)s” bukan bilangan bulat. Tulis tanpa koma, misalnya 3872.") % {"text": text}
        ) from None
    except scoring.NumberError:
        raise ValueError(
            _("“%(text)s” bukan angka. Tulis dengan angka saja, misalnya 93,9.") % {"text": text}
        ) from None
    if abs(exact) >= LARGEST:
        raise ValueError(_("Angka ini terlalu besar. Periksa jumlah nolnya."))
    return _decimal(exact)


def _without_unit(text: str, part: Part, unit: str) -> str:
    """Return a number without its unit (`93,9 persen`, `Rp 1.000`).

    Only words that are a unit: "12 ribu" is not 12.
    """
    lowered = text.lower()
    for word in ("rp.", "rp", "idr"):
        if lowered.startswith(word):
            return text[len(word) :]
    found = _WORDS_AFTER.match(text)
    if found is None:
        return text
    known = _COMMON_UNITS | set(re.findall(r"[^\W\d_]+", f"{part.unit} {unit}".lower()))
    said = re.findall(r"[^\W\d_]+", found["words"].lower())
    return found["number"] if set(said) <= known - {"ribu", "juta", "miliar"} else text


def _decimal(exact: Fraction) -> Decimal:
    """Return the nearest number that the database keeps."""
    nearest = round(exact / SMALLEST)
    return Decimal(nearest).scaleb(-10).normalize() + 0


def input_text(value: Decimal | None, *, integer: bool, language: str | None = None) -> str:
    """Write a number into a field so that reading it again gives the same number."""
    if value is None:
        return ""
    english = (language or get_language() or "id")[:2] == "en"
    plain = format(value, "f")
    whole, _point, decimals = plain.partition(".")
    decimals = decimals.rstrip("0")
    if not decimals:
        # Dots between thousands only where the field knows that it holds a whole number.
        return whole if english or not integer else f"{int(whole):,}".replace(",", ".")
    if english:
        # "1.234" would be read as a thousand or so.
        return f"{whole}.{decimals}0" if len(decimals) == 3 else f"{whole}.{decimals}"
    return f"{whole},{decimals}"


def _version(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
