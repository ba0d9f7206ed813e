"""Whether the translations that a request to the admin names are of pages and entries of the person who asks.

wagtail-localize asks for the right to translate at all, and for no right on what is translated.
"""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from wagtail.models import Page, TranslatableMixin
from wagtail.permissions import policy_registry
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from sites.access.page_scope import stand_within
from sites.access.trees import own_sites, own_trees

_SUBMIT_PAGE = "wagtail_localize:submit_page_translation"
_SUBMIT_SNIPPET = "wagtail_localize:submit_snippet_translation"
_SEGMENTS = {"string_segment_id": StringSegment, "overridable_segment_id": OverridableSegment}


def named_translations_are_theirs(user: Any, name: str, arguments: Mapping[str, Any]) -> bool:
    """Whether the person may translate what is named; pages only where their site has that page's other language."""
    if not name.startswith("wagtail_localize:"):
        return True
    if name == _SUBMIT_PAGE:
        return _site_has_languages(user, arguments["page_id"])
    if name == _SUBMIT_SNIPPET:
        return _snippet_is_theirs(user, **arguments)
    source = _source_of(arguments)
    if source is None:
        return not {"translation_id", "translation_source_id"} & set(arguments)
    return _is_theirs(user, source) and all(
        model.objects.filter(pk=arguments[argument], source=source).exists()
        for argument, model in _SEGMENTS.items()
        if argument in arguments
    )


def _source_of(arguments: Mapping[str, Any]) -> TranslationSource | None:
    if "translation_id" in arguments:
        translation = Translation.objects.select_related("source").filter(pk=arguments["translation_id"]).first()
        return translation.source if translation else None
    return TranslationSource.objects.filter(pk=arguments.get("translation_source_id")).first()


def _is_theirs(user: Any, source: TranslationSource) -> bool:
    """Whether every instance of the source, in any language, is the person's: an update writes all of them."""
    model = source.specific_content_type.model_class()
    if model is None:
        return False
    instances = model._default_manager.filter(translation_key=source.object_id)
    if issubclass(model, Page):
        ids = list(instances.values_list("pk", flat=True))
        return bool(ids) and stand_within(ids, own_trees(user))
    rows = list(instances)
    return bool(rows) and all(_may_change(user, row) for row in rows)


def _site_has_languages(user: Any, page_id: int) -> bool:
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first() or ""
    return any(
        len(site.homes) > 1 and path.startswith(tuple(home.path for home in site.homes.values()))
        for site in own_sites(user)
    )


def _snippet_is_theirs(user: Any, *, app_label: str, model_name: str, pk: str) -> bool:
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError:
        return False
    if not issubclass(model, TranslatableMixin) or issubclass(model, Page):
        return False
    row = model._default_manager.filter(pk=pk).first()
    return row is not None and _may_change(user, row)


def _may_change(user: Any, instance: Any) -> bool:
    return bool(policy_registry.get(instance).user_has_permission_for_instance(user, "change", instance))
