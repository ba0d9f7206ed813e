"""Redirects of a person's own sites, and where they may lead."""

from collections.abc import Mapping
from typing import Any

from wagtail.contrib.redirects.models import Redirect

from sites.access.trees import own_sites


def named_redirects_are_theirs(user: Any, name: str, arguments: Mapping[str, Any]) -> bool:
    """Whether the redirect that the address names is one of the person's own sites."""
    if not name.startswith("wagtailredirects:") or "redirect_id" not in arguments:
        return True
    return own_redirects(user).filter(pk=arguments["redirect_id"]).exists()


def own_redirects(user: Any) -> Any:
    """Return the redirects of the person's own sites; those of no site would fire on every host and are nobody's."""
    return Redirect.objects.filter(site__in=[site.site_id for site in own_sites(user)])
