"""Loading shipped packages into the database."""

from __future__ import annotations

import pytest

from martabat.assessments.models import Cycle
from martabat.instruments import actions, queries
from martabat.instruments.models import InstrumentVersion
from martabat.instruments.package import shipped_names

pytestmark = pytest.mark.django_db


def change(name="peduli-ham-2013"):
    """Make a loaded version look older than its package."""
    version = queries.get(name)
    version.sha256, version.title = "0" * 64, "lama"
    version.save()
    return version


def test_loading_again_changes_nothing():
    actions.load_shipped()
    again = actions.load_shipped()
    assert again.unchanged == shipped_names()
    assert again.created == again.updated == again.refused == []
    assert InstrumentVersion.objects.count() == len(shipped_names())


def test_a_changed_package_replaces_an_unused_version():
    actions.load_shipped()
    change()
    assert actions.load_shipped().updated == ["peduli-ham-2013"]
    assert queries.get("peduli-ham-2013").title != "lama"


def test_a_changed_package_leaves_a_used_version_alone():
    actions.load_shipped()
    Cycle.objects.create(instrument=change(), data_year=2014, award_year=2015)
    assert actions.load_shipped().refused == ["peduli-ham-2013"]
    assert queries.get("peduli-ham-2013").title == "lama"


def test_a_fresh_version_is_not_used():
    actions.load_shipped()
    assert not actions.is_used(queries.get("penilaian-ham-komnas-2025"))


def test_a_version_is_compiled_once(django_assert_num_queries):
    actions.load_shipped()
    version = queries.get("peduli-ham-2021")
    instrument = queries.compiled(version)
    assert instrument.name == "peduli-ham-2021"
    deferred = InstrumentVersion.objects.defer("document").get(name="peduli-ham-2021")
    with django_assert_num_queries(0):
        assert queries.compiled(deferred) is instrument
