"""Messages are found, kept, checked and compiled without any gettext program."""

import ast
import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest

from martabat.project import translations


@pytest.fixture
def source(tmp_path, monkeypatch) -> Path:
    room = tmp_path / "martabat" / "room"
    (room / "jinja2" / "room").mkdir(parents=True)
    (room / "tests").mkdir()
    (room / "tests" / "test_x.py").write_text('_("Bukan ini")')
    (room / "views.py").write_text(
        "from django.utils.translation import gettext as _, ngettext\n"
        '_("Meja saya")\nngettext("%(n)s jawaban", "%(n)s jawaban", 3)\n'
    )
    (room / "jinja2" / "room" / "page.html").write_text(
        '{{ _("%(n)s dari %(m)s terisi", n=1, m=2) }}\n{% trans %}Kirim{% endtrans %}'
    )
    monkeypatch.setattr(translations, "SOURCE", tmp_path / "martabat")
    monkeypatch.setattr(translations, "LOCALE", tmp_path / "locale")
    return tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po"


def test_updating_finds_python_and_templates_but_not_tests(source):
    ids = {message.id for message in translations.update(source) if message.id}
    assert ids == {
        "Meja saya",
        "Kirim",
        "%(n)s dari %(m)s terisi",
        ("%(n)s jawaban", "%(n)s jawaban"),
    }


def test_updating_twice_changes_nothing_and_keeps_translations(source):
    translations.update(source)
    text = source.read_text().replace('"Meja saya"\nmsgstr ""', '"Meja saya"\nmsgstr "My desk"')
    source.write_text(text)
    translations.update(source)
    assert source.read_text() == text
    assert "My desk" in text


def test_what_is_missing_fuzzy_or_broken_is_told(source):
    translations.update(source)
    text = source.read_text()
    text = text.replace('"Kirim"\nmsgstr ""', '"Kirim"\nmsgstr "Send"')
    text = text.replace('terisi"\nmsgstr ""', 'terisi"\nmsgstr "%(n)s of %(wrong)s filled"')
    source.write_text(text)
    told = sorted(
        fault.split(":")[0] + ":" + fault.split(":")[1] for fault in translations.faults(source)
    )
    assert len(told) == 3
    assert told[0].startswith("broken: '%(n)s dari")
    assert told[1].startswith("not translated: '%(n)s jawaban'")
    assert told[2].startswith("not translated: 'Meja saya'")


def test_only_stale_catalogues_are_compiled(source):
    translations.update(source)
    source.write_text(source.read_text().replace('"Kirim"\nmsgstr ""', '"Kirim"\nmsgstr "Send"'))
    assert translations.compile_stale() == 1
    assert translations.compile_stale() == 0
    with source.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Kirim") == "Send"


def test_the_command_refuses_what_it_does_not_know(capsys):
    assert translations.main(["nonsense"]) == 2
    assert "Usage" in capsys.readouterr().err


def _run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Give every part that runs when the module is imported: all but the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        yield child
        yield from _run_at_import(child)


def _bound_early(text: str) -> list[int]:
    """Give the lines whose sentence keeps the language of whoever imported the module first."""
    module = ast.parse(text)
    eager = {
        name.asname or name.name
        for part in module.body
        if isinstance(part, ast.ImportFrom) and part.module == "django.utils.translation"
        for name in part.names
        if name.name in {"gettext", "ngettext", "pgettext", "npgettext"}
    }
    return [
        part.lineno
        for part in _run_at_import(module)
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in eager
    ]


def test_no_sentence_keeps_the_language_of_whoever_imported_it_first():
    eager = "from django.utils.translation import gettext as _\nclass F:\n  label = _('Penyebut')"
    assert _bound_early(eager) == [3]
    assert _bound_early(eager.replace("gettext", "gettext_lazy")) == []
    found = {
        (path.relative_to(translations.SOURCE).as_posix(), line)
        for path in translations.SOURCE.rglob("*.py")
        if "tests" not in path.parts
        for line in _bound_early(path.read_text())
    }
    assert found == set()
