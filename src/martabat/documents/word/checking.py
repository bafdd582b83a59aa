"""Find what is wrong with a template before anybody relies on it. Imports no Django.

What is refused and what is an error forbids a template's use; warnings and notes do not.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError
from lxml import etree

from martabat.documents.word import package
from martabat.documents.word.filling import About, TemplateFault, fill
from martabat.documents.word.sandbox import Sandbox, forbidden_in
from martabat.documents.word.scopes import Finder

Severity = Literal["refused", "error", "warning", "note"]
MOST: Final = 40
_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LOOSE: Final = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_SINGLE: Final = re.compile(r"(?<![{%#])\{\s*([a-z][a-z_.]*)\s*\}(?![}%#])")
_WHOLE: Final = re.compile(r"\{%[-+]?\s*(p|tr|tc)\s")
_WORD: Final = re.compile(r"\{%[-+]?\s*(for|if|endfor|endif)\b")
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    NotImplementedError,
    EOFError,
    KeyError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `tag` as it is written, `suggestion` what was probably meant."""

    code: str
    severity: Severity
    tag: str = ""
    suggestion: str = ""
    detail: str = ""

    def plain(self) -> dict[str, str]:
        """Return it as JSON takes it."""
        return asdict(self)


def check(
    template: bytes, shape: Mapping[str, Any], required: Iterable[str], example: Mapping[str, Any]
) -> list[Finding]:
    """Return what is wrong with a template for papers of this shape, worst first.

    `required` are placeholders that a paper needs; `example` is what it is filled with to try.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            parts = package.parts_of(archive)
    except package.Refusal as refusal:
        return [Finding(refusal.code, "refused", detail=refusal.detail)]
    except _UNREADABLE as error:
        return [Finding("not_word", "refused", detail=str(error)[:100])]
    found = [
        one
        for part in parts.values()
        for paragraph in package.paragraphs(part)
        for one in _paragraph(paragraph, shape)
    ]
    finder = Finder(shape)
    if not any(one.severity == "error" for one in found):
        found += _commands(template, finder)
    if not any(one.severity == "error" for one in found):
        found += _tried(template, example)
        found += [
            Finding("missing", "warning", tag=f"{{{{ {name} }}}}")
            for name in required
            if name not in finder.used
        ]
    return _ordered(found)


def _paragraph(paragraph: etree._Element, shape: Mapping[str, Any]) -> Iterator[Finding]:
    """Look at the braces of one paragraph, which may not reach into the next."""
    text = package.text_of(paragraph)
    if "{" not in text and "}" not in text:
        return
    rest = _TAG.sub("", text)
    loose = _LOOSE.search(rest)
    if loose:
        code = "unclosed" if loose[0] in ("{{", "{%", "{#") else "unopened"
        yield Finding(code, "error", tag=_around(text, loose[0]))
    for single in _SINGLE.finditer(rest):
        if single[1].split(".")[0] in shape:
            yield Finding("single", "warning", tag=single[0], suggestion=f"{{{{ {single[1]} }}}}")
    for tag in _TAG.finditer(text):
        if _WHOLE.match(tag[0]) and _is_beside(tag[0], text):
            yield Finding("beside", "warning", tag=tag[0], detail=text.strip()[:80])
    yield from _mixed(paragraph)


def _is_beside(tag: str, text: str) -> bool:
    """Whether text stands beside a tag that takes its whole paragraph away."""
    return tag.startswith(("{%p", "{%-p", "{% p")) and bool(_TAG.sub("", text).strip())


def _mixed(paragraph: etree._Element) -> Iterator[Finding]:
    """Tell of tags that are formatted in more than one way."""
    formats = package.formats_of(paragraph)
    text = "".join(part for part, _look in formats)
    looks = [look for part, look in formats for _letter in part]
    for tag in _TAG.finditer(text):
        if len(set(looks[tag.start() : tag.end()])) > 1:
            yield Finding("split", "note", tag=tag[0])


def _around(text: str, mark: str) -> str:
    at = text.rfind(mark) if mark in ("{{", "{%", "{#") else text.find(mark)
    return text[max(at - 12, 0) : at + 30].strip()


def _commands(template: bytes, finder: Finder) -> list[Finding]:
    """Read the tags of every filled part as the language that they are."""
    try:
        sources = list(_sources(template))
    except Exception as error:
        # What no library can read, Word may not be able to read either.
        return [Finding("broken", "error", detail=f"{type(error).__name__}: {error}"[:200])]
    found: list[Finding] = []
    sandbox = Sandbox()
    for source in sources:
        found += _read(source, sandbox, finder)
    return found


def _read(source: str, sandbox: Sandbox, finder: Finder) -> list[Finding]:
    """Read one part; where it says too much, its names are looked at all the same."""
    try:
        tree = sandbox.tree_of(source)
    except TemplateSyntaxError as error:
        tag = _unpaired(source) or _line(source, error.lineno)
        return [Finding("syntax", "error", tag, "", error.message or "")]
    found = [
        Finding("forbidden", "error", _line(source, more.line), "", more.what)
        for more in forbidden_in(tree)
    ]
    if not found:
        try:
            # Filters and tests are looked up when a template is compiled.
            sandbox.compile(source)
        except TemplateSyntaxError as error:
            tag = _line(source, error.lineno)
            found.append(Finding("forbidden", "error", tag, "", error.message or ""))
    # What is forbidden is told of once, not also as unknown.
    tags = {one.tag for one in found}
    return found + [
        Finding(one.code, "error", one.tag, one.suggestion)
        for one in finder.look(tree)
        if one.tag not in tags
    ]


def _sources(template: bytes) -> Iterator[str]:
    """Yield what Jinja will read, with a line for each paragraph."""
    document = DocxTemplate(io.BytesIO(template))
    document.init_docx()
    xmls = [document.get_xml()]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        xmls += [document.get_part_xml(part) for _key, part in document.get_headers_footers(uri)]
    for xml in xmls:
        yield re.sub(r"<w:p([ >])", r"\n<w:p\1", document.patch_xml(xml))


def _unpaired(source: str) -> str:
    """Return the first tag that ends nothing, or the last that is not ended."""
    opened: list[str] = []
    for tag in _TAG.findall(re.sub(r"<[^>]+>", "", source)):
        word = _WORD.match(tag)
        if word is None:
            continue
        if word[1] in ("for", "if"):
            opened.append(tag)
        elif not opened or _WORD.match(opened.pop())[1] != word[1].removeprefix("end"):  # type: ignore[index]
            return str(tag)
    return opened[-1] if opened else ""


def _line(source: str, number: int | None) -> str:
    """Return the last tag of a line of the source: there the reader stopped."""
    lines = source.splitlines()
    text = lines[number - 1] if number and 0 < number <= len(lines) else ""
    tags = _TAG.findall(re.sub(r"<[^>]+>", "", text))
    return tags[-1][:120] if tags else ""


def _tried(template: bytes, example: Mapping[str, Any]) -> list[Finding]:
    """Fill it once, and open what came of it."""
    try:
        made = fill(template, example, pictures={}, about=About())
        from docx import Document

        Document(io.BytesIO(made))
    except TemplateFault as fault:
        return [Finding("broken", "error", detail=f"{fault.code}: {fault.detail}"[:200])]
    except Exception as error:
        return [Finding("broken", "error", detail=f"{type(error).__name__}: {error}"[:200])]
    return []


def _ordered(found: list[Finding]) -> list[Finding]:
    """Put the worst first, each once."""
    order = {"refused": 0, "error": 1, "warning": 2, "note": 3}
    return sorted(dict.fromkeys(found), key=lambda one: order[one.severity])[:MOST]
