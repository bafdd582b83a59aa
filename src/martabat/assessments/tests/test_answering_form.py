"""What people type into a field, and what it means."""

import contextlib
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from martabat.assessments.forms.answering import input_text, number_in, read_answer
from martabat.assessments.queries.questions import Part, questionnaire
from martabat.assessments.values import Given

WHOLE = Part("numerator", "Persalinan", "persalinan", integer=True)
ANY = Part("value", "Jawaban", "persen", integer=False)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("93,9", "93.9"),
        ("93.9", "93.9"),
        ("93,9 %", "93.9"),
        ("93,9 persen", "93.9"),
        ("1.234.567", "1234567"),
        ("1.234,56", "1234.56"),
        ("Rp 99.400.000", "99400000"),
        ("  7 ", "7"),
        ("0", "0"),
        ("−2,5", "-2.5"),
        ("½", "0.5"),
    ],
)
def test_numbers_as_people_write_them(text, meaning):
    assert number_in(text, ANY, "persen") == Decimal(meaning)


def test_an_empty_field_is_a_blank():
    assert number_in("  ", ANY, "") is None


def test_one_dot_and_three_digits_is_a_thousand_where_wholes_are_counted():
    assert number_in("3.872", WHOLE, "persen") == 3872
    assert number_in("3.872 persalinan", WHOLE, "persen") == 3872


def test_one_dot_and_three_digits_is_asked_about_elsewhere():
    with pytest.raises(ValueError, match=r"dapat berarti dua angka. Tulis 1234 atau 1,234"):
        number_in("1.234", ANY, "persen")


@pytest.mark.parametrize(
    ("text", "part", "sentence"),
    [
        ("banyak", ANY, "bukan angka"),
        ("12 ribu", ANY, "bukan angka"),
        ("3 juta", WHOLE, "bukan angka"),
        ("1e9", ANY, "bukan angka"),
        ("3,5", WHOLE, "bukan bilangan bulat"),
        ("9" * 25, ANY, "terlalu besar"),
        ("1/0", ANY, "bukan angka"),
        ("9" * 5000, ANY, "bukan angka"),
        ("<script>", ANY, "bukan angka"),
    ],
)
def test_what_is_no_number_is_said_in_words(text, part, sentence):
    with pytest.raises(ValueError, match=sentence):
        number_in(text, part, "persen")


amounts = st.decimals(
    min_value=0, max_value=10**15, places=4, allow_nan=False, allow_infinity=False
)


@given(amounts, st.booleans(), st.sampled_from(["id", "en"]))
def test_a_number_read_back_from_its_field_is_the_same(amount, integer, language):
    if integer:
        amount = amount.to_integral_value()
    part = Part("value", "", "", integer)
    with translation.override(language):
        assert number_in(input_text(amount, integer=integer), part, "") == amount


@given(st.text(max_size=70))
def test_whatever_is_typed_gives_a_number_a_blank_or_a_sentence(text):
    found: object = None
    with contextlib.suppress(ValueError):
        found = number_in(text, ANY, "persen")
    assert found is None or isinstance(found, Decimal)


@pytest.mark.django_db
class TestForm:
    @pytest.fixture
    def questions(self, cycle):
        return questionnaire(cycle).questions

    def test_what_is_not_sent_stays_as_it_was(self, questions):
        before = Given(numerator=Decimal(3), denominator=Decimal(4), note="dari RSUD")
        form = read_answer(questions["06-H-01"], {"numerator": "5", "version": "7"}, before)
        assert form.is_valid
        assert form.version == 7
        assert form.given == Given(numerator=Decimal(5), denominator=Decimal(4), note="dari RSUD")

    def test_what_was_typed_is_kept_beside_the_error(self, questions):
        form = read_answer(questions["06-H-01"], {"numerator": "banyak"}, Given())
        assert form.typed["numerator"] == "banyak"
        assert form.error_list[0][1] == "id_numerator"

    def test_an_unknown_choice_is_refused(self, questions):
        form = read_answer(questions["01-S-01"], {"choice": "z"}, Given())
        assert "choice" in form.errors

    def test_not_applicable_needs_a_reason(self, questions):
        question = next(item for item in questions.values() if item.na_allowed)
        form = read_answer(question, {"asked_na": "1", "not_applicable": "1"}, Given())
        assert "reason" in form.errors
        form = read_answer(
            question,
            {"asked_na": "1", "not_applicable": "1", "reason": "Tidak ada desa"},
            Given(),
        )
        assert form.given.not_applicable

    def test_not_applicable_is_refused_where_it_cannot_be(self, questions):
        question = next(item for item in questions.values() if not item.na_allowed)
        form = read_answer(
            question, {"asked_na": "1", "not_applicable": "1", "reason": "Tidak mau"}, Given()
        )
        assert "not_applicable" in form.errors

    def test_unticking_takes_the_reason_away(self, questions):
        question = next(item for item in questions.values() if item.na_allowed)
        before = Given(not_applicable=True, reason="Tidak ada desa")
        form = read_answer(question, {"asked_na": "1"}, before)
        assert form.given == Given()

    def test_every_question_has_fields_in_both_languages(self, cycle):
        for language in ("id", "en"):
            with translation.override(language):
                for question in questionnaire(cycle).questions.values():
                    assert question.text
                    assert question.short
                    assert question.parts or question.options
                    assert "tahun data" not in question.text
