"""A storage of its own for every test, and quick ways to store."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from martabat.documents import actions
from martabat.documents.models import Document
from martabat.documents.tests import makers
from martabat.organisations.models import Membership
from martabat.regions.models import Region

Store = Callable[..., Document]


@pytest.fixture(autouse=True)
def files(own_files: Path) -> Path:
    """Where the files of this test are kept."""
    return own_files


@pytest.fixture
def store() -> Store:
    """Store a PDF of a region, by default Singkawang's."""

    def store(
        membership: Membership,
        content: bytes | None = None,
        *,
        filename: str = "bukti.pdf",
        title: str = "Bukti",
        region: str | None = "61.72",
        example: bool = False,
    ) -> Document:
        return actions.store(
            upload=io.BytesIO(makers.pdf() if content is None else content),
            filename=filename,
            title=title,
            region=Region.objects.get(pk=region) if region else None,
            membership=membership,
            example=example,
        )

    return store
