"""Sign-in of staff: one page on the staff host, allauth's flow behind it, a lock after repeated failures."""

from soh.settings.environment import env

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "soh.accounts.backends.PlatformStaffBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_RESET_TIMEOUT = 60 * 60

# People who run the platform need a second factor, and have powers only while elevated. Off in the test suite alone.
PLATFORM_ELEVATION_REQUIRED = True
# Second factor for officers, supervisors, auditors and force administrators; a force may ask it of everybody.
TWO_FACTOR_REQUIRED = env.bool("TWO_FACTOR_REQUIRED", False)
# Who is told of every emergency access, beside the force's administrators.
PLATFORM_DUTY_EMAIL = env.str("PLATFORM_DUTY_EMAIL", "")

LOGIN_URL = "/admin/login/"
LOGIN_REDIRECT_URL = "/admin/"

# How many proxies stand before the platform: the address that locks and rate limits go by is the one that the
# outermost of them saw. 0 takes the address of the connection.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
ACCOUNT_ADAPTER = "soh.accounts.adapters.StaffAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]  # asked for by a check; there is no sign-up
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a person is told when the second factor of the account changes
SOCIALACCOUNT_ADAPTER = "sites.access.sign_in.provider.ForceSignInAdapter"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
# Providers of forces are asked over TLS. Tests run one on this machine.
SIGN_IN_PROVIDERS_OVER_HTTP = False
MFA_ADAPTER = "soh.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "soh.accounts.second_factor.CodeForm",
    "reauthenticate": "soh.accounts.second_factor.CodeAgainForm",
}
MFA_TOTP_ISSUER = "Single Online Home"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts are made by administrators; nobody signs up

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
# By person and address together: by person alone, anybody could lock an editor out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_CALLABLE = "soh.accounts.lock_out.locked_out"
AXES_CLIENT_IP_CALLABLE = "soh.accounts.lock_out.client_address"
AXES_SENSITIVE_PARAMETERS = ["username", "password", "code", "ip_address", "csrfmiddlewaretoken"]
AXES_ENABLE_ADMIN = False
