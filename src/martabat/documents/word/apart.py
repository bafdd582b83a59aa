"""Have a template of an office's own filled or checked in a process of its own."""

import base64
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from martabat.documents import nursery
from martabat.documents.word.filling import About, Picture, TemplateFault

# Of the processor; a whole edition's report takes less than one. Waiting counts busy machines in.
SECONDS: Final = 10
PATIENCE: Final = 60
# A filled template as text; the child makes none that is larger.
MOST: Final = 96 * 1024**2
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
    with tempfile.TemporaryFile() as source:
        source.write(json.dumps(request).encode())
        try:
            said = nursery.run(MODULE, str(SECONDS), source=source, patience=PATIENCE, most=MOST)
            return dict(json.loads(said))
        except TimeoutError as error:
            raise TemplateFault("slow", "patience") from error
        except nursery.Ended as error:
            raise TemplateFault("slow" if error.code < 0 else "broken", str(error)) from error
        except ValueError as error:
            raise TemplateFault("broken", "no answer") from error


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
