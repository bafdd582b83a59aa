"""A post and a name as they stand in one place."""

from dataclasses import dataclass

from martabat.newsroom.reading.names import Name
from martabat.newsroom.reading.positions import Post


@dataclass(frozen=True, slots=True)
class Mention:
    """A post, a name, or both, in one place; `start` and `end` are characters."""

    start: int
    end: int
    post: Post | None = None
    name: Name | None = None
    # The characters of the post as written, an office behind a comma included.
    post_start: int = 0
    post_end: int = 0
    confidence: float = 0.9
