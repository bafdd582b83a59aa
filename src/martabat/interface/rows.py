"""Lists that people write row by row: ordinary buttons add, move and take out, without a script.

A form of rows holds any number of equal row forms, in order, with their fields under `0-`, `1-`, …;
`rows` says how many there are. A button sends `act`: `save`, `add`, `up-2`, `down-2`, `remove-2`.
Only `save` judges what was typed; after the others the form comes back, changed as asked.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from martabat.interface.fields import form_errors

SAVE, ADD = "save", "add"
MOST = 120


class RowForm(forms.Form):
    """One row. A row in which nothing was written is left out."""

    use_required_attribute = False
    # Fields that do not make a row: what they hold from the start says nothing.
    quiet: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{**more, "empty_permitted": True})

    def has_changed(self) -> bool:
        """Whether anything that counts was written."""
        return any(name not in self.quiet for name in self.changed_data)


class Rows:
    """The rows of one page, as they are known or as somebody typed them.

    `blank` is what a new row holds from the start, `spare` keeps an empty row at the end,
    `context` goes to every row form. More than `MOST` rows are not read.
    """

    def __init__(
        self,
        form: type[RowForm],
        *,
        known: Sequence[Mapping[str, Any]] = (),
        data: Mapping[str, Any] | None = None,
        blank: Mapping[str, Any] | None = None,
        spare: bool = False,
        context: Mapping[str, Any] | None = None,
    ) -> None:
        self._form, self._context = form, dict(context or {})
        self._blank, self._spare = dict(blank or {}), spare
        self.errors: list[str] = []
        # The row that was just added or moved takes the focus.
        self.focus: int | None = None
        act = str(data.get("act", "")) if data is not None else ""
        # A form that arrived in pieces must not empty the list.
        self.saving = data is not None and act == SAVE and "rows" in data
        if self.saving:
            self.forms = [self._row(at, data=data) for at in range(self._count(data))]
        else:
            rows = self._ended(known) if data is None else self._rearranged(self._typed(data), act)
            self.forms = [self._row(at, initial=row) for at, row in enumerate(rows)]

    def is_valid(self) -> bool:
        """Judge every row that counts, so that each says what is wrong in it."""
        right = [row.is_valid() for row in self.forms]
        return all(right) and not self.errors

    def add_error(self, sentence: str) -> None:
        """Add an error of the whole list."""
        self.errors.append(sentence)

    @property
    def filled(self) -> list[dict[str, Any]]:
        """What was written, row by row; after `is_valid`."""
        return [row.cleaned_data for row in self.forms if row.has_changed()]

    @property
    def all_errors(self) -> list[tuple[str, str]]:
        """Every error with the id of its field, as the summary shows them; none unless saving."""
        found = [(sentence, "") for sentence in self.errors]
        for at, row in enumerate(self.forms, start=1):
            if row.is_bound:
                found += [
                    (_("Baris %(at)s. %(text)s") % {"at": at, "text": text}, target)
                    for text, target in form_errors(row)
                ]
        return found

    def _row(self, at: int, **more: Any) -> RowForm:
        return self._form(prefix=str(at), **more, **self._context)

    def _count(self, data: Mapping[str, Any] | None) -> int:
        text = str((data or {}).get("rows", ""))
        return min(int(text), MOST) if text.isascii() and text.isdigit() else 0

    def _typed(self, data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        return [
            {name: data.get(f"{at}-{name}", "") for name in self._form.base_fields}
            for at in range(self._count(data))
        ]

    def _rearranged(self, rows: list[Mapping[str, Any]], act: str) -> list[Mapping[str, Any]]:
        verb, _dash, text = act.partition("-")
        if verb == ADD and len(rows) < MOST:
            self.focus = len(rows)
            return [*rows, self._blank]
        at = int(text) if text.isascii() and text.isdigit() else -1
        to = {"up": at - 1, "down": at + 1, "remove": at}.get(verb, -1)
        if 0 <= at < len(rows) and 0 <= to < len(rows):
            row = rows.pop(at)
            if verb != "remove":
                rows.insert(to, row)
            self.focus = to
        return self._ended(rows)

    def _ended(self, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        """Return the rows with as many empty ones at their end as the page offers."""
        found = list(rows)
        if not self._spare:
            return found or [self._blank]
        while found and not self._tells(found[-1]):
            found.pop()
        return [*found, *[self._blank] * (1 if found else 2)]

    def _tells(self, row: Mapping[str, Any]) -> bool:
        return any(value for name, value in row.items() if name not in self._form.quiet)
