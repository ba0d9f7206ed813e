"""Reading forms: the list, and one form."""

from typing import Any, ClassVar

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reporting.api import description
from reporting.api.envelope import language_for
from reporting.api.links import links_of
from reporting.api.offers import OfferedForm, offered_forms
from reporting.api.representation import definition_of, title_of
from sites.forces.hosts import HostedSite


def offered_form(request: Request, slug: str) -> OfferedForm:
    """Return a form of the request's site. Raises Http404."""
    offer = offered_forms(request._request).get(slug)
    if offer is None:
        raise Http404
    return offer


@extend_schema(tags=["Forms"])
class FormList(GenericAPIView[Any]):
    """The forms of this host's force."""

    required_scope: ClassVar[str] = "forms:read"
    anonymous = True
    query_parameters = ("locale",)
    serializer_class = description.FormSummarySerializer
    ordering = ("slug",)

    @extend_schema(
        operation_id="list_forms",
        summary="List forms",
        parameters=[description.LOCALE],
        responses=description.FormSummarySerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """List the forms that the force offers. Titles are in `locale` where the form is there in it."""
        site: HostedSite = request.hosted_site  # type: ignore[attr-defined]
        locale = request.query_params.get("locale", "en")
        if locale not in site.homes:
            raise ValidationError({"locale": [f"This site is there in: {', '.join(site.homes)}."]}, code="locale")
        members = [_member(site, offer, locale) for offer in offered_forms(request._request).values()]
        return self.get_paginated_response(self.paginate_queryset(members))


@extend_schema(tags=["Forms"])
class FormDetail(APIView):
    """One form of this host's force."""

    required_scope: ClassVar[str] = "forms:read"
    anonymous = True
    query_parameters = ("locale",)

    @extend_schema(
        operation_id="read_form",
        summary="Read a form",
        parameters=[description.SLUG, description.LOCALE],
        responses=description.FormSerializer,
    )
    def get(self, request: Request, slug: str) -> Response:
        """Read what is asked, how answers must look, and an example that can be submitted as it is."""
        offer = offered_form(request, slug)
        locale = language_for(request, offer, request.query_params.get("locale", offer.languages[0]))
        site: HostedSite = request.hosted_site  # type: ignore[attr-defined]
        body = {
            "slug": offer.slug,
            "locales": list(offer.languages),
            **definition_of(offer.pinned, locale),
            "links": links_of(site, offer, locale),
        }
        return Response(body, headers={"Content-Language": locale})


def _member(site: HostedSite, offer: OfferedForm, wanted: str) -> dict[str, Any]:
    locale = wanted if wanted in offer.languages else offer.languages[0]
    return {
        "slug": offer.slug,
        "title": title_of(offer.form, locale),
        "summary": offer.summaries.get(locale, ""),
        "kind": offer.form.kind.value,
        "locale": locale,
        "locales": list(offer.languages),
        "edition": offer.pinned.edition,
        "links": links_of(site, offer, locale),
    }
