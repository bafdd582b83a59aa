"""Fill or check a template that is not trusted, in a process of its own.

Run as `python -m martabat.documents.word.child SECONDS < request.json > answer.json`. Should a
template loop for ever or eat memory, only this process ends. Imports no Django.
"""

import base64
import json
import sys
from typing import Any

from martabat.documents.bounds import bound
from martabat.documents.word.checking import check
from martabat.documents.word.filling import About, Picture, TemplateFault, fill

MEMORY = 768 * 1024**2
MOST_OUT = 64 * 1024**2


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Do what is asked: {"fill": …} or {"check": …}."""
    template = base64.b64decode(request["template"])
    if request["act"] == "check":
        found = check(template, request["shape"], request["required"], request["example"])
        return {"findings": [one.plain() for one in found]}
    pictures = {
        name: Picture(**{**one, "content": base64.b64decode(one["content"])})
        for name, one in request["pictures"].items()
    }
    try:
        made = fill(
            template,
            request["context"],
            pictures=pictures,
            about=About(**request["about"]),
            also=request.get("also", []),
        )
    except TemplateFault as fault:
        return {"fault": [fault.code, fault.detail]}
    if len(made) > MOST_OUT:
        return {"fault": ["broken", "too large"]}
    return {"made": base64.b64encode(made).decode()}


def main(seconds: str) -> None:
    """Answer the request on standard input, with so many seconds of the processor."""
    bound(memory=MEMORY, seconds=int(seconds), grace=1)
    json.dump(answer(json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
