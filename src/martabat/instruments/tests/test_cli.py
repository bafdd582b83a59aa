"""`martabat score` and `martabat instrument`, as people call them."""

from __future__ import annotations

import csv
import json

import pytest
from click.testing import CliRunner

from martabat.instruments.cli import instrument, register_codes, score
from martabat.instruments.tests.figures import example_answers, rows


@pytest.fixture
def run():
    def call(command, *arguments):
        return CliRunner().invoke(command, [str(argument) for argument in arguments])

    return call


@pytest.fixture
def example(tmp_path):
    """The example answers as a file, last indicator first."""
    file = tmp_path / "values.csv"
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["indicator", "denominator", "numerator", "value", "region_code"])
        for code, answer in reversed(example_answers().items()):
            value = answer.value
            if isinstance(value, bool):
                value = "ya" if value else "tidak"
            elif not isinstance(value, str):
                value = "" if value is None else str(float(value))
            top, bottom = (
                "" if part is None else str(float(part))
                for part in (answer.numerator, answer.denominator)
            )
            writer.writerow([code, bottom, top, value, "61.72"])
    return file


def test_the_example_scores_67_55(run, example):
    result = run(score, "peduli-ham-2021", example, "--json")
    assert result.exit_code == 0, result.output
    (region,) = json.loads(result.stdout)
    assert list(region) == [
        "region_code", "score", "raw", "adjusted", "low", "high", "predicate", "groups",
    ]  # fmt: skip
    assert region["region_code"] == "61.72"
    assert region["score"] == region["raw"] == region["low"] == region["high"] == 67.55
    assert region["predicate"] == "Cukup Peduli HAM"
    assert region["groups"]["01"] == 73.0


def tolerant(tmp_path, *lines, header="region_code,indicator,value"):
    file = tmp_path / "t.csv"
    file.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return file


def test_singkawang_with_a_vulgar_fraction(run, tmp_path):
    lines = [
        f"61.72,{row['indicator']},{row['value']}"
        for row in rows("indeks_kota_toleran_singkawang.csv")
    ]
    output = tmp_path / "out.json"
    result = run(score, "indeks-kota-toleran", tolerant(tmp_path, *lines), "--json", "-o", output)
    assert (result.exit_code, result.stdout) == (0, "")
    (region,) = json.loads(output.read_text())
    assert region["raw"] == 79 / 12
    assert (region["score"], region["predicate"]) == (6.583, None)


def test_what_is_missing_makes_the_range(run, tmp_path):
    file = tolerant(tmp_path, "61.72,rpjmd,7", "61.72,kebijakan,")
    result = run(score, "indeks-kota-toleran", file)
    (region,) = csv.DictReader(result.stdout.splitlines())
    assert (region["score"], region["low"], region["high"]) == ("1.6", "1.6", "7.0")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("61.99,rpjmd,7", 'region_code: found "61.99", expected a code of the region register'),
        ("61.72,rpjm,7", 'indicator: found "rpjm", expected a code of indeks-kota-toleran'),
        ("61.72,rpjmd,8", 'value: found "8", expected a number, 1 to 7 (nilai 1–7)'),
        ('61.72,rpjmd,"6,5"', 'value: found "6,5", expected a number'),
        ("61.72,rpjmd,na", 'value: found "na", expected an answer (rpjmd always applies)'),
        ("61.72,inklusi,5", "indicator: found \"inklusi\", expected once per region (already in "
         "line 2)"),
        ("61.72,rpjmd", 'row: found "61.72,rpjmd", expected 3 columns'),
        (",rpjmd,7", "region_code: found nothing, expected a region code"),
    ],
)  # fmt: skip
def test_a_bad_row_is_named_and_nothing_is_written(run, tmp_path, line, message):
    output = tmp_path / "out.csv"
    file = tolerant(tmp_path, "61.72,inklusi,6", line)
    result = run(score, "indeks-kota-toleran", file, "-o", output)
    assert result.exit_code == 2
    assert f"t.csv:3: {message}" in result.stderr
    assert not output.exists()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("61.72,01-S-01,x,,", 'value: found "x", expected one of a, b, c, d'),
        ("61.72,01-S-02,mungkin,,", 'value: found "mungkin", expected ya, tidak, yes or no'),
        ("61.72,01-P-01,,5,0", 'denominator: found "0", expected a number above 0'),
        ("61.72,01-H-05,,5,0", 'numerator: found "5", expected 0, as the denominator is 0'),
        ("61.72,01-P-01,,5,", "denominator: found nothing, expected a number"),
        ("61.72,01-P-02,,5,1", "expected nothing (01-P-02 has no denominator)"),
        ("61.72,02-H-05,101,,", 'value: found "101", expected a number, 0 to 100 (persen)'),
    ],
)
def test_a_bad_answer_is_named(run, tmp_path, line, message):
    header = "region_code,indicator,value,numerator,denominator"
    file = tolerant(tmp_path, line, header=header)
    result = run(score, "peduli-ham-2021", file)
    assert result.exit_code == 2
    assert "t.csv:2: " in result.stderr
    assert message in result.stderr


def test_other_units_only_when_asked(run, tmp_path):
    file = tolerant(tmp_path, "unit-7,survey,70", "unit-7,expert,60")
    assert run(score, "penilaian-ham-komnas-2025", file).exit_code == 2
    result = run(score, "penilaian-ham-komnas-2025", file, "--any-unit", "--json")
    assert json.loads(result.stdout)[0]["score"] == 66.0


def test_figures_are_right_to_the_last_digit(run, tmp_path):
    file = tolerant(tmp_path, "61.72,survey,73.4", "61.72,expert,72.04")
    (region,) = json.loads(run(score, "penilaian-ham-komnas-2025", file, "--json").stdout)
    assert region["raw"] == region["score"] == 72.856


def test_missing_columns_and_empty_files_are_refused(run, tmp_path):
    file = tolerant(tmp_path, header="region,indicator,value")
    result = run(score, "indeks-kota-toleran", file)
    assert result.exit_code == 2
    assert "expected region_code, indicator, value" in result.stderr
    assert run(score, "indeks-kota-toleran", tolerant(tmp_path)).exit_code == 2


def test_an_unknown_instrument_is_refused(run, tmp_path):
    result = run(score, "peduli-ham-2099", tolerant(tmp_path, "61.72,a,1"))
    assert result.exit_code == 2
    assert "neither a file nor a shipped instrument" in result.stderr


def test_the_register_has_all_regions():
    codes = register_codes()
    assert "61.72" in codes
    assert sum(len(code) == 5 for code in codes) == 514


def test_instrument_check(run, tmp_path):
    assert run(instrument, "check", "peduli-ham-2021").exit_code == 0
    warned = run(instrument, "check", "peduli-ham-2013")
    assert (warned.exit_code, "no band holds 50 (acknowledged)" in warned.stderr) == (0, True)
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 1\n")
    result = run(instrument, "check", bad)
    assert result.exit_code == 1
    assert "bad.yaml:1: name: expected a name of small letters" in result.stderr
    assert run(instrument, "check", tmp_path / "none.yaml").exit_code == 2


def test_instrument_show(run):
    result = run(instrument, "show", "peduli-ham-2021")
    assert "contoh, bukan lampiran resmi" in result.stdout
    assert "predicate Cukup Peduli HAM: from 65 (not confirmed)" in result.stdout
    document = json.loads(run(instrument, "show", "indeks-kota-toleran", "--json").stdout)
    assert document["name"] == "indeks-kota-toleran"
