"""Signings for tests: an agreement, its plan, and signers who act on their links."""

import io

import pytest

from martabat.agreements.actions.drafting import ClauseGiven, PartyGiven, add_agreement
from martabat.agreements.actions.signing import SignerGiven, plan_signing, start_signing
from martabat.agreements.actions.signing_acts import sign
from martabat.agreements.kinds import Body, Kind, Topic
from martabat.agreements.models import Agreement, Signer
from martabat.agreements.sealing import seal
from martabat.agreements.signing_links import token_of
from martabat.documents.actions import store
from martabat.documents.tests.makers import pdf
from martabat.journal.refusals import Refused

SITE = "https://martabat.example/"
A, S = Signer.Part.APPROVER, Signer.Part.SIGNER


def make_agreement(people, parties: int = 2, **more) -> Agreement:
    return add_agreement(
        by=people.operator,
        kind=Kind.PKS,
        title="Pelaksanaan kegiatan contoh",
        region=people.legal_division.region,
        parties=[
            PartyGiven(name=f"Lembaga {n}", body=Body.THIRD, title=f"Ketua {n}")
            for n in range(1, parties + 1)
        ],
        clauses=[ClauseGiven(topic=Topic.RIGHTS, text="Hak dan kewajiban para pihak.")],
        place="Singkawang",
        example=True,
        **more,
    )


def plan(people, agreement: Agreement, *steps: tuple[str, int]) -> list[Signer]:
    parties = list(agreement.parties.all())
    return plan_signing(
        by=people.operator,
        agreement=agreement,
        signers=[
            SignerGiven(
                part=part,
                step=step,
                name=f"Orang {n}",
                title=f"Jabatan {n}",
                email=f"orang{n}@contoh.example",
                party=parties[n % len(parties)] if part == S else None,
            )
            for n, (part, step) in enumerate(steps)
        ],
    )


def begin(people, *steps: tuple[str, int], **more) -> tuple[Agreement, list[Signer]]:
    agreement = make_agreement(people, **more)
    signers = plan(people, agreement, *steps)
    start_signing(by=people.operator, agreement=agreement, site=SITE)
    return agreement, signers


def fresh(signer: Signer) -> Signer:
    return Signer.objects.select_related("agreement__document", "party").get(pk=signer.pk)


def act(signer: Signer, sha256: str | None = None) -> Signer:
    signer = fresh(signer)
    return sign(token=token_of(signer), sha256=sha256 or seal(signer.agreement).sha256, site=SITE)


def code_of(call, *args, **kwargs) -> str:
    with pytest.raises(Refused) as refused:
        call(*args, **kwargs)
    return refused.value.code


@pytest.fixture
def store_pdf(own_files):  # noqa: ARG001 - where the file goes
    def keep(membership):
        return store(
            upload=io.BytesIO(pdf()),
            filename="naskah.pdf",
            title="Naskah",
            region=membership.organisation.region,
            membership=membership,
        )

    return keep
