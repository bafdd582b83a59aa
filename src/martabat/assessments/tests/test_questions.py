"""Questions in the words of their reader."""

import pytest

from martabat.assessments.queries.questions import dated


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("berlaku pada 31 Desember tahun data?", "berlaku pada 31 Desember tahun 2022?"),
        ("in force on 31 December of the data year?", "in force on 31 December 2022?"),
        ("the budget of the data year", "the budget of 2022"),
        ("updated in the data year", "updated in 2022"),
        ("Apa dasarnya?", "Apa dasarnya?"),
    ],
)
def test_the_data_year_stands_where_the_text_speaks_of_it(text, read):
    assert dated(text, 2022) == read
