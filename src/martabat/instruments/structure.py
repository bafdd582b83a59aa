"""Does a package have the fields that the JSON Schema asks for? In words, with lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from martabat.instruments.document import Document, Problem

_KINDS = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "nothing",
}


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of packages."""
    file = resources.files("martabat.instruments") / "package.schema.json"
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def structural_problems(document: Document) -> list[Problem]:
    """Return everything in which a document departs from the schema."""
    problems = [
        problem
        for error in _validator().iter_errors(document.data)
        for problem in _in_words(document, error)
    ]
    return sorted(problems, key=lambda problem: problem.line)


def _in_words(document: Document, error: ValidationError) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    match error.validator:
        case "required":
            for name in error.validator_value:
                if name not in error.instance:
                    wanted = _wanted(error.schema.get("properties", {}).get(name, {}))
                    yield document.problem((*path, name), f"expected {wanted}, found nothing")
        case "additionalProperties" if not isinstance(error.validator_value, Mapping):
            known = error.schema.get("properties", {})
            for name in error.instance:
                if name not in known:
                    choices = ", ".join(sorted(known))
                    yield document.problem(
                        (*path, name), f"unknown field; expected one of {choices}"
                    )
        case "enum":
            choices = ", ".join(str(choice) for choice in error.validator_value)
            yield document.problem(
                path, f"expected one of {choices}, found {_shown(error.instance)}"
            )
        case "minProperties":
            yield document.problem(
                path,
                f"expected {_wanted(error.schema)} with more fields, found {len(error.instance)}",
            )
        case _:
            yield document.problem(
                path, f"expected {_wanted(error.schema)}, found {_shown(error.instance)}"
            )


def _wanted(part: Mapping[str, Any]) -> str:
    """Say what a part of the schema asks for."""
    while "title" not in part and "$ref" in part:
        target: Any = schema()
        for step in str(part["$ref"]).removeprefix("#/").split("/"):
            target = target[step]
        part = target
    title = part.get("title") or _KINDS.get(str(part.get("type")), "something else")
    if "minItems" in part and part["minItems"] > 0 and "list" in str(title):
        return f"{title} with at least {part['minItems']}"
    return str(title)


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, str):
        return f'"{value[:40]}"'
    if isinstance(value, list | dict):
        return f"{'a list' if isinstance(value, list) else 'a mapping'} of {len(value)}"
    return str(value)
