"""Packages: shipped ones by name, others by path; read, validated, compiled."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from martabat.instruments.compile import compile_document
from martabat.instruments.document import Document, PackageError, Problem, read_document, sha256
from martabat.instruments.semantics import semantic_problems
from martabat.instruments.structure import structural_problems
from martabat.scoring.model import Instrument

PACKAGES = Path(str(resources.files("martabat.instruments"))) / "packages"


@dataclass(frozen=True)
class Package:
    """A valid package: its plain data, its hash, and the instrument that it describes."""

    data: dict[str, Any]
    sha256: str
    instrument: Instrument
    warnings: tuple[Problem, ...] = ()


def shipped_names() -> list[str]:
    """Return the names of the packages that come with Martabat."""
    return sorted(path.stem for path in PACKAGES.glob("*.yaml"))


def find_package(name_or_path: str) -> Path:
    """Return the file of a shipped name or a path. Raises FileNotFoundError with a sentence."""
    if name_or_path in shipped_names():
        return PACKAGES / f"{name_or_path}.yaml"
    path = Path(name_or_path)
    if path.is_file():
        return path
    raise FileNotFoundError(
        f"{name_or_path} is neither a file nor a shipped instrument ({', '.join(shipped_names())})"
    )


def load_package(path: Path) -> Package:
    """Read, validate and compile a package. Raises PackageError with every problem found."""
    return load_document(read_document(path))


def load_document(document: Document) -> Package:
    """Validate and compile a document that was read."""
    problems = structural_problems(document)
    if not problems:
        problems = semantic_problems(document)
    errors = [problem for problem in problems if not problem.warning]
    if errors:
        raise PackageError(sorted(errors, key=lambda problem: problem.line))
    warnings = tuple(problem for problem in problems if problem.warning)
    data = document.data
    return Package(data, sha256(data), compile_document(data), warnings)


def mapping_problems(document: Document) -> list[Problem]:
    """Return codes that a mapping expects of a shipped earlier version, and which are not there."""
    mapping = document.data.get("mapping") or {}
    if mapping.get("from") not in shipped_names():
        return []
    earlier = read_document(PACKAGES / f"{mapping['from']}.yaml").data
    codes = {i["code"] for group in earlier["groups"] for i in group["indicators"]}
    return [
        document.problem(
            ("mapping", "indicators", new, index), f"{mapping['from']} has no indicator {old}"
        )
        for new, olds in mapping["indicators"].items()
        for index, old in enumerate(olds)
        if old not in codes
    ]


def load_shipped_package(name: str) -> Package:
    """Return a shipped package by name."""
    return load_package(PACKAGES / f"{name}.yaml")
