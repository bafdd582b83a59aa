"""Addresses of offices, people and one's own account. Sign-in is in `account_urls`."""

from django.urls import path

from martabat.organisations.views import account, invitations, offices, people, sign_in

app_name = "organisations"
urlpatterns = [
    path("akun/", account.account, name="account"),
    path("peran/", account.switch, name="switch"),
    path("orang/", people.people, name="people"),
    path("orang/peran/<int:pk>/akhiri/", people.revoke, name="revoke"),
    path("orang/undang/", invitations.choose_organisation, name="choose_organisation"),
    path("orang/undang/<int:pk>/", invitations.invite, name="invite"),
    path("orang/undangan/<int:pk>/kirim-ulang/", invitations.resend, name="resend"),
    path("orang/undangan/<int:pk>/tarik/", invitations.withdraw, name="withdraw"),
    path("undangan/", sign_in.who_invites, name="who_invites"),
    path("undangan/<str:token>/", invitations.accept, name="invitation"),
    path("kantor/", offices.offices, name="offices"),
    path("kantor/baru/", offices.add_office, name="add_office"),
    path("kantor/<int:pk>/", offices.office, name="office"),
    path("kantor/<int:pk>/jabatan/", offices.appoint, name="appoint"),
    path("kantor/jabatan/<int:pk>/akhiri/", offices.end_position, name="end_position"),
]
