"""Backups: one tar file with the database, the files and a manifest of hashes.

The database is dumped first and the files are read after it: a file is stored before the database
speaks of it, so every document of the dump has its file in the same backup.
"""

import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from martabat.project.environment import env_path

Report = Callable[..., None]
FORMAT = 1
DUMP, MANIFEST = "database.dump", "manifest.json"
DIRECTORIES = ("files", "published")
BLOCK = 1024 * 1024


class ArchiveError(Exception):
    """A backup could not be written, read or brought back; the sentence says why."""


@dataclass
class Manifest:
    """What a backup holds, and what it was made with."""

    version: str
    created_at: str
    migrations: list[str]
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    format: int = FORMAT


def write(target: Path, *, var_dir: Path, url: str, migrations: list[str], report: Report) -> int:
    """Write a backup to `target`, readable by its owner only, and return its size in bytes."""
    manifest = Manifest(version("martabat"), datetime.now(UTC).isoformat(), migrations)
    draft = target.with_name(target.name + ".part")
    try:
        with _workspace(var_dir) as work, _private(draft) as file:
            report(0, None, "dumping the database")
            _run("pg_dump", "--format=custom", "--no-owner", f"--file={work / DUMP}", url)
            mode = "w:gz" if target.suffix in {".gz", ".tgz"} else "w"
            with tarfile.open(fileobj=file, mode=mode, format=tarfile.PAX_FORMAT) as tar:  # type: ignore[call-overload]
                _add(tar, work / DUMP, DUMP, manifest)
                paths = list(_files(var_dir))
                for done, path in enumerate(paths):
                    report(done, len(paths), path.name)
                    _add(tar, path, path.relative_to(var_dir).as_posix(), manifest)
                _add_manifest(tar, manifest)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return target.stat().st_size


@contextmanager
def unpacked(source: Path, *, var_dir: Path, report: Report) -> Iterator[tuple[Path, Manifest]]:
    """Unpack a backup beside the data for the body, after every hash in it has been checked."""
    with _workspace(var_dir) as work:
        found: dict[str, dict[str, Any]] = {}
        try:
            with tarfile.open(source) as tar:
                for done, member in enumerate(tar, start=1):
                    report(done, None, member.name)
                    found[member.name] = _unpack(tar, member, work)
        except (tarfile.TarError, EOFError, OSError) as error:
            raise ArchiveError(f"{source} cannot be read as a backup: {error}") from error
        manifest = _read_manifest(source, work)
        found.pop(MANIFEST)
        _compare(source, expected=manifest.members, found=found)
        yield work, manifest


def restore_database(dump: Path, *, url: str) -> None:
    """Replace everything in the database by `dump`, in one transaction: all of it or nothing."""
    with tempfile.TemporaryDirectory() as directory:
        script = Path(directory) / "restore.sql"
        _run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(dump))
        _run(
            "psql",
            "--no-psqlrc",
            "--quiet",
            "--single-transaction",
            "--set=ON_ERROR_STOP=1",
            "--command=DROP SCHEMA public CASCADE",
            "--command=CREATE SCHEMA public",
            f"--file={script}",
            url,
        )


def replace_directories(work: Path, *, var_dir: Path) -> None:
    """Put the unpacked directories in the place of the present ones."""
    for name in DIRECTORIES:
        new, present = work / name, var_dir / name
        new.mkdir(exist_ok=True)
        new.chmod(0o700)
        if present.exists():
            present.rename(work / f"replaced-{name}")
        new.rename(present)


def has_files(var_dir: Path) -> bool:
    """Say whether any file is kept in `var_dir`."""
    return next(_files(var_dir), None) is not None


def _files(var_dir: Path) -> Iterator[Path]:
    for name in DIRECTORIES:
        yield from sorted(path for path in (var_dir / name).rglob("*") if path.is_file())


def _add(tar: tarfile.TarFile, path: Path, name: str, manifest: Manifest) -> None:
    info = tar.gettarinfo(path, name)
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        tar.addfile(info, file)
    manifest.members[name] = {"sha256": digest, "size": info.size}


def _add_manifest(tar: tarfile.TarFile, manifest: Manifest) -> None:
    content = json.dumps(asdict(manifest), indent=1).encode()
    info = tarfile.TarInfo(MANIFEST)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


def _unpack(tar: tarfile.TarFile, member: tarfile.TarInfo, work: Path) -> dict[str, Any]:
    path = (work / member.name).resolve()
    known = member.name in {DUMP, MANIFEST} or member.name.split("/")[0] in DIRECTORIES
    content = tar.extractfile(member) if member.isfile() else None
    if content is None or not known or not path.is_relative_to(work.resolve()):
        raise ArchiveError(f"The backup holds {member.name!r}, which no backup of ours does.")
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("wb") as file:
        while block := content.read(BLOCK):
            digest.update(block)
            file.write(block)
    return {"sha256": digest.hexdigest(), "size": member.size}


def _read_manifest(source: Path, work: Path) -> Manifest:
    try:
        values = json.loads((work / MANIFEST).read_text())
        manifest = Manifest(**values)
    except (OSError, ValueError, TypeError) as error:
        raise ArchiveError(f"{source} has no readable manifest; it may be cut off.") from error
    if manifest.format != FORMAT:
        raise ArchiveError(
            f"{source} has the format {manifest.format}; this Martabat reads {FORMAT}."
        )
    return manifest


def _compare(source: Path, *, expected: dict[str, Any], found: dict[str, Any]) -> None:
    wrong = sorted(
        name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name)
    )
    if wrong or DUMP not in found:
        names = ", ".join(wrong[:5]) or DUMP
        raise ArchiveError(f"{source} is damaged: {names} is not what its manifest says.")


@contextmanager
def _workspace(var_dir: Path) -> Iterator[Path]:
    """Yield a private directory on the same disk as the data, removed in any case."""
    var_dir.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".backup-", dir=var_dir))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        yield file


def _run(program: str, *arguments: str) -> None:
    from martabat.project.embedded import programs

    path = env_path("MARTABAT_PG_PROGRAMS", programs()) / program
    result = subprocess.run(  # noqa: S603
        [str(path), *arguments], capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise ArchiveError(f"{program} failed: {result.stderr.strip()}")
