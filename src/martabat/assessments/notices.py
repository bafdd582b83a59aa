"""Mails that tell the next one that something waits for him, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.mail import EmailMessage
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from martabat.assessments.models import Assessment
from martabat.assessments.places import page
from martabat.interface.dates import date_long
from martabat.organisations.models import Membership
from martabat.organisations.roles import Role


@dataclass(frozen=True)
class Notice:
    """Who is told, what, and to which page the mail leads."""

    roles: tuple[Role, ...]
    subject: str | Promise
    text: str | Promise
    page: str
    provincial: bool = False


NOTICES = {
    "submitted": Notice(
        (Role.SEKDA,),
        _("%(region)s: menunggu pengesahan Anda"),
        _("Operator mengajukan isian penilaian %(year)s. Periksa ringkasannya, lalu sahkan."),
        "review",
    ),
    "withdrawn": Notice(
        (Role.SEKDA,),
        _("%(region)s: pengajuan ditarik kembali"),
        _("Operator menarik kembali isian penilaian %(year)s. Anda tidak perlu berbuat apa-apa."),
        "workspace",
    ),
    "endorsed": Notice(
        (Role.PROVINCE,),
        _("%(region)s: menunggu surat pengantar provinsi"),
        _("Sekretaris Daerah mengesahkan isian penilaian %(year)s. Teruskan dengan surat Anda."),
        "review",
        provincial=True,
    ),
    "forwarded": Notice(
        (Role.VERIFIER,),
        _("%(region)s: siap diperiksa"),
        _("Provinsi meneruskan isian penilaian %(year)s dengan surat pengantar."),
        "verification",
        provincial=True,
    ),
    "sent_back": Notice(
        (Role.OPERATOR,),
        _("%(region)s: isian dikembalikan"),
        _("Isian penilaian %(year)s dikembalikan kepada Anda dengan alasan:\n\n%(detail)s"),
        "workspace",
    ),
    "late": Notice(
        (Role.OPERATOR,),
        _("%(region)s: batas %(due)s sudah lewat"),
        _(
            "Penilaian %(year)s menunggu daerah Anda; batasnya %(due)s. Isian yang sudah disimpan"
            " tetap aman. Bila ada hambatan, hubungi %(detail)s."
        ),
        "workspace",
    ),
    "asked": Notice(
        (Role.CONTRIBUTOR, Role.OPD_HEAD),
        _("%(region)s: %(count)s indikator diminta dari kantor Anda"),
        _("Anda diminta mengisi %(count)s indikator penilaian %(year)s, paling lambat %(due)s."),
        "workspace",
    ),
    "reminded": Notice(
        (Role.CONTRIBUTOR, Role.OPD_HEAD),
        _("%(region)s: %(count)s indikator masih ditunggu"),
        _("Kantor Anda belum menjawab %(count)s indikator penilaian %(year)s, batasnya %(due)s."),
        "workspace",
    ),
}


def announce(
    kind: str,
    assessment: Assessment,
    *,
    site: str,
    detail: str = "",
    count: int = 0,
    due_on: date | None = None,
    organisation_id: int | None = None,
) -> None:
    """Ask for a notice to be sent; inside a transaction, only when that is committed.

    `site` is Martabat's own address; with `organisation_id` only that office is told.
    """
    from martabat.assessments.tasks import send_notice

    send_notice.defer(
        kind=kind,
        assessment_id=assessment.pk,
        site=site,
        detail=detail,
        count=count,
        due_on=due_on.isoformat() if due_on else "",
        organisation_id=organisation_id,
    )


def messages_of(
    kind: str,
    assessment: Assessment,
    *,
    site: str,
    detail: str = "",
    count: int = 0,
    due_on: str = "",
    organisation_id: int | None = None,
) -> list[EmailMessage]:
    """Return one message for each person who is told."""
    notice = NOTICES[kind]
    facts = {"detail": detail, "count": count, "due": due_on}
    return [
        _message(notice, assessment, membership, site=site, facts=facts)
        for membership in recipients(notice, assessment, organisation_id)
    ]


def recipients(
    notice: Notice, assessment: Assessment, organisation_id: int | None
) -> list[Membership]:
    """Return the active members whom a notice is for, each person once."""
    place = assessment.region.province_id if notice.provincial else assessment.region_id
    found = Membership.objects.filter(
        role__in=notice.roles,
        active=True,
        user__is_active=True,
        organisation__active=True,
        organisation__region=place,
    )
    if organisation_id is not None:
        found = found.filter(organisation=organisation_id)
    return list(found.select_related("user").order_by("user_id", "pk").distinct("user_id"))


def _message(
    notice: Notice,
    assessment: Assessment,
    membership: Membership,
    *,
    site: str,
    facts: Mapping[str, Any],
) -> EmailMessage:
    with override(membership.user.language):
        words = {
            **facts,
            "region": assessment.region.name,
            "year": assessment.cycle.award_year,
            "due": date_long(date.fromisoformat(facts["due"])) if facts["due"] else "",
        }
        path = page(notice.page, assessment.cycle.award_year, assessment.region_id)
        body = str(_("%(name)s,\n\n%(text)s\n\nBuka di sini:\n%(link)s\n")) % {
            "name": membership.user.name,
            "text": str(notice.text) % words,
            "link": site.rstrip("/") + path,
        }
        return EmailMessage(str(notice.subject) % words, body, to=[membership.user.email])
