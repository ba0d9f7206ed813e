"""What every page of the staff door carries."""

import base64
import hashlib
import re

import pytest
from django.conf import settings
from django.template import engines
from django.template.loader import get_template
from django.test import Client

from sites.access.roles import Role
from sites.forces.models import Force
from tests.factories.plain_forces import plain_force
from tests.factories.staff import staff, staff_browser

pytestmark = pytest.mark.django_db
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)


@pytest.fixture
def force() -> Force:
    return plain_force("thames-valley")


@pytest.fixture
def browser(force: Force) -> Client:
    return staff_browser(staff(Role.PUBLISHER, force))


def pages(force: Force) -> list[str]:
    home = force.site.root_page_id
    return [
        "/admin/",
        f"/admin/pages/{home}/",
        f"/admin/pages/{home}/edit/",
        "/admin/images/",
        "/admin/images/chooser/",
        "/admin/documents/",
        "/admin/reports/aging-pages/",
        "/admin/account/",
        "/admin/account/two-step/",
    ]


def test_pages_are_private_and_framed_only_by_their_own_host(force: Force, browser: Client) -> None:
    for address in pages(force):
        response = browser.get(address)
        assert response.status_code == 200, address
        assert "no-store" in response["Cache-Control"], address
        assert response["X-Frame-Options"] == "SAMEORIGIN", address
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in response["Permissions-Policy"]
        assert "Server" not in response


def test_no_script_may_be_inline(force: Force, browser: Client) -> None:
    for address in pages(force):
        response = browser.get(address)
        policy = response["Content-Security-Policy"]
        scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
        assert "unsafe" not in scripts
        assert "'self'" in scripts
        assert not INLINE_SCRIPT.findall(response.content.decode()), address
        assert not re.search(r"\son(click|load|change|submit|error)=", response.content.decode()), address


def test_known_inline_scripts_of_translation_pages_are_exactly_those_in_the_policy() -> None:
    known = set()
    for name in ("edit_translation", "submit_translation"):
        template = get_template(f"wagtail_localize/admin/{name}.html").template
        source = template.source
        for script in INLINE_SCRIPT.findall(source):
            words = engines["django"].from_string("{% load i18n %}" + script).render({})
            digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
            known.add(f"'sha256-{digest}'")

    allowed = set(settings.ADMIN_CONTENT_SECURITY_POLICY["script-src"])
    assert known == allowed - set(settings.STRICT_POLICY["script-src"])


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.FORCE_ADMIN, Role.OFFICER])
def test_the_start_page_of_people_without_pages_names_their_roles(role: Role, force: Force) -> None:
    page = staff_browser(staff(role, force)).get("/admin/").content.decode()

    assert f"<li>{role.label}, Thames Valley Police</li>" in page
    assert "/admin/reports/" not in page


def test_the_start_page_of_an_editor_is_about_pages(browser: Client) -> None:
    assert "roles-panel-heading" not in browser.get("/admin/").content.decode()
