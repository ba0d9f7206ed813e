"""Every address of the staff door has a verdict; one without is missing for everybody but the platform's own staff."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver, include, path
from django.views.decorators.csrf import csrf_exempt

from sites.access.admin_urls import Verdict, verdict_on
from sites.access.roles import Role
from sites.forces.models import Force
from soh.urls import staff as staff_urls
from tests.factories.staff import staff, staff_browser, superuser

WHAT_TO_DO = (
    "These addresses have no verdict, so people of forces get 404 there. Put each into sites/access/admin_urls.py; "
    "its first lines say which verdict is for what"
)


def names(resolver: URLResolver, route: str = "", space: str = "") -> Iterator[str]:
    """What verdicts call every pattern below a resolver, named or not."""
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from names(pattern, here, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}" if pattern.name else f"route:{here}"


def test_every_address_of_the_staff_door_has_a_verdict() -> None:
    known = sorted(set(names(get_resolver("soh.urls.staff"))))

    assert len(known) > 200
    assert [name for name in known if verdict_on(name) is None] == [], WHAT_TO_DO


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("wagtailusers_users:edit", Verdict.PLATFORM_ONLY),
        ("wagtailusers_groups:index", Verdict.PLATFORM_ONLY),
        ("wagtailadmin_workflows:task_chooser", Verdict.PLATFORM_ONLY),
        ("wagtailadmin_collections:set_privacy", Verdict.PLATFORM_ONLY),
        ("wagtailredirects:start_import", Verdict.PLATFORM_ONLY),
        ("wagtail_localize:snippets_api_detail", Verdict.PLATFORM_ONLY),
        ("wagtailsites:edit", Verdict.PLATFORM_ONLY),
        ("wagtail_localize:update_translations", Verdict.SCOPED),
        ("inbox:queue", Verdict.CHECKS_ITSELF),
        ("wagtailadmin_login", Verdict.HARMLESS),
        ("wagtailsettings:edit", None),
        ("wagtailsearchpromotions:index", None),
        ("wagtailapi_v3:openapi", None),
        ("a_screen_of_tomorrow", None),
        ("route:admin/unnamed/", None),
    ],
)
def test_a_verdict_is_the_first_that_fits_and_nothing_fits_by_chance(name: str, verdict: Verdict | None) -> None:
    assert verdict_on(name) is verdict


@csrf_exempt
def secret(request: Any) -> HttpResponse:
    return HttpResponse("Zephyrquill")


class Tomorrow:
    """The staff door with screens on which nobody has given a verdict."""

    urlpatterns = [
        path("admin/tomorrow/", secret, name="a_screen_of_tomorrow"),
        path("admin/nameless/", secret),
        path("admin/far/", include(([path("", secret, name="away")], "far"))),
        *staff_urls.urlpatterns,
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/admin/tomorrow/", "/admin/nameless/", "/admin/far/"])
@pytest.mark.parametrize("verb", ["get", "post", "put", "patch", "delete", "head", "options"])
@override_settings(ROOT_URLCONF=Tomorrow)
def test_an_address_without_a_verdict_is_missing_by_every_verb(address: str, verb: str, thames_valley: Force) -> None:
    people = [staff(role, thames_valley) for role in (Role.PUBLISHER, Role.FORCE_ADMIN)]
    for person in (*people, staff(Role.NATIONAL_EDITOR), None):
        answer = getattr(staff_browser(person), verb)(address)
        assert answer.status_code == 404, person
        assert b"Zephyrquill" not in answer.content

    if verb not in ("head", "put"):  # no answer has a body to HEAD, and no page of the admin takes a PUT
        assert b"Zephyrquill" in getattr(staff_browser(superuser()), verb)(address).content


@pytest.mark.django_db
def test_what_is_for_the_platform_or_the_national_team_is_missing_for_a_force(thames_valley: Force) -> None:
    browser = staff_browser(staff(Role.PUBLISHER, thames_valley))
    for address in (
        "/admin/users/",
        "/admin/groups/",
        "/admin/workflows/list/",
        "/admin/collections/",
        "/admin/sites/",
    ):
        for verb in ("get", "post", "put", "patch", "delete"):
            assert getattr(browser, verb)(address).status_code == 404, (verb, address)
        assert staff_browser(staff(Role.NATIONAL_EDITOR, username=f"n{address}")).get(address).status_code == 404
        assert staff_browser(superuser(f"root{address}")).get(address).status_code == 200, address
