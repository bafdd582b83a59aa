"""Commands find their database: the one of DATABASE_URL, or the embedded one."""

import os
import signal
import subprocess
import sys

import pytest

from martabat.project.cli.setting_up import Stopped, stoppable
from martabat.project.embedded import running

pytestmark = pytest.mark.crash


def command(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "martabat.project.cli", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


def test_with_database_url_nothing_embedded_is_started(server_directory_factory):
    place = server_directory_factory()
    with running(place / "postgres") as server:
        environment = {"DATABASE_URL": server.url(), "MARTABAT_VAR": str(place / "var")}
        for arguments in (["migrate"], ["worker", "--until-idle"], ["journal", "verify"]):
            result = command(environment, *arguments)
            assert result.returncode == 0, result.stderr
    assert not (place / "var" / "postgres").exists()
    assert "Every entry is as it was written." in result.stdout


def test_a_database_that_is_away_is_told_in_a_sentence(tmp_path):
    environment = {
        "DATABASE_URL": f"postgresql://x@/x?host={tmp_path}",
        "MARTABAT_VAR": str(tmp_path),
    }
    result = command(environment, "backup", str(tmp_path / "b.tar"))
    assert result.returncode == 1
    assert result.stderr.startswith("Error: ")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_once_and_cleaning_up_is_not_disturbed(number):
    cleaned = False
    with pytest.raises(Stopped), stoppable():  # noqa: PT012
        try:
            signal.raise_signal(number)
        finally:
            signal.raise_signal(signal.SIGINT)
            cleaned = True
    assert cleaned
