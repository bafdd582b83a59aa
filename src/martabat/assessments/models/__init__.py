"""What is: cycles, assessments, answers, decisions, results and history."""

from martabat.assessments.models.answers import (
    VALUE_FIELDS,
    Answer,
    AnswerVersion,
    Citation,
    Decision,
    Evidence,
    Remark,
)
from martabat.assessments.models.assessments import Assessment, Delegation, Summary
from martabat.assessments.models.cycles import Cycle, CycleStep, Decree
from martabat.assessments.models.dossiers import Dossier, DossierState
from martabat.assessments.models.history import NationalClaim, RegionClaim, Source
from martabat.assessments.models.results import Adjustment, Endorsement, Publication, Receipt
from martabat.assessments.models.workbooks import WorkbookImport

__all__ = [
    "VALUE_FIELDS",
    "Adjustment",
    "Answer",
    "AnswerVersion",
    "Assessment",
    "Citation",
    "Cycle",
    "CycleStep",
    "Decision",
    "Decree",
    "Delegation",
    "Dossier",
    "DossierState",
    "Endorsement",
    "Evidence",
    "NationalClaim",
    "Publication",
    "Receipt",
    "RegionClaim",
    "Remark",
    "Source",
    "Summary",
    "WorkbookImport",
]
