"""The addresses of what the public sees."""

from django.urls import path

from martabat.portal.views import data, festivals, news, pages, regions

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("cara-menilai/", pages.method, name="method"),
    path("privasi/", pages.privacy, name="privacy"),
    path("aksesibilitas/", pages.accessibility, name="accessibility"),
    path("festival/", festivals.index, name="festivals"),
    path("festival/<int:year>/", festivals.edition, name="festival"),
    path("program/<int:pk>/", festivals.programme, name="programme"),
    path("acara/", festivals.activities, name="activities"),
    path("acara/<int:pk>/", festivals.activity, name="activity"),
    path("berita/", news.index, name="news"),
    path("berita/<int:pk>/", news.item, name="news_item"),
    path("berita/<int:pk>/versi-<int:number>/", news.version, name="news_version"),
    path("berita/<int:pk>/foto/<int:photo>/", news.photo, name="news_photo"),
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
