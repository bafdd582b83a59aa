"""Addresses of official papers."""

from django.urls import URLPattern, path

from martabat.programmes.views.official_papers import (
    assignments,
    files,
    letter,
    overview,
    records,
)

HERE = "kegiatan/<int:pk>/naskah/"
RECORD = f"{HERE}berita-acara/<int:number>/"
ASSIGNMENT = f"{HERE}surat-tugas/<int:number>/"

urlpatterns: list[URLPattern] = [
    path(HERE, overview.papers, name="papers"),
    path(f"{HERE}surat-undangan/", letter.edit, name="invitation_letter"),
    path(f"{HERE}surat-undangan/nomor/", letter.take_number, name="number_letter"),
    path(f"{HERE}surat-undangan.docx", files.letter_word, name="letter_word"),
    path(f"{HERE}surat-undangan.pdf", files.letter_pdf, name="letter_pdf"),
    path(f"{HERE}notula/nomor/", overview.number_minutes, name="number_minutes"),
    path("kegiatan/<int:pk>/notula.docx", files.minutes_word, name="minutes_word"),
    path("kegiatan/<int:pk>/notula.pdf", files.minutes_pdf, name="minutes_pdf"),
    path("kegiatan/<int:pk>/daftar-hadir.pdf", files.attendance_pdf, name="attendance_pdf"),
    path("kegiatan/<int:pk>/daftar-hadir.docx", files.attendance_word, name="attendance_word"),
    path(f"{HERE}daftar-hadir-kosong.docx", files.form_word, name="attendance_form_word"),
    path(f"{HERE}daftar-hadir-kosong.pdf", files.form_pdf, name="attendance_form_pdf"),
    path(f"{HERE}berita-acara/tambah/", records.add, name="add_record"),
    path(RECORD, records.edit, name="official_record"),
    path(f"{RECORD}nomor/", records.take_number, name="number_record"),
    path(f"{RECORD}final/", records.finish, name="finish_record"),
    path(f"{RECORD}hapus/", records.remove, name="remove_record"),
    path(f"{RECORD}berita-acara.docx", files.record_word, name="record_word"),
    path(f"{RECORD}berita-acara.pdf", files.record_pdf, name="record_pdf"),
    path(f"{HERE}surat-tugas/tambah/", assignments.add, name="add_assignment"),
    path(ASSIGNMENT, assignments.edit, name="assignment"),
    path(f"{ASSIGNMENT}nomor/", assignments.take_number, name="number_assignment"),
    path(f"{ASSIGNMENT}hapus/", assignments.remove, name="remove_assignment"),
    path(f"{ASSIGNMENT}surat-tugas.docx", files.assignment_word, name="assignment_word"),
    path(f"{ASSIGNMENT}surat-tugas.pdf", files.assignment_pdf, name="assignment_pdf"),
]
