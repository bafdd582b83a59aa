"""From the review before sending to the receipt."""

from django.urls import URLPattern, path

from martabat.assessments.views.sending import delegation, letter, office, receipts, review

REGION = "penilaian/<int:award_year>/<regency:region>"

urlpatterns: list[URLPattern] = [
    path(f"{REGION}/penugasan/", delegation.delegation, name="delegation"),
    path(f"{REGION}/pengesahan-opd/", office.office_endorsement, name="office_endorsement"),
    path(f"{REGION}/tinjau/", review.review, name="review"),
    path(f"{REGION}/tarik/", review.withdraw, name="withdraw"),
    path(f"{REGION}/sahkan/", review.endorse, name="endorse"),
    path(f"{REGION}/teruskan/", review.forward, name="forward"),
    path(f"{REGION}/kembalikan/", review.send_back, name="send_back"),
    path(f"{REGION}/surat-pengantar.docx", letter.letter_word, name="letter_word"),
    path(f"{REGION}/surat-pengantar.pdf", letter.letter_pdf, name="letter_pdf"),
    path(f"{REGION}/tanda-terima/<str:number>.pdf", receipts.receipt_pdf, name="receipt_pdf"),
    path(f"{REGION}/tanda-terima/<str:number>/", receipts.receipt, name="receipt"),
    path("periksa-tanda-terima/", receipts.receipt_check, name="receipt_check"),
]
