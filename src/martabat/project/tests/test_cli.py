"""Every command explains itself, and only those that need Django load it."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from martabat.project.cli import cli

COMMANDS = list(cli.lazy)


def test_the_first_page_names_every_command_without_importing_any():
    result = CliRunner().invoke(cli, ["--help"])
    assert result.exit_code == 0
    for name in COMMANDS:
        assert f"\n  {name} " in result.output
    assert "Exit codes: 0 done, 1" in result.output


@pytest.mark.parametrize("name", [*COMMANDS, "journal verify", "instrument check"])
def test_every_command_explains_itself(name):
    result = CliRunner().invoke(cli, [*name.split(), "--help"], prog_name="martabat")
    assert result.exit_code == 0, result.output
    assert f"Usage: martabat {name}" in result.output
    assert len(result.output.splitlines()) > 4


@pytest.mark.parametrize("name", ["run", "serve", "journal verify", "backup", "restore"])
def test_commands_that_need_an_example_give_one(name):
    result = CliRunner().invoke(cli, [*name.split(), "--help"])
    assert "Example" in result.output


def test_a_wrong_command_is_a_wrong_use():
    result = CliRunner().invoke(cli, ["skor"])
    assert result.exit_code == 2
    assert "No such command" in result.output


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["score", "--help"]])
def test_what_needs_no_database_does_not_wait_for_django(arguments):
    program = (
        "import sys; from martabat.project.cli import cli\n"
        f"cli({arguments!r}, standalone_mode=False)\n"
        "assert 'django' not in sys.modules"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_a_wrong_setting_is_told_in_a_sentence(monkeypatch, tmp_path):
    environment = {"DATABASE_URL": "mysql://nope", "MARTABAT_VAR": str(tmp_path), "PATH": ""}
    result = subprocess.run(
        [sys.executable, "-m", "martabat.project.cli", "journal", "verify"],
        capture_output=True,
        text=True,
        env=environment,
    )
    assert result.returncode == 2
    assert result.stderr == (
        "Error: DATABASE_URL must begin with postgresql://; Martabat runs on PostgreSQL only.\n"
    )
