"""One of everything in the rooms of agreements and programmes, for the table of addresses.

What is made here belongs to one office and is shown to nobody else, so that the table says who may
open it; `public` is a festival that everybody may see.
"""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from django.utils import timezone

from martabat.agreements.actions.drafting import PartyGiven, add_agreement
from martabat.agreements.actions.obligations import add_obligation
from martabat.agreements.actions.register import preview_register
from martabat.agreements.models import Signer
from martabat.agreements.signing_links import token_of
from martabat.documents.actions import store
from martabat.documents.tests.makers import image
from martabat.newsroom.actions import releases
from martabat.newsroom.actions.readings import read_release
from martabat.newsroom.intake import Taken
from martabat.organisations.models import Membership
from martabat.organisations.tokens import hash_token
from martabat.programmes import models
from martabat.programmes.actions.audiences import add_by_name
from martabat.programmes.actions.planning import add_programme, add_series, plan_activity
from martabat.programmes.door_tokens import door_token

DAY = date(2030, 9, 7)
STARTS, ENDS = datetime(2030, 9, 7, 2, tzinfo=UTC), datetime(2030, 9, 7, 5, tzinfo=UTC)
RELEASE = "Pemerintah Kota menggelar Seminar HAM di Aula Kantor Wali Kota, Kamis (7/9/2023)."
REGISTER = b"mitra,jenis\nINFID,Nota Kesepahaman\n"


class Addressed:
    """Makes everything for one office; `keys` are the parts of addresses by their names."""

    def __init__(self, by: Membership, *, public: bool = False) -> None:
        self.by = by
        self.public = public
        self.keys: dict[str, Any] = {}
        self._agreement()
        self._activity()
        self._guests()
        self._results()
        self._releases()

    def _agreement(self) -> None:
        by = self.by
        agreement = add_agreement(
            by=by,
            kind="pks",
            title="Pelaksanaan",
            region=by.organisation.region,
            parties=[PartyGiven(name="Kota"), PartyGiven(name="INFID", body="third")],
            public=self.public,
        )
        party = agreement.parties.first()
        obligation = add_obligation(by=by, agreement=agreement, party=party, text="Melapor")
        signer = Signer.objects.create(
            agreement=agreement,
            party=party,
            step=1,
            part="signer",
            name="Siti",
            title="Kepala",
            called_at=timezone.now(),
        )
        Signer.objects.filter(pk=signer.pk).update(token_hash=hash_token(token_of(signer)))
        register = preview_register(by=by, upload=BytesIO(REGISTER), filename="register.csv")
        self.keys |= {
            "agreement": agreement.pk,
            "obligation": obligation.pk,
            "signer": signer.pk,
            "sign_token": token_of(signer),
            "register": register.pk,
            "place": 1,
        }

    def _activity(self) -> None:
        by, region = self.by, self.by.organisation.region
        programme = add_programme(
            by=by,
            kind="edition",
            tradition=f"Festival {region.name} {self.public}",
            name="Festival",
            year=2030,
            region=region,
            host=region.name,
            public=self.public,
        )
        series = add_series(by=by, programme=programme, name="Pra-Festival")
        activity = plan_activity(
            by=by,
            programme=programme,
            kind="seminar",
            title="Seminar",
            series=series,
            number=1,
            day=DAY,
            starts_at=STARTS,
            ends_at=ENDS,
            venue="Aula",
            registration=True,
            self_check_in=True,
            public=self.public,
        )
        document = store(
            upload=BytesIO(image(size=(64 + self.public, 48))),
            filename="foto.png",
            title="Foto",
            region=region,
            membership=by,
        )
        photo = models.Photo.objects.create(
            activity=activity, document=document, credit="A", alternative="B", public=self.public
        )
        self.keys |= {
            "programme": programme.pk,
            "year": programme.year,
            "series": series.pk,
            "activity": activity.pk,
            "photo": photo.pk,
            "door_token": door_token(activity.pk, DAY),
        }
        self.activity = activity

    def _guests(self) -> None:
        invitation = add_by_name(by=self.by, activity=self.activity, name="Polres")
        audience = models.Audience.objects.create(
            activity=self.activity,
            level="province",
            region=self.by.organisation.region.province,
            kinds=["bappeda"],
            label="Bappeda",
        )
        registration = models.Registration.objects.create(
            activity=self.activity,
            channel="public",
            code=f"tiket-{self.activity.pk}-abcdefghijklmnop",
            name="Peserta",
            institution="Polres",
        )
        mailing = models.Mailing.objects.create(
            activity=self.activity, kind="invite", by=self.by.user, event="0" * 64
        )
        self.keys |= {
            "invitation": invitation.pk,
            "invitation_token": invitation.token,
            "audience": audience.pk,
            "registration": registration.pk,
            "ticket": registration.code,
            "mailing": mailing.pk,
        }
        self.registration = registration

    def _releases(self) -> None:
        """A reading that waits, a draft, and in public a published release with a photograph."""
        by = self.by
        reading = read_release(by=by, taken=Taken(RELEASE))
        release = releases.write_release(by=by, activity=self.activity)
        if self.public:
            content = dict(releases.newest(release).content)
            content["photos"] = releases.photos_of(self.activity, [self.keys["photo"]])
            releases.save_release(by=by, release=release, content=content, seen=1)
            releases.check_release(by=by, release=release, seen=2, alone=True)
            releases.publish_release(by=by, release=release)
        self.keys |= {"reading": reading.pk, "release": release.pk}

    def _results(self) -> None:
        activity, organisation = self.activity, self.by.organisation
        minutes = models.Minutes.objects.create(activity=activity)
        issue = models.Issue.objects.create(
            region=organisation.region, title="Isu", raised_on=date(2023, 1, 2)
        )
        point = models.MinutesPoint.objects.create(
            minutes=minutes, position=1, kind="discussion", text="Dibahas.", issue=issue
        )
        follow_up = models.FollowUp.objects.create(activity=activity, text="Kirim", who="Bappeda")
        share = models.FollowUpShare.objects.create(follow_up=follow_up, organisation=organisation)
        form = models.Questionnaire.objects.create(activity=activity, title="Uji")
        question = models.Question.objects.create(
            questionnaire=form, position=1, text="Apa?", choices=["a", "b"], correct=0
        )
        batch = models.CertificateBatch.objects.create(
            activity=activity,
            title="Sertifikat",
            text="peserta",
            signatory="Siti",
            signatory_title="Kepala",
            place="Singkawang",
            dated=date(2023, 9, 8),
            state="done",
            total=1,
            done=1,
            by=self.by.user,
        )
        certificate = models.Certificate.objects.create(
            batch=batch,
            registration=self.registration,
            number=f"1/{activity.pk}",
            code=f"sertifikat-{activity.pk}-abcdefghij",
            name="Peserta",
        )
        official = models.OfficialRecord.objects.create(activity=activity, title="Rapat")
        assignment = models.AssignmentLetter.objects.create(
            activity=activity, organisation=organisation, purpose="Ikut"
        )
        self.keys |= {
            "official_record": official.pk,
            "assignment": assignment.pk,
            "minutes": minutes.pk,
            "issue": issue.pk,
            "point": point.pk,
            "follow_up": follow_up.pk,
            "share": share.pk,
            "question": question.pk,
            "batch": batch.pk,
            "certificate": certificate.code,
        }


# Which of the keys stands for a part of an address, by the beginning of the address's name.
# The first that fits counts; what is not named here is `activity`.
PK = (
    ("agreements:register", "register"),
    ("agreements:", "agreement"),
    ("programmes:add_activity", "programme"),
    ("programmes:add_series", "programme"),
    ("programmes:change_programme", "programme"),
    ("programmes:programme", "programme"),
    ("programmes:organisers", "programme"),
    ("programmes:link_agreements", "programme"),
    ("programmes:claims", "programme"),
    ("programmes:series", "series"),
    ("programmes:change_series", "series"),
    ("programmes:reorder", "series"),
    ("programmes:follow_up", "follow_up"),
    ("programmes:change_follow_up", "follow_up"),
    ("programmes:delete_follow_up", "follow_up"),
    ("programmes:remind_follow_up", "follow_up"),
    ("programmes:close_share", "follow_up"),
    ("programmes:reopen_share", "follow_up"),
    ("programmes:issue", "issue"),
    ("programmes:change_issue", "issue"),
    ("programmes:detach_issue", "issue"),
    ("portal:programme", "programme"),
    ("portal:news", "release"),
    ("newsroom:reading", "reading"),
    ("newsroom:discard_reading", "reading"),
    ("newsroom:write_again", "release"),
    ("newsroom:write", "activity"),
    ("newsroom:", "release"),
)
NUMBER = (
    ("programmes:remove_audience", "audience"),
    ("programmes:mailing", "mailing"),
    ("programmes:minutes_point", "point"),
    ("programmes:save_minutes_point", "point"),
    ("programmes:move_minutes_point", "point"),
    ("programmes:remove_minutes_point", "point"),
    ("programmes:change_question", "question"),
    ("programmes:remove_question", "question"),
    ("programmes:change_participant", "registration"),
    ("programmes:revoke_participant", "registration"),
    ("programmes:official_record", "official_record"),
    ("programmes:number_record", "official_record"),
    ("programmes:finish_record", "official_record"),
    ("programmes:remove_record", "official_record"),
    ("programmes:record_", "official_record"),
    ("programmes:assignment", "assignment"),
    ("programmes:number_assignment", "assignment"),
    ("programmes:remove_assignment", "assignment"),
)
CODE = (("programmes:certificate", "certificate"),)
TOKEN = (
    ("agreements:", "sign_token"),
    ("programmes:rsvp", "invitation_token"),
    ("programmes:check_in", "door_token"),
)
# Everybody may open these, so they are asked of what is public.
OPEN = ("portal:", "programmes:register", "programmes:check_in_oneself")


def parts(name: str, keys: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of an address of these rooms."""
    return {
        **keys,
        "pk": keys[_first(PK, name, "activity")],
        "number": keys[_first(NUMBER, name, "invitation")],
        "code": keys[_first(CODE, name, "ticket")],
        "token": keys.get(_first(TOKEN, name, ""), "bukan-undangan"),
        "moment": "sebelum",
        "slug": "perjanjian",
        "key": "participants",
        "photo": keys["photo"],
    }


def _first(table: tuple[tuple[str, str], ...], name: str, other: str) -> str:
    return next((key for start, key in table if name.startswith(start)), other)
