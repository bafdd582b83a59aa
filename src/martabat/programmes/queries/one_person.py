"""Everything that this installation knows of the owner of one e-mail address."""

import json
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.db.models import Q, QuerySet
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from martabat.interface.dates import datetime
from martabat.organisations.models import User
from martabat.programmes.models import Certificate, Invitation, Paper, Registration, SubjectRequest

Line = dict[str, Any]


@dataclass(frozen=True)
class OnePerson:
    """The rows about one person, as plain words for a file; each list is in order of time."""

    email: str
    registrations: list[Line]
    certificates: list[Line]
    papers: list[Line]
    invitations: list[Line]
    requests: list[Line]
    account: Line | None

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many rows of each kind, for the one who answers."""
        return [
            (_("Pendaftaran"), len(self.registrations)),
            (_("Sertifikat"), len(self.certificates)),
            (_("Lembar kuesioner"), len(self.papers)),
            (_("Jawaban undangan"), len(self.invitations)),
            (_("Permintaan tentang data"), len(self.requests)),
            (_("Akun"), 1 if self.account else 0),
        ]

    @property
    def known(self) -> bool:
        """Whether anything but the requests themselves is known."""
        return bool(self.registrations or self.invitations or self.account)


def registrations_of(email: str) -> QuerySet[Registration]:
    """Return the rows of the owner of an address, and of the children whose guardian it is."""
    return Registration.objects.filter(
        Q(email=email.lower()) | Q(minor=True, guardian_contact__iexact=email), anonymised_at=None
    )


def one_person(email: str) -> OnePerson:
    """Gather all rows about an address (7 queries)."""
    rows = list(
        registrations_of(email)
        .select_related("activity", "region", "consent")
        .order_by("registered_at", "pk")
    )
    keys = [row.pk for row in rows]
    certificates = Certificate.objects.filter(registration__in=keys).select_related(
        "batch__activity"
    )
    papers = Paper.objects.filter(registration__in=keys).select_related("questionnaire__activity")
    invitations = Invitation.objects.filter(email__iexact=email).select_related("activity")
    return OnePerson(
        email=email,
        registrations=[_registration(row) for row in rows],
        certificates=[
            {
                _("Kegiatan"): row.batch.activity.title,
                _("Nomor"): row.number,
                _("Nama"): row.name,
                _("Tanggal"): row.batch.dated,
                _("Dicabut"): row.revoked_at,
            }
            for row in certificates.order_by("pk")
        ],
        papers=[
            {
                _("Kegiatan"): row.questionnaire.activity.title,
                _("Saat"): row.get_moment_display(),
                _("Kelompok"): row.group,
                _("Jawaban"): row.answers,
                _("Bagian yang benar"): row.score,
                _("Waktu"): row.at,
            }
            for row in papers.order_by("at", "pk")
        ],
        invitations=[
            {
                _("Kegiatan"): row.activity.title,
                _("Undangan untuk"): row.name,
                _("Jawaban"): row.get_answer_display(),
                _("Yang mewakili"): row.substitute,
                _("Jabatan"): row.substitute_title,
                _("Catatan"): row.note,
                _("Dijawab"): row.answered_at,
            }
            for row in invitations.order_by("pk")
        ],
        requests=[
            {
                _("Permintaan"): row.get_kind_display(),
                _("Keterangan"): row.text,
                _("Diajukan"): row.asked_at,
                _("Keadaan"): row.get_state_display(),
                _("Jawaban"): row.answer,
            }
            for row in SubjectRequest.objects.filter(email=email).order_by("asked_at")
        ],
        account=_account(email),
    )


def archive(person: OnePerson) -> bytes:
    """Return a ZIP with the data for machines (JSON) and for people (HTML)."""
    made_at = timezone.now()
    sections = {
        _("Pendaftaran"): person.registrations,
        _("Sertifikat"): person.certificates,
        _("Lembar kuesioner"): person.papers,
        _("Jawaban undangan"): person.invitations,
        _("Permintaan tentang data"): person.requests,
        _("Akun"): [person.account] if person.account else [],
    }
    content = {_("Surel"): person.email, _("Dibuat"): made_at, **sections}
    page = get_template("programmes/privacy/copy.html").render(
        {
            "email": person.email,
            "made_at": made_at,
            "sections": [
                (
                    title,
                    [[(label, _said(value)) for label, value in line.items()] for line in lines],
                )
                for title, lines in sections.items()
            ],
        }
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("data.json", json.dumps(content, ensure_ascii=False, indent=2, default=str))
        file.writestr("data.html", page)
    return out.getvalue()


def _registration(row: Registration) -> Line:
    return {
        _("Kegiatan"): row.activity.title,
        _("Tanggal"): row.activity.day,
        _("Keadaan"): row.get_state_display(),
        _("Nama"): row.name,
        _("Jabatan"): row.title,
        _("Lembaga"): row.institution,
        _("Wilayah"): row.region.name if row.region else "",
        _("Surel"): row.email,
        _("Telepon"): row.phone,
        _("Jenis kelamin"): str(row.get_sex_display()),
        _("Penyandang disabilitas"): row.disability,
        _("Kebutuhan akses"): row.needs,
        _("Di bawah 18 tahun"): row.minor,
        _("Orang tua atau wali"): row.guardian,
        _("Kontak wali"): row.guardian_contact,
        _("Teks persetujuan"): row.consent.version if row.consent else None,
        _("Disetujui"): row.consented_at,
        _("Mendaftar"): row.registered_at,
        pgettext("scan", "Masuk"): row.entered_at,
        pgettext("scan", "Keluar"): row.left_at,
    }


def _account(email: str) -> Line | None:
    user = User.objects.filter(email=email).prefetch_related("memberships__organisation").first()
    if user is None:
        return None
    return {
        _("Nama"): user.name,
        _("Surel"): user.email,
        _("Dibuat"): user.joined_at,
        _("Peran"): [
            f"{membership.get_role_display()}, {membership.organisation.name}"
            for membership in user.memberships.all()
        ],
    }


def _said(value: Any) -> str:
    if value is None or value == "":
        return "\u2013"
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if hasattr(value, "astimezone"):
        return datetime(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
