"""Where the admin leads to a force's own screens."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from sites.access.memberships import forces_of, is_national
from sites.governance.screens import urls


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Bring the screens to the admin."""
    return [path("your-site/", include(urls))]


class SiteMenuItem(MenuItem):
    """Seen by everybody who works for a force, and by the national team."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether there is a force to show."""
        return is_national(request.user) or bool(forces_of(request.user))


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Stand after the content."""
    return SiteMenuItem("Your site", reverse("governance:index"), name="your-site", icon_name="home", order=790)
