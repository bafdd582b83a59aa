"""Every check that needs no test: format, lint, types, floors, templates, migrations, words.

Run it as `make check`; `scripts/check.py --only NAME …` runs single checks, as pre-commit does.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PRODUCTION = {
    "MARTABAT_SECURE": "1",
    "MARTABAT_HOSTS": "martabat.example.go.id",
    "MARTABAT_ORIGINS": "https://martabat.example.go.id",
    # Made up for this check alone.
    "MARTABAT_SECRET_KEY": "".join(chr(33 + (7 * place) % 94) for place in range(64)),
    "DATABASE_URL": "postgresql://martabat@db.example.go.id/martabat",
}
# There is no database here, and a pool would look for it for ten seconds.
WITHOUT_POOL = """
import sys
from django.conf import settings
from django.core.management import execute_from_command_line
settings.DATABASES["default"]["OPTIONS"].pop("pool")
execute_from_command_line(["django-admin", *sys.argv[1:]])
"""
# H014, H015: blank lines; H030, H031: words for search engines; H043: a button may submit.
UNWANTED_RULES = "H014,H015,H030,H031,H043"
REGISTRIES = ("registry" + ".npmjs", "py" + "pi.org", "files.python" + "hosted")


def tool(*arguments: str, environment: dict[str, str] | None = None) -> str:
    """Run a tool of the environment; return what it says if it fails, else an empty string."""
    result = subprocess.run(
        [str(BIN / arguments[0]), *arguments[1:]],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return result.stdout or "failed without a word" if result.returncode else ""


def django(*arguments: str, environment: dict[str, str] | None = None) -> str:
    """Run a Django command that needs no database, with data directories of its own."""
    with tempfile.TemporaryDirectory() as directory:
        settings = {
            "DJANGO_SETTINGS_MODULE": "martabat.project.settings",
            "MARTABAT_VAR": directory,
            **(environment or {}),
        }
        return tool("python", "-c", WITHOUT_POOL, *arguments, environment=settings)


def check_format() -> str:
    """All Python is formatted by ruff."""
    return tool("ruff", "format", "--check", ".")


def check_lint() -> str:
    """Ruff finds nothing."""
    return tool("ruff", "check", ".")


def check_types() -> str:
    """Mypy finds nothing."""
    return tool("mypy")


def check_floors() -> str:
    """No room imports from a room above it."""
    return tool("lint-imports", "--no-cache")


def check_templates() -> str:
    """djLint finds nothing in our templates."""
    folders = [str(path) for path in sorted(ROOT.glob("src/martabat/*/jinja2"))]
    return tool("djlint", "--profile", "jinja", "--ignore", UNWANTED_RULES, "--lint", *folders)


def check_migrations() -> str:
    """Every model change has its migration, and each room's migrations form one line."""
    crooked = []
    for folder in sorted(ROOT.glob("src/martabat/*/migrations")):
        numbers = sorted(path.name[:4] for path in folder.glob("[0-9]*.py"))
        if numbers != [f"{number:04}" for number in range(1, len(numbers) + 1)]:
            crooked.append(f"{folder.relative_to(ROOT)}: numbered {', '.join(numbers)}")
    missing = django(
        "makemigrations",
        "--check",
        "--dry-run",
        environment={"PYTHONWARNINGS": "ignore:Got an error checking a consistent migration"},
    )
    return "\n".join([*crooked, missing]).strip()


def check_deployment() -> str:
    """Django's deployment check is clean with the settings of a real installation."""
    return django("check", "--deploy", "--fail-level", "WARNING", environment=PRODUCTION)


def check_translations() -> str:
    """Every sentence has its English translation."""
    return tool("python", "-m", "martabat.project.translations", "check")


def check_leaks() -> str:
    """No tracked file names a package registry's host or a path of somebody's machine."""
    forbidden = [f"/{folder}/" for folder in ("root", "home", "work", "Users")]
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if not path.is_file() or path == Path(__file__):
            continue
        try:
            lines = path.read_text().splitlines()
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(lines, start=1):
            words = line.replace('"', " ").replace("'", " ").split()
            if any(word.startswith(tuple(forbidden)) for word in words):
                found.append(f"{name}:{number}: a path of somebody's machine")
            elif name.endswith(".lock") and "://" in line:
                found.append(f"{name}:{number}: an address in a lock file")
            elif "--index-url" in words or any(host in line for host in REGISTRIES):
                found.append(f"{name}:{number}: a package registry")
    return "\n".join(found)


CHECKS: dict[str, Callable[[], str]] = {
    "format": check_format,
    "lint": check_lint,
    "types": check_types,
    "floors": check_floors,
    "templates": check_templates,
    "migrations": check_migrations,
    "deployment": check_deployment,
    "translations": check_translations,
    "leaks": check_leaks,
}


def main() -> int:
    """Run the checks and return 0 if all of them pass."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=CHECKS, default=list(CHECKS))
    failed = []
    for name in parser.parse_args().only:
        begun = time.monotonic()
        complaint = CHECKS[name]()
        mark = "✗" if complaint else "✓"
        print(f"{mark} {name:<14} {time.monotonic() - begun:5.1f} s", flush=True)
        if complaint:
            failed.append(name)
            print(complaint.rstrip(), flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
