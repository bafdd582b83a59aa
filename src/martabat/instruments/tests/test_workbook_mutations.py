"""Workbooks as clerks and programs spoil them: refused in words, or read as their cells say.

The oracle knows nothing of how cells are read: it writes the document that was built as a workbook
and sets it beside the cells of the spoilt one.
"""

import io
from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from martabat.instruments import actions
from martabat.instruments.models import InstrumentProposal, InstrumentVersion
from martabat.instruments.queries.proposals import differences_page, pairs_page, preview_of
from martabat.instruments.tests.books import Book, Formula, Percent, one_right, package
from martabat.instruments.workbook import layout
from martabat.instruments.workbook.columns import bare
from martabat.instruments.workbook.writing import document_file
from martabat.journal.refusals import Refused

BASES = {
    "hak": one_right(),
    "2013": package("peduli-ham-2013"),
    "ikt": package("indeks-kota-toleran"),
}
BOOKS = {
    name: Book(document_file({**data, "name": "instrumen-uji"}, base=data["name"]), data)
    for name, data in BASES.items()
}
SHEETS = [layout.HEAD.name, *(sheet.name for sheet in layout.TABLES)]
WRITTEN = some.one_of(
    some.none(),
    some.sampled_from(
        [
            "", "  ", "abc", "0,6", "60 %", "1.500", "6⅓", "1/3", "ya", "tidak", "a", "≥", "tepat",
            "resmi", "rentang", "pilihan", "contoh", "01-S-01", "2", "hidup", "x" * 5000, "a\nb",
            "Berapa {daerah}?", "=SUM(A1)", 0, 1, 0.6, 140, -5, 10**20, 1e-9, True, False,
            Percent(0.6), Percent(75.0), date(2027, 1, 2), Formula("=1/0", "#DIV/0!"),
            Formula("=1+1", 2), Formula("=A1"),
        ]
    ),
    some.floats(-1000, 1000).map(lambda value: round(value, 3)),
    some.text(max_size=30).filter(lambda text: all(letter.isprintable() for letter in text)),
)  # fmt: skip
DEFAULTS = {
    "na_allowed": "tidak", "confirmed": "ya", "boundary": "≥", "multiplier": Fraction(1),
    "zero_denominator": "tidak sah", "rounding.mode": "setengah ke atas",
    "adjustments.limits.confirmed": "ya", "gap": "tidak",
}  # fmt: skip
SYNONYMS = {">=": "≥", "=": "tepat", "<=": "≤", "true": "ya", "false": "tidak"}


def spoilt(data) -> tuple[str, Book]:
    """A workbook with up to five things wrong or changed."""
    name = data.draw(some.sampled_from(sorted(BOOKS)))
    book = BOOKS[name].copy()
    for _time in range(data.draw(some.integers(1, 4))):
        sheet = data.draw(some.sampled_from([s for s in SHEETS if s in book.sheets]))
        cells = sorted(book.sheets[sheet])
        at = data.draw(some.sampled_from(cells))
        match data.draw(some.sampled_from([*["cell", "mild"] * 5, *WAYS])):
            case "cell":
                book.sheets[sheet].pop(at)
                value = data.draw(WRITTEN)
                if value is not None:
                    book.sheets[sheet][at] = value
            case "mild":
                # What stands elsewhere in the same column, or in the same row.
                near = [c for c in cells if (c[0] == at[0]) != (c[1] == at[1]) and c[0] > 2]
                if near and at[0] > 2:
                    book.sheets[sheet][at] = book.sheets[sheet][data.draw(some.sampled_from(near))]
            case "row":
                book.drop_row(sheet, at[0] + 1)
            case "rows":
                other = data.draw(some.sampled_from(cells))[0]
                turn = {at[0]: other, other: at[0]}
                moved = {(turn.get(r, r), c): v for (r, c), v in book.sheets[sheet].items()}
                book.sheets[sheet] = moved
            case "columns":
                other = data.draw(some.sampled_from(cells))[1]
                turn = {at[1]: other, other: at[1]}
                moved = {(r, turn.get(c, c)): v for (r, c), v in book.sheets[sheet].items()}
                book.sheets[sheet] = moved
            case "name" if sheet in SHEETS:
                book.rename(sheet, f"Lembar {len(book.merges)} {at[0]}")
            case "without" if len(book.sheets) > 2:
                del book.sheets[sheet]
    return name, book


WAYS = ["row", "rows", "columns", "name", "without"]


def plain(name, value):
    """What a cell says, whatever it is written with."""
    if isinstance(value, Formula):
        value = value.result
    if isinstance(value, Percent):
        value = Fraction(str(value.share))
    if isinstance(value, bool):
        value = "ya" if value else "tidak"
    if isinstance(value, str):
        value = SYNONYMS.get(value.strip().casefold(), value.strip())
        for text in (value.replace(",", "."), value.rstrip(" %").replace(",", ".")):
            try:
                number = Fraction(text.replace("6⅓", "19/3"))
                value = number / 100 if "%" in value else number
                break
            except (ValueError, ZeroDivisionError):
                continue
    if isinstance(value, int | float):
        value = Fraction(f"{value:.15g}") if isinstance(value, float) else Fraction(value)
    if isinstance(value, str):
        value = " ".join(value.casefold().rstrip(".").split())
    return None if value in {"", DEFAULTS.get(name)} else value


def told_by(sheets) -> Counter:
    """Every filled cell under a known head, with what names its row."""
    found: Counter = Counter()
    for sheet in layout.TABLES:
        cells = sheets.get(sheet.name, {})
        heads = {word: c.name for c in sheet.columns for word in c.words if c.name != "about"}
        columns = {
            column: heads[bare(value)]
            for (row, column), value in cells.items()
            if row == 2 and isinstance(value, str) and bare(value) in heads
        }
        for row in {row for row, _column in cells if row > 2}:
            line = {columns[c]: v for (r, c), v in cells.items() if r == row and c in columns}
            said = {name: plain(name, value) for name, value in line.items()}
            filled = tuple(sorted((n, str(v)) for n, v in said.items() if v is not None))
            if filled and "contoh" not in {said.get("code"), said.get("gap.id")}:
                found[sheet.name, filled] += 1
    for label, value in lines_of(sheets.get(layout.HEAD.name, {})).items():
        said_once = plain(label, value)
        if said_once is not None:
            found[layout.HEAD.name, label, str(said_once)] += 1
    return found


def lines_of(cells) -> dict:
    """The lines of the sheet of keys and values, by the names of fields."""
    words = {word: column.name for column in layout.HEAD.columns for word in column.words}
    keys = {
        row: words[bare(value)]
        for (row, column), value in cells.items()
        if column == 0 and isinstance(value, str) and bare(value) in words
    }
    return {name: cells.get((row, 1)) for row, name in keys.items()}


def compared(book, built) -> None:
    """Hold what was built beside the cells, where sheets and heads stand as we wrote them."""
    again = Book(document_file(built.data, base=""))
    here, there = told_by(book.sheets), told_by(again.sheets)
    for found in (here, there):
        for key in [key for key in found if key[0] == layout.COUNTERPARTS.name]:
            del found[key]
        for name in ("base", "weight"):
            for key in [key for key in found if key[1] == name]:
                del found[key]
    assert here - there == Counter()
    assert there - here == Counter()


def heads_of(book):
    """All heads and lines that are there; what is missing would speak for the version before."""
    heads = {
        name: {v for (r, _c), v in cells.items() if r == 2} for name, cells in book.sheets.items()
    }
    return heads, set(lines_of(book.sheets.get(layout.HEAD.name, {})))


def test_what_is_built_is_what_the_cells_say():
    seen = Counter()

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(some.data())
    def brought(data):
        name, book = spoilt(data)
        built = book.read()
        assert all(finding.sentence for finding in built.findings)
        seen["usable" if built.usable else "errors"] += 1
        if built.usable and heads_of(book) == heads_of(BOOKS[name]):
            compared(book, built)
            seen["compared"] += 1

    brought()
    assert seen["errors"] > 20, seen
    assert seen["compared"] > 30, seen


@pytest.mark.django_db
def test_spoilt_workbooks_never_stop_a_page(people):
    for data in BASES.values():
        InstrumentVersion.objects.filter(name=data["name"]).update(document=data)
    seen = Counter()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(some.data(), some.booleans(), some.floats(0, 0.999), some.binary(max_size=8))
    def brought(data, broken, where, junk):
        _name, book = spoilt(data)
        content = book.content()
        if broken:
            at = int(len(content) * where)
            content = content[:at] + junk + content[at + 1 :]
        seen[came(people.publisher, content)] += 1

    brought()
    assert min(seen["refused"], seen["errors"], seen["adopted"]) > 0, seen


def came(publisher, content) -> str:
    """Bring a workbook in, look at every page of it, adopt it if it lets itself be adopted."""
    count = InstrumentVersion.objects.count()
    try:
        proposal = actions.propose(by=publisher, upload=io.BytesIO(content), filename="buku.xlsx")
    except Refused:
        assert not InstrumentProposal.objects.filter(state="pending").exists()
        return "refused"
    preview = preview_of(proposal)
    differences_page(preview, only="", page=1)
    pairs_page(preview, only="", page=1)
    try:
        actions.adopt(by=publisher, proposal=proposal, seal=preview.seal)
    except Refused:
        assert preview.errors
        assert InstrumentVersion.objects.count() == count
        proposal.delete()
        return "errors"
    assert not preview.errors
    InstrumentVersion.objects.filter(name=proposal.name).delete()
    return "adopted"
