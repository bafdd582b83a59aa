"""What is published: written out, frozen, read back, and explained."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from martabat.assessments import explaining
from martabat.assessments.actions import panel
from martabat.assessments.models import Answer, Publication
from martabat.assessments.published import content_of, exact, plain, read
from martabat.documents.models import Document
from martabat.journal.hashing import digest

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(way) -> Publication:
    return way.to_published(answered=30).publications.get()


def leaves(data):
    if isinstance(data, dict):
        for value in data.values():
            yield from leaves(value)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value)
    else:
        yield data


def test_the_content_is_plain_json_without_floats(way):
    way.to_kanwil()
    content = content_of(way.assessment)
    assert json.loads(json.dumps(content)) == content
    assert not [leaf for leaf in leaves(content) if isinstance(leaf, float)]


def test_the_digest_of_the_same_content_is_the_same(published):
    again = content_of(published.assessment)
    assert digest(again) == published.sha256
    published.refresh_from_db()
    assert digest(published.content) == published.sha256


def test_the_language_of_the_publisher_changes_nothing(way):
    way.to_kanwil()
    with translation.override("en"):
        english = content_of(way.assessment)
    assert english == content_of(way.assessment)


def test_no_person_is_named(published, people):
    text = json.dumps(published.content)
    for name in (people.operator.user.name, people.verifier.user.name, people.panel.user.name):
        assert name not in text
    assert people.regional_office.name in text


def test_reading_gives_back_what_was_written(published):
    result = read(published.content)
    assert result.region.name == "Kota Singkawang"
    assert result.decree.dated == date(2023, 11, 15)
    assert result.score == published.score.quantize(Decimal("0.01"))
    assert len(result.rights) == 10
    assert len(result.indicators) == 120
    assert result.predicate.code == published.predicate
    assert result.types == ("structure", "process", "outcome")
    added = sum(right.contribution for right in result.rights)
    assert abs(added - result.raw) < Decimal("1e-20")


def test_what_was_published_does_not_change_with_its_records(way, people):
    assessment = way.to_published(answered=20)
    before = assessment.publications.get()
    Answer.objects.filter(assessment=assessment).update(note="lain", value=Decimal(7))
    Document.objects.update(title="lain")
    people.regional_office.name = "Kantor lain"
    people.regional_office.save()
    assessment.region.name = "Kota Lain"
    assessment.region.save()
    after = assessment.publications.get()
    assert after.content == before.content
    assert digest(after.content) == before.sha256
    assert read(after.content).region.name == "Kota Singkawang"


def test_every_indicator_and_step_can_be_explained(way, people):
    way.to_kanwil(answered=60)
    result = read(content_of(way.assessment))
    for language in ("id", "en"):
        with translation.override(language):
            for indicator in result.indicators.values():
                assert explaining.reached(indicator)
                assert "%(" not in explaining.reached(indicator) + explaining.better(indicator)
                steps = result.tree.path_to(indicator.code)
                assert [step.kind for step in steps] == ["total", "right", "type", "indicator"]
                for step in steps[:-1]:
                    assert explaining.step_arithmetic(step)


def test_the_outlook_names_what_can_still_change(way):
    way.to_kanwil(answered=120)
    result = read(content_of(way.assessment))
    assert result.open == 120
    assert "masih terbuka" in explaining.outlook(result)
    assert explaining.range_words(result) == "0,00–100,00"


def test_nothing_is_open_once_everything_is_settled(published):
    result = read(published.content)
    assert result.open == 0
    assert explaining.outlook(result) == ""
    assert explaining.range_words(result) == ""


def test_signed_lines_stand_in_the_ledger(way, people):
    way.to_panel(answered=120)
    panel.adjust(
        assessment=way.assessment,
        line="panel",
        points=Decimal("-1.5"),
        reason="Sengketa lahan belum dijawab.",
        membership=people.panel,
    )
    result = read(content_of(way.assessment))
    assert explaining.ledger_points(result.ledger[0]) == "−1,50"
    assert result.ledger[0].organisation == people.ministry.name
    assert explaining.ledger_arithmetic(result).endswith("− 1,50")
    assert result.adjusted == result.raw + Decimal("-1.5")
    assert "Ambang 50 dan 65 belum terkonfirmasi" in explaining.unconfirmed(result)[0]


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (">=95", "95 ke atas"),
        (">=85 <95", "85 sampai di bawah 95"),
        ("<25", "di bawah 25"),
        ("=0", "tepat 0"),
        (">0 <=1.5", "di atas 0 sampai 1,5"),
        (">=1 <=6", "1 sampai 6"),
        (">2 <3", "di atas 2 sampai di bawah 3"),
        (">7", "di atas 7"),
        ("<=-3", "−3 ke bawah"),
    ],
)
def test_stretches_are_said_in_words(condition, said):
    assert explaining.stretch_words(condition) == said


def test_the_band_that_decides_ends_where_an_earlier_one_begins(way):
    way.answer("01-H-01", numerator=Decimal(61), denominator=Decimal(68))
    result = read(content_of(way.assessment))
    indicator = result.indicators["01-H-01"]
    assert explaining.reached(indicator) == (
        "Pita 85 sampai di bawah 95\u00a0% bernilai 8 dari 10 poin."
    )
    assert explaining.better(indicator).startswith("Bila 95\u00a0% ke atas, nilainya 10 poin, dan")
    assert explaining.arithmetic(indicator) == "61 ÷ 68 × 100"


def test_figures_are_exact_text():
    assert exact(Fraction(5, 2)) == "2.5"
    assert exact(Fraction(100)) == "100"
    assert exact(Fraction(1, 3)).startswith("0.333333333333333")
    assert exact(Decimal("7.2500")) == "7.25"
    with pytest.raises(TypeError):
        plain(1.5)
