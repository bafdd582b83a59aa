"""Loading the shipped packages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from martabat.instruments.models import InstrumentVersion
from martabat.instruments.package import Package, load_shipped_package, shipped_names


@dataclass
class Loaded:
    """What loading the shipped packages did, by name."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """Changed packages whose version is in use: what was scored by it must not change."""


def load_shipped() -> Loaded:
    """Put the shipped packages into the database; running it again changes nothing.

    A package that changed replaces its row only while nothing refers to it. A row in use stays as
    it is and is reported as refused: the changed package needs a new name.
    """
    loaded = Loaded()
    for name in shipped_names():
        with transaction.atomic():
            _load(load_shipped_package(name), loaded)
    return loaded


def _load(package: Package, loaded: Loaded) -> None:
    name = package.instrument.name
    version = InstrumentVersion.objects.select_for_update().filter(name=name).first()
    if version is None:
        InstrumentVersion.objects.create(name=name, **fields_of(package))
        loaded.created.append(name)
    elif version.sha256 == package.sha256:
        loaded.unchanged.append(name)
    elif is_used(version):
        loaded.refused.append(name)
    else:
        for key, value in fields_of(package).items():
            setattr(version, key, value)
        version.save()
        loaded.updated.append(name)


def is_used(version: InstrumentVersion) -> bool:
    """Whether any row of any room refers to a version (found through the models' relations)."""
    for relation in version._meta.related_objects:
        model = relation.related_model
        assert not isinstance(model, str)
        if model._base_manager.filter(**{relation.field.name: version}).exists():
            return True
    return False


def fields_of(package: Package) -> dict[str, Any]:
    """Return the columns of a version that its package says."""
    instrument = package.instrument
    return {
        "version": instrument.version,
        "title": instrument.title.id,
        "status": instrument.status,
        "valid_from": instrument.valid_from,
        "valid_to": instrument.valid_to,
        "document": package.data,
        "sha256": package.sha256,
    }
