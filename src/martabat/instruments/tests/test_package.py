"""Packages: what is wrong is named with file, line, field and what was expected."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from martabat.instruments.compile import compile_document
from martabat.instruments.document import PackageError, parse_document, read_document, sha256
from martabat.instruments.package import (
    PACKAGES,
    find_package,
    load_document,
    load_package,
    mapping_problems,
    shipped_names,
)
from martabat.scoring import evaluate

SMALL = """\
format: 1
name: small
version: "1"
title: {id: Kecil, en: Small}
status: sample
missing: worst
not_applicable: redistribute
cap: {min: 0, max: 100}
predicates:
  - {code: high, name: {id: Tinggi, en: High}, from: 50}
  - {code: low, name: {id: Rendah, en: Low}}
groups:
  - code: g
    title: {id: Hak, en: Right}
    indicators:
      - code: a
        text: {id: Berapa?, en: How many?}
        unit: {id: persen, en: percent}
        rule:
          kind: bands
          bands:
            - {ge: 60, share: 1}
            - {ge: 30, share: 0.5}
            - {lt: 30, share: 0}
        max_points: 10
      - code: b
        text: {id: Ada?, en: Is there?}
        unit: ya/tidak
        rule: {kind: yes_no}
        max_points: 10
aggregation:
  rule: weighted_mean
  indicators: [a, b]
  weights: {a: 60, b: 40}
"""


def problems(text: str) -> list[str]:
    try:
        package = load_document(parse_document(text, "small.yaml"))
    except PackageError as error:
        return [str(problem) for problem in error.problems]
    return [str(problem) for problem in package.warnings]


def test_a_good_package_has_no_problems():
    assert problems(SMALL) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("        unit: {id: persen, en: percent}\n", "",
         "small.yaml:16: groups[0].indicators[0].unit: expected text, found nothing"),
        ("status: sample", "status: draft",
         'small.yaml:5: status: expected one of official, sample, reconstructed, found "draft"'),
        ("max_points: 10\n      - code: b", "max_points: ten\n      - code: b",
         'small.yaml:25: groups[0].indicators[0].max_points: expected a number, found "ten"'),
        ("missing: worst", "mising: worst",
         "small.yaml:1: missing: expected what a blank does, found nothing"),
        ("kind: yes_no", "kind: yesno",
         "small.yaml:29: groups[0].indicators[1].rule.kind: expected one of bands, choice, yes_no, "
         'linear, logarithmic, direct, found "yesno"'),
        ("{kind: yes_no}", "{kind: linear, worst: 0}",
         "small.yaml:29: groups[0].indicators[1].rule.best: expected a number, found nothing"),
        ("code: b", "code: a",
         "small.yaml:26: groups[0].indicators[1].code: code a stands already in line 16"),
        ("weights: {a: 60, b: 40}", "weights: {a: 60, b: 50}",
         "small.yaml:31: aggregation: expected weights that sum to 1 or 100, found 110"),
        ("indicators: [a, b]", "indicators: [a, c]",
         "small.yaml:33: aggregation.indicators[1]: expected a code of this package"),
        ("from: 50}", "from: 50}\n  - {code: mid, name: Tengah, from: 60}",
         "small.yaml:11: predicates[1].from: expected less than 50 (highest first)"),
        ("- {lt: 30, share: 0}", "- {lt: 20, share: 0}",
         "small.yaml:19: groups[0].indicators[0].rule: no band holds 20: add a band, or "
         "acknowledge it under gaps"),
        ("- {ge: 30, share: 0.5}", "- {ge: 70, share: 0.5}",
         "small.yaml:23: groups[0].indicators[0].rule.bands[1]: >=70 never decides: bands before "
         "it hold first"),
        ("- {ge: 30, share: 0.5}", "- {ge: 30, le: 50, share: 0.5}\n            - {ge: 45, le: 59, "
         "share: 0.4}",
         "small.yaml:24: groups[0].indicators[0].rule.bands[2]: >=45 <=59 overlaps >=30 <=50 at "
         "45"),
        ("        rule: {kind: yes_no}\n", "        rule: {kind: yes_no}\n        checks:\n"
         "          - {when: {left: z.denominator, op: eq, right: 0}, effect: letter}\n",
         "small.yaml:31: groups[0].indicators[1].checks[0].when.left: no indicator has the code z"),
        ("status: sample", "status: sample\nstatus: official",
         "small.yaml:6: status: stands twice"),
        ("title: {id: Kecil, en: Small}", "title: {id: Kecil, en: Small",
         "small.yaml:5: expected YAML: "),
        ("aggregation:", "mapping: {from: older, indicators: {zz: [a]}}\naggregation:",
         "small.yaml:31: mapping.indicators.zz: expected a code of this package"),
    ],
)  # fmt: skip
def test_a_problem_is_named(old, new, message):
    assert old in SMALL
    found = problems(SMALL.replace(old, new, 1))
    assert any(line.startswith(message) for line in found), found


def test_an_acknowledged_gap_is_only_a_warning():
    gap = "\n          gaps:\n            - {ge: 20, lt: 30, share: 0, note: tidak diatur}"
    text = SMALL.replace("- {lt: 30, share: 0}", "- {lt: 20, share: 0}" + gap)
    assert problems(text) == [
        "small.yaml:19: warning: groups[0].indicators[0].rule: no band holds 20 (acknowledged)"
    ]


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_package_is_valid_and_bilingual(name):
    package = load_package(find_package(name))
    assert package.instrument.name == name
    assert package.instrument.title.en
    assert all(group.title.en for group in package.instrument.groups)
    assert all(i.text.en for i in package.instrument.indicators.values())
    assert json.loads(json.dumps(package.data)) == package.data


@pytest.mark.parametrize("name", shipped_names())
def test_mappings_lead_to_indicators_that_exist(name):
    assert mapping_problems(read_document(find_package(name))) == []


def test_a_mapping_to_nothing_is_named():
    mapping = "mapping: {from: peduli-ham-2013, indicators: {a: ['1', '99']}}\naggregation:"
    document = parse_document(SMALL.replace("aggregation:", mapping), "small.yaml")
    assert [str(problem) for problem in mapping_problems(document)] == [
        "small.yaml:31: mapping.indicators.a[1]: peduli-ham-2013 has no indicator 99"
    ]


def test_the_five_shipped_packages():
    assert shipped_names() == [
        "indeks-kota-toleran", "peduli-ham-2013", "peduli-ham-2016", "peduli-ham-2021",
        "penilaian-ham-komnas-2025",
    ]  # fmt: skip


def comparable(value):
    """Frozen data as nested tuples: instruments compare by identity otherwise."""
    if is_dataclass(value):
        return (type(value).__name__, *(comparable(getattr(value, f.name)) for f in fields(value)))
    if isinstance(value, dict):
        return tuple((key, comparable(item)) for key, item in value.items())
    return tuple(comparable(i) for i in value) if isinstance(value, tuple | list) else value


@pytest.mark.parametrize("name", shipped_names())
def test_a_package_survives_json(name):
    """The database keeps the document as JSON; the instrument must not change by that."""
    package = load_package(PACKAGES / f"{name}.yaml")
    data = json.loads(json.dumps(package.data))
    assert comparable(compile_document(data)) == comparable(package.instrument)
    assert sha256(data) == package.sha256


number = st.one_of(st.integers(0, 100), st.integers(0, 1000).map(lambda n: n / 10), st.just("19/3"))


@given(
    st.lists(number, min_size=1, max_size=6), st.integers(1, 9), st.sampled_from(["sum", "mean"])
)
@settings(max_examples=60, deadline=None)
def test_a_package_survives_yaml(shares, points, rule):
    indicators = [
        {"code": f"i{n}", "text": "x", "unit": "x", "max_points": points,
         "rule": {"kind": "yes_no", "yes": share, "no": 0}}
        for n, share in enumerate(shares)
    ]  # fmt: skip
    data = {
        "format": 1, "name": "x", "version": "1", "title": "x", "status": "sample",
        "missing": "worst", "not_applicable": "zero",
        "groups": [{"code": "g", "title": "x", "indicators": indicators}],
        "aggregation": {"rule": rule, "group": "g"},
    }  # fmt: skip
    stream = StringIO()
    YAML().dump(data, stream)
    package = load_document(parse_document(stream.getvalue(), "x.yaml"))
    assert package.data == data
    assert evaluate(package.instrument, {}).raw == 0
