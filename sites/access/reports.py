"""Wagtail's reports hold what happened to a person's own pages and entries, and nothing else."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail.models.audit_log import BaseLogEntryManager
from wagtail.models.pages import PageLogEntryManager
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.views.report import TranslationsReportView

from sites.access.memberships import runs_platform
from sites.access.page_scope import page_kinds
from sites.access.trees import own_trees, within

_CHANGING = ("change", "delete")


def narrow() -> None:
    """Put these in the place of Wagtail's."""
    for manager, own in ((PageLogEntryManager, _own_page_entries), (BaseLogEntryManager, _own_model_entries)):
        manager.viewable_by_user = _for_platform_or(manager.viewable_by_user, own)
    _narrow_rows(WorkflowView, lambda user: _of_objects(user, "content_type_id", "object_id"))
    in_state = ("workflow_state__content_type_id", "workflow_state__object_id")
    _narrow_rows(WorkflowTasksView, lambda user: _of_objects(user, *in_state))
    _narrow_rows(TranslationsReportView, lambda user: Q(source__object_id__in=_own_translation_keys(user)))


def _for_platform_or(stock: Any, own: Any) -> Any:
    def viewable_by_user(manager: Any, user: Any) -> Any:
        return stock(manager, user) if runs_platform(user) else own(user)

    return viewable_by_user


def _narrow_rows(view: Any, own: Any) -> None:
    stock = view.get_queryset

    def get_queryset(self: Any) -> Any:
        rows = stock(self)
        return rows if runs_platform(self.request.user) else rows.filter(own(self.request.user))

    view.get_queryset = get_queryset


def _own_page_entries(user: Any) -> Any:
    return PageLogEntry.objects.filter(page__in=_own_pages(user).values("pk"))


def _own_model_entries(user: Any) -> Any:
    """What happened to entries of the library that the person may change; never to people, groups or collections."""
    return ModelLogEntry.objects.filter(_of_snippets(user, "content_type_id", "object_id"))


def _of_objects(user: Any, kind: str, key: str) -> Q:
    pages = _own_pages(user).annotate(key=Cast("pk", CharField())).values("key")
    kinds = [each.pk for each in page_kinds()]
    return Q(**{f"{kind}__in": kinds, f"{key}__in": pages}) | _of_snippets(user, kind, key)


def _of_snippets(user: Any, kind: str, key: str) -> Q:
    found = Q(pk__in=[])
    for model in get_snippet_models():
        own = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, _CHANGING)
        keys = own.order_by().annotate(as_text=Cast("pk", CharField())).values("as_text")
        found |= Q(**{kind: ContentType.objects.get_for_model(model).pk, f"{key}__in": keys})
    return found


def _own_translation_keys(user: Any) -> list[Any]:
    keys = list(_own_pages(user).values_list("translation_key", flat=True))
    for model in get_snippet_models():
        if hasattr(model, "translation_key"):
            own = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, _CHANGING)
            keys += own.order_by().values_list("translation_key", flat=True)
    return keys


def _own_pages(user: Any) -> Any:
    return Page.objects.filter(within(own_trees(user))).order_by()
