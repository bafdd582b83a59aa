"""Writing a release from records: facts in, a draft for an editor out. Pure; see `draft`."""

from martabat.newsroom.writing.draft import draft, missing
from martabat.newsroom.writing.facts import Facts, Followed, Quote, Speaker

__all__ = ["Facts", "Followed", "Quote", "Speaker", "draft", "missing"]
