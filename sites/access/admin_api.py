"""Wagtail's own admin API, which feeds the menu of pages, for staff who are signed in and may see what it shows.

The project's defaults for the REST framework are made for partners with keys and fit none of Wagtail's views, so these
name every class themselves. They only read: Wagtail's pages post elsewhere.
"""

from typing import Any

from django.db.models import QuerySet
from rest_framework.authentication import SessionAuthentication
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.permissions import BasePermission
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.views import APIView
from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

_LAST = 1000


class MayUseAdmin(BasePermission):
    """Signed in, with the right to open the admin."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Return whether the request may go on."""
        return bool(request.user and request.user.has_perm("wagtailadmin.access_admin"))


class _StaffOnly:
    """What each of the three says in place of the project's defaults."""

    authentication_classes = (SessionAuthentication,)
    permission_classes = (MayUseAdmin,)
    throttle_classes = ()
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = DefaultContentNegotiation
    http_method_names = ("get", "head")
    schema = None


class _Choosable(_StaffOnly):
    """Files of the collections from which the person may choose."""

    def get_queryset(self) -> QuerySet[Any]:
        """Return the files that the person may choose."""
        found = super().get_queryset()  # type: ignore[misc]
        policy = policy_registry.get_by_type(found.model)
        mine = policy.instances_user_has_any_permission_for(self.request.user, ["choose"])  # type: ignore[attr-defined]
        return found.filter(pk__in=mine.values("pk"))

    def find_object(self, queryset: QuerySet[Any], request: Request) -> Any:
        """Return the file that the query names by id, None for what is no id."""
        key = request.GET.get("id", "")
        return queryset.filter(pk=key).first() if key.isascii() and key.isdigit() and len(key) < 10 else None


class StaffPages(_StaffOnly, PagesAdminAPIViewSet):
    """Pages that the person may explore."""


class StaffImages(_Choosable, ImagesAdminAPIViewSet):
    """Images that the person may choose."""


class StaffDocuments(_Choosable, DocumentsAdminAPIViewSet):
    """Documents that the person may choose."""


@hooks.register("construct_admin_api", order=_LAST)
def staff_api(router: WagtailAPIRouter) -> None:
    """Put these in the place of Wagtail's."""
    router.register_endpoint("pages", StaffPages)
    router.register_endpoint("images", StaffImages)
    router.register_endpoint("documents", StaffDocuments)
