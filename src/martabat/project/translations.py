"""Our message catalogues, without any gettext program: extract, check, compile.

`python -m martabat.project.translations` compiles; `… update` brings the English catalogue up to
date with the sources, `… check` fails while anything in it is missing, fuzzy or broken.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PROJECT = Path(__file__).resolve().parent
SOURCE = PROJECT.parent
LOCALE = PROJECT / "locale"
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "django.po"
METHODS = [("**/tests/**", "ignore"), ("**/jinja2/**.*", "jinja2"), ("**.py", "python")]
OPTIONS = {
    "**/jinja2/**.*": {
        "newstyle_gettext": "true",
        "trimmed": "true",
        "silent": "false",
        "encoding": "utf-8",
    }
}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def extract() -> Catalog:
    """Return every message of the sources."""
    catalog = Catalog(charset="utf-8")
    found = extract_from_dir(
        SOURCE, METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for filename, _line, message, comments, context in found:
        catalog.add(message, None, [(filename, 0)], auto_comments=comments, context=context)
    return catalog


def read(path: Path) -> Catalog:
    """Return the catalogue in `path`, empty if there is none yet."""
    if not path.exists():
        return Catalog(locale=path.parts[-3], charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def update(path: Path = ENGLISH) -> Catalog:
    """Write into `path` what the sources say now, keeping every translation that still fits."""
    catalog = read(path)
    template = extract()
    template.creation_date = catalog.creation_date  # or every update would change the file
    catalog.update(template, no_fuzzy_matching=True)
    catalog.project, catalog.version, catalog.fuzzy = "Martabat", "", False
    catalog.header_comment = "# English translation of Martabat. The msgid is the Indonesian text."
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file, catalog, width=100, ignore_obsolete=True, sort_by_file=True, include_lineno=False
        )
    return catalog


def faults(path: Path = ENGLISH) -> Iterator[str]:
    """Yield a sentence for each message that is not translated, doubtful or broken."""
    catalog = read(path)
    for wanted in extract():
        if not wanted.id:
            continue
        found = catalog.get(wanted.id, wanted.context)
        where = ", ".join(sorted({place for place, _ in wanted.locations}))
        if found is None or not _complete(found):
            yield f"not translated: {_name(wanted)} ({where})"
        elif found.fuzzy:
            yield f"fuzzy: {_name(wanted)} ({where})"
    for message, errors in catalog.check():
        for error in errors:
            yield f"broken: {_name(message)}: {error}"


def compile_stale() -> int:
    """Compile each catalogue that is newer than its compiled form; return how many there were."""
    count = 0
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        draft = target.with_suffix(".mo.part")
        with draft.open("wb") as file:
            write_mo(file, read(source))
        draft.replace(target)
        count += 1
    return count


def _complete(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def _name(message: Message) -> str:
    return repr(message.id if isinstance(message.id, str) else message.id[0])


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for and return the exit code."""
    match arguments:
        case []:
            compile_stale()
        case ["update"]:
            update()
        case ["check"]:
            found = list(faults())
            sys.stdout.writelines(f"{fault}\n" for fault in found)
            return 1 if found else 0
        case _:
            sys.stderr.write("Usage: python -m martabat.project.translations [update|check]\n")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
