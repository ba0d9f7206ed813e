"""Which people, sites, groups, workflows and objects a person may be offered to choose from, in any form or filter."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from wagtail.models import Collection, Locale, Page, Site, Task, Workflow
from wagtail.permissions import policy_registry

from sites.access.memberships import edits_national, forces_of
from sites.access.trees import own_sites, own_trees, within

_ANY_RIGHT = ("change", "delete", "choose", "view", "publish")


def colleagues(user: Any) -> Any:
    """Return the people who work for a force of this person's, or for the national team with them, and themselves."""
    together = Q(pk=user.pk) | Q(groups__force_group__force__in=forces_of(user))
    if edits_national(user):
        together |= Q(groups__force_group__isnull=False, groups__force_group__force=None)
    return get_user_model()._default_manager.filter(together).distinct()


def own_groups(user: Any) -> Any:
    """Return the groups of the person's forces, and of the national team for its editors."""
    own = Q(force_group__force__in=forces_of(user))
    if edits_national(user):
        own |= Q(force_group__isnull=False, force_group__force=None)
    return Group.objects.filter(own)


def own_workflows(user: Any) -> Any:
    """Return the workflows through which pages of the person's own trees go."""
    pages = Page.objects.filter(within(own_trees(user)))
    return Workflow.objects.filter(workflow_pages__page__in=pages).distinct()


def own_tasks(user: Any) -> Any:
    """Return the tasks of these workflows."""
    return Task.objects.filter(workflow_tasks__workflow__in=own_workflows(user)).distinct()


def _own_sites(user: Any) -> Any:
    return Site.objects.filter(pk__in=[site.site_id for site in own_sites(user)])


def _own_pages(user: Any) -> Any:
    return Page.objects.filter(within(own_trees(user)))


def _of_everybody(model: type[Model]) -> Callable[[Any], Any]:
    return lambda user: model._default_manager.all()


_OWN: dict[type[Model], Callable[[Any], Any]] = {
    Site: _own_sites,
    Group: own_groups,
    Workflow: own_workflows,
    Task: own_tasks,
    Locale: _of_everybody(Locale),
    ContentType: _of_everybody(ContentType),
}


def own_choices(found: QuerySet[Any], user: Any) -> Any:
    """Narrow what may be chosen to what is the person's. Models without a rule here go by their policy."""
    model = found.model
    if issubclass(model, get_user_model()):
        own = colleagues(user)
    elif issubclass(model, Page):
        own = _own_pages(user)
    elif issubclass(model, Collection):
        return found  # Wagtail's forms ask the policy of images or documents, which knows for what they are chosen
    elif model in _OWN:
        own = _OWN[model](user)
    else:
        own = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, _ANY_RIGHT)
    return found.filter(pk__in=own.order_by().values("pk"))
