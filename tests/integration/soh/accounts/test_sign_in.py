"""One sign-in page, and no road around it."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver

from sites.access.roles import Role
from sites.access.staff import revoke_role
from sites.forces.models import Force
from soh.core import clock
from tests.factories.plain_forces import plain_force
from tests.factories.staff import PASSWORD, staff, staff_browser

LOGIN = "/admin/login/"
CODE = "/admin/login/code/"
HOME = "/admin/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _with_the_lock(settings: Any) -> None:
    settings.AXES_ENABLED = True
    cache.clear()


@pytest.fixture
def force(db: None) -> Force:
    return plain_force("thames-valley")


@pytest.fixture
def editor(force: Force) -> Any:
    return staff(Role.EDITOR, force, username="erin")


def right_code() -> str:
    counter = list(yield_hotp_counters_from_time())[1]
    return format_hotp_value(hotp_value(SECRET, counter))


def wrong_code() -> str:
    counters = list(yield_hotp_counters_from_time())
    right = {format_hotp_value(hotp_value(SECRET, counter)) for counter in counters}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in right)


def sign_in(browser: Client, username: str = "erin", password: str = PASSWORD, **more: str) -> Any:
    return browser.post(LOGIN, {"username": username, "password": password, **more})


def is_signed_in(browser: Client) -> bool:
    return browser.get(HOME).status_code == 200


def test_the_page_asks_for_username_and_password_in_wagtails_look(db: None) -> None:
    response = staff_browser().get(LOGIN)

    page = response.content.decode()
    assert response.status_code == 200
    assert 'name="username"' in page
    assert 'name="password"' in page
    assert 'name="login"' not in page
    assert "wagtailadmin/css/core.css" in page
    assert "Sign in to Single Online Home" in page


def test_the_right_password_leads_to_the_start_page_or_where_one_was_going(editor: Any) -> None:
    assert sign_in(staff_browser())["Location"] == HOME
    assert sign_in(staff_browser(), next="/admin/account/")["Location"] == "/admin/account/"


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "https:evil.example", "/\\evil.example"],
)
def test_sign_in_never_leads_to_another_site(editor: Any, target: str) -> None:
    assert sign_in(staff_browser(), next=target)["Location"] == HOME


def test_the_session_cookie_is_bound_to_the_host_and_hidden_from_scripts(editor: Any) -> None:
    cookie = sign_in(staff_browser()).cookies["__Host-soh_staff_session"]

    assert cookie["secure"]
    assert cookie["httponly"]
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["expires"]


@pytest.mark.parametrize(("username", "is_active"), [("erin", True), ("erin", False), ("nobody", True)])
def test_wrong_unknown_and_disabled_get_the_same_answer(editor: Any, username: str, is_active: bool) -> None:
    editor.is_active = is_active
    editor.save()
    password = "wrong" if is_active else PASSWORD

    response = sign_in(staff_browser(), username, password)

    assert response.status_code == 200
    errors = response.context["form"].non_field_errors()
    assert errors == ["The username and/or password you specified are not correct."]


def test_five_failures_lock_this_person_at_this_address_for_a_quarter_of_an_hour(editor: Any) -> None:
    browser = staff_browser()
    statuses = [sign_in(browser, password="wrong").status_code for _ in range(5)]
    locked = sign_in(browser)

    assert statuses == [200] * 4 + [429]
    assert locked.status_code == 429
    assert locked["Retry-After"] == "900"
    assert "Too many attempts" in locked.content.decode()
    assert not is_signed_in(browser)
    elsewhere = staff_browser()
    assert elsewhere.post(LOGIN, {"username": "erin", "password": PASSWORD}, REMOTE_ADDR="192.0.2.7").status_code == 302
    with time_machine.travel(clock.now() + timedelta(minutes=16), tick=False):
        assert sign_in(staff_browser()).status_code == 302


def test_an_unknown_name_is_locked_like_a_known_one(editor: Any) -> None:
    known, unknown = [
        [sign_in(staff_browser(), username, "wrong") for _ in range(5)] for username in ("erin", "nobody")
    ]

    assert [answer.status_code for answer in known] == [answer.status_code for answer in unknown]
    assert without_token(known[-1]) == without_token(unknown[-1])


def without_token(response: Any) -> str:
    """The page without the CSRF token, which differs each time."""
    return re.sub(r'"CSRF_TOKEN": "\w+"', "", response.content.decode())


def test_a_person_who_lost_the_last_role_is_told_and_signed_out(editor: Any, force: Force) -> None:
    browser = staff_browser()
    sign_in(browser)
    revoke_role(user=editor, force=force, role=Role.EDITOR, actor="system")

    response = browser.get(HOME, follow=True)

    assert response.status_code == 200
    assert "no role yet" in response.content.decode()


def test_signing_out_ends_the_session(editor: Any) -> None:
    browser = staff_browser()
    sign_in(browser)

    browser.post("/admin/logout/")

    assert not is_signed_in(browser)


class TestSecondFactor:
    """A person with an authenticator app."""

    @pytest.fixture(autouse=True)
    def _app(self, editor: Any) -> None:
        TOTP.activate(editor, SECRET)

    def test_the_password_alone_does_not_sign_in(self) -> None:
        browser = staff_browser()

        response = sign_in(browser)

        assert response["Location"] == CODE
        assert not is_signed_in(browser)

    def test_the_code_completes_the_sign_in_once(self) -> None:
        first, second = staff_browser(), staff_browser()
        sign_in(first)
        sign_in(second)
        code = right_code()

        assert first.post(CODE, {"code": code})["Location"] == HOME
        assert is_signed_in(first)
        assert second.post(CODE, {"code": code}).status_code == 200  # seen over a shoulder
        assert not is_signed_in(second)

    def test_a_recovery_code_works_once(self, editor: Any) -> None:
        code = RecoveryCodes.activate(editor).get_unused_codes()[0]

        for worked in (True, False):
            browser = staff_browser()
            sign_in(browser)
            browser.post(CODE, {"code": code})
            assert is_signed_in(browser) is worked

    def test_wrong_codes_lock_like_wrong_passwords(self) -> None:
        browser = staff_browser()
        sign_in(browser)

        statuses = [browser.post(CODE, {"code": wrong_code()}).status_code for _ in range(5)]
        right = browser.post(CODE, {"code": right_code()})

        assert statuses == [200] * 4 + [429]
        assert right.status_code == 429
        assert not is_signed_in(browser)
        assert sign_in(staff_browser()).status_code == 429

    def test_the_right_password_does_not_forgive_wrong_codes(self) -> None:
        for attempt in range(5):
            browser = staff_browser()
            assert sign_in(browser).status_code == 302
            status = browser.post(CODE, {"code": wrong_code()}).status_code
            assert status == (429 if attempt == 4 else 200)

    def test_one_can_start_again(self) -> None:
        browser = staff_browser()
        sign_in(browser)

        browser.post("/admin/login/start-again/")

        assert browser.get(LOGIN).status_code == 200
        assert browser.get(CODE)["Location"] == LOGIN

    def test_no_address_of_the_staff_door_takes_the_password_alone(self) -> None:
        for address in login_addresses():
            browser = staff_browser(raise_request_exception=False)
            for fields in ("username", "login", "email"):
                browser.post(address, {fields: "erin", "password": PASSWORD, "next": HOME})
                assert not is_signed_in(browser), address

    def test_a_reset_password_does_not_skip_the_code(self, editor: Any) -> None:
        browser = staff_browser()
        browser.post("/admin/password_reset/", {"email": editor.email})
        link = next(word for word in mail.outbox[0].body.split() if "confirm" in word)
        form = browser.get(link.removeprefix(settings.WAGTAILADMIN_BASE_URL), follow=True)
        new = "a-quite-different-kettle"

        browser.post(form.request["PATH_INFO"], {"new_password1": new, "new_password2": new})

        assert not is_signed_in(browser)
        assert sign_in(browser, password=new)["Location"] == CODE

    def test_the_secret_is_sealed_at_rest(self, editor: Any) -> None:
        stored = str(Authenticator.objects.get(user=editor, type="totp").data)

        assert SECRET not in stored

    def test_a_rotated_secret_key_still_opens_it_while_it_is_a_fallback(self, settings: Any) -> None:
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "a-new-one-" * 5
        browser = staff_browser()
        sign_in(browser)

        browser.post(CODE, {"code": right_code()})

        assert is_signed_in(browser)


def login_addresses() -> list[str]:
    """Every address that could be a sign-in form: those named so, and whatever needs no arguments."""
    found = {"/django-admin/login/", "/accounts/login/", "/_util/login/", "/login/", "/admin/login", LOGIN}

    def walk(resolver: Any, prefix: str) -> None:
        for pattern in resolver.url_patterns:
            route = prefix + str(pattern.pattern).lstrip("^")
            if hasattr(pattern, "url_patterns"):
                walk(pattern, route)
            elif "<" not in route and "(" not in route:
                found.add("/" + route.rstrip("$").replace("\\", ""))

    walk(get_resolver(), "")
    return sorted(found)


def test_setting_up_needs_the_password_again_and_gives_recovery_codes_once(editor: Any) -> None:
    browser = staff_browser()
    sign_in(browser)
    set_up = "/admin/account/two-step/set-up/"
    asked = browser.get(set_up)
    assert asked["Location"].startswith("/admin/account/confirm/password/")
    confirmed = browser.post(asked["Location"], {"password": PASSWORD, "next": set_up})
    assert confirmed["Location"] == set_up
    secret = browser.get(set_up).context["form"].secret
    code = format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))

    codes = browser.post(set_up, {"code": code}, follow=True).content.decode()
    once_more = browser.get("/admin/account/two-step/codes/").content.decode()

    assert "They are shown only once" in codes
    assert codes.count("<li><code>") == 10
    assert "<li><code>" not in once_more
    assert "Two-step sign-in is on" in browser.get("/admin/account/two-step/").content.decode()
    assert sign_in(staff_browser())["Location"] == CODE


def test_turning_off_needs_a_confirmation_and_takes_the_recovery_codes_along(editor: Any) -> None:
    browser = staff_browser()
    sign_in(browser)
    TOTP.activate(editor, SECRET)
    RecoveryCodes.activate(editor)
    turn_off = "/admin/account/two-step/turn-off/"

    assert browser.post(turn_off).status_code == 302
    assert Authenticator.objects.filter(user=editor).count() == 2
    browser.post("/admin/account/confirm/password/", {"password": PASSWORD, "next": turn_off})
    browser.post(turn_off)

    assert not Authenticator.objects.filter(user=editor).exists()
    assert [message.to for message in mail.outbox] == [[editor.email]]


def test_the_account_page_leads_to_two_step_sign_in(editor: Any) -> None:
    page = staff_browser(editor).get("/admin/account/").content.decode()

    assert 'href="/admin/account/two-step/"' in page


def test_a_password_reset_link_names_the_platforms_own_address_whatever_the_host(editor: Any) -> None:
    hostile = Client().post("/admin/password_reset/", {"email": editor.email}, headers={"host": "evil.example"})
    forwarded = staff_browser().post(
        "/admin/password_reset/", {"email": editor.email}, headers={"X-Forwarded-Host": "evil.example"}
    )

    assert hostile.status_code == 421
    assert forwarded.status_code == 302
    (message,) = mail.outbox
    assert "evil.example" not in message.body
    assert f"{settings.WAGTAILADMIN_BASE_URL}/admin/password_reset/confirm/" in message.body


def test_asking_for_a_reset_tells_nothing_about_who_has_an_account(editor: Any) -> None:
    known, unknown = [
        staff_browser().post("/admin/password_reset/", {"email": email})
        for email in (editor.email, "nobody@example.org")
    ]

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_there_is_no_sign_up_and_no_django_admin(db: None) -> None:
    form = {"username": "mallory", "email": "m@example.org", "password1": PASSWORD, "password2": PASSWORD}
    for address in ("/admin/signup/", "/accounts/signup/", "/signup/", "/django-admin/"):
        assert staff_browser().post(address, form).status_code in (302, 404)
    assert not get_user_model().objects.exists()
    assert "django.contrib.admin" not in settings.INSTALLED_APPS


def test_the_address_of_the_visitor_is_the_one_that_trusted_proxies_saw(editor: Any, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for _ in range(5):
        staff_browser().post(
            LOGIN,
            {"username": "erin", "password": "wrong"},
            headers={"X-Forwarded-For": "10.9.9.9, 198.51.100.1"},
        )

    spoofed = staff_browser().post(
        LOGIN,
        {"username": "erin", "password": PASSWORD},
        headers={"X-Forwarded-For": "10.1.1.1, 198.51.100.1"},
    )
    other = staff_browser().post(
        LOGIN,
        {"username": "erin", "password": PASSWORD},
        headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.5"},
    )

    assert spoofed.status_code == 429
    assert other.status_code == 302


def test_passwords_are_hashed_with_argon2_in_production() -> None:
    from soh.settings.components import sign_in as configured

    assert configured.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
