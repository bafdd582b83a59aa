"""What an agreement is, how it is signed and numbered."""

from martabat.agreements.models.agreements import (
    Agreement,
    AgreementClaim,
    Clause,
    Obligation,
    Party,
)
from martabat.agreements.models.numbering import IssuedNumber, Numbering
from martabat.agreements.models.signing import RegisterImport, Signer

__all__ = [
    "Agreement",
    "AgreementClaim",
    "Clause",
    "IssuedNumber",
    "Numbering",
    "Obligation",
    "Party",
    "RegisterImport",
    "Signer",
]
