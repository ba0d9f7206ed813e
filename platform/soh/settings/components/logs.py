"""Logs: one JSON object a line, no request bodies, no local variables, no personal data."""

from soh.settings.environment import env

LOG_LEVEL = env.str("LOG_LEVEL", "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "soh.core.logs.json_formatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},  # without Django's own, which mails what was posted to ADMINS
        "django.db.backends": {"level": "WARNING"},  # at DEBUG it writes statements with their values
        "django.security.DisallowedHost": {"level": "ERROR"},
        "django.request": {"level": "ERROR"},
        "procrastinate": {"level": "WARNING"},
        "httpx": {"level": "WARNING"},
        "elastic_transport": {"level": "ERROR"},  # search says once what it would say at every try
        "axes": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},  # what editors do is in Wagtail's own log
    },
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "soh.core.crash_reports.NothingSent"
DEFAULT_EXCEPTION_REPORTER = "soh.core.crash_reports.WithoutWords"
