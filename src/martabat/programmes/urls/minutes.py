"""Addresses of minutes."""

from django.urls import path

from martabat.programmes.views.minutes import approval, points, reading, writing

HERE = "kegiatan/<int:pk>/notula/"

urlpatterns = [
    path(HERE, reading.minutes, name="minutes"),
    path(f"{HERE}mulai/", writing.start, name="start_minutes"),
    path(f"{HERE}ubah/", writing.edit, name="edit_minutes"),
    path(f"{HERE}ajukan/", approval.submit, name="submit_minutes"),
    path(f"{HERE}tarik/", approval.withdraw, name="withdraw_minutes"),
    path(f"{HERE}sahkan/", approval.approve, name="approve_minutes"),
    path(f"{HERE}kembalikan/", approval.send_back, name="send_back_minutes"),
    path(f"{HERE}buka/", approval.reopen, name="reopen_minutes"),
    path(f"{HERE}poin/", points.add, name="add_minutes_point"),
    path(f"{HERE}poin/<int:number>/", points.point, name="minutes_point"),
    path(f"{HERE}poin/<int:number>/simpan/", points.save, name="save_minutes_point"),
    path(f"{HERE}poin/<int:number>/pindah/", points.move, name="move_minutes_point"),
    path(f"{HERE}poin/<int:number>/hapus/", points.remove, name="remove_minutes_point"),
    path(f"{HERE}poin/<int:number>/isu/", points.issue, name="minutes_point_issue"),
]
