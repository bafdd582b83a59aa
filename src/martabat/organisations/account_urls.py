"""Addresses of sign-in. The pages are allauth's; what is not listed here is not reachable.

Left out on purpose: changing one's own e-mail address (an invitation proved it), sign-in by
mailed code. The sign-up page is listed because others point to it; it says that it is closed.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import include, path, re_path

from martabat.organisations.views.sign_in import SignInView

urlpatterns = [
    path("masuk/", SignInView.as_view(), name="account_login"),
    path("masuk/kunci-sandi/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("masuk/dua-langkah/", mfa.authenticate, name="mfa_authenticate"),
    path("masuk/batal/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("masuk/gagal/", social.login_error, name="socialaccount_login_error"),
    path("masuk/daftar/", social.signup, name="socialaccount_signup"),
    path("masuk/instansi/<str:provider_id>/", openid.login, name="openid_connect_login"),
    path(
        "masuk/instansi/<str:provider_id>/kembali/",
        openid.callback,
        name="openid_connect_callback",
    ),
    path("keluar/", account.logout, name="account_logout"),
    path("daftar/", account.signup, name="account_signup"),
    path(
        "akun/",
        include(
            [
                path("nonaktif/", account.account_inactive, name="account_inactive"),
                path("pastikan/", account.reauthenticate, name="account_reauthenticate"),
                path("pastikan/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
                path(
                    "pastikan/kunci-sandi/",
                    webauthn.reauthenticate_webauthn,
                    name="mfa_reauthenticate_webauthn",
                ),
                path("kata-sandi/", account.password_change, name="account_change_password"),
                path("kata-sandi/baru/", account.password_set, name="account_set_password"),
                path("lupa/", account.password_reset, name="account_reset_password"),
                path(
                    "lupa/terkirim/",
                    account.password_reset_done,
                    name="account_reset_password_done",
                ),
                path(
                    "lupa/selesai/",
                    account.password_reset_from_key_done,
                    name="account_reset_password_from_key_done",
                ),
                re_path(
                    r"^lupa/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
                    account.password_reset_from_key,
                    name="account_reset_password_from_key",
                ),
                path("instansi/", social.connections, name="socialaccount_connections"),
                path("keamanan/", mfa.index, name="mfa_index"),
                path("keamanan/aplikasi/", totp.activate_totp, name="mfa_activate_totp"),
                path("keamanan/aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
                path(
                    "keamanan/kode-cadangan/",
                    recovery.view_recovery_codes,
                    name="mfa_view_recovery_codes",
                ),
                path(
                    "keamanan/kode-cadangan/baru/",
                    recovery.generate_recovery_codes,
                    name="mfa_generate_recovery_codes",
                ),
                path(
                    "keamanan/kode-cadangan/unduh/",
                    recovery.download_recovery_codes,
                    name="mfa_download_recovery_codes",
                ),
                path("keamanan/kunci-sandi/", webauthn.list_webauthn, name="mfa_list_webauthn"),
                path("keamanan/kunci-sandi/baru/", webauthn.add_webauthn, name="mfa_add_webauthn"),
                path(
                    "keamanan/kunci-sandi/<int:pk>/lepas/",
                    webauthn.remove_webauthn,
                    name="mfa_remove_webauthn",
                ),
                path(
                    "keamanan/kunci-sandi/<int:pk>/nama/",
                    webauthn.edit_webauthn,
                    name="mfa_edit_webauthn",
                ),
            ]
        ),
    ),
]
