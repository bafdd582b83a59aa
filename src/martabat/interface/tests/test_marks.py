import re
from fractions import Fraction
from pathlib import Path

import pytest
from django.utils import translation

from martabat.interface import marks
from martabat.interface.environment import hash_short, initials
from martabat.interface.statuses import STATUSES

HERE = Path(marks.__file__).parent
SPRITE = (HERE / "static/interface/icons.svg").read_text()
SYMBOLS = set(re.findall(r'<symbol id="([^"]+)"', SPRITE))


def icons_in_use() -> set[str]:
    used = {status.icon for status in STATUSES.values()}
    for template in HERE.parent.glob("*/jinja2/**/*.html"):
        text = template.read_text()
        for call in re.findall(r"icon\(([^()]*(?:\([^()]*\)[^()]*)*)\)", text):
            first = call.split(",")[0].strip()
            if re.fullmatch(r"""["'][a-z0-9-]+["']""", first):
                used.add(first.strip("\"'"))
    return used


def test_the_sprite_has_every_icon_that_templates_use():
    assert icons_in_use() <= SYMBOLS, icons_in_use() - SYMBOLS
    assert set((HERE / "icons.txt").read_text().split()) == SYMBOLS


def test_an_icon_is_hidden_unless_it_is_named():
    assert 'aria-hidden="true"' in marks.icon("search")
    assert 'aria-label="Cari &amp; temukan"' in marks.icon("search", "Cari & temukan")
    assert "icons.svg?v=" in marks.icon("search")


def test_every_status_has_a_word_a_tone_and_an_icon():
    for code, status in STATUSES.items():
        assert str(status.word), code
        assert status.icon in SYMBOLS, code


def test_loud_states_are_those_that_ask_for_something():
    loud = {str(status.word) for status in STATUSES.values() if status.loud}
    assert loud >= {
        "Bertentangan",
        "Tanpa bukti",
        "Dikembalikan",
        "Terlambat",
        "Sumber berbeda",
        "Menunggu verifikasi",
        "Disahkan",
    }
    assert not loud & {"Terisi", "Kosong", "Berjalan", "Diterima"}


def test_a_chip_escapes_its_text():
    assert "&lt;b&gt;" in marks.chip("answer.filled", "<b>")
    assert "Terisi" in marks.chip("answer.filled")


def test_an_open_score_is_a_band_and_a_closed_one_is_solid():
    open_bar = marks.score_bar(Fraction(6492, 100), 80.75, thresholds=[(75, "Peduli HAM")])
    assert 'class="bar-range" x="64.92%"' in open_bar
    assert 'x1="75%"' in open_bar
    assert "bar-solid" not in open_bar
    closed = marks.score_bar(77.58, 77.58, thresholds=[(65, "Cukup", False)])
    assert 'class="bar-solid" width="77.58%"' in closed
    assert "dashed" in closed
    assert "style=" not in open_bar + closed


def test_a_score_on_another_scale():
    assert 'width="50%"' in marks.score_bar(score=4, scale=(1, 7))


def test_names_of_thresholds_stand_under_the_bar():
    with translation.override("id"):
        bar = marks.score_bar(score=70, thresholds=[(62.5, "A & B")], named=True)
    assert "62,5 A &amp; B" in bar


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Rina Wulandari", "RW"), ("Maya", "M"), ("Dr. H. Yusuf bin Pratama", "DP"), ("", "")],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_hashes_in_groups_of_four():
    value = "3f1a77c09be241d5" * 4
    assert hash_short(value).startswith("3f1a 77c0 9be2 41d5 3f1a")
    assert hash_short(value, 4) == "3f1a 77c0 9be2 … 41d5"
    assert hash_short(None) == "–"
