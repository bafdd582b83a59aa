"""Panel, decree, publication and the settings of a cycle."""

from django.urls import URLPattern, path

from martabat.assessments.views.decisions import correcting, cycles, decree, panel

CYCLE = "penilaian/<int:award_year>/"
REGION = f"{CYCLE}<regency:region>/"
urlpatterns: list[URLPattern] = [
    path("penilaian/siklus-baru/", cycles.cycle_new, name="cycle_new"),
    path(f"{CYCLE}siklus/", cycles.cycle_settings, name="cycle_settings"),
    path(f"{CYCLE}keputusan/", decree.decree, name="decree"),
    path(f"{CYCLE}keputusan/terbitkan/", decree.publish, name="publish"),
    path(f"{REGION}koreksi-terbitan/", correcting.correct, name="correct"),
    path(f"{REGION}panel/", panel.panel, name="panel"),
    path(f"{REGION}panel/<int:adjustment>/tarik/", panel.withdraw, name="panel_withdraw"),
    path(f"{REGION}panel/tutup/", panel.close, name="panel_close"),
    path(f"{REGION}panel/buka/", panel.reopen, name="panel_reopen"),
]
