"""What every page template is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pages.library.scope import CONTEXT_NAME
from pages.serving.chrome import chrome_for
from pages.serving.facts import facts_for, language_of

if TYPE_CHECKING:
    from pages.base.models import BasePage


def page_context(page: BasePage, request: Any) -> dict[str, Any]:
    """Return `content`, `content_language`, `scope`, `chrome` and the content type's own context."""
    content = page.content
    facts, language = facts_for(request), language_of(request)
    scope = facts.scope(language)
    scope.expect(*content.streams())
    languages = {home.locale_id: code for code, home in facts.site.homes.items()}
    return {
        "content": content,
        # An adopted page without a Welsh source shows English words, and has to say so.
        "content_language": language if content is page else languages.get(content.locale_id, "en"),
        CONTEXT_NAME: scope,
        "chrome": chrome_for(request, page=page),
        **content.own_context(shown_at=page, facts=facts, scope=scope),
    }
