"""What every test may use; the server itself is started by `tests/database.py`."""

import pytest

from tests.people import People


def _load_reference_data() -> None:
    from martabat.instruments.actions import load_shipped
    from martabat.regions.actions import load_regions

    load_regions()
    load_shipped()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:  # noqa: ARG001
    """Make the test database once, with all regions in it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        _load_reference_data()


@pytest.fixture(autouse=True)
def _reference_data_after_a_flush(request: pytest.FixtureRequest) -> None:
    """Load again what a transactional test before this one has flushed away."""
    marker = request.node.get_closest_marker("django_db")
    fixtures = {"transactional_db", "live_server", "django_db_reset_sequences"}
    if (marker and marker.kwargs.get("transaction")) or fixtures & set(request.fixturenames):
        request.getfixturevalue("transactional_db")
        _load_reference_data()


@pytest.fixture
def people(db: None) -> People:  # noqa: ARG001
    """Named people of the tests; each comes into being when first asked for."""
    return People()
