"""Settings for a live installation: nothing works by default that must be decided."""

from django.core.exceptions import ImproperlyConfigured

from soh.settings.base import *  # noqa: F403
from soh.settings.components.cache import cache_settings
from soh.settings.environment import env

if DATABASE_IS_EMBEDDED:  # noqa: F405
    raise ImproperlyConfigured("DATABASE_URL is not set: production never uses the embedded database.")

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
# Digests partner keys: one and the same at both doors, and not tied to the rotation of SECRET_KEY.
IDEMPOTENCY_SECRET = env.str("IDEMPOTENCY_SECRET")

# More than one process: limits and used codes must be known to all of them.
globals().update(cache_settings(env.str("CACHE_URL", "database://")))

TWO_FACTOR_REQUIRED = env.bool("TWO_FACTOR_REQUIRED", True)

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz/", r"^metrics$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 63_072_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if env.bool("BEHIND_TLS_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

EMAIL_BACKEND = env.str("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
STORAGES = {
    "default": {"BACKEND": "soh.core.random_names.RandomNamesStorage"},
    "evidence": {"BACKEND": "reporting.evidence.storage.SealedPiecesStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
