"""Serializers that describe what the pages API answers; the answers themselves are plain data."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from pages.api.representation import TYPES

LOCALE = OpenApiParameter("locale", str, description="Language, `en` unless given.", enum=["en", "cy"])
PAGE_TYPES = [*sorted(TYPES.values()), "other"]
TYPE = OpenApiParameter("type", str, description="Only pages of this type.", enum=sorted(TYPES.values()))
CHILD_OF = OpenApiParameter("child_of", int, description="Only pages directly under the page with this id.")
PATH = OpenApiParameter(
    "path", str, required=True, description="Path of the page on the force's site, like /advice/burglary/."
)

_FIELDS = {
    "type": "object",
    "additionalProperties": True,
    "description": "The fields of the page's type. `body` is a list of blocks, each with `type`, `id` and `value`; "
    "HTML in them has the links of the asked force. `home`: `tasks`, `body`. `section`: `body`, `children`. "
    "`advice`: `body`, `reviewed_on`, `children`. `news-list`: `articles`. `news`: `date`, `body`. `plain`: `body`, "
    "`purpose`. A `form` has none: ask the forms API.",
}


@extend_schema_field(_FIELDS)
class TypeFields(serializers.JSONField):
    """What a page type adds."""


class PageLinksSerializer(serializers.Serializer[Any]):
    """Where to go on with a page."""

    self = serializers.URLField()


class PageSummarySerializer(serializers.Serializer[Any]):
    """A page of the force's site."""

    id = serializers.IntegerField()
    type = serializers.ChoiceField(choices=PAGE_TYPES)
    title = serializers.CharField()
    summary = serializers.CharField(allow_blank=True)
    locale = serializers.CharField(help_text="Language of the page's place in the site.")
    adopted = serializers.BooleanField(help_text="Whether the words are kept by the national team.")
    parent = serializers.IntegerField(allow_null=True, help_text="Id of the page above; null for a home page.")  # type: ignore[assignment]
    date = serializers.DateField(allow_null=True, help_text="Of a news article.")
    changed_at = serializers.DateTimeField(allow_null=True, help_text="When its words were last published.")
    url = serializers.URLField(help_text="The page for people, on the force's site.")
    links = PageLinksSerializer()


class TranslationSerializer(serializers.Serializer[Any]):
    """The page in another language."""

    locale = serializers.CharField()
    id = serializers.IntegerField()
    url = serializers.URLField()


class CrumbSerializer(serializers.Serializer[Any]):
    """A page above."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    url = serializers.URLField()


class PageSerializer(PageSummarySerializer):
    """A page with all it says."""

    content_locale = serializers.CharField(
        help_text="Language of the words: `en` where an adopted page is not there in Welsh yet."
    )
    translations = TranslationSerializer(many=True)
    breadcrumbs = CrumbSerializer(many=True)
    fields = TypeFields()  # type: ignore[assignment]


@extend_schema_serializer(component_name="LibraryEntry")
class EntrySerializer(serializers.Serializer[Any]):
    """An entry of the shared library. Beside these, each library has fields of its own, listed in the guide."""

    key = serializers.SlugField(help_text="Its name in every force and language.")
    name = serializers.CharField()
    locale = serializers.CharField(help_text="Language of the words: `en` where there are none in the one asked for.")
    national = serializers.BooleanField(help_text="Whether these are the national words, not the force's own.")
