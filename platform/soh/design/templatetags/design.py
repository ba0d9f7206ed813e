"""`{% load design %}`: components, form fields and the layout's few needs."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from soh.design import JS_ENABLED_SCRIPT
from soh.design.component_params import from_keywords, merge
from soh.design.components import render
from soh.design.fields import FormField, render_field
from soh.design.fields.errors import ErrorLine, error_summary

register = template.Library()


@register.simple_tag
def govuk(component: str, params: Mapping[str, Any] | None = None, **keywords: Any) -> SafeString:
    """Render a component: `{% govuk "button" text="Send" %}`; `label__text=…` is `{"label": {"text": …}}`."""
    return render(component, merge(params or {}, from_keywords(keywords)))


@register.simple_block_tag
def govuk_block(content: SafeString, name: str, **keywords: Any) -> SafeString:
    """Render a component around its HTML: `{% govuk_block "details" … %}…{% endgovuk_block %}`."""
    return render(name, merge({"html": content}, from_keywords(keywords)))


@register.simple_tag(name="field")
def form_field(field: FormField) -> SafeString:
    """Render one question with its label, hint, error and controls."""
    return render_field(field)


@register.simple_tag(name="error_summary")
def error_summary_tag(errors: Sequence[ErrorLine] | str) -> SafeString:
    """Render the list of errors at the top of a page; nothing when there are none."""
    # A template without errors hands over an empty string.
    return error_summary([] if isinstance(errors, str) else errors)


@register.simple_tag
def service_navigation(items: Sequence[Mapping[str, Any]]) -> SafeString:
    """Render the site's sections from `[{title, url, current}]`."""
    entries = [{"text": item["title"], "href": item["url"], "active": bool(item.get("current"))} for item in items]
    return render("service-navigation", {"navigation": entries, "navigationLabel": _("Main sections")})


@register.simple_tag
def breadcrumbs(items: Sequence[Mapping[str, Any]]) -> SafeString:
    """Render the way to this page from `[{title, url}]`, without the page itself."""
    entries = [{"text": item["title"], "href": item["url"]} for item in items]
    return render("breadcrumbs", {"items": entries, "collapseOnMobile": True})


@register.simple_tag
def language_navigation(languages: Sequence[Mapping[str, Any]]) -> SafeString:
    """Render the switch from `[{code, label, url, current}]`; each language is written in itself."""
    items = [
        {
            "text": language["label"],
            "lang": language["code"],
            "href": None if language.get("current") else language["url"],
            "current": bool(language.get("current")),
        }
        for language in languages
    ]
    label = _("Language")
    params = {"items": items, "ariaLabel": label, "classes": "govuk-language-navigation--inverse"}
    return render("language-navigation", params)


@register.simple_tag
def asset(path: str) -> str:
    """Return a static file's address, even when the file manifest cannot be read: error pages must render."""
    try:
        return static(path)
    except (ValueError, OSError):
        return f"/static/{path}"


@register.simple_tag
def js_enabled_script() -> SafeString:
    """Return the one inline line; the policy allows it by `soh.design.JS_ENABLED_HASH`."""
    return mark_safe(JS_ENABLED_SCRIPT)  # noqa: S308 - a constant


@register.simple_tag
def page_language(chrome: Any = None) -> str:
    """Return the language of the page's own words."""
    given = chrome.get("language") if isinstance(chrome, Mapping) else getattr(chrome, "language", None)
    return str(given or (get_language() or "en").split("-")[0])
