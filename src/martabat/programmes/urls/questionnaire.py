"""Addresses of the test before and after an activity."""

from django.urls import path

from martabat.programmes.views import papers, questionnaire

HERE = "kegiatan/<int:pk>/kuesioner/"

urlpatterns = [
    path(HERE, questionnaire.questionnaire, name="questionnaire"),
    path(f"{HERE}pertanyaan/", questionnaire.add, name="add_question"),
    path(f"{HERE}pertanyaan/<int:number>/", questionnaire.change, name="change_question"),
    path(f"{HERE}pertanyaan/<int:number>/hapus/", questionnaire.remove, name="remove_question"),
    path(f"{HERE}teks/", questionnaire.read_text, name="import_questions"),
    path(f"{HERE}hasil/", questionnaire.results, name="questionnaire_results"),
    path(f"{HERE}<str:moment>/", questionnaire.set_open, name="open_questionnaire"),
    path("tiket/<str:code>/kuesioner/<str:moment>/", papers.paper, name="paper"),
]
