"""Settings for the test suite: real PostgreSQL, quick password hashing, no work outside the process."""

from soh.settings.base import *  # noqa: F403

SECRET_KEY = "only-for-tests"  # noqa: S105
FORCE_KEY_ENCRYPTION_KEY = "dGVzdC1vbmx5LWtleS1lbmNyeXB0aW9uLWtleS0zMmI="
IDEMPOTENCY_SECRET = "only-for-tests"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AXES_ENABLED = False
PLATFORM_ELEVATION_REQUIRED = False
BETA_TALLY_SECONDS = 0  # tests write counts themselves
SIGN_IN_PROVIDERS_OVER_HTTP = True
