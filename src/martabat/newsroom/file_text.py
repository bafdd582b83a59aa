"""The words of a release in a file, read in a process of its own with an end to time and memory.

Files come from anywhere: see `intake`. No Django, no database, no network.
"""

import json
import re
import sys

MEMORY = 1024 * 1024 * 1024
MOST_CHARACTERS = 200_000
# A line of a PDF shorter than this share of the widest ends its paragraph.
SHORT = 0.75


def tidy(text: str) -> str:
    """Return text with one kind of line ends, without controls, and at most two ends in a row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00ad", "")
    text = "".join(
        letter
        for letter in text.replace("\t", " ").replace("\u00a0", " ").replace("\f", "\n")
        if letter == "\n" or letter.isprintable()
    )
    text = re.sub(r" +\n", "\n", re.sub(r" {2,}", " ", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip()[:MOST_CHARACTERS]


def unwrapped(text: str) -> str:
    """Join the lines of a paragraph: in a PDF every line of paper ends in a line break."""
    # PDFium writes U+FFFE or U+0002 where a word is divided at the end of a line.
    text = re.sub(r"[\ufffe\u0002]\s*", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.strip() for line in text.split("\n")]
    widest = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    within = False
    for line in lines:
        if within and line:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
        within = len(line) > widest * SHORT
    return "\n".join(joined)


def answer(content: bytes, kind: str) -> dict[str, str]:
    """Return the text of a `pdf`, `docx` or `html` file, or a code that says why there is none."""
    from martabat.newsroom.files import Unreadable, text_from

    try:
        text = text_from(content, name=f"rilis.{kind}")
    except Unreadable as mishap:
        if "tidak ada teks" not in str(mishap):
            return {"code": "unreadable"}
        return {"code": "scan" if kind == "pdf" else "empty"}
    return {"text": tidy(unwrapped(text) if kind == "pdf" else text)}


def main(kind: str, seconds: str) -> None:
    """Write the text of the file on standard input as JSON, with so many seconds to do it."""
    import logging

    from martabat.documents.bounds import bound

    bound(memory=MEMORY, seconds=int(seconds))
    logging.disable(logging.CRITICAL)
    try:
        said = answer(sys.stdin.buffer.read(), kind)
    except Exception:  # noqa: BLE001 - parsers of hostile bytes raise almost anything
        said = {"code": "unreadable"}
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:3])
