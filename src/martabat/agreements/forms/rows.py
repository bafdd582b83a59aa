"""Rows of one form that can be added, moved and dropped, with or without a script.

Every row has its fields under `0-`, `1-`, …; `rows` says how many there are. The buttons of the
page send `act`: `save`, `add`, `up-2`, `down-2`, `remove-2`. Only `save` judges what was typed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

SAVE, ADD = "save", "add"
MOST = 30


class Rows:
    """The rows of one page: either as they are known, or as somebody typed them."""

    def __init__(
        self,
        form_class: type[forms.Form],
        data: Mapping[str, Any] | None,
        known: Sequence[Mapping[str, Any]],
        *,
        blank: Mapping[str, Any] | None = None,
    ) -> None:
        self._form_class = form_class
        self._blank = dict(blank or {})
        self._telling = [
            name
            for name, field in form_class.base_fields.items()
            if not isinstance(field, forms.ChoiceField)
        ]
        # Without a button nothing is kept: an empty request must not empty a list.
        self.act = str(data.get("act", "")) if data is not None else ""
        if data is None:
            self.forms = self._unbound(list(known) or [self._blank])
        elif self.act == SAVE:
            self.forms = self._bound([row for row in self._typed(data) if self._is_filled(row)])
        else:
            self.forms = self._unbound(self._rearranged(self._typed(data)))

    @property
    def saving(self) -> bool:
        """Whether the rows are to be kept, not merely rearranged."""
        return self.act == SAVE

    def is_valid(self) -> bool:
        """Judge all rows, so that every error is told at once."""
        verdicts = [form.is_valid() for form in self.forms]
        return all(verdicts)

    @property
    def cleaned(self) -> list[dict[str, Any]]:
        """The rows, cleaned, after they were found valid."""
        return [form.cleaned_data for form in self.forms]

    def _is_filled(self, row: Mapping[str, Any]) -> bool:
        """Whether anything was typed; what a select holds from the start does not count."""
        return any(str(row[name]).strip() for name in self._telling)

    def _bound(self, rows: Sequence[Mapping[str, Any]]) -> list[forms.Form]:
        data = {
            f"{place}-{name}": value
            for place, row in enumerate(rows)
            for name, value in row.items()
        }
        return [
            self._form_class(data, prefix=str(place), use_required_attribute=False)
            for place in range(len(rows))
        ]

    def _unbound(self, rows: Sequence[Mapping[str, Any]]) -> list[forms.Form]:
        return [
            self._form_class(initial=dict(row), prefix=str(place), use_required_attribute=False)
            for place, row in enumerate(rows)
        ]

    def _typed(self, data: Mapping[str, Any]) -> list[dict[str, Any]]:
        names = list(self._form_class.base_fields)
        return [
            {name: data.get(f"{place}-{name}", "") for name in names}
            for place in range(_count(data))
        ]

    def _rearranged(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        verb, _dash, place_text = self.act.partition("-")
        if verb == ADD and len(rows) < MOST:
            return [*rows, dict(self._blank)]
        place = int(place_text) if place_text.isdecimal() else -1
        if not 0 <= place < len(rows):
            return rows
        row = rows.pop(place)
        if verb == "up":
            rows.insert(max(0, place - 1), row)
        elif verb == "down":
            rows.insert(place + 1, row)
        elif verb != "remove":
            rows.insert(place, row)
        return rows or [dict(self._blank)]


def _count(data: Mapping[str, Any]) -> int:
    text = str(data.get("rows", ""))
    return min(int(text), MOST) if text.isdecimal() else 0
