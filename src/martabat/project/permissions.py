"""Who the embedded PostgreSQL runs as, and what it must be able to reach.

PostgreSQL refuses to run as root. Where Martabat itself runs as root (a container, a small server),
the server gets an account of its own that owns nothing but its data directory.
"""

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ACCOUNT = "pgserver"


@dataclass(frozen=True)
class Account:
    """An account of the operating system."""

    uid: int
    gid: int


def server_account() -> Account | None:
    """Return the account that the server must run as, or None for our own."""
    if os.geteuid() != 0:
        return None
    try:
        found = pwd.getpwnam(ACCOUNT)
    except KeyError:
        command = ["useradd", "--system", "--user-group", "--no-create-home", ACCOUNT]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        found = pwd.getpwnam(ACCOUNT)
    return Account(found.pw_uid, found.pw_gid)


def as_account(account: Account | None) -> dict[str, Any]:
    """Return the arguments that make a subprocess run as `account`, and in no other group."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def let_server_reach(directory: Path, programs: Path, account: Account | None) -> None:
    """Give `account` its data `directory`, and the way to it and to its `programs`."""
    if account is None:
        return
    os.chown(directory, account.uid, account.gid)
    for path in (directory, programs):
        _let_pass(path.parent)
    # An installation under a strict umask is closed to others; PostgreSQL is nothing secret.
    if not (programs / "postgres").stat().st_mode & stat.S_IXOTH:
        for path in programs.parent.rglob("*"):
            path.chmod(path.stat().st_mode | _as_group(path))


def private_directory(path: Path, account: Account | None) -> Path:
    """Create `path` for `account` alone; refuse one that somebody else has put there."""
    owner = os.geteuid() if account is None else account.uid
    try:
        path.mkdir(mode=0o700)
        os.chown(path, owner, -1)
    except FileExistsError:
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner:
            raise PermissionError(f"{path} belongs to somebody else; remove it.") from None
        path.chmod(0o700)
    return path


def _as_group(path: Path) -> int:
    executable = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
    return stat.S_IROTH | (stat.S_IXOTH if executable else 0)


def _let_pass(path: Path) -> None:
    """Allow passing through `path` and the directories above it, no more than that."""
    for folder in (path, *path.parents):
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)
