"""Tokens of invitations: the mail carries the token, the database only its hash."""

import hashlib
import secrets


def new_token() -> str:
    """Return a token that cannot be guessed: 256 bits."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Return what is stored of a token. It is random enough for a plain hash."""
    return hashlib.sha256(token.encode()).hexdigest()
