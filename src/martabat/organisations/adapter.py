"""How sign-in behaves: accounts come by invitation only."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from martabat.organisations import mails
from martabat.organisations.models import User

LOG = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in with password, second factor and passkey; no open sign-up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Akun ini tidak aktif."),
        "email_password_mismatch": _("Surel atau kata sandi tidak cocok. Periksa, lalu coba lagi."),
        "enter_current_password": _("Tulis kata sandi Anda yang sekarang."),
        "incorrect_code": _("Kode ini tidak cocok. Tulis kode yang terbaru."),
        "incorrect_password": _("Kata sandi tidak cocok."),
        "invalid_password_reset": _("Tautan ini tidak berlaku lagi. Minta yang baru."),
        "rate_limited": _("Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi."),
        "too_many_login_attempts": _(
            "Terlalu banyak percobaan. Tunggu lima menit, atau buat kata sandi baru."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody makes an account alone: somebody invites."""
        return False

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002
        """Send our own mail, in the language of the user."""
        mails.send_password_reset(user=user, link=context["password_reset_url"])


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second step, in our own words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Kode ini tidak cocok. Tulis kode yang terbaru."),
    }


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Sign-in through an institution's own accounts, for people who were invited here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002
        """An account elsewhere makes none here."""
        return False

    def on_authentication_error(
        self,
        request: HttpRequest,  # noqa: ARG002
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002
    ) -> None:
        """Leave a trace for whoever runs the server; the visitor sees a page."""
        LOG.warning("Sign-in through %s failed: %s", provider.name, error, exc_info=exception)

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:  # noqa: ARG002
        """Join the institution's account with ours where it vouches for the same address.

        allauth asks this only for addresses that the provider calls verified. Whom a provider
        may vouch for is decided by who configures it: the institution's own provider only.
        """
        return User.objects.filter(
            email=email.lower(), is_active=True, emailaddress__verified=True
        ).exists()
