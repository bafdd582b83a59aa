import pytest
from hypothesis import given
from hypothesis import strategies as st

from martabat.documents.ranges import NotSatisfiable, Part, wanted_part


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("bytes=0-9", Part(0, 10)),
        ("bytes=90-", Part(90, 10)),
        ("bytes=-5", Part(95, 5)),
        ("bytes=-500", Part(0, 100)),
        ("bytes=50-5000", Part(50, 50)),
        ("bytes=99-99", Part(99, 1)),
        ("", None),
        ("bytes=-", None),
        ("bytes=9-3", None),
        ("bytes=0-1,5-6", None),
        ("items=0-1", None),
        ("bytes=a-b", None),
    ],
)
def test_one_plain_range_is_understood_and_the_rest_ignored(
    header: str, wanted: Part | None
) -> None:
    assert wanted_part(header, size=100) == wanted


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_beyond_the_end_is_not_satisfiable(header: str) -> None:
    with pytest.raises(NotSatisfiable):
        wanted_part(header, size=100)


def test_the_header_names_first_last_and_size() -> None:
    assert Part(10, 5).content_range(100) == "bytes 10-14/100"


@given(st.integers(0, 300), st.integers(0, 300), st.integers(1, 200))
def test_a_part_never_leaves_the_file(first: int, last: int, size: int) -> None:
    try:
        part = wanted_part(f"bytes={first}-{last}", size=size)
    except NotSatisfiable:
        return
    if part:
        assert 0 <= part.start < part.start + part.length <= size
