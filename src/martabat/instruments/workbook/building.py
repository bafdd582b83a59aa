"""From the tables of a workbook to the document of an instrument.

Every field is built from its cell. What a workbook cannot say (checks, a calculation that no line
names) is taken from the version that it is based on, for equal codes, and said.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from martabat.instruments.workbook import layout
from martabat.instruments.workbook.borrowing import borrow_checks
from martabat.instruments.workbook.columns import RULES, TYPES
from martabat.instruments.workbook.findings import Finding, Place
from martabat.instruments.workbook.judging import judge
from martabat.instruments.workbook.reading import Line, Tables
from martabat.instruments.workbook.rows import Reader, Row, filled, text_in
from martabat.instruments.workbook.sameness import in_the_writing_of
from martabat.instruments.workbook.telling import indicators_of, told
from martabat.instruments.workbook.totals import POINTS, steps_of
from martabat.instruments.workbook.value_rules import Given, rule_of

_SIMPLE = ("max_points", "multiplier", "zero_denominator", "direction", "data_source")
_MORE = ("usual_office", "source", "example_answer", "statement_letter", "status")
_TEXTS = ("text", "short", "unit", "numerator", "denominator", "evidence", "why_it_matters", "note")
_RATIOLESS = ("choice", "yes_no")


@dataclass(frozen=True, slots=True)
class Built:
    """A document without its mapping, what is to say about it, and the counterparts it names."""

    data: dict[str, Any]
    findings: list[Finding]
    counterparts: dict[str, list[str]] = field(default_factory=dict)

    @property
    def usable(self) -> bool:
        """Whether nothing is wrong."""
        return not any(finding.level == "error" for finding in self.findings)


def base_of(tables: Tables) -> str:
    """Return the name of the version that a workbook says it is based on."""
    cell = tables.head.cells.get("base")
    return cell.text.strip() if cell is not None and cell.kind == "text" else ""


def build(tables: Tables, *, base: Mapping[str, Any] | None, taken: Collection[str] = ()) -> Built:
    """Return the document that a workbook describes; `taken` are names that are used already."""
    return _Building(tables, base, taken).build()


class _Building:
    def __init__(
        self, tables: Tables, base: Mapping[str, Any] | None, taken: Collection[str]
    ) -> None:
        self.reader = Reader(tables)
        self.tables = tables
        self.base = base
        self.taken = taken
        self.before = told(base) if base else {}
        self.codes: dict[str, Place] = {}
        self.weights: dict[str, Any] = {}

    def build(self) -> Built:
        head = self._head()
        data = self._frame(head)
        data["predicates"] = self._predicates()
        data["adjustments"] = self._adjustments(head)
        data["gaps"] = self._gaps()
        data["groups"] = self._groups(head)
        counterparts = self._counterparts()
        data |= self._total(head, data)
        data = {key: value for key, value in data.items() if value not in (None, {}, [])}
        if self.base:
            data = _as_written(self.base, data)
            if not any(finding.level == "error" for finding in self.reader.findings):
                borrow_checks(self.reader, data, self.base, counterparts)
        judge(self.reader, data)
        return Built(data, self.reader.findings, counterparts)

    def _head(self) -> Row:
        line = self.tables.head
        before = (self.before.get(layout.HEAD.name) or [{}])[0]
        own = {"name", "version", "status", "source", "base", "title.id"}
        kept = {name: value for name, value in before.items() if name not in own}
        head = self.reader.row(layout.HEAD, line, kept)
        self.reader.put((), layout.HEAD, line)
        for column in layout.HEAD.columns:
            if line.refs and not line.has(column.name) and (column.needed or column.name in kept):
                place = Place(line.sheet)
                if column.name in kept:
                    self.reader.find("absent_line", place, "notice", head=column.head)
                else:
                    self.reader.find("no_column", place, head=column.head)
        if head.get("name") in self.taken:
            self.reader.find("name_taken", line.place("name"))
        if head.get("base") and self.base is None:
            self.reader.find("unknown_base", line.place("base"), name=head["base"])
        self._marks(head, line)
        for low, high in (("cap.min", "cap.max"), ("in_force.from", "in_force.to")):
            if (
                low in head
                and high in head
                and Fraction(str(head[low])) > Fraction(str(head[high]))
            ):
                self.reader.find("years" if "force" in low else "limits", line.place(high))
        return head

    def _marks(self, head: Row, line: Line) -> None:
        official = head.get("status") == "official"
        if official and "mark.id" in head:
            self.reader.find("mark_on_official", line.place("mark.id"))
        if "status" in head and not official and "mark.id" not in head:
            self.reader.find("no_mark", line.place("mark.id"))

    def _frame(self, head: Row) -> dict[str, Any]:
        return {
            "format": 1,
            **{name: head.get(name) for name in ("name", "version", "status", "source")},
            **{name: text_in(head, name) for name in ("title", "mark", "note")},
            **{name: head.get(name) for name in ("missing", "not_applicable")},
            "in_force": _part(head, "in_force", "from", "to"),
            "rounding": _part(head, "rounding", "decimals", "mode"),
            "cap": _part(head, "cap", "min", "max"),
        }

    def _rows(self, sheet: layout.Sheet, *, key: str = "code") -> list[tuple[Line, Row]]:
        """Return the rows of a sheet, or those of the version before where there is no sheet."""
        before = self.before.get(sheet.name, [])
        self.reader.absent(sheet, based=bool(before))
        if sheet.name not in self.tables.tables:
            nowhere = Line(sheet.name, {}, {})
            return [(nowhere, dict(row)) for row in before]
        by_key = {str(row.get(key)): row for row in before} if sheet is not layout.VALUES else {}
        found = []
        for line in self.tables.lines(sheet):
            cell = line.cells.get(key)
            found.append(
                (line, self.reader.row(sheet, line, by_key.get(cell.text if cell else "")))
            )
        return found

    def _predicates(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        codes: dict[str, Place] = {}
        for line, row in self._rows(layout.PREDICATES):
            self._once(row, line, codes)
            self.reader.put(("predicates", len(found)), layout.PREDICATES, line)
            parts = {name: row.get(name) for name in ("code", "from", "boundary", "confirmed")}
            found.append(
                filled({**parts, "name": text_in(row, "name"), "source": row.get("source")})
            )
        return found

    def _adjustments(self, head: Row) -> dict[str, Any]:
        limits = _part(head, "adjustments.limits", "min", "max", "confirmed")
        kinds: list[dict[str, Any]] = []
        codes: dict[str, Place] = {}
        for line, row in self._rows(layout.ADJUSTMENTS):
            self._once(row, line, codes)
            self.reader.put(("adjustments", "kinds", len(kinds)), layout.ADJUSTMENTS, line)
            parts = {name: row.get(name) for name in ("code", "min", "max", "confirmed")}
            kinds.append(filled({**parts, "title": text_in(row, "title")}))
        return filled({"limits": limits, "kinds": kinds or None})

    def _gaps(self) -> list[dict[str, str] | None]:
        rows = self._rows(layout.UNKNOWNS, key="gap.id")
        return [text for _line, row in rows if (text := text_in(row, "gap"))]

    def _groups(self, head: Row) -> list[dict[str, Any]]:
        groups: dict[str, dict[str, Any]] = {}
        for line, row in self._rows(layout.RIGHTS):
            self._once(row, line, self.codes)
            self.reader.put(("groups", len(groups)), layout.RIGHTS, line)
            texts = {name: text_in(row, name) for name in ("title", "note")}
            given: Row = {"code": row.get("code"), "family": row.get("family"), "indicators": []}
            code = row.get("code", f"?{line.refs.get('code', len(groups))}")
            groups.setdefault(code, filled({**given, **texts}) | {"indicators": []})
        values = self._values()
        known = set()
        for line, row in self._rows(layout.INDICATORS):
            self._once(row, line, self.codes)
            known.add(row.get("code"))
            group = groups.get(row.get("group", ""))
            if group is None:
                if "group" in row:
                    self.reader.find("unknown_right", line.place("group"), code=row["group"])
                continue
            place = list(groups).index(row["group"])
            path = ("groups", place, "indicators", len(group["indicators"]))
            given_values = values.get(row.get("code", ""), [])
            group["indicators"].append(self._indicator(path, line, row, head, given_values))
        for code, lines in values.items():
            if code not in known:
                self.reader.find("unknown_indicator", lines[0][0].place("code"), code=code)
        for place, group in enumerate(groups.values()):
            if not group["indicators"]:
                self.reader.find("no_indicators", self.reader.place_of(("groups", place)))
        if not groups and layout.RIGHTS.name in self.tables.tables:
            self.reader.find("no_rows", Place(self.tables.tables[layout.RIGHTS.name].title))
        return list(groups.values())

    def _values(self) -> dict[str, list[tuple[Line, Row]]]:
        found: dict[str, list[tuple[Line, Row]]] = {}
        for line, row in self._rows(layout.VALUES):
            if "code" in row:
                found.setdefault(row["code"], []).append((line, row))
        return found

    def _once(self, row: Row, line: Line, codes: dict[str, Place]) -> None:
        code = row.get("code")
        if code is None:
            return
        place = line.place("code")
        if code in codes:
            other = codes[code]
            self.reader.find("code_twice", place, code=code, sheet=other.sheet, cell=other.cell)
        codes.setdefault(code, place)

    def _indicator(
        self, path: Any, line: Line, row: Row, head: Row, values: Given
    ) -> dict[str, Any]:
        reader = self.reader
        reader.put(path, layout.INDICATORS, line)
        kind = row.get("rule.kind", "")
        ratio = [name for name in ("numerator", "denominator") if f"{name}.id" in row]
        if kind in _RATIOLESS and ratio:
            reader.find("ratio_choice", line.place(f"{ratio[0]}.id"), kind=RULES[kind])
        elif len(ratio) == 1:
            reader.find("together", line.place(f"{ratio[0]}.id"))
        if not ratio:
            for name in ("multiplier", "zero_denominator"):
                if name in row:
                    reader.find("no_ratio", line.place(name))
        if row.get("na_allowed") and head.get("not_applicable") == "not_allowed":
            reader.find("na_forbidden", line.place("na_allowed"), "warning")
        self._weighing(line, row, head)
        fields = {
            "code": row.get("code"),
            "type": row.get("type"),
            **{name: text_in(row, name) for name in _TEXTS},
            **{name: row.get(name) for name in (*_SIMPLE, *_MORE)},
            "na_allowed": row.get("na_allowed"),
            "range": _part(row, "range", "min", "max"),
            "rule": rule_of(reader, path, line, row, values),
        }
        return filled(fields)

    def _weighing(self, line: Line, row: Row, head: Row) -> None:
        """Look at what the calculation asks of an indicator: a type with points, or a weight."""
        way = head.get("calculation")
        if way == "types":
            if "type" not in row and "type" not in line.cells:
                self.reader.find("no_type", line.place("type"))
            elif "type" in row and f"points.{row['type']}" not in head:
                self.reader.find("type_without_points", line.place("type"))
        if "weight" in row:
            self.weights[row.get("code", "")] = row["weight"]
            if way not in {"weighted", "base"}:
                self.reader.find("weight_unused", line.place("weight"), "warning")
            elif Fraction(str(row["weight"])) <= 0:
                self.reader.find("not_positive", line.place("weight"))
        elif way == "weighted" and "weight" not in line.cells:
            self.reader.find("no_weight", line.place("weight"))

    def _total(self, head: Row, data: Mapping[str, Any]) -> dict[str, Any]:
        way = head.get("calculation")
        line = self.tables.head
        place = line.place("calculation")
        for name in ("aggregation", "group_score"):
            self.reader.places[name,] = place
        points = {name: head[f"points.{name}"] for name in POINTS if f"points.{name}" in head}
        if way is None:
            return {}
        if way == "base":
            if self.base is None:
                self.reader.find("no_base", place)
            else:
                self.reader.find("total_kept", place, "notice")
        if way == "types" and not points and not any(f"points.{p}" in line.cells for p in POINTS):
            self.reader.find("no_points", place)
        if way != "types":
            for name in points:
                if f"points.{name}" in line.cells:
                    self.reader.find("points_unused", line.place(f"points.{name}"), "warning")
        if way == "types":
            self._missing_types(data, points)
        codes = [indicator["code"] for _g, indicator in indicators_of(data) if "code" in indicator]
        return steps_of(
            way,
            points=points,
            scale_to=head.get("scale_to"),
            weights=self.weights,
            codes=codes,
            before=self.base,
        )

    def _missing_types(self, data: Mapping[str, Any], points: Mapping[str, Any]) -> None:
        for place, group in enumerate(data["groups"]):
            types = {indicator.get("type") for indicator in group["indicators"]}
            for name in points:
                if group["indicators"] and name not in types:
                    here = self.reader.place_of(("groups", place))
                    self.reader.find(
                        "points_without_type",
                        here,
                        "warning",
                        kind=TYPES[name],
                        points=points[name],
                    )

    def _counterparts(self) -> dict[str, list[str]]:
        """Return the counterparts that the workbook names, by new code."""
        found: dict[str, list[str]] = {}
        said: dict[tuple[str, str], Place] = {}
        self.reader.absent(layout.COUNTERPARTS, based=False)
        earlier = {i["code"] for _g, i in indicators_of(self.base)} if self.base else set()
        for line in self.tables.lines(layout.COUNTERPARTS):
            row = self.reader.row(layout.COUNTERPARTS, line)
            if "code" not in row or "before" not in row:
                continue
            code, before = row["code"], row["before"]
            if self.base is None:
                self.reader.find("counterpart_without_base", line.place("before"))
                break
            if code not in self.codes:
                self.reader.find("unknown_indicator", line.place("code"), code=code)
            elif before not in earlier:
                self.reader.find("counterpart_unknown", line.place("before"), code=before)
            elif (code, before) in said:
                cell = said[code, before].cell
                self.reader.find("counterpart_twice", line.place("code"), "warning", cell=cell)
            else:
                said[code, before] = line.place("code")
                found.setdefault(code, []).append(before)
        return found


def _part(row: Row, name: str, *ends: str) -> dict[str, Any]:
    return {end: row[f"{name}.{end}"] for end in ends if f"{name}.{end}" in row}


def _as_written(base: Mapping[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """Return a document in the writing of its base wherever both say the same."""
    earlier = {group["code"]: group for group in base["groups"]}
    before = {indicator["code"]: indicator for _g, indicator in indicators_of(base)}
    written: dict[str, Any] = {}
    for key, value in data.items():
        if key == "groups":
            written[key] = [_group(group, earlier, before) for group in value]
        elif key == "predicates":
            written[key] = _by_code(base.get(key), value)
        elif key == "adjustments":
            written[key] = in_the_writing_of(base.get(key), value)
            if "kinds" in value and "kinds" in (base.get(key) or {}):
                written[key]["kinds"] = _by_code(base[key]["kinds"], value["kinds"])
        else:
            written[key] = in_the_writing_of(base.get(key), value)
    return written


def _group(
    group: Mapping[str, Any], groups: Mapping[str, Any], before: Mapping[str, Any]
) -> dict[str, Any]:
    bare = {key: value for key, value in group.items() if key != "indicators"}
    earlier = groups.get(group.get("code", ""), {})
    written = {key: in_the_writing_of(earlier.get(key), value) for key, value in bare.items()}
    written["indicators"] = [
        in_the_writing_of(before.get(item.get("code", "")), item) for item in group["indicators"]
    ]
    return written


def _by_code(before: Any, now: list[dict[str, Any]]) -> list[Any]:
    earlier = {item["code"]: item for item in before or ()}
    return [in_the_writing_of(earlier.get(item.get("code", "")), item) for item in now]
