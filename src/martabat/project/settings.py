"""Settings of Martabat, read from the environment; a wrong value fails at start with a sentence.

Every variable is described in `docs/settings.md`.
"""

from datetime import date
from pathlib import Path

from django.utils.translation import gettext_lazy

from martabat.organisations.openid import provider_settings
from martabat.project.database import database_settings
from martabat.project.environment import (
    env_bool,
    env_folder,
    env_int,
    env_list,
    env_str,
    secret_key,
    var_dir,
)
from martabat.project.files import file_storage

PROJECT_DIR = Path(__file__).resolve().parent
SOURCE_DIR = PROJECT_DIR.parent
VAR_DIR = var_dir()

DEBUG = False
SECRET_KEY = secret_key(VAR_DIR)
ALLOWED_HOSTS = env_list("MARTABAT_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env_list("MARTABAT_ORIGINS", [])
# A demonstration on one's own machine runs without TLS; everything else must have it.
SECURE = env_bool("MARTABAT_SECURE", False)
DEMONSTRATION = env_bool("MARTABAT_DEMONSTRATION", False)
# The demonstration plays in the middle of its cycle; what is late is told against this day.
DEMONSTRATION_DAY = date(2024, 5, 2)

INSTALLED_APPS = [
    "martabat.interface",
    "martabat.journal",
    "martabat.regions",
    "martabat.organisations",
    "martabat.instruments",
    "martabat.documents",
    "martabat.agreements",
    "martabat.programmes",
    "martabat.newsroom",
    "martabat.assessments",
    "martabat.portal",
    "martabat.project",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "martabat.interface.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "martabat.organisations.middleware.active_membership",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "martabat.project.urls"
WSGI_APPLICATION = "martabat.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "martabat.interface.environment.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "martabat.interface.context.page",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": database_settings(VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "assessments:desk"  # by name, so that it keeps the language
ACCOUNT_ADAPTER = "martabat.organisations.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation has already proved the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets mail because a stranger typed an address
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env_int("MARTABAT_PROXIES", 0)
SOCIALACCOUNT_ADAPTER = "martabat.organisations.adapter.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = provider_settings(
    server=env_str("MARTABAT_OIDC_SERVER", ""),
    name=env_str("MARTABAT_OIDC_NAME", "") or gettext_lazy("Masuk lewat akun instansi (SSO)"),
    client=env_str("MARTABAT_OIDC_CLIENT", ""),
    secret=env_str("MARTABAT_OIDC_SECRET", ""),
)
MFA_ADAPTER = "martabat.organisations.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_ISSUER = "Martabat"
MFA_TOTP_TOLERANCE = 1  # clocks of phones differ

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [PROJECT_DIR / "locale"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "/statis/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a missing one
STORAGES = {
    "default": file_storage(VAR_DIR / "files"),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
# Addresses carry a hash of the content (interface/assets.py), so every file may be kept for good.
# Before anything is collected, as in tests, files come straight from the rooms.
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "interface").is_dir()
WHITENOISE_IMMUTABLE_FILE_TEST = f"^{STATIC_URL}"
WHITENOISE_ALLOW_ALL_ORIGINS = False
PUBLISHED_DIR = VAR_DIR / "published"
TRUSTED_ROOTS = env_folder("MARTABAT_TRUSTED_ROOTS")
MAX_UPLOAD_BYTES = 50 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000

SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_NAME = "martabat_sesi"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "martabat.interface.views.csrf_failure"
LANGUAGE_COOKIE_NAME = "martabat_bahasa"
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = ["^sehat/$"]  # a supervisor asks on the machine itself, without TLS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if env_str("MARTABAT_SMTP_HOST", "")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_HOST = env_str("MARTABAT_SMTP_HOST", "")
EMAIL_PORT = env_int("MARTABAT_SMTP_PORT", 25)
EMAIL_HOST_USER = env_str("MARTABAT_SMTP_USER", "")
EMAIL_HOST_PASSWORD = env_str("MARTABAT_SMTP_PASSWORD", "")
EMAIL_USE_TLS = env_bool("MARTABAT_SMTP_TLS", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env_str("MARTABAT_FROM", "martabat@localhost")

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env_str("MARTABAT_LOG_LEVEL", "WARNING")},
    # A page that does not exist is the visitor's news, not the operator's.
    "loggers": {"django.request": {"level": "ERROR"}},
}
