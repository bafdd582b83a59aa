"""Readers of the environment fail loudly, in a sentence."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from martabat.project import environment


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", True), ("yes", True), ("ON", True), ("0", False), ("", False), ("off", False)],
)
def test_yes_and_no(monkeypatch, text, value):
    monkeypatch.setenv("X", text)
    assert environment.env_bool("X", not value) is value


def test_neither_yes_nor_no(monkeypatch):
    monkeypatch.setenv("X", "maybe")
    with pytest.raises(ImproperlyConfigured, match="X must be 1 or 0, not 'maybe'"):
        environment.env_bool("X", False)


def test_whole_numbers(monkeypatch):
    monkeypatch.setenv("X", "12")
    assert environment.env_int("X", 3) == 12
    monkeypatch.setenv("X", "twelve")
    with pytest.raises(ImproperlyConfigured, match="X must be a whole number"):
        environment.env_int("X", 3)


def test_defaults(monkeypatch):
    monkeypatch.delenv("X", raising=False)
    assert environment.env_int("X", 3) == 3
    assert environment.env_bool("X", True) is True
    assert environment.env_list("X", ["a"]) == ["a"]
    assert environment.env_str("X", "b") == "b"


def test_lists(monkeypatch):
    monkeypatch.setenv("X", "a, b,,c ")
    assert environment.env_list("X", []) == ["a", "b", "c"]


def test_a_secret_key_is_made_once_and_kept_private(monkeypatch, tmp_path):
    monkeypatch.delenv("MARTABAT_SECRET_KEY", raising=False)
    key = environment.secret_key(tmp_path / "new")
    assert len(key) > 50
    assert environment.secret_key(tmp_path / "new") == key
    assert (tmp_path / "new" / "secret_key").stat().st_mode & 0o077 == 0


def test_a_short_secret_key_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("MARTABAT_SECRET_KEY", "short")
    with pytest.raises(ImproperlyConfigured, match="at least 50"):
        environment.secret_key(tmp_path)
