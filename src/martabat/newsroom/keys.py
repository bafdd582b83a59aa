"""Keys of rows as addresses and forms send them."""


def key_of(text: str) -> int | None:
    """Return the key that a text is, or None for anything that can be none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
