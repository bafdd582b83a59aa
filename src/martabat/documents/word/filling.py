"""Fill a Word template: plain values and pictures, in a sandbox. Imports no Django."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from lxml import etree

from martabat.documents.word.joining import joined
from martabat.documents.word.sandbox import Forbidden, Sandbox

LANGUAGES: Final = {"id": "id-ID", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG. One of `width` and `height` (mm) is enough; `alternative` is read out."""

    content: bytes
    alternative: str
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What the properties of the file say."""

    title: str = ""
    subject: str = ""
    author: str = ""
    language: str = "id"


class TemplateFault(Exception):
    """A template cannot be filled. `code`: unknown, syntax, forbidden or broken."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


def fill(
    template: bytes,
    context: Mapping[str, Any],
    *,
    pictures: Mapping[str, Picture],
    about: About,
    also: Sequence[Mapping[str, Any]] = (),
) -> bytes:
    """Return the Word file; where the context has {"picture": name}, that picture stands.

    `also` are further papers of the same kind, each on pages of its own behind the first.
    Raises TemplateFault, whatever is wrong with the template.
    """
    try:
        return _fill(template, [context, *also], pictures, about)
    except Forbidden as error:
        raise TemplateFault("forbidden", error.what) from error
    except UndefinedError as error:
        raise TemplateFault("unknown", str(error)) from error
    except TemplateSyntaxError as error:
        raise TemplateFault("syntax", str(error)) from error
    except TemplateError as error:
        raise TemplateFault("forbidden", str(error)) from error
    except (MemoryError, RecursionError):
        raise TemplateFault("broken", "too large") from None
    except Exception as error:
        # Libraries that read a stranger's package raise almost anything.
        raise TemplateFault("broken", f"{type(error).__name__}: {error}"[:300]) from error


def _fill(
    template: bytes,
    contexts: Sequence[Mapping[str, Any]],
    pictures: Mapping[str, Picture],
    about: About,
) -> bytes:
    document = _Template(io.BytesIO(template))
    document.init_docx()
    first, *document.also = [_drawn(one, document, pictures) for one in contexts]
    document.render(first, Sandbox(), autoescape=True)
    _finish(document.docx, about)
    out = io.BytesIO()
    document.docx.save(out)
    return out.getvalue()


class _Template(DocxTemplate):
    """A template whose broken result is an error rather than silently mended."""

    also: Sequence[Any] = ()

    def build_xml(self, context: Any, jinja_env: Any = None) -> str:
        # Hundreds of letters come from one source: it is prepared and compiled once.
        source, part = self.patch_xml(self.get_xml()), self.docx._part
        jinja_env.from_string = cache(jinja_env.from_string)
        papers = [context, *self.also]
        return joined([self.render_xml_part(source, part, one, jinja_env) for one in papers])

    def fix_tables(self, xml: str) -> Any:
        etree.fromstring(xml, etree.XMLParser(resolve_entities=False, huge_tree=True))
        return super().fix_tables(xml)


class _Image(InlineImage):
    """A picture that says what it shows."""

    def __init__(self, document: DocxTemplate, picture: Picture) -> None:
        super().__init__(
            document,
            io.BytesIO(picture.content),
            width=Mm(picture.width) if picture.width else None,
            height=Mm(picture.height) if picture.height else None,
        )
        self.alternative = picture.alternative

    def _insert_image(self) -> str:
        part = self.tpl.current_rendering_part
        inline = part.new_pic_inline(self.image_descriptor, self.width, self.height)
        inline.docPr.set("descr", self.alternative)
        return (
            f"</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r>"
            '<w:t xml:space="preserve">'
        )

    def __str__(self) -> str:
        return self._insert_image()

    __html__ = __str__


def _drawn(value: Any, document: DocxTemplate, pictures: Mapping[str, Picture]) -> Any:
    """Put pictures where they are spoken of."""
    if isinstance(value, Mapping):
        if value.keys() == {"picture"}:
            return _Image(document, pictures[value["picture"]])
        return {key: _drawn(part, document, pictures) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_drawn(part, document, pictures) for part in value]
    return value


def _finish(document: Any, about: About) -> None:
    """Give the file its title and language."""
    properties = document.core_properties
    properties.title, properties.subject = about.title[:255], about.subject[:255]
    properties.author = properties.last_modified_by = about.author[:255]
    properties.language = LANGUAGES[about.language]
    for defaults in document.styles.element.iter(qn("w:lang")):
        defaults.set(qn("w:val"), properties.language)
