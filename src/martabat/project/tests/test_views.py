"""Health."""

import pytest
from django.db import DatabaseError, connection


@pytest.mark.django_db
def test_healthy(client):
    response = client.get("/sehat/")
    assert response.status_code == 200
    assert response.content == b"ok\n"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_unhealthy_while_the_database_is_away(client):
    def away(execute, sql, params, many, context):
        raise DatabaseError("gone")

    with connection.execute_wrapper(away):
        response = client.get("/sehat/")
    assert response.status_code == 503


@pytest.mark.django_db
def test_only_reading(client):
    assert client.post("/sehat/").status_code == 405
