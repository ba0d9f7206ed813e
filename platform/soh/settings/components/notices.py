"""Telling persons that there is an update: by which service, and from whom."""

from soh.settings.environment import env

# "smtp": email through the mail server. "notify": GOV.UK Notify, by the channels whose templates are named.
NOTICES_BY = env.str("NOTICES_BY", "smtp")
# Neutral, because others may see who has written.
NOTICE_FROM_EMAIL = env.str("NOTICE_FROM_EMAIL", env.str("DEFAULT_FROM_EMAIL", "no-reply@localhost"))
# Only the worker is given the key. Each template has ((subject)) and ((message)) and no words of its own.
NOTIFY_API_KEY = env.str("NOTIFY_API_KEY", "")
NOTIFY_BASE_URL = env.str("NOTIFY_BASE_URL", "https://api.notifications.service.gov.uk")
# What the service says when it calls the public door about a notice: at least 10 letters. Empty: nobody may.
NOTIFY_CALLBACK_TOKEN = env.str("NOTIFY_CALLBACK_TOKEN", "")
NOTIFY_EMAIL_TEMPLATE = env.str("NOTIFY_EMAIL_TEMPLATE", "")
NOTIFY_TEXT_TEMPLATE = env.str("NOTIFY_TEXT_TEMPLATE", "")
NOTIFY_LETTER_TEMPLATE = env.str("NOTIFY_LETTER_TEMPLATE", "")
