"""Menu, breadcrumb and notices, asked for as the Wagtail guide does."""

from typing import Any

from django import template
from wagtail.models import Site

from bench.stock_site.models import Notice

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context: dict[str, Any]) -> Any:
    """The pages in the menu."""
    return Site.find_for_request(context["request"]).root_page.get_children().live().in_menu()


@register.simple_tag(takes_context=True)
def crumbs(context: dict[str, Any]) -> Any:
    """The pages above this one."""
    page = context.get("page")
    return page.get_ancestors().filter(depth__gt=1) if page else []


@register.simple_tag
def notices() -> list[Notice]:
    """The two snippets."""
    return list(Notice.objects.order_by("id")[:2])
