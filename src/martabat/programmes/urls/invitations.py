"""Addresses of invitations: for those who invite, and for those who are invited."""

from django.urls import path

from martabat.programmes.views.invitations import answering, inviting, listing, one, sending

ROOT = "kegiatan/<int:pk>/undangan/"

urlpatterns = [
    path(ROOT, listing.index, name="invitations"),
    path(f"{ROOT}unduh.csv", listing.download_csv, name="invitations_csv"),
    path(f"{ROOT}unduh.xlsx", listing.download_xlsx, name="invitations_xlsx"),
    path(f"{ROOT}cetak/", listing.paper, name="invitations_paper"),
    path(f"{ROOT}sasaran/", inviting.audience, name="invite_audience"),
    path(f"{ROOT}sasaran/pratinjau/", inviting.audience_preview, name="invite_preview"),
    path(f"{ROOT}sasaran/lagi/", inviting.again, name="invite_again"),
    path(f"{ROOT}sasaran/<int:number>/hapus/", inviting.remove_audience, name="remove_audience"),
    path(f"{ROOT}kantor/", inviting.office, name="invite_office"),
    path(f"{ROOT}kirim/", sending.letter, name="invite_letter"),
    path(f"{ROOT}kirim/<int:number>/", sending.mailing, name="mailing"),
    path(f"{ROOT}ingatkan/", sending.remind, name="invite_remind"),
    path(f"{ROOT}perubahan/", sending.tell_change, name="invite_change"),
    path(f"{ROOT}<int:number>/", one.invitation, name="invitation"),
    path(f"{ROOT}<int:number>/jawab/", one.answer, name="note_answer"),
    path(f"{ROOT}<int:number>/alamat/", one.email, name="invitation_email"),
    path(f"{ROOT}<int:number>/hapus/", one.remove, name="remove_invitation"),
    path("undangan/acara/<str:token>/", answering.rsvp, name="rsvp"),
    path("undangan/acara/<str:token>/kalender.ics", answering.calendar, name="rsvp_calendar"),
]
