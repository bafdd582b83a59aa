"""What sources say of earlier years is loaded as they say it."""

import pytest

from martabat.assessments.actions.history import load_history
from martabat.assessments.models import NationalClaim, RegionClaim

pytestmark = pytest.mark.django_db


def test_history_loads_every_claim_once():
    first = load_history()
    assert load_history() == first
    assert RegionClaim.objects.count() == 59 + 17
    assert NationalClaim.objects.get(award_year=2019).note.startswith("other outlets")


def test_jambi_2020_is_complete():
    load_history()
    jambi = RegionClaim.objects.filter(region__province="15", award_year=2020)
    assert sorted(jambi.values_list("predicate", flat=True)).count("Peduli HAM") == 9
    assert jambi.filter(predicate="Cukup Peduli HAM").count() == 2
