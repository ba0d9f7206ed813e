"""Every address under /api/ has authentication, limits and a scope; none was forgotten."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.views import APIView

from reporting.api.my_report.views import ContactDetails, Messages, MyReport, Withdrawal
from soh.api.docs import Docs
from soh.api.form_format import FormFormat
from soh.api.index import Index, NothingHere
from soh.api.keys.authentication import PartnerKeyAuthentication
from soh.api.keys.scopes import Scope
from soh.api.parsing import StrictJSONParser
from soh.api.permissions import HasScope, KnownParametersOnly, SiteIsOpen
from soh.api.schema import Schema
from soh.api.throttles import AddressThrottle, ForceThrottle, PartnerKeyThrottle

OPENED_BY_RECEIPT_CODE = {MyReport, Messages, Withdrawal, ContactDetails}
NEED_NO_SCOPE = {Index, NothingHere, Schema, Docs, FormFormat} | OPENED_BY_RECEIPT_CODE
MAY_POST_WITHOUT_KEY = {"Validation", *(view.__name__ for view in OPENED_BY_RECEIPT_CODE)}


def routes(patterns: list[URLPattern | URLResolver], start: str = "") -> Iterator[tuple[str, type[APIView]]]:
    for pattern in patterns:
        address = start + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, address)
        elif address.startswith("api/"):
            yield address, getattr(pattern.callback, "cls", None)


ROUTES = list(routes(get_resolver("soh.urls.public").url_patterns))

each_route = pytest.mark.parametrize("view", [view for _, view in ROUTES], ids=[address for address, _ in ROUTES])


def test_the_rooms_are_found():
    assert len(ROUTES) >= 9


@each_route
def test_a_route_is_a_view_of_the_api_with_authentication_limits_and_permissions(view):
    assert issubclass(view, APIView)
    assert view.authentication_classes == [PartnerKeyAuthentication]
    assert view.throttle_classes == [PartnerKeyThrottle, AddressThrottle, ForceThrottle]
    assert view.permission_classes == [KnownParametersOnly, SiteIsOpen, HasScope]
    assert view.parser_classes == [StrictJSONParser]


@each_route
def test_a_route_names_its_scope(view):
    scope = view.required_scope

    assert scope in Scope.values or (scope is None and view in NEED_NO_SCOPE)


@each_route
def test_the_public_may_only_read(view):
    open_to_all = view.required_scope is None or getattr(view, "anonymous", False)
    writes = any(hasattr(view, method) for method in ("post", "put", "patch", "delete"))

    assert not (open_to_all and writes) or view.__name__ in MAY_POST_WITHOUT_KEY


def test_the_staff_door_has_no_api_of_ours():
    assert list(routes(get_resolver("soh.urls.staff").url_patterns)) == []
