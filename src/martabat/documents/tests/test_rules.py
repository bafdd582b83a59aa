import pytest

from martabat.documents import rules
from martabat.documents.models import Document
from martabat.documents.tests import makers
from martabat.documents.tests.conftest import Store
from martabat.organisations.roles import Role
from tests.people import People, make_membership

# Who sees a document of Kota Singkawang, Kota Jambi, the province Kalimantan Barat, the nation.
MATRIX = {
    "operator": "YNNN",
    "contributor": "YNNN",
    "opd_head": "YNNN",
    "sekda": "YNNN",
    "province": "YNYN",
    "verifier": "YNYN",
    "verifier_jambi": "NYNN",
    "other_operator": "NYNN",
    "assessor": "YYYY",
    "panel": "YYYY",
    "publisher": "YYYY",
    "administrator": "YYYY",
    "partner": "NNNN",
}


@pytest.fixture
def documents(people: People, store: Store) -> list[Document]:
    # By somebody who is none of the people asked below, for uploaders see their own.
    uploader = make_membership("Wahyu Nugroho", Role.ASSESSOR, people.ministry)
    return [
        store(uploader, makers.pdf(number), region=code)
        for number, code in enumerate(["61.72", "15.71", "61", None], start=1)
    ]


@pytest.mark.parametrize("who", MATRIX)
def test_predicate_and_filter_agree_on_who_sees_what(
    who: str, people: People, documents: list[Document]
) -> None:
    membership = getattr(people, who)
    seen = set(rules.visible(membership))
    for document, wanted in zip(documents, MATRIX[who], strict=True):
        assert rules.may_download(membership, document) is (wanted == "Y"), document.region_id
        assert (document in seen) is (wanted == "Y"), document.region_id


def test_the_uploader_sees_the_own_document_everywhere(people: People, store: Store) -> None:
    document = store(people.operator)
    moved = people.partner
    moved.user = people.operator.user
    assert rules.may_download(moved, document)
    assert list(rules.visible(moved)) == [document]


def test_nobody_and_ended_memberships_see_nothing(people: People, store: Store) -> None:
    document = store(people.operator)
    ended = people.operator
    ended.active = False
    for membership in (None, ended):
        assert not rules.may_download(membership, document)
        assert not rules.visible(membership).exists()
        assert not rules.may_store(membership, "61.72")
        assert not rules.may_withdraw(membership, document)
