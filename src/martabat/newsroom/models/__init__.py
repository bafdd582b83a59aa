"""Readings of releases and what became of them; releases of our own."""

from martabat.newsroom.models.readings import (
    ActivityClaim,
    Following,
    ReleaseReading,
    TakingPart,
)
from martabat.newsroom.models.releases import Newsdesk, Release, ReleaseVersion

__all__ = [
    "ActivityClaim",
    "Following",
    "Newsdesk",
    "Release",
    "ReleaseReading",
    "ReleaseVersion",
    "TakingPart",
]
