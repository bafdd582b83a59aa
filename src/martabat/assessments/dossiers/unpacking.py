"""Getting at the folder of a dossier, whether it comes as a folder or as a ZIP. No Django."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

MOST_FILES = 100_000
# Text of this kind packs about thirty times; a thousand times is a trap.
MOST_RATIO = 1000


class UnreadableError(Exception):
    """What was given is no dossier that can be opened; the sentence says why."""


@contextmanager
def opened(path: Path) -> Iterator[Path]:
    """Yield the bag's folder; that of a ZIP is a copy which goes away afterwards."""
    if path.is_dir():
        yield _bag_in(path)
        return
    with tempfile.TemporaryDirectory() as name:
        _extract(path, Path(name))
        yield _bag_in(Path(name))


def _extract(path: Path, folder: Path) -> None:
    try:
        with ZipFile(path) as archive:
            members = archive.infolist()
            _refuse_traps(members, free=shutil.disk_usage(folder).free)
            archive.extractall(folder, members)
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableError(f"{path.name} cannot be opened as a ZIP file: {error}") from error


def _refuse_traps(members: list[ZipInfo], *, free: int) -> None:
    if len(members) > MOST_FILES:
        raise UnreadableError(f"More than {MOST_FILES} files: no dossier has that many.")
    for member in members:
        name = PurePosixPath(member.filename)
        if name.is_absolute() or ".." in name.parts or member.external_attr >> 28 == 0xA:
            raise UnreadableError(f"{member.filename} points outside the package.")
        if member.file_size > MOST_RATIO * max(member.compress_size, 1024):
            raise UnreadableError(f"{member.filename} would unpack to an absurd size.")
    if sum(member.file_size for member in members) > free:
        raise UnreadableError("There is not enough room on this disk to unpack the package.")


def _bag_in(folder: Path) -> Path:
    """Return the folder itself or the only one within it, whichever is the bag."""
    for candidate in (folder, *sorted(item for item in folder.iterdir() if item.is_dir())):
        if (candidate / "bagit.txt").is_file():
            return candidate
    raise UnreadableError("This is not a dossier: bagit.txt is missing.")
