"""What the machine noticed about an answer, in sentences. It only points; a person decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from martabat import scoring
from martabat.interface.numbers import number, percent


@dataclass(frozen=True, slots=True)
class Hint:
    """One remark; `good` means that something fits."""

    text: str
    good: bool = False


def hints_on(
    instrument: scoring.Instrument,
    code: str,
    answers: Mapping[str, scoring.Answer],
    *,
    previous: scoring.Answer | None,
    evidence_count: int,
) -> list[Hint]:
    """Return what speaks against an answer, or that nothing does; nothing at all on a blank."""
    if answers[code].blank:
        return []
    findings = scoring.check_answer(
        instrument, code, answers[code], previous=previous, answers=answers
    )
    hints = [Hint(text) for text in sentences(findings)]
    if not evidence_count:
        hints.append(Hint(_("Jawaban ini tidak disertai bukti.")))
    if not hints:
        hints.append(Hint(_("Hitungan jawaban ini tidak menyalahi aturan periksa."), good=True))
    return hints


def sentences(findings: Sequence[scoring.Finding]) -> list[str]:
    """Return each finding as a sentence, without repeating any."""
    return list(dict.fromkeys(sentence(finding) for finding in findings))


def sentence(finding: scoring.Finding) -> str:
    """Return one finding as a sentence."""
    if finding.kind == "letter":
        return _("Jawaban ini perlu surat keterangan.")
    if finding.kind == "document":
        return _("Bukti perlu memuat nomor dan tanggal dokumen.")
    if finding.kind == "zero":
        return _("Penyebutnya 0, jadi nilainya dihitung 0.")
    if finding.kind == "na":
        return _("Penyebutnya 0, jadi indikator ini dihitung tidak berlaku.")
    simple = _plain(finding.code)
    if simple:
        return simple
    if finding.code == "out_of_range" and "min" in finding.params:
        return _range(finding.params)
    return _compared(finding)


def _plain(code: str) -> str:
    return {
        "na_not_allowed": _("Indikator ini tidak boleh dijawab tidak berlaku."),
        "not_a_choice": _("Pilihan ini tidak dikenal instrumen."),
        "not_yes_or_no": _("Jawaban ini bukan ya atau tidak."),
        "not_a_number": _("Jawaban ini belum lengkap, jadi tidak dapat dihitung."),
        "zero_denominator": _("Penyebutnya 0, jadi tidak dapat dihitung."),
        "outside_all_bands": _("Nilai ini di luar semua pita."),
        "gap": _("Aturan sumber tidak menyebut nilai sebesar ini."),
    }.get(code, "")


def _range(params: Mapping[str, Any]) -> str:
    figures = {name: _number(params[name]) for name in ("value", "min", "max")}
    if params["max"] is None:
        return _("Nilai %(value)s kurang dari %(min)s, yang paling kecil masuk akal.") % figures
    if params["min"] is None:
        return _("Nilai %(value)s lebih dari %(max)s, yang paling besar masuk akal.") % figures
    return _("Nilai %(value)s di luar %(min)s sampai %(max)s.") % figures


def _compared(finding: scoring.Finding) -> str:
    params = finding.params
    left = params.get("left", "value")
    said = {"left": _field(left), "value": _number(params.get("left_value"))}
    if left == "change":
        return _changed(params)
    if finding.kind == "explain":
        return _("%(left)s %(value)s tidak lazim; perlu penjelasan di catatan.") % said
    if finding.code == "integer":
        return _("%(left)s %(value)s seharusnya bilangan bulat.") % said
    right = params.get("right")
    if finding.code == "between" and isinstance(right, list):
        said |= {"first": _number(right[0]), "last": _number(right[1])}
        return _("%(left)s %(value)s seharusnya antara %(first)s dan %(last)s.") % said
    if finding.code == "near":
        said |= {"right": _other(right), "other": _number(params.get("right_value"))}
        if not params.get("within"):
            return _("%(left)s %(value)s seharusnya sama dengan %(right)s: %(other)s.") % said
        said["within"] = percent(_decimal(params["within"]))
        return (
            _("%(left)s %(value)s berbeda lebih dari %(within)s dengan %(right)s: %(other)s.")
            % said
        )
    if finding.code == "compare":
        said["limit"] = (
            _("%(field)s, yaitu %(value)s")
            % {"field": _other(right), "value": _number(params.get("right_value"))}
            if isinstance(right, str)
            else _number(right)
        )
        return _operator(params["operator"]) % said
    return _("%(left)s %(value)s tidak sesuai dengan aturan periksa.") % said


def _operator(operator: str) -> str:
    return {
        "lt": _("%(left)s %(value)s seharusnya kurang dari %(limit)s."),
        "le": _("%(left)s %(value)s seharusnya paling banyak %(limit)s."),
        "gt": _("%(left)s %(value)s seharusnya lebih dari %(limit)s."),
        "ge": _("%(left)s %(value)s seharusnya paling sedikit %(limit)s."),
    }.get(operator, _("%(left)s %(value)s seharusnya sama dengan %(limit)s."))


def _changed(params: Mapping[str, Any]) -> str:
    change = _decimal(params.get("left_value") or 0)
    figures = {"change": percent(abs(change), 1, trim=True)}
    if change < 0:
        return _("Turun %(change)s dari nilai tahun lalu; perlu penjelasan di catatan.") % figures
    return _("Naik %(change)s dari nilai tahun lalu; perlu penjelasan di catatan.") % figures


def _field(name: Any) -> str:
    """Return what a field of the answer is called at the beginning of a sentence."""
    field = str(name).rpartition(".")[2]
    return {
        "numerator": _("Pembilang"),
        "denominator": _("Penyebut"),
        "answer": _("Jawaban"),
    }.get(field, pgettext("answer", "Nilai"))


def _other(name: Any) -> str:
    """Return what a field is called within a sentence; of another indicator with its code."""
    code, _dot, field = str(name).rpartition(".")
    if not code:
        return {
            "numerator": _("pembilang"),
            "denominator": _("penyebut"),
        }.get(field, pgettext("answer", "nilai"))
    return {
        "numerator": _("pembilang %(code)s"),
        "denominator": _("penyebut %(code)s"),
    }.get(field, _("nilai %(code)s")) % {"code": code}


def _decimal(value: Any) -> Decimal:
    return Decimal(str(value))


def _number(value: Any) -> str:
    return value if isinstance(value, str) else number(_decimal(value or 0), 2, trim=True)
