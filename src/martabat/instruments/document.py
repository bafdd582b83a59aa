"""Reading a package file into plain data, remembering the line of every field.

The file is YAML. It is composed into nodes (ruamel.yaml) and built here, so that each value keeps
its line and a key that stands twice is found.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

Path_ = tuple[str | int, ...]
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Problem:
    """Something wrong with a package: where it stands and what was expected.

    A `warning` does not stop the package from being used.
    """

    file: str
    line: int
    path: Path_
    message: str
    warning: bool = False

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: "
        named = f"{field_name(self.path)}: " if self.path else ""
        return f"{where}{'warning: ' if self.warning else ''}{named}{self.message}"


class PackageError(Exception):
    """A package that cannot be used; `problems` say why, in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Document:
    """The plain data of a package file, with the line of each field."""

    file: str
    data: dict[str, Any]
    lines: dict[Path_, int]
    twice: list[Problem] = field(default_factory=list)

    def line(self, path: Path_) -> int:
        """Return the line of a field, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path_, message: str, *, warning: bool = False) -> Problem:
        """Return a problem at a field."""
        return Problem(self.file, self.line(path), path, message, warning)


def field_name(path: Path_) -> str:
    """Return a path as people write it: `groups[0].indicators[3].unit`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def read_document(path: Path) -> Document:
    """Read a package file. Raises PackageError when it is not YAML, or not a mapping."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PackageError([Problem(path.name, 1, (), "expected text in UTF-8")]) from error
    return parse_document(text, path.name)


def parse_document(text: str, file: str) -> Document:
    """Parse the text of a package."""
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PackageError(
            [Problem(file, line, (), f"expected YAML: {error.problem or error.context}")]
        ) from error
    if not isinstance(root, MappingNode):
        raise PackageError([Problem(file, 1, (), "expected a mapping of fields")])
    document = Document(file, {}, {})
    try:
        document.data.update(_build(root, (), document))
    except (RecursionError, ValueError) as error:
        raise PackageError([Problem(file, 1, (), f"cannot be read: {error}")]) from error
    if document.twice:
        raise PackageError(document.twice)
    return document


def sha256(data: dict[str, Any]) -> str:
    """Return the hash of a document, independent of layout and comments."""
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _build(node: Node, path: Path_, document: Document) -> Any:
    document.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*path, key)
            if key in mapping:
                line = key_node.start_mark.line + 1
                document.twice.append(Problem(document.file, line, here, "stands twice"))
            document.lines[here] = key_node.start_mark.line + 1
            mapping[key] = _build(value_node, here, document)
        return mapping
    if isinstance(node, SequenceNode):
        return [_build(child, (*path, i), document) for i, child in enumerate(node.value)]
    return _scalar(node)


def _scalar(node: Node) -> Any:
    kind = str(node.tag).removeprefix(_TAG)
    text = str(node.value)
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() in {"true", "yes", "on"}
    if kind == "int":
        return int(text.replace("_", ""), 0 if text.lower().startswith(("0x", "0o")) else 10)
    if kind == "float":
        return float(text.replace("_", ""))
    return text
