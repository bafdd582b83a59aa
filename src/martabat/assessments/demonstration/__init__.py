"""The demonstration: real regions, real instrument, invented answers in every stage.

`build` fills an empty database; `accounts` lists who may sign in. Everything invented carries the
mark "contoh".
"""

from martabat.assessments.demonstration.building import build
from martabat.assessments.demonstration.cast import accounts

__all__ = ["accounts", "build"]
