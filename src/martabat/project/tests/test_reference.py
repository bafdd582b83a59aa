"""What the migrations and `martabat run` bring is there for every test, whatever ran before it."""

import pytest
from django.apps import apps
from procrastinate.contrib.django.models import ProcrastinateJob

from martabat.assessments.tasks import forget_workbooks
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


@pytest.mark.django_db(transaction=True)
def test_no_job_of_one_test_waits_in_the_next():
    forget_workbooks.defer(timestamp=0)
    assert ProcrastinateJob.objects.exists()
    reference.put_back()
    assert not ProcrastinateJob.objects.exists()
