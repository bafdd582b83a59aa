"""Instruments for the tests of the kernel."""

from __future__ import annotations

from functools import cache

import pytest

from martabat.instruments.package import load_shipped_package
from martabat.scoring import Instrument


@cache
def shipped(name: str) -> Instrument:
    return load_shipped_package(name).instrument


@pytest.fixture
def peduli() -> Instrument:
    return shipped("peduli-ham-2021")


@pytest.fixture
def tolerant() -> Instrument:
    return shipped("indeks-kota-toleran")
