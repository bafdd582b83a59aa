"""Random instruments and answers for property tests."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from martabat.scoring import Adjustment, Answer, Group, Indicator, Instrument, Predicate, Text
from martabat.scoring.model import AdjustmentKind, Leaf, Limits, Node, Rounding
from martabat.scoring.values import Band, Bands, Choice, Direct, Goalposts, YesNo

FIFTHS = [Fraction(n, 5) for n in range(6)]
T = Text("x", "x")


@st.composite
def bands(draw):
    edges = sorted(draw(st.sets(st.integers(0, 1000), min_size=1, max_size=5)))
    edges = [Fraction(e, 10) for e in edges]
    shares = draw(st.lists(st.sampled_from(FIFTHS), min_size=len(edges) + 1, max_size=6))
    made, upper = [], None
    for edge, share in zip(reversed(edges), shares, strict=False):
        made.append(Band(share, lower=edge))
        upper = edge
    made.append(Band(shares[len(edges)], upper=upper, upper_open=True))
    return Bands(tuple(made), draw(st.sampled_from([None, None, 0, 1])))


@st.composite
def rules(draw, max_points, *, monotone=False):
    kinds = ["bands", "choice", "yes_no", "linear", "log", "direct"]
    kind = draw(st.sampled_from(kinds))
    if kind == "bands":
        return draw(bands())
    if kind == "choice":
        shares = draw(st.lists(st.sampled_from(FIFTHS), min_size=2, max_size=4))
        return Choice(dict(zip("abcd", shares, strict=False)))
    if kind == "yes_no":
        return YesNo(Fraction(1), Fraction(0))
    if kind == "direct":
        return Direct(Fraction(draw(st.sampled_from([0, 0, 1]))), max_points, max_points)
    low, high = draw(st.sampled_from([(1, 100), (100, 1), (5, 80), (10, 2)]))
    return Goalposts(Fraction(low), Fraction(high), logarithmic=kind == "log")


@st.composite
def indicators(draw, code):
    max_points = Fraction(draw(st.sampled_from(["1.5", "5", "7.5", "10"])))
    rule = draw(rules(max_points))
    ratio = not isinstance(rule, Choice | YesNo) and draw(st.booleans())
    return Indicator(
        code=code,
        group="g",
        text=T,
        short=T,
        answer="choice"
        if isinstance(rule, Choice)
        else "yes_no"
        if isinstance(rule, YesNo)
        else "ratio"
        if ratio
        else "number",
        unit=T,
        rule=rule,
        max_points=max_points,
        numerator=T if ratio else None,
        denominator=T if ratio else None,
        multiplier=Fraction(100 if ratio else 1),
        zero_denominator=draw(st.sampled_from(["invalid", "zero", "na"])),
        na_allowed=draw(st.booleans()),
    )


@st.composite
def nodes(draw, members, kind="total", depth=0):
    rule = draw(
        st.sampled_from(["sum", "mean", "weighted_mean", "weighted_geometric_mean", "minimum"])
    )
    children: list[Node | Leaf] = []
    if depth < 2 and len(members) > 2 and draw(st.booleans()):
        cut = draw(st.integers(1, len(members) - 1))
        children = [
            draw(nodes(members[:cut], "part", depth + 1)),
            draw(nodes(members[cut:], "part", depth + 1)),
        ]
    else:
        children = [Leaf(i.code, i.max_points) for i in members]
    weights = [Fraction(draw(st.integers(1, 4))) for _ in children]
    if rule in {"mean", "minimum"}:
        weights = [Fraction(1)] * len(children)
    scale = draw(st.sampled_from([None, Fraction(100)]))
    code = "t" if kind == "total" else f"p-{members[0].code}"
    return Node(code, T, kind, rule, tuple(children), tuple(weights), scale)


@st.composite
def instruments(draw, max_size=6):
    members = [draw(indicators(f"i{n}")) for n in range(draw(st.integers(1, max_size)))]
    tree = draw(nodes(members))
    missing = draw(st.sampled_from(["worst", "zero", "exclude", "no_score"]))
    return Instrument(
        name="x",
        version="1",
        title=T,
        status="sample",
        groups=(Group("g", T, tuple(members)),),
        tree=tree,
        missing=missing,
        not_applicable=draw(st.sampled_from(["redistribute", "zero", "full", "not_allowed"])),
        adjustments=(AdjustmentKind("k", T, Limits(Fraction(-3), Fraction(3))),),
        adjustment_limits=Limits(Fraction(-5), Fraction(5)),
        cap=Limits(Fraction(0), Fraction(100)),
        rounding=Rounding(2, draw(st.sampled_from(["half_up", "half_even", "down"]))),
        predicates=(
            Predicate("a", "A", T, Fraction(75)),
            Predicate("b", "B", T, Fraction(50), strict=True),
            Predicate("c", "C", T, None),
        ),
        group_nodes={"g": tree},
    )


def values():
    """Numbers as offices write them: few decimals, many of them right at an edge."""
    return st.one_of(
        st.integers(0, 1000).map(lambda n: Fraction(n, 10)),
        st.integers(0, 100).map(Fraction),
        st.integers(0, 100000).map(lambda n: Fraction(n, 1000)),
    )


@st.composite
def answers_to(draw, indicator, *, blank=True, settled=None):
    is_settled = draw(st.booleans()) if settled is None else settled
    kinds = ["said", "said", "said"] + (["blank", "blank"] if blank else [])
    kinds += ["na"] if indicator.na_allowed else []
    kind = draw(st.sampled_from(kinds))
    if kind == "blank":
        return Answer(settled=is_settled)
    if kind == "na":
        return Answer(not_applicable=True, settled=is_settled)
    if isinstance(indicator.rule, Choice):
        return Answer(draw(st.sampled_from(list(indicator.rule.shares))), settled=is_settled)
    if isinstance(indicator.rule, YesNo):
        return Answer(draw(st.booleans()), settled=is_settled)
    if indicator.answer == "ratio" and draw(st.booleans()):
        low = 0 if blank else 1
        bottom = draw(st.integers(low, 200))
        return Answer(
            numerator=Fraction(draw(st.integers(0, 200))),
            denominator=Fraction(bottom),
            settled=is_settled,
        )
    return Answer(draw(values()), settled=is_settled)


@st.composite
def cases(draw, max_size=6):
    """An instrument and the answers of a region."""
    instrument = draw(instruments(max_size))
    answers = {c: draw(answers_to(i)) for c, i in instrument.indicators.items()}
    return instrument, answers


def adjustment_lines():
    return st.lists(
        st.builds(
            Adjustment,
            st.integers(-40, 40).map(lambda n: Fraction(n, 10)),
            st.just("x"),
            st.sampled_from(["", "k"]),
        ),
        max_size=3,
    )
