"""No other way leads to a report: no generic view of Wagtail, no index, no public address, no key in public."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, resolve, reverse
from django.urls.exceptions import Resolver404
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from reporting.records import sealed
from reporting.records.models import Report as ReportRow
from sites.access.roles import Role
from sites.forces.keys import NoPrivateKeyHere
from sites.forces.models import Force
from soh.core import tenancy
from tests.factories.small_form import NAMED
from tests.factories.staff import staff, staff_browser, superuser

ACTIONS = ("add", "change", "delete", "view", "publish", "choose")


def protected_models() -> list[type[Model]]:
    """Every model whose table is under row-level security."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        tables = {name for (name,) in cursor.fetchall()}
    return [model for model in apps.get_models() if model._meta.db_table in tables]


@pytest.mark.django_db
def test_reports_are_among_the_protected_models() -> None:
    assert ReportRow in protected_models()


@pytest.mark.django_db
def test_no_protected_model_is_a_snippet_searchable_or_in_the_reference_index() -> None:
    for model in protected_models():
        assert model not in get_snippet_models()
        assert not ReferenceIndex.model_is_indexable(model), model
        assert not hasattr(model, "search_fields"), model


@pytest.mark.django_db
def test_wagtails_policies_let_nobody_at_what_belongs_to_reports() -> None:
    engineer = superuser()

    for model in protected_models():
        if model._meta.app_label == "reporting":
            policy = policy_registry.get_by_type(model)
            assert not policy.user_has_any_permission(engineer, ACTIONS), model
            assert not policy.users_with_any_permission(ACTIONS).exists(), model
            assert not policy.instances_user_has_any_permission_for(engineer, ACTIONS).exists(), model


def addresses(report: ReportRow) -> Iterator[str]:
    """Every address of the staff door, with arguments that point at the report wherever there are any."""
    guesses: dict[str, list[Any]] = {
        "app_label": ["reporting"],
        "model_name": ["report"],
        "content_type_app_name": ["reporting"],
        "content_type_model_name": ["report"],
        "app_name": ["reporting"],
        "reference": [report.reference],
    }
    for route, names in _routes(get_resolver()):
        arguments = {name: guesses.get(name, [report.pk])[0] for name in names}
        try:
            yield reverse(route, kwargs=arguments)
        except NoReverseMatch:
            continue


def _routes(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _routes(pattern, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{prefix}{pattern.name}", list(pattern.pattern.regex.groupindex)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.FORCE_ADMIN, "superuser"])
def test_no_address_of_the_staff_door_shows_a_report_to_those_who_may_not_read_it(
    role: str, thames: Force, report: Callable[..., str]
) -> None:
    reference = report(thames)
    with tenancy.transaction(thames):
        row = ReportRow.objects.get(reference=reference)
    person = superuser() if role == "superuser" else staff(Role(role), thames)
    walked = [address for address in addresses(row) if "logout" not in address]
    assert len(walked) > 150

    browser = staff_browser(person, raise_request_exception=False)
    for address in walked:
        shown = browser.get(address)
        words = b"".join(shown.streaming_content) if shown.streaming else shown.content
        text = words.decode(errors="replace").replace(address, "")
        assert NAMED["account"] not in text, address
        assert NAMED["name"] not in text, address
        assert reference not in text, address
    assert browser.get("/admin/").status_code == 200  # signed in to the end


@pytest.mark.urls("soh.urls.public")
@pytest.mark.parametrize("address", ["/admin/inbox/", "/admin/inbox/TVP-2222-2222-2/", "/admin/login/", "/admin/"])
def test_the_public_door_has_neither_inbox_nor_sign_in(address: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("inbox:queue")
    try:
        found = resolve(address)
    except Resolver404:
        return
    assert found.url_name == "wagtail_serve"  # the catch-all of pages, where no page answers


def test_the_public_process_cannot_open_a_stored_report(
    thames: Force, report: Callable[..., str], settings: Any
) -> None:
    reference = report(thames)
    settings.FORCE_KEY_ENCRYPTION_KEY = ""

    with tenancy.transaction(thames), pytest.raises(NoPrivateKeyHere):
        sealed.open_answers(ReportRow.objects.get(reference=reference))


def test_a_report_that_cannot_be_opened_here_answers_without_a_stack(
    thames: Force, browser: Client, report: Callable[..., str], settings: Any
) -> None:
    reference = report(thames)
    settings.FORCE_KEY_ENCRYPTION_KEY = ""

    assert browser.get(reverse("inbox:report", args=[reference])).status_code == 500
