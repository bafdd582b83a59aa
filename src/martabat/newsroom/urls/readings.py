"""Reading releases."""

from django.urls import URLPattern, path

from martabat.newsroom.views import readings

READ = "rilis/baca/"
urlpatterns: list[URLPattern] = [
    path(READ, readings.hand_in, name="hand_in"),
    path(f"{READ}<int:pk>/", readings.reading, name="reading"),
    path(f"{READ}<int:pk>/buang/", readings.discard, name="discard_reading"),
]
