"""Every variable that Martabat reads is described in docs/settings.md, and no other."""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
DOCUMENT = SOURCE.parents[1] / "docs" / "settings.md"
READ = re.compile(
    r"(?:env_(?:folder|str|bool|int|list|path)\(|envvar=|os\.environ\.get\(|os\.environ\[)\s*\"([A-Z][A-Z0-9_]+)\""
)
OF_OTHERS = {"DJANGO_SETTINGS_MODULE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
OF_TESTS = {"MARTABAT_CHROMIUM"}


def read_variables() -> set[str]:
    paths = [path for path in SOURCE.rglob("*.py") if "tests" not in path.parts]
    return {name for path in paths for name in READ.findall(path.read_text())}


def test_every_variable_is_described():
    described = set(re.findall(r"`([A-Z][A-Z0-9_]{3,})`", DOCUMENT.read_text()))
    upper = {name for name in described if name.startswith(("MARTABAT_", "DATABASE_", "AWS_"))}
    assert read_variables() - OF_OTHERS - described == set()
    assert upper - read_variables() - OF_OTHERS - OF_TESTS == set()
