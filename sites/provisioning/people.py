"""Groups, roles, workflow and collection of a force, and of the national team."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from sites.access.approval.models import SecondApprovalTask
from sites.access.models import ForceGroup
from sites.access.roles import FORCE_ROLES, Role
from sites.forces.models import Force

_PAGE_RIGHTS: dict[Role, tuple[str, ...]] = {
    Role.EDITOR: ("add_page", "change_page"),
    Role.PUBLISHER: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    Role.NATIONAL_EDITOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
_COLLECTION_RIGHTS = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)


def groups_of(*, force: Force | None, homes: list[Page], collection: Collection) -> dict[Role, Group]:
    """Return one group per role with its rights, making what is missing. Every role may sign in to the admin."""
    roles = FORCE_ROLES if force else (Role.NATIONAL_EDITOR,)
    owner = force.slug if force else "national"
    sign_in = Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin")
    groups = {}
    for role in roles:
        group, _ = Group.objects.get_or_create(name=f"{owner}: {role.label}")
        ForceGroup.objects.update_or_create(group=group, defaults={"force": force, "role": role})
        group.permissions.add(sign_in)
        for home in homes:
            _allow_pages(group, home, _PAGE_RIGHTS.get(role, ()))
        if role in _PAGE_RIGHTS:
            _allow_collection(group, collection)
            if len(homes) > 1:  # there is another language to translate into; which pages, the admin's scope decides
                group.permissions.add(_translating())
        groups[role] = group
    return groups


def _translating() -> Permission:
    return Permission.objects.get(codename="submit_translation", content_type__app_label="wagtail_localize")


def collection_of(name: str) -> Collection:
    """Return the collection of a force's images and documents, making it when it is new."""
    top = Collection.get_first_root_node()
    return Collection.objects.child_of(top).filter(name=name).first() or top.add_child(name=name)


def workflow_of(*, name: str, publishers: Group, homes: list[Page]) -> Workflow:
    """Return the workflow in which an editor submits and a publisher approves, making what is missing of it.

    Sensitive forms wait for a second publisher; everything else passes that step by itself.
    """
    workflow, _ = Workflow.objects.get_or_create(name=f"{name}: a publisher approves")
    steps = ((GroupApprovalTask, "approval by a publisher"), (SecondApprovalTask, "second approval of sensitive forms"))
    for order, (kind, words) in enumerate(steps):
        if kind.objects.filter(workflow_tasks__workflow=workflow).exists():
            continue
        task = kind.objects.create(name=f"{name}: {words}")
        task.groups.add(publishers)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    for home in homes:
        WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})
    return workflow


def _allow_pages(group: Group, home: Page, rights: tuple[str, ...]) -> None:
    for permission in Permission.objects.filter(codename__in=rights, content_type__app_label="wagtailcore"):
        GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)


def _allow_collection(group: Group, collection: Collection) -> None:
    wanted = Permission.objects.filter(
        codename__in=_COLLECTION_RIGHTS, content_type__app_label__in=("wagtailimages", "wagtaildocs")
    )
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
