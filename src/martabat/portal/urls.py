"""The addresses of what the public sees."""

from django.urls import path

from martabat.portal.views import data, pages, regions

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("cara-menilai/", pages.method, name="method"),
    path("privasi/", pages.privacy, name="privacy"),
    path("aksesibilitas/", pages.accessibility, name="accessibility"),
    path("wilayah/", regions.nation, name="regions"),
    path("wilayah/<province:code>/", regions.province, name="province"),
    path("wilayah/<regency:code>/", regions.region, name="region"),
    path("wilayah/<regency:code>/data.csv", data.result_csv, name="region_csv"),
    path("wilayah/<regency:code>/riwayat.csv", data.history_csv, name="history_csv"),
    path("wilayah/<regency:code>/<int:award_year>/", regions.year, name="year"),
    path(
        "wilayah/<regency:code>/<int:award_year>/versi-<int:version>/",
        regions.version,
        name="version",
    ),
    path("wilayah/<regency:code>/<int:award_year>/mengapa/", regions.why, name="why"),
    path("wilayah/<regency:code>/<int:award_year>/hak-<int:number>/", regions.right, name="right"),
]
