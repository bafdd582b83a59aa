"""Reading a written draft gives the record back, for whatever activity of whatever region."""

from hypothesis import given, settings

from martabat.newsroom.content import Content, body
from martabat.newsroom.reading import read
from martabat.newsroom.tests.generated import bare, facts
from martabat.newsroom.writing import Facts, draft


def written(known: Facts) -> str:
    """Return a draft as it is published, with its dateline."""
    content: Content = {
        "title": "",
        "place": bare(known.region),
        "publisher": "MC",
        "paragraphs": list(draft(known).paragraphs),
        "quotes": [],
        "credit": "",
        "photos": [],
    }
    return body(content)


@given(facts())
@settings(max_examples=250, deadline=None, derandomize=True)
def test_a_draft_reads_as_its_record(pair: tuple[str, Facts]) -> None:
    code, known = pair
    text = written(known)
    found = read(text, known=known.organisations).activities[0]
    assert found.kind.value == known.kind
    assert found.date is not None
    assert (found.date.day, found.date.last_day) == (known.day, known.last_day)
    assert (found.venue.value if found.venue else "") == known.venue
    assert (found.region.value if found.region else "") == code
    assert (found.theme.value if found.theme else "") == known.theme
    assert people(found) == {(one.name, one.title, one.acting_for) for one in known.people}
    follows = found.follows_up
    assert (follows.day if follows else None) == (known.follows.day if known.follows else None)
    names = [one.value for one in found.organisations]
    assert names[: len(known.organisations)] == list(known.organisations)
    # Offices that stand in the position of somebody who came took part by that person.
    positions = " ".join(one.title for one in known.people)
    assert all(name in positions for name in names[len(known.organisations) :])


def people(found):
    """Return name, position and whom each person acts for."""
    return {
        (
            one.name,
            one.position.value if one.position else "",
            one.acting_for.value if one.acting_for else "",
        )
        for one in found.persons
    }


@given(facts())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_series_position_is_read_back(pair: tuple[str, Facts]) -> None:
    _code, known = pair
    found = read(written(known), known=known.organisations).activities[0]
    told = known.number if known.number and known.series else None
    assert (found.series_position.value if found.series_position else None) == told


@given(facts())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_nothing_is_told_that_is_not_recorded(pair: tuple[str, Facts]) -> None:
    """An activity of which only a name is known makes one short sentence."""
    _code, known = pair
    bare_facts = Facts(kind=known.kind, title=known.title)
    assert draft(bare_facts).paragraphs == (f"{known.title} telah dilaksanakan.",)
