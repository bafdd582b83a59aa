"""What is backed up comes back, and a damaged backup touches nothing."""

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import psycopg
import pytest

from martabat.project import archive
from martabat.project.embedded import running

pytestmark = pytest.mark.crash


def command(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MARTABAT_VAR": str(place)}
    environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "martabat.project.cli", *arguments],
        env=environment,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def house(server_directory_factory) -> Path:
    """A house with one decision in its journal and two files."""
    place = server_directory_factory() / "var"
    assert command(place, "migrate").returncode == 0
    for name in ("files/ab/abcd", "published/1.json"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(name)
    program = (
        "from martabat.project.cli.setting_up import prepare_django; prepare_django()\n"
        "from django.db import transaction\n"
        "from martabat.journal.actions import Actor, record\n"
        "with transaction.atomic():\n"
        "    record(subject='test:1', verb='test.begun', data={'a': 1},"
        " actor=Actor(None, 'Rina', 'operator', 'Singkawang'))\n"
    )
    with running(place / "postgres") as server:
        environment = {**os.environ, "MARTABAT_VAR": str(place), "DATABASE_URL": server.url()}
        subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    return place


@pytest.fixture(scope="module")
def saved(house) -> Path:
    target = house.parent / "saved.tar.gz"
    result = command(house, "backup", str(target))
    assert result.returncode == 0, result.stderr
    return target


def test_a_backup_is_private_and_lists_what_it_holds(saved):
    assert saved.stat().st_mode & 0o077 == 0
    with tarfile.open(saved) as tar:
        names = tar.getnames()
        manifest = json.load(tar.extractfile("manifest.json"))
    assert names == ["database.dump", "files/ab/abcd", "published/1.json", "manifest.json"]
    assert set(manifest["members"]) == set(names) - {"manifest.json"}
    assert "journal.0001_initial" in manifest["migrations"]


def test_an_existing_backup_is_not_overwritten_unasked(house, saved):
    before = saved.read_bytes()
    result = command(house, "backup", str(saved))
    assert result.returncode == 1
    assert "exists already" in result.stderr
    assert saved.read_bytes() == before


def test_a_round_trip_into_an_empty_house(house, saved):
    other = house.parent / "other"
    result = command(other, "restore", str(saved))
    assert result.returncode == 0, result.stderr
    assert "Every entry is as it was written." in result.stdout
    assert (other / "files/ab/abcd").read_text() == "files/ab/abcd"
    assert (other / "files").stat().st_mode & 0o077 == 0
    with running(other / "postgres") as server, psycopg.connect(server.url()) as connection:
        found = connection.execute("SELECT verb FROM journal_entry").fetchall()
    assert found == [("test.begun",)]
    assert [path.name for path in other.iterdir() if path.name.startswith(".")] == []


def test_data_that_are_there_are_overwritten_only_by_force(house, saved):
    late = house / "files" / "late"
    late.write_text("after the backup")
    result = command(house, "restore", str(saved))
    assert result.returncode == 1
    assert "Add --force" in result.stderr
    assert late.exists()
    result = command(house, "restore", "--force", str(saved))
    assert result.returncode == 0, result.stderr
    assert not late.exists()


def changed(source: Path, target: Path, name: str, content: bytes) -> Path:
    """Copy a backup with one member replaced (or added at its end)."""
    with tarfile.open(source) as old, tarfile.open(target, "w") as new:
        for member in old:
            data = content if member.name == name else old.extractfile(member).read()
            member.size = len(data)
            new.addfile(member, io.BytesIO(data))
        if name not in old.getnames():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            new.addfile(info, io.BytesIO(content))
    return target


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("files/ab/abcd", b"forged", "files/ab/abcd is not what its manifest says"),
        ("files/extra", b"smuggled", "files/extra is not what its manifest says"),
        ("files/../../secret_key", b"x", "which no backup of ours does"),
        ("manifest.json", b"{}", "no readable manifest"),
    ],
)
def test_a_changed_backup_is_refused(saved, tmp_path, name, content, complaint):
    forged = changed(saved, tmp_path / "forged.tar", name, content)
    with (
        pytest.raises(archive.ArchiveError, match=complaint),
        archive.unpacked(forged, var_dir=tmp_path, report=lambda *_: None),
    ):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["forged.tar"]


def test_a_cut_off_backup_is_refused(saved, tmp_path):
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(saved.read_bytes()[:-2000])
    with (
        pytest.raises(archive.ArchiveError),
        archive.unpacked(cut, var_dir=tmp_path, report=lambda *_: None),
    ):
        pass
