"""Links to pages inside the words of a form lead to the page as the visitor's own force has it."""

import re

from django.http import HttpRequest
from django.utils.html import escape

from pages.serving.facts import facts_for

_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_ID = re.compile(r'\bid="(\d+)"')


def resolve(html: str, request: HttpRequest, language: str) -> str:
    """Return a rendered page whose links to pages have addresses; one that leads nowhere stays as plain words.

    Only cleaned words of a form can hold such a link: what a visitor types is escaped.
    """
    if 'linktype="page"' not in html:
        return html
    links = facts_for(request).scope(language).links

    def tag(found: re.Match[str]) -> str:
        number = _ID.search(found[0])
        link = links.get(int(number[1])) if number else None
        return f'<a class="govuk-link" href="{escape(link.url)}">' if link else "<a>"

    return _LINK.sub(tag, html)
