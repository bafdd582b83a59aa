"""Where the database is."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from martabat.project.database import embedded_url, parse_url, socket_directory


def test_a_url_with_everything():
    settings = parse_url("postgresql://a%40b:p%2Fw@db.example:5433/name?sslmode=require")
    assert settings["USER"] == "a@b"
    assert settings["PASSWORD"] == "p/w"
    assert (settings["HOST"], settings["PORT"]) == ("db.example", "5433")
    assert settings["NAME"] == "name"
    assert settings["OPTIONS"]["sslmode"] == "require"


def test_other_databases_are_refused():
    with pytest.raises(ImproperlyConfigured, match="PostgreSQL only"):
        parse_url("sqlite:///x.db")


def test_the_socket_lies_beside_the_data_where_its_path_fits():
    assert socket_directory(Path("/srv/martabat/postgres")) == Path("/srv/martabat/postgres")
    assert parse_url(embedded_url(Path("/srv/a b")))["HOST"] == "/srv/a b/postgres"


def test_the_socket_of_a_deep_directory_lies_elsewhere_and_always_there():
    deep = Path("/srv") / ("x" * 120) / "postgres"
    assert len(str(socket_directory(deep) / ".s.PGSQL.5432")) < 100
    assert socket_directory(deep) == socket_directory(deep)
    assert socket_directory(deep) != socket_directory(deep.with_name("other"))
