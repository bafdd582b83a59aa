"""Erasing, withdrawing and correcting one person's data everywhere in this room.

A person is known by an e-mail address that was proved. Rows stay for counting; the person leaves
them. What stays and why is said in words (UU 27/2022 arts. 15 and 50).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from martabat.interface.dates import today
from martabat.organisations.models import User
from martabat.programmes.actions.anonymising import anonymise, forget_answers
from martabat.programmes.actions.certificates import forget_names
from martabat.programmes.actions.registration import HOLDING, fill_places
from martabat.programmes.kinds import RegistrationState
from martabat.programmes.models import Activity, Certificate, Invitation, Registration
from martabat.programmes.queries.one_person import registrations_of


@dataclass
class Erased:
    """What was erased, by keys, and sentences on what was kept and why."""

    registrations: list[int] = field(default_factory=list)
    certificates: list[int] = field(default_factory=list)
    invitations: list[int] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def journalled(self) -> dict[str, object]:
        """What the journal may keep of it."""
        return {
            "registrations": self.registrations,
            "certificates": self.certificates,
            "invitations": self.invitations,
            "kept": len(self.kept),
        }


@transaction.atomic
def erase_person(*, email: str) -> Erased:
    """Erase everything that is known of the owner of an address in this room."""
    rows = registrations_of(email)
    done = _leave(rows, _("Data dihapus atas permintaan."))
    invitations = Invitation.objects.filter(email__iexact=email)
    done.invitations = list(invitations.values_list("pk", flat=True))
    forget_answers(done.invitations)
    _say_what_stays(done, email)
    return done


@transaction.atomic
def withdraw(*, email: str) -> Erased:
    """Stop what rests on consent; what an office recorded by its own authority stays."""
    rows = registrations_of(email)
    kept = rows.filter(consent=None).count()
    done = _leave(rows.exclude(consent=None), _("Persetujuan ditarik."))
    if kept:
        done.kept.append(
            _(
                "%(n)s pendaftaran dicatat panitia untuk pertanggungjawaban kegiatan badan publik,"
                " jadi tidak bergantung pada persetujuan (UU 27/2022 pasal 20). Untuk itu Anda"
                " dapat meminta penghapusan."
            )
            % {"n": kept}
        )
    return done


@transaction.atomic
def correct_person(*, email: str, correction: Mapping[str, str]) -> list[int]:
    """Write what is given into all registrations of an address; return which they were."""
    given = {name: " ".join(text.split()) for name, text in correction.items() if text.strip()}
    rows = Registration.objects.filter(email=email, anonymised_at=None)
    keys = list(rows.values_list("pk", flat=True))
    if given:
        rows.update(**given)
    return keys


def _leave(rows: QuerySet[Registration], reason: str) -> Erased:
    """Take people out of registrations; a place that is not used yet goes to the next one."""
    done = Erased(registrations=list(rows.values_list("pk", flat=True)))
    coming = rows.filter(state__in=HOLDING, entered_at=None).filter(
        Q(activity__day=None) | Q(activity__day__gte=today())
    )
    waiting_for = sorted(set(coming.values_list("activity_id", flat=True)))
    # The order of locks is that of registering: first the activity, then its rows.
    activities = list(
        Activity.objects.select_for_update(of=("self",)).filter(pk__in=waiting_for).order_by("pk")
    )
    Registration.objects.filter(pk__in=list(coming.values_list("pk", flat=True))).update(
        state=RegistrationState.CANCELLED
    )
    certificates = Certificate.objects.filter(registration__in=done.registrations)
    done.certificates = list(certificates.values_list("pk", flat=True))
    forget_names(done.registrations)
    certificates.filter(revoked_at=None).update(revoked_at=timezone.now(), revoked_reason=reason)
    anonymise(done.registrations)
    for activity in activities:
        fill_places(activity=activity)
    return done


def _say_what_stays(done: Erased, email: str) -> None:
    if done.registrations:
        done.kept.append(
            _(
                "Jumlah peserta tetap, tanpa nama: pengecualian untuk statistik dan kepentingan"
                " umum penyelenggaraan negara (UU 27/2022 pasal 15 dan 50)."
            )
        )
    if done.certificates:
        done.kept.append(
            _("Nomor sertifikat tetap tercatat sebagai dicabut, supaya tidak dapat dipalsukan.")
        )
    if User.objects.filter(email=email).exists():
        done.kept.append(
            _(
                "Akun kerja Anda dan keputusan yang Anda buat dengannya tetap tercatat sebagai"
                " pertanggungjawaban badan publik (UU 27/2022 pasal 15 dan 50). Akunnya ditutup"
                " oleh kantor Anda bila peran Anda berakhir."
            )
        )
