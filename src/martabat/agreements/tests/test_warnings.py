"""Every warning with an example that earns it and one that does not; none of them ever raises."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from martabat.agreements.kinds import Body, Capacity, Kind, Stage, Topic
from martabat.agreements.models import Agreement, Clause, Party
from martabat.agreements.warnings import (
    Basis,
    NumberUse,
    longer_than,
    plain_number,
    warnings_of,
)

TODAY = date(2023, 10, 1)
CLAUSES = [Clause(topic=topic, text="…") for topic in ("rights", "term", "disputes", "sanctions")]


def city(**more):
    return Party(name="Pemerintah Kota Singkawang", body=Body.REGION, **more)


def ngo(**more):
    return Party(name="INFID", body=Body.THIRD, **more)


def parent(**more):
    return Agreement(pk=1, kind=Kind.KB, title="Induk", **more)


def warned(kind=Kind.PKS, parties=None, clauses=CLAUSES, others=(), **more):
    more.setdefault("parent", parent() if kind in ("pks", "rk", "addendum") else None)
    more.setdefault("stage", Stage.DRAFTING)
    agreement = Agreement(pk=2, kind=kind, title="Contoh", **more)
    found = warnings_of(
        agreement,
        parties=[city(), ngo()] if parties is None else parties,
        clauses=clauses,
        others=others,
        today=TODAY,
    )
    assert all(item.sentence and item.source for item in found)
    return {item.code: item for item in found}


def test_a_sound_agreement_earns_none():
    assert warned() == {}
    assert warned(kind=Kind.KB, clauses=[]) == {}


def test_what_carries_out_has_something_to_carry_out():
    found = warned(parent=None)["no_parent"]
    assert (found.source, found.basis) == ("PP 28/2018 pasal 6 ayat (3)", Basis.LAW)
    assert "no_parent" in warned(kind=Kind.RK, parent=None)
    assert "no_parent" not in warned(kind=Kind.KB)
    assert "addendum_alone" in warned(kind=Kind.ADDENDUM, parent=None)
    assert "addendum_alone" not in warned(kind=Kind.ADDENDUM)


def test_it_does_not_outlast_its_parent():
    above = parent(end=date(2024, 7, 12))
    found = warned(parent=above, end=date(2024, 7, 13))["beyond_parent"]
    assert found.basis == Basis.INFERRED
    assert "13 Juli 2024" in found.sentence
    assert "beyond_parent" not in warned(parent=above, end=date(2024, 7, 12))


def test_it_is_not_signed_before_its_parent():
    above = parent(signed_on=date(2023, 7, 13))
    assert "before_parent" in warned(parent=above, signed_on=date(2023, 7, 12))
    assert "before_parent" not in warned(parent=above, signed_on=date(2023, 7, 13))


def test_more_than_five_years_need_a_reason():
    start = date(2020, 6, 5)
    found = warned(start=start, end=date(2025, 6, 6))["long_term"]
    assert found.basis == Basis.PRACTICE
    assert "Yogyakarta" in found.source
    assert "long_term" not in warned(start=start, end=date(2025, 6, 5))
    assert "long_term" not in warned(start=start, end=date(2026, 1, 1), term_reason="Jalan tol.")


def test_a_leap_day_has_its_fifth_year():
    assert longer_than(date(2020, 2, 29), date(2025, 3, 1), 5)
    assert not longer_than(date(2020, 2, 29), date(2025, 2, 28), 5)


@pytest.mark.parametrize(
    ("topic", "letter"), [("rights", "a"), ("term", "b"), ("disputes", "c"), ("sanctions", "d")]
)
def test_a_pks_holds_each_mandatory_clause(topic, letter):
    left = [clause for clause in CLAUSES if clause.topic != topic]
    found = warned(clauses=left)
    assert set(found) == {f"missing_{topic}"}
    assert found[f"missing_{topic}"].source == f"PP 28/2018 pasal 19 ayat (2) huruf {letter}"
    assert warned(kind=Kind.RK, clauses=[]) == {}


def test_a_foundation_is_signed_by_the_head_of_the_region_himself():
    proxy = {"capacity": Capacity.PROXY, "proxy_letter": "100/2023"}
    found = warned(kind=Kind.KB, parties=[city(**proxy), ngo()])["proxy_on_foundation"]
    assert found.source == "PP 28/2018 pasal 2 ayat (2) dan pasal 13 ayat (2)"
    assert warned(kind=Kind.PKS, parties=[city(**proxy), ngo()]) == {}
    # The articles are about the region; how a third party is represented is its own affair.
    assert warned(kind=Kind.KB, parties=[city(), ngo(**proxy)]) == {}


def test_a_proxy_has_a_letter():
    assert "proxy_without_letter" in warned(parties=[city(capacity="proxy"), ngo()])


def test_an_agreement_has_two_parties():
    assert "few_parties" in warned(parties=[city()])
    assert "few_parties" in warned(parties=[])


def test_a_central_body_gets_neither_mou_nor_pks():
    komnas = Party(name="Komnas HAM", body=Body.CENTRAL)
    found = warned(parties=[city(), komnas])["central_body"]
    assert found.basis == Basis.PRACTICE
    assert "central_body" in warned(kind=Kind.MOU, parties=[city(), komnas])
    assert warned(kind=Kind.NK, parties=[city(), komnas]) == {}
    assert warned(kind=Kind.RK, parties=[city(), komnas]) == {}


def test_letters_of_intent_and_mous_are_for_foreign_parties():
    assert "domestic_mou" in warned(kind=Kind.LOI)
    abroad = Party(name="Gwangju", body=Body.FOREIGN)
    assert warned(kind=Kind.MOU, parties=[city(), abroad]) == {}


def use(**more):
    values = {
        "institution": "pemerintah  kota Singkawang",
        "organisation_id": None,
        "number": "100/7/2023",
        "year": 2023,
        "agreement_id": 9,
        "title": "Yang lain",
    }
    return NumberUse(**(values | more))


def test_a_party_gives_a_number_once_a_year():
    mine = {
        "parties": [city(number="100 / 7 / 2023"), ngo()],
        "signed_on": date(2023, 9, 7),
    }
    assert "Yang lain" in warned(others=[use()], **mine)["number_twice"].sentence
    assert warned(others=[use(year=2022)], **mine) == {}
    assert warned(others=[use(institution="INFID")], **mine) == {}
    assert warned(others=[use(agreement_id=2)], **mine) == {}
    assert warned(others=[use(number="8")], **mine) == {}


def test_what_stands_for_no_number_is_none():
    assert [plain_number(text) for text in ("0", " - ", "–", "")] == [""] * 4


def test_a_term_that_ran_out_asks_for_its_end():
    gone = {"end": date(2023, 9, 30), "signed_on": date(2023, 1, 1)}
    assert "term_over" in warned(stage=Stage.IMPLEMENTATION, **gone)
    assert "term_over" not in warned(stage=Stage.ENDED, **gone)
    assert "term_over" not in warned(
        stage=Stage.IMPLEMENTATION, signed_on=date(2023, 1, 1), end=TODAY
    )


DAYS = st.none() | st.dates()
NAMES = st.text(max_size=20)


@st.composite
def agreements(draw, above=None):
    return Agreement(
        pk=draw(st.integers(1, 5)),
        kind=draw(st.sampled_from(Kind.values)),
        stage=draw(st.sampled_from(Stage.values)),
        title=draw(NAMES),
        term_reason=draw(NAMES),
        signed_on=draw(DAYS),
        start=draw(DAYS),
        end=draw(DAYS),
        parent=above,
    )


@given(
    agreement=agreements(),
    above=st.none() | agreements(),
    parties=st.lists(
        st.builds(
            Party,
            name=NAMES,
            number=NAMES,
            proxy_letter=NAMES,
            signed_on=DAYS,
            body=st.sampled_from(Body.values),
            capacity=st.sampled_from(Capacity.values),
        ),
        max_size=6,
    ),
    clauses=st.lists(st.builds(Clause, topic=st.sampled_from(Topic.values)), max_size=6),
    others=st.lists(
        st.builds(
            NumberUse,
            institution=NAMES,
            organisation_id=st.none() | st.integers(1, 3),
            number=NAMES,
            year=st.integers(1, 9999),
            agreement_id=st.integers(1, 9),
            title=NAMES,
        ),
        max_size=6,
    ),
    today=st.dates(),
)
def test_no_agreement_whatever_makes_the_warnings_fail(
    agreement, above, parties, clauses, others, today
):
    agreement.parent = above
    found = warnings_of(agreement, parties=parties, clauses=clauses, others=others, today=today)
    for item in found:
        assert item.sentence.endswith(".")
        assert item.source
