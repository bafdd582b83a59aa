"""Addresses of the register of issues."""

from django.urls import path

from martabat.programmes.views import issues

urlpatterns = [
    path("isu/", issues.index, name="issues"),
    path("isu/tambah/", issues.add, name="add_issue"),
    path("isu/<int:pk>/", issues.issue, name="issue"),
    path("isu/<int:pk>/ubah/", issues.change, name="change_issue"),
    path("isu/<int:pk>/rapat/<int:point>/lepas/", issues.detach, name="detach_issue"),
]
