"""What a host gave is good there and nowhere else: cookies, form tokens, journeys, sign-ins, cached values."""

import itertools
import re
from http.cookies import SimpleCookie

import pytest
from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client, override_settings

from sites.access.roles import Role
from soh.settings.components.doors import door_settings
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form
from tests.factories.staff import staff

pytestmark = pytest.mark.django_db
HOST, OTHER = "thames-valley.localhost:8000", "hampshire.localhost:8000"
FORM = "/report-a-theft/"


@pytest.fixture
def forces():
    """Two forces with the same form at the same address."""
    made = [plain_force("thames-valley"), plain_force("hampshire")]
    for force in made:
        live_form(force)
    return made


def _with_cookies_of(visitor: Client, client: Client) -> Client:
    client.cookies = SimpleCookie({name: cookie.value for name, cookie in visitor.cookies.items()})
    return client


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    return found[1]


class TestFormTokens:
    """A token of host A is refused at host B, even together with its cookie."""

    def test_it_is_taken_where_it_was_given(self, forces, public_client):
        visitor = public_client(HOST, enforce_csrf_checks=True)

        begun = visitor.post(FORM, {"csrfmiddlewaretoken": _token(visitor.get(FORM).text)})

        assert begun.status_code == 303

    def test_it_is_refused_at_another_force_although_its_cookie_comes_with_it(self, forces, public_client):
        visitor = public_client(HOST, enforce_csrf_checks=True)
        token = _token(visitor.get(FORM).text)
        elsewhere = _with_cookies_of(visitor, public_client(OTHER, enforce_csrf_checks=True))

        refused = elsewhere.post(FORM, {"csrfmiddlewaretoken": token})

        assert refused.status_code == 403
        assert "__Host-soh_journey" not in refused.cookies

    def test_it_is_refused_at_the_same_forces_training_space(self, forces, public_client):
        visitor = public_client(HOST, enforce_csrf_checks=True)
        token = _token(visitor.get(FORM).text)
        training = _with_cookies_of(visitor, public_client(f"training.{HOST}", enforce_csrf_checks=True))

        assert training.post(FORM, {"csrfmiddlewaretoken": token}).status_code in (302, 403, 404)

    def test_a_page_without_a_form_sets_no_cookie(self, forces, public_client):
        assert not public_client(HOST).get("/").cookies

    def test_tokens_of_before_a_change_of_the_secret_are_good_for_a_while(self, forces, public_client, settings):
        visitor = public_client(HOST, enforce_csrf_checks=True)
        token = _token(visitor.get(FORM).text)
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another-secret", [settings.SECRET_KEY]

        assert visitor.post(FORM, {"csrfmiddlewaretoken": token}).status_code == 303


class TestCookies:
    """Every cookie is kept to its host, and what it opens is of that host."""

    def test_each_is_of_one_host_only(self, forces, public_client):
        visitor = public_client(HOST)
        visitor.get(FORM)
        visitor.post(FORM)
        with override_settings(**door_settings("staff")):
            browser = Client(headers={"host": settings.STAFF_HOST})
            browser.get("/admin/login/")
            _sign_in(browser, staff(Role.EDITOR, forces[0]))
        cookies = [*visitor.cookies.values(), *browser.cookies.values()]

        assert len(cookies) >= 3
        for cookie in cookies:
            assert cookie.key.startswith("__Host-"), cookie.key
            assert (cookie["secure"], cookie["path"], cookie["domain"] or "") == (True, "/", "")

    def test_a_journey_of_one_host_is_unknown_at_another(self, forces, public_client):
        visitor = public_client(HOST)
        visitor.post(FORM)
        visitor.post(f"{FORM}gate/", {"danger": "no"})
        elsewhere = _with_cookies_of(visitor, public_client(OTHER))

        answer = elsewhere.get(f"{FORM}what/")

        assert (answer.status_code, answer["Location"]) == (303, FORM)
        assert visitor.get(f"{FORM}what/").status_code == 200

    def test_a_sign_in_opens_nothing_on_a_public_host(self, forces, public_client):
        with override_settings(**door_settings("staff")):
            browser = Client(headers={"host": settings.STAFF_HOST})
            _sign_in(browser, staff(Role.EDITOR, forces[0]))
            assert browser.get("/admin/").status_code == 200
        signed_in = _with_cookies_of(browser, public_client(HOST))

        assert signed_in.get("/admin/").status_code == 404
        assert signed_in.get("/").content == public_client(HOST).get("/").content


class TestUnknownHosts:
    """421 on every address but those that answer on any host."""

    @pytest.mark.parametrize(
        "path",
        [
            *("/", "/admin/", "/api/v1/", "/api/v1/forms/", FORM, "/search/?q=x", "/media/x", "/documents/1/x"),
            *("/robots.txt", "/favicon.ico", "/.well-known/security.txt", "/cy/", "/theme/x.css", "/brand/logo"),
            *("/healthz", "/metrics/x"),
        ],
    )
    @pytest.mark.parametrize("method", ["get", "post", "head", "options"])
    def test_nothing_is_served(self, forces, public_client, path, method):
        assert getattr(public_client("evil.example"), method)(path).status_code == 421

    @pytest.mark.parametrize("path", ["/healthz/live", "/healthz/ready", "/metrics"])
    def test_health_and_figures_answer(self, forces, public_client, path):
        assert public_client("evil.example").get(path).status_code == 200


_NATIONAL = {
    r"wagtail_site_root_paths(:\d+)?": "every site's root page, which each process knows by itself",
    r"allauth:rl:allauth\.account:\w+:[\d/]+/ip:ip:[\d.]+(:lock)?": "sign-in tries at the one staff host, by address",
}
"""Keys that two forces share, and why that tells neither anything of the other."""


class Recording(LocMemCache):
    """Writes down every key that is read or written."""

    asked: set[str] = set()

    def make_and_validate_key(self, key, version=None):
        Recording.asked.add(key)
        return super().make_and_validate_key(key, version=version)


@pytest.fixture
def recording():
    backend = f"{Recording.__module__}.{Recording.__qualname__}"
    with override_settings(CACHES={"default": {"BACKEND": backend, "LOCATION": "keys"}}):
        yield


def test_no_cached_value_is_shared_by_two_forces_unless_it_is_declared(forces, recording, public_client, key_for):
    """Every key carries the force, or something that belongs to one force: both ask the same of their own hosts."""
    keys_of = {}
    for force, host in zip(forces, (HOST, OTHER), strict=True):
        Recording.asked.clear()
        _ask_everything(force, host, public_client, key_for)
        with override_settings(**door_settings("staff")):
            _ask_the_admin(force)
        keys_of[force.slug] = set(Recording.asked)

    for ours, theirs in itertools.combinations(keys_of.values(), 2):
        undeclared = {key for key in ours & theirs if not any(re.fullmatch(known, key) for known in _NATIONAL)}
        assert undeclared == set()
    assert all(any(key.startswith(kind) for key in ours) for kind in ("counter:api-rate:", "counter:work:"))


def _ask_everything(force, host, public_client, key_for):
    visitor = public_client(host)
    for path in ("/", "/search/?q=theft", FORM, f"{FORM}return/", "/api/v1/", "/api/v1/pages/", "/api/v1/forms/"):
        visitor.get(path)
    visitor.post(FORM)
    visitor.post(f"{FORM}gate/", {"danger": "no"})
    visitor.post(f"{FORM}return/", {"reference": "TV-0000", "code": "x"})
    visitor.post(f"{FORM}check-answers/", {"true": "yes"})
    visitor.get("/api/v1/search/?q=theft")
    partner = {"Authorization": f"Bearer {key_for(force)}"}
    visitor.get("/api/v1/forms/", headers=partner)
    visitor.get("/api/v1/forms/", headers={"Authorization": "Bearer soh_live_wrong"})


def _ask_the_admin(force):
    person = staff(Role.PUBLISHER, force)
    browser = Client(headers={"host": settings.STAFF_HOST})
    browser.post("/admin/login/", {"login": person.username, "password": "wrong"})
    _sign_in(browser, person)
    home = force.site.root_page_id
    for path in (
        "",
        f"pages/{home}/",
        f"pages/{home}/edit/",
        "images/",
        "documents/",
        "choose-page/",
        "reports/locked/",
    ):
        assert browser.get(f"/admin/{path}").status_code == 200, path


def _sign_in(browser, person):
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
