"""Settings of sign-in through an institution's own accounts (OpenID Connect)."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

PROVIDER_ID = "instansi"


def provider_settings(
    *, server: str, name: str | Promise, client: str, secret: str
) -> dict[str, Any]:
    """Return allauth's settings for one provider, or none where no server is named."""
    if not server:
        return {}
    if not client or not secret:
        raise ImproperlyConfigured(
            "MARTABAT_OIDC_SERVER needs MARTABAT_OIDC_CLIENT and MARTABAT_OIDC_SECRET."
        )
    return {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": PROVIDER_ID,
                    "name": name,
                    "client_id": client,
                    "secret": secret,
                    "settings": {"server_url": server},
                }
            ],
        }
    }
