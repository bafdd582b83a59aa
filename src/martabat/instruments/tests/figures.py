"""Published figures, from `tests/data`, as answers of the kernel."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from martabat.instruments.package import load_shipped_package
from martabat.scoring import Answer, Instrument, parse_number

DATA = Path(__file__).parent / "data"


@cache
def shipped(name: str) -> Instrument:
    return load_shipped_package(name).instrument


def rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def written(text: str):
    """A figure as the examples write it: 99.400.000 is whole, 86,4 is not."""
    return parse_number(text, integer="," not in text)


def example_answers(*, settled: bool = True) -> dict[str, Answer]:
    """The invented example answers of the 120 sample indicators."""
    answers = {}
    instrument = shipped("peduli-ham-2021")
    for row in rows("peduli_ham_2021_examples.csv"):
        code, example = row["code"], row["example_answer"]
        kind = instrument.indicators[code].answer
        if kind == "ratio":
            top, bottom = example.partition("=")[0].split("/")
            answers[code] = Answer(
                numerator=written(top), denominator=written(bottom), settled=settled
            )
        elif kind == "number":
            answers[code] = Answer(written(example.split()[0]), settled=settled)
        else:
            answers[code] = Answer(example == "ya" if kind == "yes_no" else example,
                                   settled=settled)  # fmt: skip
    return answers
