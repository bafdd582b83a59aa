"""Versions, and the instruments that they compile to."""

from __future__ import annotations

from django.db.models import CharField, F, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Coalesce, NullIf

from martabat.instruments.compile import compile_document
from martabat.instruments.models import InstrumentVersion
from martabat.scoring import Instrument

# Documents never change under a hash, so what was compiled holds for the life of the process.
# There are as many entries as instruments in use, which is a handful.
_compiled: dict[str, Instrument] = {}


def get(name: str) -> InstrumentVersion:
    """Return the version with a name. Raises InstrumentVersion.DoesNotExist."""
    return InstrumentVersion.objects.get(name=name)


def title_in(language: str, path: str = "") -> Coalesce:
    """Return the title of versions in a language, for `annotate`; `path` leads to the version.

    The documents themselves, which hold the translations, need not be fetched for it.
    """
    titles = KeyTransform("title", f"{path}document")
    translated = NullIf(KeyTextTransform(language, titles), Value(""))
    return Coalesce(translated, F(f"{path}title"), output_field=CharField())


def compiled(version: InstrumentVersion) -> Instrument:
    """Return the instrument of a version, compiled once per process and document.

    The document of a version read with `defer("document")` is not fetched once it is compiled.
    """
    instrument = _compiled.get(version.sha256)
    if instrument is None:
        instrument = _compiled[version.sha256] = compile_document(version.document)
    return instrument
