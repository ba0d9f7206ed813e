"""Serializers that describe what the search API answers."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from pages.api.representation import TYPES

_Q = "What to search for. 200 characters are read, and nothing in it is an operator. Without words nothing is found."
Q = OpenApiParameter("q", str, description=_Q)
LOCALE = OpenApiParameter("locale", str, description="Language, `en` unless given.", enum=["en", "cy"])
TYPE = OpenApiParameter("type", str, description="Only pages of this type.", enum=sorted(TYPES.values()))


class SearchResultSerializer(serializers.Serializer[Any]):
    """A page or form that was found; best first."""

    id = serializers.IntegerField(help_text="Id of the page in the pages API.")
    type = serializers.ChoiceField(choices=[*sorted(TYPES.values()), "other"])
    title = serializers.CharField()
    summary = serializers.CharField(allow_blank=True)
    locale = serializers.CharField()
    date = serializers.DateField(allow_null=True, help_text="Of a news article.")
    url = serializers.URLField(help_text="The page for people, on the force's site.")
