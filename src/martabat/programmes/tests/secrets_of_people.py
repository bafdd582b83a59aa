"""People with a recognisable word in every personal field: none may show on a public page.

secrets = plant(activity, organiser)
assert secrets.found_in(client.get("/acara/3/").content.decode()) == []
"""

from dataclasses import dataclass, fields
from datetime import timedelta

from django.utils import timezone

from martabat.organisations.models import Membership
from martabat.programmes.actions.privacy import ask
from martabat.programmes.actions.registration import RegistrationGiven, register
from martabat.programmes.kinds import Answer, Channel, RequestKind
from martabat.programmes.models import (
    Activity,
    AssignmentLetter,
    Certificate,
    CertificateBatch,
    ConsentText,
    Invitation,
    Registration,
    SubjectRequest,
)

# The word in each field; `name` is split, because pages may shorten it.
WORDS = {
    "name": "Kenarirahasia Wuluhterlarang",
    "title": "Jabatanrahasia",
    "email": "suratrahasia{number}@kenari.example",
    "phone": "0812rahasia",
    "needs": "Kursirodarahasia",
    "guardian": "Walirahasia",
    "guardian_contact": "0813walirahasia",
    "reason": "Alasanrahasia",
    "substitute": "Penggantirahasia",
    "substitute_title": "Jabatanpenggantirahasia",
    "note": "Catatanrahasia",
    "invited": "undanganrahasia@kenari.example",
    "request": "Ceritarahasia",
    "assigned": "Petugasrahasia",
    "nip": "1980niprahasia",
    "rank": "Pangkatrahasia",
}
# What betrays one of them, in any writing.
CANARIES = tuple(
    part.casefold()
    for word in WORDS.values()
    for part in word.replace("{number}", "").replace("@", " ").split()
    if "rahasia" in part or part in {"Wuluhterlarang", "kenari.example"}
)


@dataclass(frozen=True)
class Secrets:
    """Those who were planted: a grown-up who came, a minor who waits, and their papers."""

    grown_up: Registration
    minor: Registration
    invitation: Invitation
    certificate: Certificate
    request: SubjectRequest

    @property
    def codes(self) -> list[str]:
        """Secrets of tickets and links, which open what they belong to."""
        return [self.grown_up.code, self.minor.code, self.invitation.token]

    def found_in(self, text: str) -> list[str]:
        """Return the canaries and the secrets of tickets in a text."""
        small = text.casefold()
        return [word for word in CANARIES if word in small] + [
            code for code in self.codes if code in text
        ]


def plant(activity: Activity, by: Membership) -> Secrets:
    """Register people with canaries in every personal field of every model of this room."""
    consent = ConsentText.objects.get(version=1)
    shared = {name: WORDS[name] for name in ("name", "title", "phone", "needs")}
    grown_up = register(
        activity=activity,
        channel=Channel.DESK,
        given=RegistrationGiven(
            **shared,
            email=WORDS["email"].format(number=activity.pk),
            institution="Dinas Terbuka",
            consent=consent,
            disability=True,
        ),
        by=by,
    )
    minor = register(
        activity=activity,
        channel=Channel.DESK,
        given=RegistrationGiven(
            **shared,
            email=WORDS["email"].format(number=f"{activity.pk}-anak"),
            minor=True,
            guardian=WORDS["guardian"],
            guardian_contact=WORDS["guardian_contact"],
            consent=consent,
        ),
        by=by,
    )
    now = timezone.now()
    Registration.objects.filter(pk=grown_up.pk).update(
        entered_at=now - timedelta(hours=1), inside=True, reason=WORDS["reason"]
    )
    invitation = Invitation.objects.create(
        activity=activity,
        organisation=by.organisation,
        name=by.organisation.name,
        email=WORDS["invited"],
        token=f"rahasiatautan{activity.pk}",
        answer=Answer.SUBSTITUTE,
        answered_at=now,
        substitute=WORDS["substitute"],
        substitute_title=WORDS["substitute_title"],
        note=WORDS["note"],
    )
    batch = CertificateBatch.objects.create(
        activity=activity,
        title="Sertifikat",
        text="peserta",
        signatory="Ketua",
        signatory_title="Ketua",
        place="Singkawang",
        dated=now.date(),
        by=by.user,
    )
    certificate = Certificate.objects.create(
        batch=batch,
        registration=grown_up,
        number=f"1/{batch.pk}",
        code=f"kode{activity.pk}",
        name=WORDS["name"],
    )
    letter = AssignmentLetter.objects.create(
        activity=activity,
        organisation=by.organisation,
        purpose="Mengikuti",
        signatory_nip=WORDS["nip"],
    )
    letter.assignees.create(
        position=1,
        name=WORDS["assigned"],
        nip=WORDS["nip"],
        rank=WORDS["rank"],
        title=WORDS["title"],
    )
    request = ask(
        kind=RequestKind.ACCESS,
        email=WORDS["email"].format(number=activity.pk),
        text=WORDS["request"],
        site="",
    )
    return Secrets(grown_up, minor, invitation, certificate, request)


PERSONAL = {field.name for field in fields(RegistrationGiven)} - {
    # Counted, or no data about a person.
    "institution",
    "region",
    "sex",
    "disability",
    "minor",
    "represents",
    "consent",
    "language",
}
assert set(WORDS) >= PERSONAL, "a new personal field needs its canary"
