"""What the migrations and `martabat run` bring is there for every test, whatever ran before it."""

import pytest
from django.apps import apps

from martabat.programmes.models import ConsentText
from tests import reference


def _brought() -> dict[str, int]:
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("martabat.")
    }


@pytest.mark.django_db(transaction=True)
def test_after_a_flush_everything_that_was_brought_is_back():
    before = _brought()
    assert {"regions.Region", "programmes.ConsentText", "programmes.DataSet"} <= {
        name for name, rows in before.items() if rows
    }
    reference.sweep()
    assert _brought() == before
    newest = ConsentText.objects.latest("version")
    assert ConsentText.objects.create(version=newest.version + 1, since=newest.since).pk > newest.pk
