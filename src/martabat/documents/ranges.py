"""Parts of a file, as PDF viewers ask for them (RFC 9110, section 14)."""

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")


@dataclass(frozen=True, slots=True)
class Part:
    """`length` bytes from `start`."""

    start: int
    length: int

    def content_range(self, size: int) -> str:
        """Return the value of the header Content-Range."""
        return f"bytes {self.start}-{self.start + self.length - 1}/{size}"


class NotSatisfiable(ValueError):  # noqa: N818 - the name of the HTTP status
    """The part lies beyond the end of the file."""


def wanted_part(header: str, *, size: int) -> Part | None:
    """Return the one part that a Range header asks for; None means the whole file.

    What is not one plain range of bytes is ignored, as the standard allows.
    """
    match = _ONE_RANGE.match(header.replace(" ", ""))
    if match is None or match.group(0) == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        length = min(int(last), size)
        if length == 0:
            raise NotSatisfiable
        return Part(size - length, length)
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    if start >= size:
        raise NotSatisfiable
    return Part(start, end - start + 1) if end >= start else None
