"""The forces that have a site here."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from sites.forces import facts, hosts
from sites.forces.hosts import ForceFace, HostedSite
from soh.api.caching import PUBLIC
from soh.api.keys.scopes import Scope


class ForceSerializer(serializers.Serializer[Any]):
    """A police force, as the public knows it."""

    slug = serializers.SlugField(help_text="The id which data.police.uk uses for the force, too.")
    name = serializers.CharField()
    name_cy = serializers.CharField(allow_blank=True, help_text="Name in Welsh; empty for forces outside Wales.")
    short_name = serializers.CharField()
    ons_code = serializers.CharField(
        allow_blank=True, help_text="Code of the police force area, Office for National Statistics."
    )
    phase = serializers.ChoiceField(choices=["beta", "live", "paused"])
    languages = serializers.ListField(child=serializers.CharField())
    telephone = serializers.CharField(help_text="For what is not an emergency.")
    website = serializers.URLField(help_text="The force's site on this platform.")
    existing_website = serializers.URLField(help_text="The force's own site elsewhere.")
    api = serializers.URLField(help_text="Root of the API for this force.")


@extend_schema(tags=["Forces"])
class ForceList(GenericAPIView[Any]):
    """Every force whose site is open to the public, the same on every host."""

    required_scope: ClassVar[str] = Scope.CONTENT_READ
    anonymous = True
    belongs_to_site = False
    serializer_class = ForceSerializer
    ordering = ("slug",)

    @extend_schema(operation_id="list_forces", summary="List forces", responses=ForceSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the forces that have a public site, by their slug."""
        members = [_member(site, site.force) for site in hosts.table().values() if site.force and site.is_public]
        response = self.get_paginated_response(self.paginate_queryset(members))
        response["Cache-Control"] = PUBLIC
        return response


def _member(site: HostedSite, force: ForceFace) -> dict[str, Any]:
    try:
        ons_code = facts.facts_of(force.slug).ons_code
    except facts.UnknownForce:
        ons_code = ""
    return {
        "slug": force.slug,
        "name": force.name,
        "name_cy": force.name_cy,
        "short_name": force.short_name,
        "ons_code": ons_code,
        "phase": force.phase,
        "languages": sorted(site.homes, key=lambda code: (code != "en", code)),
        "telephone": force.telephone,
        "website": f"{site.root_url}/",
        "existing_website": force.existing_website,
        "api": f"{site.root_url}/api/v1/",
    }
