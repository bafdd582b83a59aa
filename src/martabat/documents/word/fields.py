"""What may stand in the braces of a template: a name, what it means, an example."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.utils.functional import Promise


class Shape(StrEnum):
    """What a placeholder holds."""

    TEXT = "text"
    FLAG = "flag"
    PICTURE = "picture"
    TEXTS = "texts"
    GROUP = "group"
    ROWS = "rows"
    TABLE = "table"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Field:
    """One placeholder. `parts` are what a group, or each row of a list, holds.

    `more` says in what further rows of the example differ from the first.
    """

    name: str
    words: str | Promise
    example: Any = None
    shape: Shape = Shape.TEXT
    parts: tuple["Field", ...] = ()
    required: bool = False
    more: tuple[Mapping[str, Any], ...] = ()

    def sample(self) -> Any:
        """Return the example: as given, else put together from the parts."""
        if self.example is not None:
            return self.example
        inner = {part.name: part.sample() for part in self.parts}
        if self.shape is not Shape.ROWS:
            return inner
        return [inner, *({**inner, **other} for other in self.more)]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list of placeholders: how to write it, what it means, what it becomes."""

    tag: str
    words: str
    example: str
    required: bool
    depth: int


def samples(fields: Iterable[Field]) -> dict[str, Any]:
    """Return a whole paper of examples."""
    return {field.name: field.sample() for field in fields}


def spec(fields: Iterable[Field]) -> dict[str, Any]:
    """Return the shape as plain data: a word for a value, a list of one for lists, else a group."""
    return {field.name: _shape(field) for field in fields}


def _shape(field: Field) -> Any:
    match field.shape:
        case Shape.TEXTS:
            return ["text"]
        case Shape.TABLE:
            return [["text"]]
        case Shape.ROWS:
            return [spec(field.parts)]
        case Shape.GROUP:
            return spec(field.parts)
        case _:
            return str(field.shape)


_ONE: Final = ("satu", "rinci", "sel")


def lines(fields: Iterable[Field], *, prefix: str = "", depth: int = 0) -> list[Line]:
    """Return how each placeholder is written, lists with the loop that walks through them."""
    found: list[Line] = []
    for field in fields:
        name = f"{prefix}{field.name}"
        match field.shape:
            case Shape.GROUP:
                found.append(Line(name, str(field.words), "", field.required, depth))
                found += lines(field.parts, prefix=f"{name}.", depth=depth + 1)
            case Shape.ROWS | Shape.TEXTS | Shape.TABLE:
                # A loop within a loop goes through something else than its outer one.
                one = _ONE[min(depth, len(_ONE) - 1)]
                said = f"{{{{ {one} }}}}" if field.shape is Shape.TEXTS else "…"
                tag = f"{{%p for {one} in {name} %}} {said} {{%p endfor %}}"
                example = _shown(field.sample())
                found.append(Line(tag, str(field.words), example, field.required, depth))
                found += lines(field.parts, prefix=f"{one}.", depth=depth + 1)
            case Shape.FLAG:
                tag = f"{{%p if {name} %}} … {{%p endif %}}"
                found.append(Line(tag, str(field.words), "", field.required, depth))
            case _:
                tag = f"{{{{ {name} }}}}"
                found.append(
                    Line(tag, str(field.words), _shown(field.sample()), field.required, depth)
                )
    return found


def _shown(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], str):
        return "; ".join(value)
    return value if isinstance(value, str) else ""


def wrong(context: Mapping[str, Any], shape: Mapping[str, Any], path: str = "") -> list[str]:
    """Return where a paper is not as declared: what lacks, and what nobody declared."""
    faults = [f"{path}{name}: lacks" for name in shape if name not in context]
    faults += [f"{path}{name}: unknown" for name in context if name not in shape]
    for name in shape:
        if name in context:
            faults += _wrong_value(context[name], shape[name], f"{path}{name}")
    return faults


def _wrong_value(value: Any, shape: Any, path: str) -> list[str]:
    if isinstance(shape, list):
        if not isinstance(value, list | tuple):
            return [f"{path}: not a list"]
        return [fault for one in value for fault in _wrong_value(one, shape[0], f"{path}[]")]
    if isinstance(shape, dict):
        if not isinstance(value, Mapping):
            return [f"{path}: not a group"]
        return wrong(value, shape, f"{path}.")
    wanted = bool if shape == "flag" else str
    return [] if isinstance(value, wanted) or shape == "number" else [f"{path}: not a {shape}"]
