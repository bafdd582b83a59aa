"""The pages of programmes, agreements and personal data: what the demonstration shows of them.

What nobody in the demonstration has just now (minutes being written, an agreement being signed, a
register being imported, a request about one's own data) is made beside it by `beside`.
"""

from typing import Any

from django.urls import get_resolver, reverse

from martabat.agreements.models import Agreement, Obligation
from martabat.assessments.models import Citation
from martabat.organisations.models import Membership
from martabat.programmes.actions import privacy
from martabat.programmes.door_tokens import door_token
from martabat.programmes.models import (
    Activity,
    Certificate,
    FollowUp,
    Invitation,
    Issue,
    Programme,
    Question,
    Registration,
)
from tests.addressed import Addressed, parts

WRITER = "operator.bengkayang"
# Pages of things that stand half done; the same names as in the addresses.
HALF_DONE = [
    "agreements:agreement",
    "agreements:signing",
    "agreements:signing_plan",
    "agreements:signer_substitute",
    "agreements:register",
    "agreements:register_row",
    "programmes:activity",
    "programmes:edit_minutes",
    "programmes:minutes_point",
    "programmes:minutes_point_issue",
    "programmes:mailing",
    "programmes:invitation",
    "programmes:change_photo",
    "programmes:photos",
    "programmes:change_question",
    "programmes:questionnaire",
    "programmes:certificate_batch",
    "programmes:issue",
    "programmes:change_issue",
    "programmes:door",
]
EVERYBODYS = ["/kegiatan/", "/kegiatan/program/", "/tindak-lanjut/", "/isu/", "/perjanjian/"]
PUBLIC = [
    "/festival/",
    "/festival/2023/",
    "/acara/",
    "/acara/?waktu=lalu",
    "/periksa/perjanjian/",
    "/periksa/perjanjian/?nomor=MTB-0",
    "/privasi/permintaan/",
    "/privasi/permintaan/terkirim/",
]
OF_AGREEMENTS = [
    "",
    "riwayat/",
    "ubah/",
    "pihak/",
    "pasal/",
    "tahap/",
    "akhiri/",
    "perpanjang/",
    "adendum/",
    "kewajiban/",
    "sumber/",
    "berkas/",
]
OF_PROGRAMMES = [
    "",
    "ubah/",
    "penyelenggara/",
    "perjanjian/",
    "tujuan/",
    "sumber/",
    "rangkaian/tambah/",
    "kegiatan/tambah/",
]
OF_ACTIVITIES = [
    "",
    "ubah/",
    "batal/",
    "salin/",
    "acara/",
    "tokoh/",
    "tujuan/",
    "kewajiban/",
    "sumber/",
    "foto/",
    "undangan/",
    "undangan/cetak/",
    "undangan/sasaran/",
    "undangan/kantor/",
    "undangan/kirim/",
    "peserta/",
    "peserta/tambah/",
    "peserta/impor/",
    "peserta/daftar-hadir/",
    "presensi/",
    "presensi/mandiri/",
    "notula/",
    "tindak-lanjut/tambah/",
    "kuesioner/",
    "kuesioner/teks/",
    "kuesioner/hasil/",
    "sertifikat/",
    "sertifikat/buat/",
]


def beside(writer: Membership) -> Addressed:
    """Make one of everything that is half done, for one office."""
    made = Addressed(writer)
    Activity.objects.filter(pk=made.keys["activity"]).update(example=True, public=True)
    asked = privacy.ask(
        kind="access", email="warga@contoh.example", text="Contoh.", site="http://testserver"
    )
    made.keys["request_token"] = privacy.token_of(asked)
    made.keys["request"] = privacy.confirm(request=asked, site="http://testserver").pk
    return made


def gathered(made: Addressed) -> dict[str, list[str]]:
    """Return the pages of these rooms that each person opens."""
    city = Membership.objects.get(user__email="operator@contoh.example").organisation
    festival = Programme.objects.get(kind="edition", year=2023)
    seminar = Activity.objects.get(title="Seminar HAM", programme=festival)
    meeting = Activity.objects.get(programme__region="15", kind="preparation")
    pks = Agreement.objects.get(owner=city, kind="pks")
    person = Registration.objects.filter(activity=seminar).order_by("pk").first()
    certificate = Certificate.objects.filter(batch__activity=seminar).order_by("pk").first()
    citation = Citation.objects.filter(evidence__answer__assessment__region="61.72").first()
    invitation = Invitation.objects.filter(activity=meeting, is_group=False).first()
    issue = Issue.objects.filter(region="15.08").first()
    found: dict[str, Any] = {
        "person": person,
        "certificate": certificate,
        "citation": citation,
        "invitation": invitation,
        "issue": issue,
    }
    assert [name for name, thing in found.items() if thing is None] == []
    at = f"/kegiatan/{seminar.pk}"
    program = f"/kegiatan/program/{festival.pk}"
    series = f"/kegiatan/rangkaian/{seminar.series_id}"
    agreement = f"/perjanjian/{pks.pk}"
    owed = FollowUp.objects.filter(activity=seminar).first().pk
    question = Question.objects.get(questionnaire__activity=seminar, position=1).pk
    answer = citation.evidence.answer
    asked = f"/penilaian/2024/61.72/indikator/{answer.indicator}"
    return {
        "": [
            *PUBLIC,
            f"/program/{meeting.programme_id}/",
            f"/acara/{seminar.pk}/",
            f"/acara/{meeting.pk}/",
            f"/acara/{seminar.pk}/daftar/",
            f"/acara/{made.keys['activity']}/daftar/",
            f"/acara/{made.keys['activity']}/daftar/terkirim/",
            f"/sertifikat/{certificate.code}/",
            f"/tiket/{person.code}/",
            f"/tiket/{person.code}/kuesioner/sesudah/",
            f"/tiket/{made.keys['ticket']}/",
            f"/tiket/{made.keys['ticket']}/batal/",
            f"/undangan/acara/{invitation.token}/",
            f"/undangan/acara/{made.keys['invitation_token']}/",
            f"/presensi/{door_token(seminar.pk, seminar.day)}/",
            f"/tanda-tangan/{made.keys['sign_token']}/",
            f"/privasi/permintaan/{made.keys['request_token']}/",
        ],
        "operator": [
            *EVERYBODYS,
            "/kegiatan/program/tambah/",
            *[f"{program}/{page}" for page in OF_PROGRAMMES],
            f"{series}/",
            f"{series}/ubah/",
            *[f"{at}/{page}" for page in OF_ACTIVITIES],
            f"{at}/peserta/{person.pk}/ubah/",
            f"{at}/peserta/{person.pk}/cabut/",
            f"{at}/sertifikat/{certificate.batch_id}/",
            f"{at}/kuesioner/pertanyaan/{question}/",
            f"/tindak-lanjut/{owed}/",
            f"/tindak-lanjut/{owed}/ubah/",
            "/isu/tambah/",
            "/perjanjian/tambah/",
            "/perjanjian/kalender/",
            "/perjanjian/impor/",
            "/penomoran/",
            "/penomoran/perjanjian/",
            f"/perjanjian/{pks.parent_id}/",
            *[f"{agreement}/{page}" for page in OF_AGREEMENTS],
            f"{agreement}/kewajiban/{Obligation.objects.filter(agreement=pks).first().pk}/",
            f"{agreement}/tanda-tangan/",
            f"{asked}/kutip/",
            f"{asked}/kutip/?jenis=perjanjian",
            f"{asked}/kutipan/{citation.evidence_id}/",
        ],
        WRITER: [reverse(name, kwargs=_arguments(name, made)) for name in HALF_DONE],
        "kontributor": [*EVERYBODYS, f"{at}/", f"{at}/presensi/"],
        "provinsi": ["/kegiatan/", f"{at}/", "/perjanjian/", f"{agreement}/"],
        "verifikator": [f"{program}/", f"{at}/", f"{at}/notula/"],
        "verifikator.jambi": [
            *EVERYBODYS,
            f"/kegiatan/{meeting.pk}/",
            f"/kegiatan/{meeting.pk}/undangan/",
            f"/kegiatan/{meeting.pk}/undangan/{invitation.pk}/",
            f"/kegiatan/{meeting.pk}/undangan/cetak/",
            f"/kegiatan/{meeting.pk}/notula/",
            f"/kegiatan/{meeting.pk}/presensi/",
            f"/isu/{issue.pk}/",
            f"/isu/{issue.pk}/ubah/",
            f"/tindak-lanjut/{FollowUp.objects.filter(activity=meeting).first().pk}/",
        ],
        "penilai": ["/kegiatan/", "/perjanjian/", f"{at}/", f"{agreement}/"],
        "mitra": ["/kegiatan/", f"{at}/", "/perjanjian/"],
        "administrator": [
            "/data-pribadi/",
            "/data-pribadi/persetujuan/",
            "/data-pribadi/permintaan/",
            f"/data-pribadi/permintaan/{made.keys['request']}/",
            "/data-pribadi/participants/ubah/",
            f"{at}/",
        ],
    }


def _arguments(name: str, made: Addressed) -> dict[str, Any]:
    """Return what the address of a name takes."""
    known = parts(name, made.keys)
    room, _colon, own = name.partition(":")
    [((_text, wanted), *_more), *_rest] = (
        given
        for given, *_others in get_resolver().namespace_dict[room][1].reverse_dict.getlist(own)
    )
    return {key: known[key] for key in wanted}
