"""A force's own provider signs in its own people, and nobody else: proved against a provider that really signs."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as configured
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client

from sites.access.people import changes
from sites.access.roles import Role
from sites.access.sign_in.models import SignInRules
from sites.access.sign_in.setting import Provider, set_rules
from sites.access.staff import grant_role
from sites.forces.models import Force
from soh.core import tenancy
from tests.factories.codes import with_phone
from tests.factories.staff import PASSWORD, staff, staff_browser, superuser
from tests.identity_provider import CLIENT, CLIENT_SECRET, IdentityProvider

BEGIN = "/admin/login/force/thames-valley/"
INBOX = "/admin/inbox/"

pytestmark = pytest.mark.usefixtures("fresh_process")


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    running = IdentityProvider().start()
    yield running
    running.stop()


def use(force: Force, provider: IdentityProvider, **changes: Any) -> None:
    words = {"issuer": provider.issuer, "client_id": CLIENT, "client_secret": CLIENT_SECRET}
    wanted = Provider(**{**words, "domains": ("example.org",), **changes})
    set_rules(force=force, two_factor_for_all=False, provider=wanted, actor="user:1")


@pytest.fixture
def thames_uses_it(thames: Force, provider: IdentityProvider) -> Force:
    use(thames, provider)
    return thames


@pytest.fixture
def olwen(thames: Force, provider: IdentityProvider) -> Any:
    """An officer of Thames Valley, who is about to sign in at the provider."""
    person = staff(Role.OFFICER, thames, username="olwen")
    provider.claims = {"sub": "subject-of-olwen", "email": "Olwen@example.org"}
    return person


def sign_in(browser: Client | None = None, begin: str = BEGIN) -> Client:
    """Go to the provider and come back, as a browser would."""
    browser = browser or staff_browser()
    there = browser.get(begin)["Location"]
    back = requests.get(there, allow_redirects=False, timeout=5).headers["Location"]
    assert back.startswith(f"{configured.WAGTAILADMIN_BASE_URL}/admin/login/force/")
    parts = urlsplit(back)
    browser.get(f"{parts.path}?{parts.query}")
    return browser


def is_in(browser: Client) -> bool:
    return browser.get(INBOX).status_code == 200


def test_a_member_signs_in_and_is_bound_to_the_providers_subject(thames_uses_it: Force, olwen: Any) -> None:
    assert is_in(sign_in())

    bound = SocialAccount.objects.get()
    assert (bound.user_id, bound.provider, bound.uid) == (olwen.pk, "thames-valley", "subject-of-olwen")
    assert bound.extra_data == {}


def test_the_subject_counts_from_then_on_and_not_the_address(
    thames_uses_it: Force, olwen: Any, provider: IdentityProvider
) -> None:
    sign_in()
    other = staff(Role.OFFICER, thames_uses_it, username="other")
    provider.claims["email"] = other.email

    assert int(sign_in().session["_auth_user_id"]) == olwen.pk
    provider.claims = {"sub": "another-subject", "email": olwen.email}
    assert not is_in(sign_in())


@pytest.mark.parametrize(
    "spoiled",
    [
        {"signs_with_another_key": True},
        {"algorithm": "none"},
        {"algorithm": "HS256"},
        {"overrides": {"aud": "another-client"}},
        {"overrides": {"iss": "https://evil.example"}},
        {"overrides": {"exp": 1}},
        {"overrides": {"exp": None}},
        {"overrides": {"sub": None}},
        {"overrides": {"email": None}},
        {"overrides": {"email": "olwen@elsewhere.example"}},
        {"overrides": {"email_verified": False}},
        {"overrides": {"nonce": None}},
        {"overrides": {"nonce": "of-another-sign-in"}},
        {"calls_itself": "https://evil.example"},
        {"redirects_keys_to": "/elsewhere"},
    ],
)
def test_a_token_that_is_not_exactly_right_signs_nobody_in(
    thames_uses_it: Force, olwen: Any, provider: IdentityProvider, spoiled: dict[str, Any]
) -> None:
    if "calls_itself" in spoiled:
        browser = staff_browser()
        there = browser.get(BEGIN)
        provider.calls_itself = spoiled["calls_itself"]
        back = urlsplit(requests.get(there["Location"], allow_redirects=False, timeout=5).headers["Location"])
        browser.get(f"{back.path}?{back.query}")
    else:
        for name, value in spoiled.items():
            setattr(provider, name, value)
        browser = sign_in()

    assert not is_in(browser)
    assert not SocialAccount.objects.exists()


def test_a_stranger_gets_no_account(thames_uses_it: Force, provider: IdentityProvider) -> None:
    provider.claims = {"sub": "s", "email": "stranger@example.org"}
    before = get_user_model().objects.count()

    browser = sign_in()

    assert not is_in(browser)
    assert get_user_model().objects.count() == before
    assert "gives no access here" in browser.get("/admin/login/").content.decode()


def test_the_provider_of_one_force_signs_in_nobody_of_another(
    thames_uses_it: Force, hampshire: Force, provider: IdentityProvider
) -> None:
    harry = staff(Role.OFFICER, hampshire, username="harry")
    provider.claims = {"sub": "s", "email": harry.email}
    assert not is_in(sign_in())

    use(hampshire, provider)
    assert is_in(sign_in(begin="/admin/login/force/hampshire/"))
    assert not is_in(sign_in())


@pytest.mark.parametrize("make", ["both", "national", "platform"])
def test_people_with_access_beyond_the_force_are_not_its_providers_to_sign_in(
    thames_uses_it: Force, hampshire: Force, provider: IdentityProvider, make: str
) -> None:
    if make == "both":
        person = staff(Role.OFFICER, thames_uses_it, hampshire, username="beth")
    else:
        person = staff(Role.OFFICER, thames_uses_it, username="beth")
    if make == "national":
        staff(Role.NATIONAL_EDITOR)
        grant_role(user=person, force=None, role=Role.NATIONAL_EDITOR, actor="system")
    if make == "platform":
        get_user_model().objects.filter(pk=person.pk).update(is_platform_staff=True)
    provider.claims = {"sub": "s", "email": person.email}

    assert not is_in(sign_in())
    assert not SocialAccount.objects.exists()


def test_who_was_removed_is_not_let_in_again_and_the_binding_is_gone(thames_uses_it: Force, olwen: Any) -> None:
    browser = sign_in()

    changes.remove(force=thames_uses_it, person_id=olwen.pk, actor=superuser())

    assert not is_in(browser)
    assert not SocialAccount.objects.exists()
    assert not is_in(sign_in())


def test_nobody_connects_a_foreign_account_to_themselves(
    thames_uses_it: Force, hampshire: Force, provider: IdentityProvider
) -> None:
    harry = staff(Role.OFFICER, hampshire, username="harry")
    provider.claims = {"sub": "s", "email": harry.email}

    sign_in(staff_browser(harry), begin=f"{BEGIN}?process=connect")

    assert not SocialAccount.objects.exists()


def test_a_code_or_state_of_somebody_else_signs_nobody_in(thames_uses_it: Force, olwen: Any) -> None:
    there = staff_browser().get(BEGIN)["Location"]
    back = urlsplit(requests.get(there, allow_redirects=False, timeout=5).headers["Location"])
    other = staff_browser()

    other.get(f"{back.path}?{back.query}")

    assert not is_in(other)


class TestRequired:
    """A force may require its own accounts: then it is the only way in for its people."""

    def password(self, username: str) -> Any:
        return staff_browser().post("/admin/login/", {"username": username, "password": PASSWORD})

    def test_the_password_of_a_member_of_that_force_alone_is_refused(
        self, thames: Force, provider: IdentityProvider, olwen: Any
    ) -> None:
        use(thames, provider, is_required=True)

        answer = self.password("olwen")

        assert answer.status_code == 200
        assert "Your force signs in with its own accounts" in answer.content.decode()
        assert is_in(sign_in())

    def test_a_session_opened_with_a_password_ends_at_once(
        self, thames: Force, provider: IdentityProvider, olwen: Any
    ) -> None:
        browser = staff_browser(olwen)
        assert is_in(browser)

        use(thames, provider, is_required=True)

        assert browser.get(INBOX)["Location"] == f"/admin/login/?next={INBOX}"
        assert "_auth_user_id" not in browser.session

    def test_once_it_is_not_required_any_more_passwords_count_at_once(
        self, thames: Force, provider: IdentityProvider, olwen: Any
    ) -> None:
        use(thames, provider, is_required=True)
        assert self.password("olwen").status_code == 200

        use(thames, provider, is_required=False)

        assert self.password("olwen").status_code == 302

    def test_a_wrong_password_learns_nothing_of_that(
        self, thames: Force, provider: IdentityProvider, olwen: Any
    ) -> None:
        use(thames, provider, is_required=True)

        answer = staff_browser().post("/admin/login/", {"username": "olwen", "password": "wrong"})

        assert "Your force signs in" not in answer.content.decode()

    def test_people_of_several_forces_and_of_others_keep_their_passwords(
        self, thames: Force, hampshire: Force, provider: IdentityProvider
    ) -> None:
        staff(Role.OFFICER, thames, hampshire, username="beth")
        staff(Role.OFFICER, hampshire, username="harry")
        use(thames, provider, is_required=True)

        assert self.password("beth").status_code == 302
        assert self.password("harry").status_code == 302


def test_a_sign_in_by_the_force_needs_no_second_factor_of_ours_while_its_provider_is_on(
    thames_uses_it: Force, olwen: Any, settings: Any
) -> None:
    settings.TWO_FACTOR_REQUIRED = True
    browser = sign_in()
    assert is_in(browser)

    set_rules(force=thames_uses_it, two_factor_for_all=False, provider=None, actor="user:1")

    assert browser.get(INBOX)["Location"] == "/admin/account/two-step/set-up/"
    assert staff_browser().get(BEGIN).status_code == 404


def test_the_secret_is_sealed_and_survives_a_rotated_key(thames_uses_it: Force, olwen: Any, settings: Any) -> None:
    with tenancy.transaction(thames_uses_it):
        row = SignInRules.objects.get(force=thames_uses_it)
    assert CLIENT_SECRET.encode() not in bytes(row.sealed_client_secret)

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a-new-one-" * 5

    assert is_in(sign_in())


def test_a_provider_that_cannot_be_reached_is_no_error(
    thames_uses_it: Force, provider: IdentityProvider, settings: Any
) -> None:
    use(thames_uses_it, provider, issuer="http://127.0.0.1:9")

    assert staff_browser().get(BEGIN)["Location"] == "/admin/login/"


@pytest.mark.parametrize("issuer", ["http://id.example.org", "ftp://id.example.org", "", "https://", "https://a:b@c"])
def test_a_provider_without_tls_is_refused(
    thames: Force, provider: IdentityProvider, settings: Any, issuer: str
) -> None:
    settings.SIGN_IN_PROVIDERS_OVER_HTTP = False

    with pytest.raises(ValidationError):
        use(thames, provider, issuer=issuer)


def test_the_rules_are_set_by_platform_staff_and_by_nobody_else(thames: Force, alice: Any) -> None:
    page = "/admin/sign-in-rules/thames-valley/"
    assert staff_browser(alice).get(page).status_code == 404

    words = {"two_factor_for_all": "on"}
    assert staff_browser(superuser()).post(page, words).status_code == 302
    assert staff_browser(superuser("other")).post(page, {"provider_is_on": "on"}).status_code == 400

    editor = staff(Role.EDITOR, thames, username="erin")
    assert staff_browser(editor).get("/admin/")["Location"] == "/admin/account/two-step/set-up/"
    assert staff_browser(with_phone(editor)).get("/admin/").status_code == 200


def test_the_sign_in_page_leads_to_the_forces_that_use_it(thames_uses_it: Force) -> None:
    assert 'href="/admin/login/force/"' in staff_browser().get("/admin/login/").content.decode()
    assert "Thames Valley Police" in staff_browser().get("/admin/login/force/").content.decode()
