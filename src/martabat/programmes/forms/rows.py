"""Lists that people write row by row: rows are added, moved and taken out by ordinary buttons.

A form of rows holds any number of equal row forms, in order. Empty rows count for nothing. The
buttons `tambah`, `naik`, `turun` and `hapus` send the form; it comes back with everything that was
typed, changed as asked, and nothing is saved until `simpan`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

PREFIX = "baris"
MOST_ROWS = 120
BLANK_ROWS = 1


class RowForm(forms.Form):
    """One row. A row in which nothing was written is left out."""

    use_required_attribute = False
    # Fields that do not make a row: their value alone says nothing.
    quiet: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{**more, "empty_permitted": True})

    def has_changed(self) -> bool:
        """Whether anything that counts was written."""
        return any(name not in self.quiet for name in self.changed_data)


class Rows:
    """A list of row forms, from what is kept or from what was sent."""

    def __init__(
        self,
        form: type[RowForm],
        *,
        initial: Sequence[Mapping[str, Any]] = (),
        data: QueryDict | None = None,
        context: Mapping[str, Any] | None = None,
    ) -> None:
        self._form, self._context = form, dict(context or {})
        self.errors: list[str] = []
        button = _button(data) if data is not None else None
        if data is None or button is not None:
            typed = list(initial) if data is None else _moved(_typed(form, data), *button)  # type: ignore[misc]
            typed += [{}] * (BLANK_ROWS if typed else BLANK_ROWS + 1)
            self.forms = [self._row(at, initial=dict(row)) for at, row in enumerate(typed)]
        else:
            self.forms = [self._row(at, data=data) for at in range(_length(data))]
        self.rearranged = button is not None
        # The row that was just added or moved takes the focus.
        self.focus = button[1] if button else None

    def _row(self, at: int, **more: Any) -> RowForm:
        return self._form(prefix=f"{PREFIX}-{at}", **more, **self._context)

    def is_valid(self) -> bool:
        """Whether every row that counts is right."""
        right = [row.is_valid() for row in self.forms]  # every row says what is wrong in it
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
        """Every error with the id of its field, as the summary shows them."""
        found = [(sentence, "") for sentence in self.errors]
        for at, row in enumerate(self.forms, start=1):
            if not row.is_bound or not row.errors:
                continue
            for name, sentences in row.errors.items():
                bound = row[name] if name in row.fields else None
                label = f"{bound.label}: " if bound else ""
                target = bound.id_for_label if bound else ""
                found += [
                    (
                        _("Baris %(at)s. %(text)s") % {"at": at, "text": f"{label}{text}"},
                        target,
                    )
                    for text in sentences
                ]
        return found


def _length(data: QueryDict) -> int:
    """How many rows were sent, whatever their numbers; a hidden field says so."""
    try:
        return max(0, min(int(data.get("jumlah", "0")), MOST_ROWS))
    except ValueError:
        return 0


def _typed(form: type[RowForm], data: QueryDict) -> list[dict[str, Any]]:
    return [
        {name: data.get(f"{PREFIX}-{at}-{name}", "") for name in form.base_fields}
        for at in range(_length(data))
    ]


def _button(data: QueryDict) -> tuple[str, int] | None:
    for name in ("naik", "turun", "hapus"):
        value = data.get(name, "")
        if value.isascii() and value.isdigit():
            return name, int(value)
    return ("tambah", _length(data)) if "tambah" in data else None


def _moved(typed: list[dict[str, Any]], button: str, at: int) -> list[dict[str, Any]]:
    rows = list(typed)
    if button == "hapus" and at < len(rows):
        del rows[at]
    elif button in ("naik", "turun"):
        to = at - 1 if button == "naik" else at + 1
        if at < len(rows) and 0 <= to < len(rows):
            rows[at], rows[to] = rows[to], rows[at]
    # Empty rows in between stay where they are; those at the end make room for new ones.
    while button != "tambah" and rows and not any(rows[-1].values()):
        rows.pop()
    return rows
