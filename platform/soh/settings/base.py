"""Settings that every environment shares. Secrets and addresses come from the environment (README lists them)."""

from soh.settings.components.api import *  # noqa: F403
from soh.settings.components.beta import *  # noqa: F403
from soh.settings.components.cache import *  # noqa: F403
from soh.settings.components.database import *  # noqa: F403
from soh.settings.components.delivery import *  # noqa: F403
from soh.settings.components.doors import *  # noqa: F403
from soh.settings.components.evidence import *  # noqa: F403
from soh.settings.components.journeys import *  # noqa: F403
from soh.settings.components.logs import *  # noqa: F403
from soh.settings.components.notices import *  # noqa: F403
from soh.settings.components.quotas import *  # noqa: F403
from soh.settings.components.search import *  # noqa: F403
from soh.settings.components.security import *  # noqa: F403
from soh.settings.components.sign_in import *  # noqa: F403
from soh.settings.components.wagtail import *  # noqa: F403
from soh.settings.environment import DATA, ROOT, env

INSTALLED_APPS = [
    # Ours first: our `migrate` and `publish_scheduled` commands and admin templates win over the stock ones.
    "soh.operations",
    "soh.core",
    "soh.design",
    "soh.accounts",
    "sites",
    "pages",
    "reporting",
    "search",
    "soh.api",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "procrastinate.contrib.django",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "axes",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

# Nobody signs in at the public door, and these apps ask for their middleware wherever they are installed.
if DOOR == "public":  # noqa: F405
    INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith(("allauth", "axes"))]

WSGI_APPLICATION = "soh.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.serving.chrome.chrome_context",
            ],
        },
    },
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = env.str("MEDIA_ROOT", str(DATA / "media"))
# An internal address of the proxy that stands for MEDIA_ROOT: it sends images which the application has allowed.
MEDIA_ACCEL_REDIRECT = env.str("MEDIA_ACCEL_REDIRECT", "")
STORAGES = {
    "default": {"BACKEND": "soh.core.random_names.RandomNamesStorage"},
    "evidence": {"BACKEND": "reporting.evidence.storage.SealedPiecesStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

EMAIL_BACKEND = env.str("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = env.str("EMAIL_HOST", "localhost")
EMAIL_PORT = env.int("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "no-reply@localhost")
