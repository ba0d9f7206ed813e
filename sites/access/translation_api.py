"""The two addresses through which the translation editor saves a line, and the one by which it looks up entries.

wagtail-localize signs them in by session, but leaves the rest to the REST framework's defaults, and ours are made for
partners: JSON only, throttled by key.
"""

from rest_framework.authentication import SessionAuthentication
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.renderers import JSONRenderer


def replace_defaults() -> None:
    """Let the translation editor post as its scripts do."""
    from wagtail_localize.views import edit_translation, snippets_api

    from sites.access.admin_api import MayUseAdmin

    for view in (edit_translation.edit_string_translation, edit_translation.edit_override):
        view.cls.parser_classes = (MultiPartParser, FormParser, JSONParser)
        view.cls.renderer_classes = (JSONRenderer,)
        view.cls.throttle_classes = ()
    entries = snippets_api.SnippetViewSet
    entries.authentication_classes = (SessionAuthentication,)
    entries.permission_classes = (MayUseAdmin,)
    entries.renderer_classes = (JSONRenderer,)
    entries.throttle_classes = ()
    entries.content_negotiation_class = DefaultContentNegotiation
    entries.pagination_class = None
