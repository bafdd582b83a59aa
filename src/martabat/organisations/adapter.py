"""How sign-in behaves: accounts come by invitation only."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in with password, second factor and passkey; no open sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account alone: somebody invites."""
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Sign-in through an institution's own accounts, for people who were invited here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """An account elsewhere makes none here."""
        return False
