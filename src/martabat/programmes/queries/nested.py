"""Small lists that belong to one row, read together with it: one query instead of one a list."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, QuerySet
from django.db.models.functions import JSONObject

Row = TypeVar("Row", bound=Model)


def rows(queryset: QuerySet[Any], *columns: str) -> ArraySubquery:
    """Return the rows of a queryset that refers to the outer one, to annotate with."""
    return ArraySubquery(
        queryset.values(nested_row=JSONObject(**{name: name for name in columns})).values_list(
            "nested_row", flat=True
        )
    )


def objects(model: type[Row], found: Iterable[dict[str, Any]]) -> list[Row]:
    """Make objects of such rows, with only the columns that were asked for."""
    made = []
    for row in found:
        values = {
            name: model._meta.get_field(name).to_python(value)  # type: ignore[union-attr]
            for name, value in row.items()
        }
        made.append(model(**values))
    return made
