"""Getting a database ready, and not doing it twice."""

import pytest
from django.core.cache import cache

from martabat.instruments.models import InstrumentVersion
from martabat.project import preparation
from martabat.regions.models import Region


def ignore(*_):
    """Report to nobody."""


@pytest.fixture(autouse=True)
def _own_cache(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    yield
    cache.clear()


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_needs_no_migration():
    assert preparation.migrate(ignore) == 0


@pytest.mark.django_db
def test_reference_data_are_loaded_once_unless_asked_again(django_assert_num_queries):
    preparation.load_reference_data(ignore)
    assert Region.objects.count() == 38 + 514
    assert InstrumentVersion.objects.exists()
    with django_assert_num_queries(0):
        preparation.load_reference_data(ignore, only_if_changed=True)
    told = []
    preparation.load_reference_data(lambda *what: told.append(what))
    assert told


@pytest.mark.django_db
def test_changed_reference_data_are_loaded_again(monkeypatch):
    preparation.load_reference_data(ignore)
    monkeypatch.setattr(preparation, "reference_data_fingerprint", lambda: "another")
    told = []
    preparation.load_reference_data(lambda *what: told.append(what), only_if_changed=True)
    assert told


def test_directories_for_files_are_private(settings, tmp_path):
    settings.VAR_DIR, settings.PUBLISHED_DIR = tmp_path, tmp_path / "published"
    preparation.private_directories()
    assert (tmp_path / "files").stat().st_mode & 0o077 == 0
    assert (tmp_path / "published").stat().st_mode & 0o077 == 0
