"""Sign-in and second factor, under /admin/ before Wagtail's own: its sign-in view would take a password alone."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from soh.accounts.elevation_page import elevation_page, end_elevation
from soh.accounts.sign_in import SignInView, start_again

_entrance = [
    path("login/", SignInView.as_view(), name="account_login"),
    path("login/code/", mfa.authenticate, name="mfa_authenticate"),
    path("login/start-again/", start_again, name="account_start_again"),
]
_own_account = [
    path("account/confirm/password/", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/two-step/", mfa.index, name="mfa_index"),
    path("account/two-step/set-up/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/two-step/turn-off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/two-step/codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/two-step/codes/new/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("platform-powers/", elevation_page, name="accounts_elevation"),
    path("platform-powers/end/", end_elevation, name="accounts_end_elevation"),
]

urlpatterns = decorate_urlpatterns([*_entrance, *decorate_urlpatterns(_own_account, require_admin_access)], never_cache)
