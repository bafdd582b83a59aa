"""Known mishaps of the command line, each told in a sentence instead of a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

FAILED, MISUSED = 1, 2


class Failure(click.ClickException):
    """Something went wrong that a sentence explains; the command ends with 1."""

    exit_code = FAILED


@contextmanager
def as_sentence() -> Iterator[None]:
    """Print a known mishap as a sentence and leave with its exit code."""
    try:
        yield
    except Exception as error:
        code = _exit_code(error)
        if code is None:
            raise
        click.echo(f"Error: {error}", err=True)
        sys.exit(code)


def _exit_code(error: Exception) -> int | None:
    """Return the exit code of a known mishap. Compared by name: naming is not importing."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if "ImproperlyConfigured" in names:
        return MISUSED
    if names & {"EmbeddedServerError", "ChildFailedError", "ArchiveError", "OperationalError"}:
        return FAILED
    return None
