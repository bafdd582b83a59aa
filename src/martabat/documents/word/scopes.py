"""Which names the tags of a template speak of, and whether papers have them. Imports no Django."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import nodes
from rapidfuzz import fuzz, process

from martabat.documents.word.sandbox import LOOP

_LOOP_SHAPE: Final = dict.fromkeys(LOOP, "text")
LIKENESS: Final = 60


@dataclass(frozen=True, slots=True)
class Wrong:
    """A name that papers do not have (unknown), or that is used as what it is not."""

    code: str
    tag: str
    suggestion: str = ""


class Finder:
    """Walks through templates; `used` are the placeholders that were spoken of."""

    def __init__(self, shape: Mapping[str, Any]) -> None:
        self.shape = dict(shape)
        self.used: set[str] = set()

    def look(self, tree: nodes.Template) -> list[Wrong]:
        """Return what is wrong in one part."""
        return list(self._body(tree.body, self.shape))

    def _body(self, body: list[Any], scope: Mapping[str, Any]) -> Iterator[Wrong]:
        for node in body:
            if isinstance(node, nodes.For):
                yield from self._for(node, scope)
            elif isinstance(node, nodes.If):
                yield from self._expression(node.test, scope)[1]
                yield from self._body([*node.body, *node.elif_, *node.else_], scope)
            elif isinstance(node, nodes.Output):
                for one in node.nodes:
                    yield from self._printed(one, scope)

    def _for(self, node: nodes.For, scope: Mapping[str, Any]) -> Iterator[Wrong]:
        shape, wrong = self._expression(node.iter, scope)
        yield from wrong
        if shape is not None and not isinstance(shape, list):
            yield Wrong("no_list", f"{{% for … in {_written(node.iter)} %}}")
            shape = None
        if not isinstance(node.target, nodes.Name):
            yield Wrong("no_list", f"{{% for … in {_written(node.iter)} %}}")
            return
        # What goes through something unknown is not told of a second time.
        inner = {**scope, node.target.name: shape[0] if shape else None, "loop": _LOOP_SHAPE}
        if node.test is not None:
            yield from self._expression(node.test, inner)[1]
        yield from self._body(node.body, inner)
        yield from self._body(node.else_, scope)

    def _printed(self, node: nodes.Node, scope: Mapping[str, Any]) -> Iterator[Wrong]:
        if isinstance(node, nodes.TemplateData):
            return
        shape, wrong = self._expression(node, scope)
        yield from wrong
        tag = f"{{{{ {_written(node)} }}}}"
        if isinstance(shape, list):
            yield Wrong("is_list", tag, f"{{%p for satu in {_written(node)} %}}")
        elif isinstance(shape, dict):
            first = next((name for name, one in shape.items() if one == "text"), "")
            yield Wrong("is_group", tag, f"{{{{ {_written(node)}.{first} }}}}")

    def _expression(self, node: nodes.Node, scope: Mapping[str, Any]) -> tuple[Any, list[Wrong]]:
        """Return what an expression holds (None: nobody knows) and what is wrong with it."""
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._part(node, scope)
        wrong = [
            one for child in node.iter_child_nodes() for one in self._expression(child, scope)[1]
        ]
        if isinstance(node, nodes.Filter) and node.name in ("first", "last") and node.node:
            shape, _said = self._expression(node.node, scope)
            return (shape[0] if isinstance(shape, list) else None), wrong
        if isinstance(node, nodes.Filter) and node.name == "default" and node.node:
            return self._expression(node.node, scope)[0], wrong
        return "text", wrong

    def _name(self, node: nodes.Name, scope: Mapping[str, Any]) -> tuple[Any, list[Wrong]]:
        if node.name in scope:
            self.used.add(node.name)
            return scope[node.name], []
        return None, [_unknown(node.name, "", scope)]

    def _part(self, node: nodes.Getattr, scope: Mapping[str, Any]) -> tuple[Any, list[Wrong]]:
        shape, wrong = self._expression(node.node, scope)
        if shape is None:
            return None, wrong
        if not isinstance(shape, dict):
            return None, [*wrong, Wrong("no_parts", f"{{{{ {_written(node)} }}}}")]
        if node.attr in shape:
            return shape[node.attr], wrong
        return None, [*wrong, _unknown(node.attr, f"{_written(node.node)}.", shape)]


def _unknown(name: str, prefix: str, known: Mapping[str, Any]) -> Wrong:
    near = process.extractOne(name.lower(), list(known), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    suggestion = f"{{{{ {prefix}{near[0]} }}}}" if near else ""
    return Wrong("unknown", f"{{{{ {prefix}{name} }}}}", suggestion)


def _written(node: nodes.Node) -> str:
    """Write a name as it stands in the template."""
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Name):
        return node.name
    inner = next(node.iter_child_nodes(), None)
    return _written(inner) if inner is not None else "…"
