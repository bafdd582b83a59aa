"""The workspace of a region, its rights and indicators."""

from django.urls import URLPattern, path

from martabat.assessments.views.filling import (
    citing,
    evidence,
    hints,
    indicator,
    right,
    saving,
    workspace,
)

REGION = "penilaian/<int:award_year>/<regency:region>"
INDICATOR = f"{REGION}/indikator/<str:code>"

urlpatterns: list[URLPattern] = [
    path(f"{REGION}/", workspace.workspace, name="workspace"),
    path(f"{REGION}/kisaran/", workspace.live_range, name="range"),
    path(f"{REGION}/hak/<str:right>/", right.right, name="right"),
    path(f"{REGION}/semua/", right.table, name="table"),
    path(f"{INDICATOR}/", indicator.indicator, name="indicator"),
    path(f"{INDICATOR}/simpan/", saving.save, name="save"),
    path(f"{INDICATOR}/bukti/", evidence.attach, name="attach"),
    path(f"{INDICATOR}/bukti/<int:document>/lepas/", evidence.detach, name="detach"),
    path(f"{INDICATOR}/kutip/", citing.choose, name="cite"),
    path(f"{INDICATOR}/kutipan/<int:evidence>/", citing.beside, name="citation"),
    path(f"{INDICATOR}/kutipan/<int:evidence>/ringkas/", citing.short, name="citation_short"),
    path(f"{INDICATOR}/kutipan/<int:evidence>/ulang/", citing.again, name="cite_again"),
    path(f"{INDICATOR}/petunjuk/", hints.hints, name="hints"),
    path(f"{INDICATOR}/tanggapan/", indicator.remark, name="remark"),
    path(f"{INDICATOR}/riwayat/", indicator.versions, name="versions"),
    path(f"{INDICATOR}/surat/", indicator.letter, name="letter"),
]
