"""What a release says, as plain data: the shape of `ReleaseVersion.content`."""

from typing import TypedDict


class QuoteData(TypedDict):
    """Words that somebody said, typed by whoever wrote the release."""

    name: str
    title: str
    words: str


class PhotoData(TypedDict):
    """A photograph shown with the release."""

    pk: int
    alternative: str
    credit: str


class Content(TypedDict):
    """A whole release. `place` and `publisher` make the dateline: "Singkawang, MC"."""

    title: str
    place: str
    publisher: str
    paragraphs: list[str]
    quotes: list[QuoteData]
    credit: str
    photos: list[PhotoData]


def dateline(content: Content) -> str:
    """Return what stands before the first sentence: "Singkawang, MC – "; empty without a place."""
    head = ", ".join(part for part in (content["place"], content["publisher"]) if part)
    return f"{head} – " if head else ""


def body(content: Content) -> str:
    """Return the paragraphs with the dateline, separated by empty lines."""
    return "\n\n".join([dateline(content) + (content["paragraphs"] or [""])[0],
                        *content["paragraphs"][1:]])  # fmt: skip


def plain_text(content: Content) -> str:
    """Return the whole release as it is sent by messenger: headline, body, credit."""
    parts = [content["title"], body(content), content["credit"]]
    return "\n\n".join(part for part in parts if part)
