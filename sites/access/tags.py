"""Tags are words of a force: nobody is offered those that only another force uses.

Wagtail keeps one vocabulary for all images and documents. A word that two forces use is one row, which tells nothing,
because capitals count (TAGGIT_CASE_INSENSITIVE is off): nobody gets the spelling of another force. What is offered -
while typing, and as filters - comes from files that the person may choose.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.http import HttpRequest, JsonResponse
from taggit.models import Tag
from wagtail.admin.filters import BaseMediaFilterSet
from wagtail.admin.views import tags as stock
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.views.chooser import ImageChooseViewMixin
from wagtail.permissions import policy_registry

from sites.access.memberships import runs_platform

_OFFERED = 10
_CHOOSING = ("choose", "change")
_stock_autocomplete = stock.autocomplete


def narrow() -> None:
    """Put these in the place of Wagtail's."""
    stock.autocomplete = autocomplete
    BaseMediaFilterSet.__init__ = _offering_own_tags(BaseMediaFilterSet.__init__)
    ImageChooseViewMixin.get_context_data = _with_own_tags(ImageChooseViewMixin.get_context_data)


def autocomplete(request: HttpRequest, **arguments: str) -> Any:
    """Answer with at most ten tags that begin with `term`, as a JSON list."""
    if runs_platform(request.user):
        return _stock_autocomplete(request, **arguments)
    term = request.GET.get("term", "").replace("\x00", "")
    found: set[str] = set()
    for model in (get_image_model(), get_document_model()) if term else ():
        found |= set(
            _tags(model, request.user).filter(name__istartswith=term).values_list("name", flat=True)[:_OFFERED]
        )
    return JsonResponse(sorted(found)[:_OFFERED], safe=False)


def own_tags(model: Any, user: Any) -> list[str]:
    """Return the names of the tags on files of this kind that the person may choose, most used first, at most ten."""
    used = _tags(model, user).annotate(uses=Count("taggit_taggeditem_items")).order_by("-uses", "name")
    return list(used.values_list("name", flat=True)[:_OFFERED])


def _tags(model: Any, user: Any) -> Any:
    files = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, _CHOOSING)
    kind = ContentType.objects.get_for_model(model)
    return Tag.objects.filter(
        taggit_taggeditem_items__content_type=kind, taggit_taggeditem_items__object_id__in=files.order_by().values("pk")
    ).distinct()


def _offering_own_tags(begin: Any) -> Any:
    def __init__(self: Any, *arguments: Any, request: Any = None, **options: Any) -> None:  # noqa: N807
        begin(self, *arguments, request=request, **options)
        if "tag" in self.filters and not runs_platform(request.user):
            names = own_tags(self._meta.model, request.user)
            self.filters["tag"].extra["choices"] = [(name, name) for name in names]
            if not names:
                del self.filters["tag"]

    return __init__


def _with_own_tags(build: Any) -> Any:
    def get_context_data(self: Any, **given: Any) -> dict[str, Any]:
        context: dict[str, Any] = build(self, **given)
        if not runs_platform(self.request.user):
            context["popular_tags"] = [{"name": name} for name in own_tags(self.model, self.request.user)]
        return context

    return get_context_data
