"""Which rows are a force's, table by table. Call inside `tenancy.transaction(force)`."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, IntegerField, OuterRef, Q
from wagtail.models import Collection, GroupCollectionPermission, Page, Workflow, WorkflowPage, WorkflowTask

from sites.access.models import ForceGroup
from sites.forces.models import Force
from sites.provisioning.estate import tables
from sites.provisioning.estate.classes import OWNED, Owned

Ids = dict[str, set[Any]]


def owned_by(force: Force) -> Ids:
    """Return the primary keys of the force's rows by the label of their table, in the order of the classes."""
    found: Ids = {}
    for label, rule in OWNED.items():
        found[label] = set(_FINDERS[rule.how](label, rule, force, found))
        if rule.or_by:
            acts = _rows(label).filter(**{f"{rule.or_by}__in": found["accounts.User"]})
            found[label] |= set(acts.values_list("pk", flat=True))
    return found


def homes_of(force: Force) -> list[Page]:
    """Return the home pages of a force in every language, in the order of the tree."""
    home = force.site.root_page
    return list(Page.objects.filter(translation_key=home.translation_key, depth=home.depth).order_by("path"))


def _rows(label: str) -> Any:
    return tables.model_of(label)._base_manager.order_by()


def _by_column(label: str, rule: Owned, force: Force, found: Ids) -> Any:
    return _rows(label).filter(**{rule.columns[0]: force.pk}).values_list("pk", flat=True)


def _by_key(label: str, rule: Owned, force: Force, found: Ids) -> Any:
    field = tables.model_of(label)._meta.get_field(rule.columns[0])
    target = field.remote_field.model._meta.label  # type: ignore[union-attr]
    return _rows(label).filter(**{f"{field.name}__in": found.get(target, set())}).values_list("pk", flat=True)


def _by_parent(label: str, rule: Owned, force: Force, found: Ids) -> Any:
    parents = found[tables.root_label(label)]
    return _rows(label).filter(pk__in=parents).values_list("pk", flat=True)


def _by_reference(label: str, rule: Owned, force: Force, found: Ids) -> Any:
    type_column, id_column = rule.columns
    numbers_only = isinstance(tables.model_of(label)._meta.get_field(id_column), IntegerField)
    wanted = Q(pk__in=[])
    for target, every in found.items():
        model = tables.model_of(target)
        ids = {key for key in every if isinstance(key, int)} if numbers_only else every
        if ids and not model._meta.auto_created:
            kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
            wanted |= Q(**{type_column: kind, f"{id_column}__in": [str(value) for value in ids]})
    return _rows(label).filter(wanted).values_list("pk", flat=True)


def _special(label: str, rule: Owned, force: Force, found: Ids) -> Any:
    return _SPECIAL[label](force, found)


def _pages(force: Force, found: Ids) -> Any:
    trees = Q(pk__in=[])
    for home in homes_of(force):
        trees |= Q(path__startswith=home.path)
    return Page.objects.filter(trees).values_list("pk", flat=True)


def _versions(force: Force, found: Ids) -> Any:
    """The versions of the force's own forms; a form that is adopted has the national form's."""
    keys = Page.objects.filter(pk__in=found["reporting.FormPage"]).values("translation_key")
    return _rows("reporting.FormVersion").filter(form_key__in=keys).values_list("pk", flat=True)


def _groups(force: Force, found: Ids) -> Any:
    return ForceGroup.objects.filter(force=force).values_list("group_id", flat=True)


def _collections(force: Force, found: Ids) -> Any:
    """Where the force's people put files, with everything below it; national collections they may choose from only."""
    rights = GroupCollectionPermission.objects.filter(permission__codename__startswith="add_")
    foreign = rights.filter(collection=OuterRef("pk")).exclude(group__in=found["auth.Group"])
    own = rights.filter(group__in=found["auth.Group"]).values("collection")
    tops = Collection.objects.filter(pk__in=own, depth__gt=1).exclude(Exists(foreign))
    trees = Q(pk__in=[])
    for top in tops:
        trees |= Q(path__startswith=top.path)
    return Collection.objects.filter(trees).values_list("pk", flat=True)


def _workflows(force: Force, found: Ids) -> Any:
    pages = found["wagtailcore.Page"]
    elsewhere = WorkflowPage.objects.exclude(page__in=pages).values("workflow")
    own = WorkflowPage.objects.filter(page__in=pages).values("workflow")
    return Workflow.objects.filter(pk__in=own).exclude(pk__in=elsewhere).values_list("pk", flat=True)


def _tasks(force: Force, found: Ids) -> Any:
    workflows = found["wagtailcore.Workflow"]
    own = WorkflowTask.objects.filter(workflow__in=workflows).values_list("task_id", flat=True)
    elsewhere = WorkflowTask.objects.filter(task__in=own).exclude(workflow__in=workflows)
    return set(own) - set(elsewhere.values_list("task_id", flat=True))


def _people(force: Force, found: Ids) -> Any:
    """The people who belong to this force alone."""
    people = get_user_model()._default_manager.filter(groups__in=found["auth.Group"])
    others = people.filter(groups__force_group__isnull=False).exclude(pk__in=[])
    wider = others.filter(~Q(groups__force_group__force=force), groups__force_group__isnull=False)
    ours = set(people.filter(is_superuser=False, is_platform_staff=False).values_list("pk", flat=True))
    return ours - set(wider.values_list("pk", flat=True))


def _tags(force: Force, found: Ids) -> Any:
    """Words that only the force uses."""
    uses = _rows("taggit.TaggedItem")
    own = uses.filter(pk__in=found["taggit.TaggedItem"]).values_list("tag_id", flat=True)
    elsewhere = uses.exclude(pk__in=found["taggit.TaggedItem"]).values_list("tag_id", flat=True)
    return set(own) - set(elsewhere)


def _translated(force: Force, found: Ids) -> Any:
    """Objects of the translation editor whose every language is the force's."""
    keys: set[Any] = set()
    for label, ids in found.items():
        model = tables.model_of(label)
        if ids and any(field.column == "translation_key" for field in tables.columns(label)):
            keys |= set(model._base_manager.filter(pk__in=ids).values_list("translation_key", flat=True))
    return _rows("wagtail_localize.TranslatableObject").filter(pk__in=keys).values_list("pk", flat=True)


def _words(label: str, segment: str, field: str) -> Callable[[Force, Ids], Any]:
    """Strings or templates that only the force's segments use: the translation editor keeps each but once."""

    def found_in(force: Force, found: Ids) -> Any:
        segments = _rows(f"wagtail_localize.{segment}")
        own = segments.filter(pk__in=found[f"wagtail_localize.{segment}"]).values_list(field, flat=True)
        elsewhere = segments.exclude(pk__in=found[f"wagtail_localize.{segment}"]).values_list(field, flat=True)
        return set(own) - set(elsewhere)

    return found_in


def _attempts(label: str) -> Callable[[Force, Ids], Any]:
    def found_in(force: Force, found: Ids) -> Any:
        people = get_user_model()._default_manager.filter(pk__in=found["accounts.User"])
        return _rows(label).filter(username__in=people.values("username")).values_list("pk", flat=True)

    return found_in


_SPECIAL: dict[str, Callable[[Force, Ids], Any]] = {
    "force_sites.Force": lambda force, found: [force.pk],
    "wagtailcore.Site": lambda force, found: [force.site_id],
    "wagtailcore.Page": _pages,
    "reporting.FormVersion": _versions,
    "auth.Group": _groups,
    "wagtailcore.Collection": _collections,
    "wagtailcore.Workflow": _workflows,
    "wagtailcore.Task": _tasks,
    "taggit.Tag": _tags,
    "wagtail_localize.TranslatableObject": _translated,
    "wagtail_localize.String": _words("String", "StringSegment", "string_id"),
    "wagtail_localize.Template": _words("Template", "TemplateSegment", "template_id"),
    "accounts.User": _people,
    **{label: _attempts(label) for label in ("axes.AccessAttempt", "axes.AccessFailureLog", "axes.AccessLog")},
}
_FINDERS: dict[str, Callable[[str, Owned, Force, Ids], Any]] = {
    "force": _by_column,
    "via": _by_key,
    "child": _by_parent,
    "about": _by_reference,
    "special": _special,
}
