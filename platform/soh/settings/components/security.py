"""Security headers, cookies and keys."""

from soh.design import JS_ENABLED_HASH
from soh.settings.environment import env

SECRET_KEY = env.str("SECRET_KEY", "development-only-not-secret-" + "x" * 40)
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])

# Wraps the private keys of the forces. Only staff web and worker are given it: the public process can seal, not open.
FORCE_KEY_ENCRYPTION_KEY = env.str("FORCE_KEY_ENCRYPTION_KEY", "")
# The values of before, comma separated, until `rewrap_keys` has wrapped every private key under the value of now.
FORCE_KEY_ENCRYPTION_KEY_FALLBACKS: list[str] = env.list("FORCE_KEY_ENCRYPTION_KEY_FALLBACKS", [])
# Whatever its environment holds, the public process unwraps nothing.
MAY_OPEN_REPORTS = env.str("DOOR", "staff") != "public"
# In place of the above: a folder with a wrapping key for each force, which only staff web and worker can read.
KEY_SERVICE_FOLDER = env.str("KEY_SERVICE_FOLDER", "")
# Digests partner keys and Idempotency-Keys at rest. Shared by the web processes and the worker.
IDEMPOTENCY_SECRET = env.str("IDEMPOTENCY_SECRET", SECRET_KEY)

# __Host- cookies must be Secure. Browsers treat *.localhost as secure; INSECURE_COOKIES is for a browser that does not.
_secure = not env.bool("INSECURE_COOKIES", False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # ends with the browser: no trace of a visit stays
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "pages.serving.errors.csrf_failure"

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Public pages and the inbox: own files only, one inline line known by its hash, framed by nobody.
STRICT_POLICY: dict[str, list[str]] = {
    "default-src": ["'none'"],
    "script-src": ["'self'", JS_ENABLED_HASH],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": STRICT_POLICY}
# The Wagtail admin frames its own previews, shows pictures before they are uploaded and styles its editor inline.
# Of scripts, what stock templates write inline is started from attributes (sites/static/force_sites), and the two
# that never change are known by hash: the choosers' addresses and "select all" of wagtail-localize.
ADMIN_CONTENT_SECURITY_POLICY: dict[str, list[str]] = {
    **STRICT_POLICY,
    "script-src": [
        *STRICT_POLICY["script-src"],
        "'sha256-lLVZz8vyF0vCZL3ZQcc+U/kumGW1SlEfDpwWrXLLSRw='",
        "'sha256-Zi6020hVNJQUtMOgLuIImaOaART6TyIrghPC9PESpjg='",
    ],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
    "frame-ancestors": ["'self'"],
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in (
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen",
        "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb",
    )
}  # fmt: skip

DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a 100-step form with every step open posts about 5,000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
