"""The documents say only what is true."""

import re
from itertools import chain
from pathlib import Path

import click
import pytest

from martabat.assessments import journal_wording, workflow
from martabat.assessments.steps import EndorsementLevel, Verdict
from martabat.project.cli import main

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "martabat"
GUIDE = ROOT / "docs" / "panduan"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"(?:\.venv/bin/|`|…\s|^)martabat ((?:[a-z]+ ?){1,2})", re.MULTILINE)
DOCUMENTS = sorted(
    path
    for path in chain(ROOT.glob("*.md"), (ROOT / "docs").rglob("*.md"))
    if "notes" not in path.parts
)
DOCUMENT = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


@DOCUMENT
def test_every_link_and_picture_is_there(path):
    text = path.read_text()
    targets = [link.partition("#")[0] for link in LINK.findall(text)]
    ours = [target for target in targets if target and "://" not in target]
    assert [target for target in ours if not (path.parent / target).exists()] == []


@DOCUMENT
def test_every_command_exists(path):
    for words in COMMAND.findall(path.read_text()):
        command: click.Command = main
        for word in words.split():
            if not isinstance(command, click.Group):
                break
            found = command.get_command(click.Context(command), word)
            assert found is not None, f"martabat {words}"
            command = found


@DOCUMENT
def test_every_make_target_exists(path):
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    asked = set(re.findall(r"(?:`|^ {4})make ([a-z]+)", path.read_text(), re.MULTILINE))
    assert asked - known == set()


def test_the_glossary_names_what_is_in_the_code():
    code = "\n".join(path.read_text() for path in SOURCE.rglob("*.py") if "tests" not in path.parts)
    named = re.findall(r"`([A-Za-z_.]+)`", (ROOT / "docs" / "glossary.md").read_text())
    words = {word for name in named for word in name.split(".")}
    assert sorted(word for word in words if not re.search(rf"\b{word}\b", code)) == []
    assert len(words) > 15


def test_the_glossary_has_the_words_of_the_work():
    glossary = (ROOT / "docs" / "glossary.md").read_text().lower()
    words = [
        "penilai",
        "operator",
        "kontributor",
        "verifikator",
        "pengesahan",
        "bukti",
        "indikator",
    ]
    assert [word for word in words if word not in glossary] == []


def verbs_in_code() -> set[str]:
    """Collect what actions of this room write into the journal of an assessment."""
    actions = [path.read_text() for path in (SOURCE / "assessments" / "actions").glob("*.py")]
    plain = set(re.findall(r'(?:verb=|VERB = )"([a-z._]+)"', "\n".join(actions)))
    return (
        {verb for verb in plain if not verb.startswith("cycle.")}
        | {"published", "published.corrected"}
        | {f"moved.{move.name}" for move in workflow.MOVES}
        | {f"endorsed.{level}" for level in EndorsementLevel.values}
        | {f"decided.{verdict}" for verdict in Verdict.values}
    )


def test_every_verb_of_the_journal_has_its_sentence_and_kind():
    assert sorted(verbs_in_code() - set(journal_wording.SENTENCES)) == []
    assert [verb for verb in verbs_in_code() if journal_wording.kind_of(verb) is None] == []


def words_of_pages() -> str:
    """Return every sentence that pages can show, with placeholders and markup cut out."""
    files = chain(SOURCE.rglob("*.html"), SOURCE.rglob("*.py"))
    text = "\n".join(path.read_text() for path in files if "tests" not in path.parts)
    return re.sub(r"\"\s*\n\s*\"", "", text)


def test_the_guides_use_the_words_of_the_pages():
    shown = words_of_pages().casefold()
    unknown = []
    for path in sorted(GUIDE.glob("*.md")):
        for phrase in re.findall(r"\*\*([^*]+)\*\*", path.read_text()):
            parts = [part.strip() for part in phrase.casefold().split("…")]
            if any(part.strip(" .?") not in shown for part in parts if part):
                unknown.append(f"{path.name}: {phrase}")
    assert unknown == []


def test_there_is_a_guide_for_every_role():
    index = (GUIDE / "README.md").read_text()
    guides = {path.name for path in GUIDE.glob("*.md")} - {"README.md"}
    assert {name for name in guides if f"({name})" not in index} == set()
    assert len(guides) == 16
