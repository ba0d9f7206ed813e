"""The three processes of one code base: public web, staff web and worker (architecture: tenancy decisions).

DOOR decides URLs, middleware, cookies and which keys the process holds.
"""

from typing import Any

from soh.settings.environment import env

DOOR = env.str("DOOR", "staff")
STAFF_HOST = env.str("STAFF_HOST", "admin.localhost:8001")
NATIONAL_HOST = env.str("NATIONAL_HOST", "national.localhost")
QUICK_EXIT_URL = env.str("QUICK_EXIT_URL", "https://www.bbc.co.uk/weather")
PUBLIC_SCHEME = env.str("PUBLIC_SCHEME", "http")
PUBLIC_PORT = env.int("PUBLIC_PORT", 8000)
# How many requests one web process answers at once, and how many more may wait in it: gunicorn's threads.
REQUESTS_AT_ONCE = env.int("WEB_THREADS", 4)
REQUESTS_WAITING = env.int("WEB_WAITING", 40)
SOH_DEMO = False
# Browsers take a cookie of this prefix only when it is Secure, and keep it to this host.
_PREFIX = "" if env.bool("INSECURE_COOKIES", False) else "__Host-"

# Every request passes the host middleware, which knows each site's exact host and answers 421 to all others.
ALLOWED_HOSTS = ["*"]
USE_X_FORWARDED_HOST = False

_OUTERMOST = [
    "soh.operations.middleware.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "soh.api.middleware.ApiMiddleware",
    "soh.core.requests.PlainRequestMiddleware",
    "sites.forces.middleware.HostMiddleware",
    "soh.core.content_policy.ContentPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
]
_HOST = _OUTERMOST.index("sites.forces.middleware.HostMiddleware")
_MIDDLEWARE = {
    "public": [
        *_OUTERMOST[:_HOST],
        "sites.forces.fair_share.FairShareMiddleware",  # before the database is asked for anything
        *_OUTERMOST[_HOST:],
        "django.middleware.locale.LocaleMiddleware",
        "pages.serving.languages.SiteLanguageMiddleware",
        "pages.serving.phases.PhaseMiddleware",
        "django.middleware.common.CommonMiddleware",
        "sites.forces.csrf.HostTokenMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "pages.serving.redirects.RedirectMiddleware",
    ],
    "staff": [
        *_OUTERMOST,
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "soh.accounts.elevation.ElevationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "allauth.account.middleware.AccountMiddleware",
        "axes.middleware.AxesMiddleware",
        "sites.access.people.emergency_end.EmergencyEndMiddleware",
        "sites.access.search_limit.SearchLimitMiddleware",
        "sites.access.middleware.ForceStaffMiddleware",
        "sites.access.sign_in.two_factor.TwoFactorMiddleware",
        "reporting.authoring.refusal_middleware.PublishRefusalMiddleware",
    ],
}

# What the public sends is sealed as it arrives, and never lies in a temporary file.
_UPLOADS = {
    "public": ["reporting.evidence.upload_handler.SealingUploadHandler"],
    "staff": [
        "django.core.files.uploadhandler.MemoryFileUploadHandler",
        "django.core.files.uploadhandler.TemporaryFileUploadHandler",
    ],
}


def door_settings(door: str) -> dict[str, Any]:
    """Return the settings that differ by door; tests use it to stand at either door in one process."""
    web = "public" if door == "public" else "staff"
    return {
        "DOOR": door,
        "ROOT_URLCONF": f"soh.urls.{web}",
        "FILE_UPLOAD_HANDLERS": _UPLOADS[web],
        "MIDDLEWARE": _MIDDLEWARE[web],
        "SESSION_COOKIE_NAME": f"{_PREFIX}soh_staff_session",
        "CSRF_COOKIE_NAME": f"{_PREFIX}soh_csrf" if web == "public" else f"{_PREFIX}soh_staff_csrf",
    }


globals().update(door_settings(DOOR))
