"""Every kind of object that the admin shows has a policy that knows forces, or is the platform's alone."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, Collection, Locale, Site, Task, Workflow, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from sites.access.admin_urls import Verdict, verdict_on
from sites.access.files import ForceFilePolicy

OURS = ("sites.", "pages.", "reporting.", "search.", "soh.")
THE_PLATFORMS: dict[Any, str] = {
    get_user_model(): "wagtailusers_users:",
    Group: "wagtailusers_groups:",
    Site: "wagtailsites:",
    Locale: "wagtaillocales:",
    Collection: "wagtailadmin_collections:",
    Workflow: "wagtailadmin_workflows:",
    Task: "wagtailadmin_workflows:",
}
"""Models with Wagtail's own policy, and the addresses at which they are shown."""


def policies() -> dict[Any, Any]:
    """The policy that holds for each model of the registry."""
    known = {*policy_registry.values_by_class, *policy_registry.values_by_exact_class, *get_snippet_models()}
    return {model: policy_registry.get_by_type(model) for model in known}


def test_each_policy_knows_forces_or_its_addresses_are_the_platforms() -> None:
    stock = {
        model
        for model, policy in policies().items()
        if not type(policy).__module__.startswith(OURS) and not issubclass(model, AbstractPage)
    }

    assert stock <= set(THE_PLATFORMS), "Register a policy of ours in AppConfig.ready(): see sites.access.policies"
    assert {model for model in stock if verdict_on(f"{THE_PLATFORMS[model]}edit") is not Verdict.PLATFORM_ONLY} == set()


def test_files_and_entries_have_policies_of_ours_and_pages_go_by_their_tree() -> None:
    for model in (get_image_model(), get_document_model()):
        assert isinstance(policy_registry.get_by_type(model), ForceFilePolicy)
    for model in get_snippet_models():
        assert type(policy_registry.get_by_type(model)).__module__.startswith(OURS), model
    for model in get_page_models():
        assert isinstance(policy_registry.get_by_type(model), PagePermissionPolicy), model


def test_no_policy_was_made_up_for_lack_of_one() -> None:
    made_up = {model for model in policy_registry.fallback_policies if model not in policies()}

    assert {
        model._meta.label for model in made_up if model._meta.app_label in ("pages", "reporting", "force_sites")
    } == set()
