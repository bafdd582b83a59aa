"""Have a template of an office's own filled or checked in a process of its own."""

import base64
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from martabat.documents.word.filling import About, Picture, TemplateFault

# Of the processor; a whole edition's report takes less than one. Waiting counts busy machines in.
SECONDS: Final = 10
PATIENCE: Final = 60
MODULE: Final = "martabat.documents.word.child"


def fill(
    template: bytes,
    context: Mapping[str, Any],
    *,
    pictures: Mapping[str, Picture],
    about: About,
    also: Sequence[Mapping[str, Any]] = (),
) -> bytes:
    """Do what `filling.fill` does; TemplateFault "slow" for a template without an end."""
    given = _ask(
        {
            "act": "fill",
            "template": _text(template),
            "context": context,
            "also": list(also),
            "pictures": {
                name: {**asdict(one), "content": _text(one.content)}
                for name, one in pictures.items()
            },
            "about": asdict(about),
        }
    )
    if "fault" in given:
        raise TemplateFault(*given["fault"])
    return base64.b64decode(given["made"])


def check(
    template: bytes,
    shape: Mapping[str, Any],
    required: Sequence[str],
    example: Mapping[str, Any],
) -> list[dict[str, str]]:
    """Return what `checking.check` finds, as plain data; TemplateFault where it came to no end."""
    found: list[dict[str, str]] = _ask(
        {
            "act": "check",
            "template": _text(template),
            "shape": shape,
            "required": list(required),
            "example": example,
        }
    )["findings"]
    return found


def _ask(request: dict[str, Any]) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the arguments are ours
            [sys.executable, "-m", MODULE, str(SECONDS)],
            input=json.dumps(request).encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
        return dict(json.loads(done.stdout))
    except subprocess.TimeoutExpired as error:
        raise TemplateFault("slow", "patience") from error
    except subprocess.CalledProcessError as error:
        last = error.stderr.decode(errors="replace").strip().splitlines()[-1:]
        code = "slow" if error.returncode < 0 else "broken"
        raise TemplateFault(code, f"{error.returncode} {last}"[:300]) from error
    except ValueError as error:
        raise TemplateFault("broken", "no answer") from error


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
