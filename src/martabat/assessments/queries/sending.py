"""What handing over needs to know: what is missing, who endorsed, what a receipt says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.assessments.manifests import answer_line, evidence_of
from martabat.assessments.models import Answer, Assessment, Endorsement, Receipt
from martabat.assessments.queries.held import Asked
from martabat.assessments.queries.questions import Questionnaire, questionnaire
from martabat.assessments.queries.rows import Row, Sheet, addresses, sheet_of
from martabat.assessments.queries.workspace import Thresholds, thresholds_of
from martabat.assessments.scores import compiled
from martabat.assessments.steps import EndorsementLevel, Step
from martabat.assessments.wording import answer_text
from martabat.documents.models import Document
from martabat.interface.dates import date_short, datetime_short, local
from martabat.journal.hashing import digest
from martabat.organisations.models import Membership, Organisation, Position
from martabat.organisations.roles import Kind, Role
from martabat.regions.models import Region


@dataclass(frozen=True, slots=True)
class Lack:
    """An indicator that is blank or without evidence, and what is known about why."""

    row: Row
    why: str


@dataclass(frozen=True, slots=True)
class OfficeEndorsement:
    """Whether the head of an office stands in for what was asked of it, as it is now."""

    name: str
    who: str
    position: str
    at: datetime | None
    current: bool


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that somebody looks at before handing over."""

    assessment: Assessment
    questions: Questionnaire
    sheet: Sheet
    lacking: tuple[Lack, ...]
    filled: int
    evidenced: int
    documents: int
    size: int
    offices: tuple[OfficeEndorsement, ...]
    endorsements: tuple[Endorsement, ...]
    thresholds: Thresholds
    dates: Mapping[str, date | None]

    @property
    def endorsed(self) -> int:
        """How many offices have endorsed what stands now."""
        return sum(office.current for office in self.offices)


def review_of(assessment: Assessment, membership: Membership) -> Review:
    """Return the summary before handing over (9 queries)."""
    questions = questionnaire(assessment.cycle)
    sheet = sheet_of(assessment, membership, questions)
    endorsements = tuple(
        assessment.endorsements.filter(revoked_at=None)
        .select_related("organisation")
        .order_by("at", "pk")
    )
    size = (
        Document.objects.filter(evidence__answer__assessment=assessment.pk)
        .distinct()
        .aggregate(n=Count("pk"), size=Sum("blob__size"))
    )
    return Review(
        assessment=assessment,
        questions=questions,
        sheet=sheet,
        lacking=tuple(lacking(sheet)),
        filled=sum(not row.held.blank for row in sheet.rows),
        evidenced=sum(row.held.evidence_count > 0 for row in sheet.rows),
        documents=size["n"],
        size=size["size"] or 0,
        offices=office_endorsements(assessment, sheet.asked, endorsements),
        endorsements=endorsements,
        thresholds=thresholds_of(assessment),
        dates=assessment.cycle.due,
    )


def blank_means(assessment: Assessment) -> str:
    """Return what the instrument does with a blank, as the end of a warning."""
    policy = compiled(assessment.cycle.instrument_id).missing
    return {
        "worst": _("Yang kosong dinilai paling rendah (aturan contoh)."),
        "zero": _("Yang kosong dinilai 0 (aturan contoh)."),
        "exclude": _("Yang kosong tidak ikut dihitung (aturan contoh)."),
        "no_score": _("Selama ada yang kosong, nilai tidak dapat dihitung (aturan contoh)."),
    }[policy]


def lacking(sheet: Sheet) -> list[Lack]:
    """Return what is blank, then what has no evidence, each with whatever explains it."""
    found = []
    for wanted in ("kosong", "tanpa-bukti"):
        for row in sheet.rows:
            if row.matches(wanted):
                found.append(Lack(row, _reason(row, blank=wanted == "kosong")))
    return found


def _reason(row: Row, *, blank: bool) -> str:
    if not blank:
        if row.held.choice in {"no", "d"} and row.question.statement_letter:
            return _("Jawaban “%(answer)s” perlu surat keterangan") % {"answer": row.text}
        return _("Dokumen belum diunggah")
    if row.asked is None:
        return _("Belum diminta dari kantor mana pun")
    if row.asked.times_asked > 1:
        return _("%(office)s, diminta %(n)s kali") % {
            "office": row.asked.organisation,
            "n": row.asked.times_asked,
        }
    return row.asked.organisation


def office_endorsements(
    assessment: Assessment, asked: Mapping[str, Asked], endorsements: Sequence[Endorsement]
) -> tuple[OfficeEndorsement, ...]:
    """Return every office that is asked something, with its endorsement (2 queries).

    An endorsement counts while what it was given on is unchanged.
    """
    offices: dict[int, str] = {item.organisation_id: item.organisation for item in asked.values()}
    if not offices:
        return ()
    given = {
        item.organisation_id: item for item in endorsements if item.level == EndorsementLevel.OFFICE
    }
    lines: dict[int, list[Any]] = {key: [] for key in offices}
    if given:
        evidence = evidence_of(assessment)
        for answer in Answer.objects.filter(assessment=assessment.pk).order_by("position"):
            item = asked.get(answer.indicator)
            if item is not None:
                lines[item.organisation_id].append(answer_line(answer, evidence.get(answer.pk, [])))
    found = []
    for key, name in sorted(offices.items(), key=lambda pair: pair[1]):
        endorsement = given.get(key)
        found.append(
            OfficeEndorsement(
                name=name,
                who=endorsement.by_name if endorsement else "",
                position=endorsement.position if endorsement else "",
                at=endorsement.at if endorsement else None,
                current=endorsement is not None and endorsement.content == digest(lines[key]),
            )
        )
    return tuple(found)


def position_title(membership: Membership) -> str:
    """Return the title under which somebody signs: his position today, else that of his role."""
    zone = membership.organisation.region.time_zone if membership.organisation.region else None
    today = local(timezone.now(), zone).date()
    held = (
        Position.objects.filter(
            Q(end=None) | Q(end__gte=today),
            person__user=membership.user_id,
            organisation=membership.organisation_id,
            start__lte=today,
        )
        .order_by("-start", "-pk")
        .first()
    )
    if held is not None:
        return held.full_title
    if membership.role == Role.SEKDA:
        return _("Sekretaris Daerah")
    return _("Kepala %(office)s") % {"office": membership.organisation.name}


@dataclass(frozen=True, slots=True)
class Handed:
    """A receipt with what it says counted."""

    receipt: Receipt
    filled: int
    total: int
    documents: int
    size: int
    blank: tuple[str, ...]
    answers: tuple[Mapping[str, Any], ...]
    recipient: str
    region: str
    province: str

    @property
    def level(self) -> str:
        """Who endorsed what it stands for."""
        return self.receipt.endorsement.level


def handed(receipt: Receipt) -> Handed:
    """Return what a receipt says; everything comes from its frozen manifest but the recipient."""
    manifest = receipt.manifest
    answers = manifest["answers"]
    blank = tuple(line["indicator"] for line in answers if is_blank(line["answer"]))
    return Handed(
        receipt=receipt,
        filled=len(answers) - len(blank),
        total=len(answers),
        documents=len(manifest["documents"]),
        size=sum(item["size"] for item in manifest["documents"]),
        blank=blank,
        answers=tuple(answers),
        recipient=recipient_of(receipt),
        region=manifest["region_name"],
        province=receipt.assessment.region.province.name
        if receipt.assessment.region.province
        else "",
    )


def is_blank(answer: Mapping[str, Any]) -> bool:
    """Whether an answer of a manifest says nothing."""
    return not (
        "value" in answer
        or ("numerator" in answer and "denominator" in answer)
        or answer.get("choice")
        or answer.get("not_applicable")
    )


def recipient_of(receipt: Receipt) -> str:
    """Return the office that a receipt's contents went to (1 query)."""
    return receiving_office(receipt.assessment.region, receipt.endorsement.level)


def receiving_office(region: Region, level: str) -> str:
    """Return the office that gets what was endorsed at a level (1 query)."""
    wanted = Kind.LEGAL_BUREAU if level == EndorsementLevel.REGENCY else Kind.REGIONAL_OFFICE
    name = (
        Organisation.objects.filter(region=region.province_id, kind=wanted, active=True)
        .order_by("pk")
        .values_list("name", flat=True)
        .first()
    )
    if name:
        return name
    province = region.province.name if region.province else ""
    if wanted == Kind.LEGAL_BUREAU:
        return _("Pemerintah Provinsi %(province)s") % {"province": province}
    return _("Kantor Wilayah %(province)s") % {"province": province}


def what_follows(
    assessment: Assessment, dates: Mapping[str, date | None], receipt: Receipt
) -> list[dict[str, str]]:
    """Return what happens after a receipt, as it stands now, for `stage_list`."""
    zone = assessment.region.time_zone
    steps = [
        (Step.FORWARDING, _("Provinsi meneruskan dengan surat pengantar")),
        (Step.KANWIL, _("Kanwil memeriksa tiap jawaban")),
        (Step.NATIONAL, _("Verifikasi nasional")),
        (Step.DECREE, _("Keputusan")),
    ]
    if receipt.endorsement.level == EndorsementLevel.PROVINCE:
        steps = steps[1:]
    now = Step(assessment.step).position
    lines = [
        {
            "name": _("Diserahkan"),
            "date": datetime_short(receipt.issued_at, zone),
            "state": "done",
        }
    ]
    for step, name in steps:
        due = dates.get(step)
        lines.append(
            {
                "name": name,
                "date": _("sampai %(date)s") % {"date": date_short(due)} if due else "",
                "state": "done"
                if step.position < now
                else "current"
                if step.position == now
                else "",
            }
        )
    return lines


def receipt_or_none(assessment: Assessment, number: str) -> Receipt | None:
    """Return a receipt of an assessment with everything that its page needs."""
    return (
        Receipt.objects.select_related(
            "endorsement__organisation", "assessment__region__province", "assessment__cycle"
        )
        .filter(assessment=assessment.pk, number=number)
        .first()
    )


def receipt_lines(
    questions: Questionnaire, assessment: Assessment, found: Handed
) -> list[tuple[str, str, str, str, int]]:
    """Return code, short name, address, answer and count of documents of each line."""
    hrefs = dict(addresses(assessment, [line["indicator"] for line in found.answers]))
    lines = []
    for line in found.answers:
        question = questions.questions.get(line["indicator"])
        if question is None:
            continue
        lines.append(
            (
                question.code,
                question.short,
                hrefs[question.code],
                manifest_text(question.indicator, line["answer"]),
                len(line["evidence"]),
            )
        )
    return lines


def manifest_text(indicator: Any, answer: Mapping[str, Any]) -> str:
    """Return an answer of a manifest in words."""
    row = Answer(
        **{
            name: Decimal(value) if name in {"value", "numerator", "denominator"} else value
            for name, value in answer.items()
        }
    )
    return answer_text(indicator, row)
