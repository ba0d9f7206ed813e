"""Who asks, for the parts of Wagtail's admin that are not told: choosers that show what a field or a text names.

A page may name what is not its force's any more - an image that was moved away, a page that went - and whoever opens it
sees that something is named, and neither its title nor its picture nor its address.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.admin.widgets import BaseChooser
from wagtail.documents import get_document_model
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.models import Page

from sites.access.memberships import runs_platform
from sites.access.ownership import foreign_among
from sites.access.trees import own_sites

_PERSON: ContextVar[Any] = ContextVar("person", default=None)
HIDDEN = "Not available to you"


@contextmanager
def asking(person: Any) -> Iterator[None]:
    """For the time of a request, `may_see` is about this person."""
    token = _PERSON.set(person)
    try:
        yield
    finally:
        _PERSON.reset(token)


def who_asks() -> Any:
    """Return the person whose request is being answered; None outside requests, and for strangers."""
    person = _PERSON.get()
    return person if person is not None and person.is_authenticated else None


def may_see(model: type[Model], key: Any) -> bool:
    """Whether the person who asks may know of this object. Outside requests, and for the platform's staff: yes."""
    person = who_asks()
    if person is None or runs_platform(person):
        return True
    return any(str(key) not in foreign_among(model, [key], site) for site in own_sites(person))


def hide() -> None:
    """Let choosers and the rich text editor show nothing of what the person who asks may not see."""
    stock = BaseChooser.get_value_data

    def get_value_data(self: Any, value: Any) -> Any:
        data = stock(self, value)
        if data is None or self.model is None or may_see(self.model, data["id"]):
            return data
        return {**dict.fromkeys(data), "id": data["id"], self.display_title_key: HIDDEN, "preview": {}}

    BaseChooser.get_value_data = get_value_data
    _hide_links(PageLinkElementHandler, Page, {"url": None, "parentId": None})
    _hide_links(DocumentLinkElementHandler, get_document_model(), {})


def _hide_links(handler: Any, model: type[Model], nothing: dict[str, Any]) -> None:
    stock = handler.get_attribute_data

    def get_attribute_data(self: Any, attrs: dict[str, str]) -> dict[str, Any]:
        key = attrs.get("id", "")
        if not key.isdigit() or may_see(model, key):
            found: dict[str, Any] = stock(self, attrs)
            return found
        return {"id": int(key), **nothing}

    handler.get_attribute_data = get_attribute_data
