"""How well whole releases are read, and that no text whatever harms the reader."""

import time
import timeit
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.release_scores import AIMS, FIELDS, annotated, score
from martabat.newsroom.as_json import as_json
from martabat.newsroom.reading import read

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[5] / "shared"
together = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not beside this one")


def counts(golds: list[dict[str, Any]]) -> dict[str, Any]:
    return score((as_json(read(gold["text"]), file=gold["id"]), gold) for gold in golds)


def test_own_releases_are_read_as_annotated() -> None:
    for field, count in counts(annotated(DATA / "releases.jsonl")).items():
        assert count.f1 >= AIMS.get(field, 0.85), (field, count)


@together
def test_the_shared_releases_are_read_at_least_this_well() -> None:
    for field, count in counts(annotated(SHARED / "releases" / "dev_gold.jsonl")).items():
        assert count.f1 >= AIMS.get(field, 0.9), (field, count)


@together
@pytest.mark.parametrize("number", [0, 1])
def test_the_seeds_are_read_right(number: int) -> None:
    gold = annotated(DATA / "seeds.jsonl", SHARED / "seeds")[number]
    measured = counts([gold])

    for field in FIELDS:
        assert measured[field].f1 == 1.0, field
    position = read(gold["text"]).activities[0].series_position
    assert (position.value if position else None) == gold.get("series_position")


def test_every_span_holds_what_was_read() -> None:
    for gold in annotated(DATA / "releases.jsonl"):
        text = gold["text"]
        for activity in read(text).activities:
            told = [activity.venue, activity.theme, *activity.organisations, *activity.credits]
            for found in told:
                if found is not None:
                    assert found.value in " ".join(found.span.of(text).split())
            for person in activity.persons:
                assert person.name.split()[0] in person.span.of(text)


PIECES = st.sampled_from(
    [
        "Kamis (7/9/2023)",
        "17-19 ",
        " Oktober 2023",
        "PALU – ",
        "di Aula ",
        "Kota ",
        "bertema ",
        "“",
        "”",
        "‘",
        "'",
        '"',
        "(",
        ")",
        "(((",
        "Dr. ",
        "S.H., ",
        "\n",
        "\n\n",
        ". ",
        ", ",
        "mewakili ",
        "Kepala ",
        "Dinas ",
        "dan ",
        "Rizal ",
        "2024",
        "31/02/2024",
        "1. ",
        "\u00a0",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "𝒜",
        "é",
        "\t",
        "—",
        "ke-",
        "XVI ",
        "menindaklanjuti ",
        "A" * 300,
        "0" * 300,
        "a.b." * 50,
        "/" * 40,
        "Wali Kota ",
        "tindak lanjut ",
        "\r\n",
        "\x00",
    ]
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(PIECES | st.text(max_size=12), max_size=80).map("".join))
def test_no_text_whatever_raises(text: str) -> None:
    reading = read(text)
    as_json(reading, file="-")

    for date in reading.dates:
        assert 0 <= date.span.start <= date.span.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A ",
        "A, ",
        "di ",
        "Aula ",
        "di Aula Contoh, ",
        "(",
        "“",
        "'a ",
        "1/",
        "1 ",
        "12-",
        "Kamis (",
        "dan ",
        ".",
        "\n",
        "Dr. ",
        "A.",
        "Kota ",
        "tema ",
        "tema “",
        "Rabu 7 ",
        "mewakili ",
        "Kepala Dinas ",
        "yang ",
        "S.H., ",
        " ",
        "\u00ad",
        "untuk ",
        "meraih ",
        "menandatangani ",
        "0812-",
        "Kepala Bagian Hukum dan ",
        "ke ",
        "di Desa A, ",
    ],
)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    ratio = _seconds(piece, 20_000) / _seconds(piece, 5_000)

    assert ratio < 12  # 16 if the work grew with the square of the length


def _seconds(piece: str, length: int) -> float:
    text = (piece * length)[:length]
    return min(timeit.repeat(lambda: read(text), time.process_time, repeat=5, number=1))
