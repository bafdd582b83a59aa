"""The first consent text and the sets of personal data.

The consent is an example that its owner adapts: a new version is added on the page, this one is
never changed. The law gives no number of days: those here are proposals, to be matched with the
owner's archive schedule.
"""

import datetime as dt
from typing import Any

from django.db import migrations

CONSENT = """\
Siapa: penyelenggara kegiatan ini, lewat Martabat.

Untuk apa: mengatur tempat, mengirim tiket dan kabar tentang kegiatan ini, mencatat kehadiran, \
dan menyiapkan bantuan yang Anda perlukan. Tidak untuk hal lain.

Dasar: persetujuan Anda (UU 27/2022 pasal 20 sampai 24). Anda boleh tidak setuju; untuk ikut, \
hubungi penyelenggara.

Data apa: nama dan surel wajib, untuk tiket. Telepon, jabatan, lembaga, wilayah, jenis kelamin, \
dan disabilitas boleh kosong; dipakai untuk menghitung kehadiran menurut kelompok, tanpa nama. \
Kebutuhan akses boleh kosong; hanya dipakai untuk menyiapkan bantuan.

Anak: untuk peserta di bawah 18 tahun, persetujuan ini diberikan orang tua atau wali, yang nama \
dan kontaknya dicatat (UU 27/2022 pasal 25).

Berapa lama: 365 hari setelah kegiatan selesai; data anak 90 hari; kebutuhan akses 30 hari. \
Sesudah itu nama dan kontak dihapus dan hanya jumlah yang tinggal.

Hak Anda: melihat, memperbaiki, menarik persetujuan, dan menghapus data Anda lewat halaman \
Privasi. Permintaan dijawab dalam 3 × 24 jam setelah alamat surel Anda terbukti."""

CONSENT_EN = """\
Who: the organiser of this activity, through Martabat.

What for: to arrange seats, to send your ticket and news of this activity, to record attendance \
and to prepare the help that you need. Nothing else.

Basis: your consent (Law 27/2022, articles 20 to 24). You may decline; to take part, contact the \
organiser.

Which data: name and e-mail address are required, for the ticket. Telephone, position, \
institution, region, sex and disability may be left blank; they serve to count attendance by \
group, without names. Access needs may be left blank; they serve only to prepare help.

Children: for participants under 18, this consent is given by a parent or guardian, whose name \
and contact are recorded (Law 27/2022, article 25).

How long: 365 days after the activity ends; data of children 90 days; access needs 30 days. Then \
names and contacts are erased and only counts remain.

Your rights: to see, correct and erase your data and to withdraw your consent, on the page \
Privacy. Requests are answered within 3 × 24 hours after your e-mail address is proved."""

AFTER = "setelah hari terakhir kegiatan"
AFTER_EN = "after the last day of the activity"
SETS: list[dict[str, Any]] = [
    {
        "key": "accounts",
        "name": "Akun pengguna",
        "name_en": "User accounts",
        "purpose": "Masuk ke Martabat dan mencatat siapa memutuskan apa, dalam peran apa.",
        "purpose_en": "To sign in to Martabat and to record who decided what, in which role.",
        "basis": "public_task",
        "basis_note": "Pelaksanaan tugas badan publik.",
        "kept_days": 365,
        "counted_from": "setelah peran terakhir diakhiri",
        "counted_from_en": "after the last role has ended",
    },
    {
        "key": "attendance",
        "name": "Kehadiran",
        "name_en": "Attendance",
        "purpose": "Membuktikan bahwa kegiatan terlaksana dan siapa yang hadir, diwakili atau tidak.",
        "purpose_en": "To prove that an activity took place and who was present, represented or not.",
        "basis": "public_task",
        "basis_note": "Pertanggungjawaban kegiatan badan publik.",
        "kept_days": 365,
        "counted_from": AFTER,
        "counted_from_en": AFTER_EN,
    },
    {
        "key": "certificates",
        "name": "Nama pada sertifikat",
        "name_en": "Names on certificates",
        "purpose": "Memberi peserta bukti kehadiran yang dapat diperiksa orang lain.",
        "purpose_en": "To give participants a proof of attendance that others can check.",
        "basis": "consent",
        "kept_days": 1825,
        "counted_from": AFTER,
        "counted_from_en": AFTER_EN,
    },
    {
        "key": "invitations",
        "name": "Jawaban undangan",
        "name_en": "Answers to invitations",
        "purpose": "Mengetahui siapa yang datang mewakili kantor yang diundang.",
        "purpose_en": "To know who comes for an office that was invited.",
        "basis": "public_task",
        "basis_note": "Penyelenggaraan kegiatan badan publik.",
        "kept_days": 365,
        "counted_from": AFTER,
        "counted_from_en": AFTER_EN,
    },
    {
        "key": "minors",
        "name": "Peserta di bawah 18 tahun dan walinya",
        "name_en": "Participants under 18 and their guardians",
        "purpose": "Mengikutsertakan anak dengan persetujuan orang tua atau wali.",
        "purpose_en": "To let children take part with the consent of a parent or guardian.",
        "basis": "consent",
        "basis_note": "Persetujuan orang tua atau wali, UU 27/2022 pasal 25.",
        "kept_days": 90,
        "counted_from": AFTER,
        "counted_from_en": AFTER_EN,
        "specific": True,
    },
    {
        "key": "needs",
        "name": "Kebutuhan akses peserta",
        "name_en": "Access needs of participants",
        "purpose": "Menyiapkan bantuan di tempat, seperti juru bahasa isyarat atau jalur landai.",
        "purpose_en": "To prepare help on site, such as a sign-language interpreter or a ramp.",
        "basis": "consent",
        "basis_note": "Data kesehatan, UU 27/2022 pasal 4.",
        "kept_days": 30,
        "counted_from": AFTER,
        "counted_from_en": AFTER_EN,
        "specific": True,
    },
    {
        "key": "papers",
        "name": "Lembar kuesioner",
        "name_en": "Questionnaire papers",
        "purpose": "Mengukur perubahan pemahaman sebelum dan sesudah kegiatan, menurut kelompok.",
        "purpose_en": "To measure the change in understanding before and after an activity, by group.",
        "basis": "consent",
        "kept_days": 365,
        "counted_from": AFTER,
        "counted_from_en": AFTER_EN,
    },
    {
        "key": "participants",
        "name": "Data peserta",
        "name_en": "Participants' data",
        "purpose": "Mengatur tempat, mengirim tiket, dan menghubungi peserta.",
        "purpose_en": "To arrange seats, to send tickets and to reach participants.",
        "basis": "consent",
        "basis_note": "Yang dicatat panitia: penyelenggaraan kegiatan badan publik.",
        "kept_days": 365,
        "counted_from": AFTER,
        "counted_from_en": AFTER_EN,
    },
    {
        "key": "photos",
        "name": "Foto kegiatan",
        "name_en": "Photographs of activities",
        "purpose": "Mendokumentasikan kegiatan; data kamera dan lokasi dihapus saat diunggah.",
        "purpose_en": "To document activities; camera data and location are removed on upload.",
        "basis": "public_task",
        "basis_note": "Dokumentasi kegiatan badan publik.",
        "kept_days": 1825,
        "counted_from": AFTER,
        "counted_from_en": AFTER_EN,
    },
    {
        "key": "requests",
        "name": "Permintaan tentang data pribadi",
        "name_en": "Requests about personal data",
        "purpose": "Menjawab permintaan dan membuktikan bahwa tenggatnya dipenuhi.",
        "purpose_en": "To answer requests and to prove that their time limits are met.",
        "basis": "legal_duty",
        "basis_note": "UU 27/2022 pasal 5 sampai 14.",
        "kept_days": 365,
        "counted_from": "setelah permintaan dijawab",
        "counted_from_en": "after the request was answered",
    },
]


def add(apps, _schema_editor):
    apps.get_model("programmes", "ConsentText").objects.get_or_create(
        version=1,
        defaults={"text": CONSENT, "text_en": CONSENT_EN, "since": dt.date(2026, 11, 22)},
    )
    data_set = apps.get_model("programmes", "DataSet")
    for row in SETS:
        data_set.objects.get_or_create(key=row["key"], defaults=row)


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
