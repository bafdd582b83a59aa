"""The set of personal data of people whom offices send; its end is a proposal, as all are."""

from django.db import migrations

ROW = {
    "key": "assignments",
    "name": "Penerima surat tugas",
    "name_en": "People sent by a letter of assignment",
    "purpose": "Menulis surat tugas: siapa ditugaskan kantornya ke kegiatan, dengan pangkat,"
    " jabatan, dan NIP bila diisi.",
    "purpose_en": "To write letters of assignment: whom an office sends to an activity, with rank,"
    " position and, where given, employee number.",
    "basis": "public_task",
    "basis_note": "Penugasan pegawai oleh kantornya.",
    "kept_days": 730,
    "counted_from": "setelah hari terakhir kegiatan",
    "counted_from_en": "after the last day of the activity",
}


def add(apps, _schema_editor):
    apps.get_model("programmes", "DataSet").objects.get_or_create(key=ROW["key"], defaults=ROW)


class Migration(migrations.Migration):
    dependencies = [("programmes", "0004_papers")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
