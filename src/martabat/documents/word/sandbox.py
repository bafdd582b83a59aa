"""Where templates run: values, lists, conditions and a few filters; no calls and no arithmetic.

Templates of offices are not trusted. This language cannot reach anything but the paper's own
values; a process of its own (`apart`) bounds what its loops may cost. Imports no Django.
"""

from collections.abc import Iterator
from typing import Any, Final

from jinja2 import StrictUndefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS: Final = ("upper", "lower", "title", "capitalize", "length", "join", "default", "trim",
                  "first", "last")  # fmt: skip
TESTS: Final = ("defined", "undefined", "odd", "even")

ALLOWED: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
    nodes.Concat,
    nodes.Keyword,
)


class Forbidden(ValueError):
    """A template uses more of the language than papers need. `line` as Jinja counts."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.what = what
        self.line = line


class Sandbox(ImmutableSandboxedEnvironment):
    """The language of templates; whatever else they say does not even compile."""

    # Worked out when a template runs, never while it is compiled.
    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {name: self.tests[name] for name in TESTS}
        self.globals.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for more in forbidden_in(tree):
            raise more
        return tree

    def tree_of(self, source: str) -> nodes.Template:
        """Return what a template says, also where it says too much: to be looked at only."""
        return super()._parse(source, None, None)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002
        """Refuse every attribute: what papers hold are keys, and only `loop` has attributes."""
        return type(obj).__name__ == "LoopContext" and attr in LOOP

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002
        """Refuse every call."""
        return False


LOOP: Final = ("index", "index0", "first", "last", "length", "revindex", "revindex0")


def forbidden_in(tree: nodes.Template) -> Iterator[Forbidden]:
    """Yield everything that is none of the language."""
    for node in _all(tree):
        line = getattr(node, "lineno", 0)
        if not isinstance(node, ALLOWED) or isinstance(node, nodes.For) and node.recursive:
            yield Forbidden(type(node).__name__.lower(), line)
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            yield Forbidden(node.attr, line)
        if isinstance(node, nodes.Name) and node.name.startswith("_"):
            yield Forbidden(node.name, line)


def _all(node: nodes.Node) -> list[nodes.Node]:
    return [node, *(found for child in node.iter_child_nodes() for found in _all(child))]
