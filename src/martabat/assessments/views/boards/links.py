"""Links of a filtered page: everything that is asked for stays in the address."""

from collections.abc import Iterable, Mapping

from django.http import QueryDict
from django.utils.functional import Promise

Item = tuple[str | Promise, int | None, str, bool]


def changed(query: QueryDict, **changes: str) -> str:
    """Return the query string with some values changed, from the first page again."""
    found = query.copy()
    for name in ("halaman", *changes):
        found.pop(name, None)
    for name, value in changes.items():
        if value:
            found[name] = value
    return f"?{found.urlencode()}" if found else "?"


def choices(
    query: QueryDict,
    name: str,
    options: Iterable[tuple[str, str | Promise]],
    chosen: str,
    counts: Mapping[str, int] | None = None,
    default: str = "",
) -> list[Item]:
    """Return links that choose one value each: label, count, address, whether it is chosen."""
    return [
        (
            label,
            None if counts is None else counts.get(value, 0),
            changed(query, **{name: "" if value == default else value}),
            value == chosen,
        )
        for value, label in options
    ]
