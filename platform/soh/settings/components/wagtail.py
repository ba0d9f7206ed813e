"""Wagtail and wagtail-localize."""

from soh.settings.environment import env

WAGTAIL_SITE_NAME = "Single Online Home"
WAGTAILADMIN_BASE_URL = env.str("WAGTAILADMIN_BASE_URL", "http://admin.localhost:8001")
WAGTAIL_I18N_ENABLED = True
WAGTAIL_USER_TIME_ZONES = ["Europe/London"]  # where the forces are; one choice is not offered
WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English")]
# Welsh exists for Welsh forces only, so a new locale must not copy every tree (architecture: tenancy decisions).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILAPI_DOCS_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = True
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # invitations and forces' own accounts go by it
WAGTAIL_FRONTEND_LOGIN_URL = "/_util/login/"
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "pages/password_required.html"  # noqa: S105 - a template
# Where researchers report a weakness, a mailto: or https: address for /.well-known/security.txt on every host.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "")
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "rtf", "txt", "xlsx", "zip"]
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # a force's workflow is its own people's business
# Capitals count: else a force would get the spelling of another force that used the word first.
TAGGIT_CASE_INSENSITIVE = False
