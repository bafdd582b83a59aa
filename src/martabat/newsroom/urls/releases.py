"""Writing, checking and publishing releases."""

from django.urls import URLPattern, path

from martabat.newsroom.views import releases

HERE = "rilis/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path("rilis/pengaturan/", releases.settings, name="settings"),
    path("rilis/tulis/<int:pk>/", releases.write, name="write"),
    path(HERE, releases.release, name="release"),
    path(f"{HERE}ubah/", releases.edit, name="edit_release"),
    path(f"{HERE}susun-ulang/", releases.write_again, name="write_again"),
    path(f"{HERE}samarkan/", releases.mask, name="mask_release"),
    path(f"{HERE}periksa/", releases.check, name="check_release"),
    path(f"{HERE}terbit/", releases.publish, name="publish_release"),
    path(f"{HERE}tarik/", releases.withdraw, name="withdraw_release"),
    path(f"{HERE}versi/<int:number>/", releases.version, name="release_version"),
    path(f"{HERE}naskah.docx", releases.word, name="release_word"),
    path(f"{HERE}naskah.txt", releases.text, name="release_text"),
]
