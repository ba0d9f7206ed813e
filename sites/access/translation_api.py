"""The two addresses through which the translation editor saves a line.

wagtail-localize signs them in by session, but leaves the rest to the REST framework's defaults, and ours are made for
partners: JSON only, throttled by key.
"""

from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.renderers import JSONRenderer


def replace_defaults() -> None:
    """Let the translation editor post as its scripts do."""
    from wagtail_localize.views import edit_translation

    for view in (edit_translation.edit_string_translation, edit_translation.edit_override):
        view.cls.parser_classes = (MultiPartParser, FormParser, JSONParser)
        view.cls.renderer_classes = (JSONRenderer,)
        view.cls.throttle_classes = ()
