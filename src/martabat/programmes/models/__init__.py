"""What programmes and activities are, who takes part, and what they leave."""

from martabat.programmes.models.activities import (
    Activity,
    AgendaItem,
    Appearance,
    Fulfilment,
    Objective,
    Photo,
    Source,
)
from martabat.programmes.models.guests import Audience, Invitation, Registration, Scan
from martabat.programmes.models.mailings import Mailing
from martabat.programmes.models.papers import (
    Assignee,
    AssignmentLetter,
    InvitationLetter,
    OfficialRecord,
)
from martabat.programmes.models.privacy import ConsentText, DataSet, SubjectRequest
from martabat.programmes.models.programmes import Organiser, Programme, ProgrammeClaim, Series
from martabat.programmes.models.results import (
    Certificate,
    CertificateBatch,
    FollowUp,
    FollowUpShare,
    Issue,
    Minutes,
    MinutesPoint,
    Paper,
    Question,
    Questionnaire,
)

__all__ = [
    "Activity",
    "AgendaItem",
    "Appearance",
    "Assignee",
    "AssignmentLetter",
    "Audience",
    "Certificate",
    "CertificateBatch",
    "ConsentText",
    "DataSet",
    "FollowUp",
    "FollowUpShare",
    "Fulfilment",
    "Invitation",
    "InvitationLetter",
    "Issue",
    "Mailing",
    "Minutes",
    "MinutesPoint",
    "Objective",
    "OfficialRecord",
    "Organiser",
    "Paper",
    "Photo",
    "Programme",
    "ProgrammeClaim",
    "Question",
    "Questionnaire",
    "Registration",
    "Scan",
    "Series",
    "Source",
    "SubjectRequest",
]
