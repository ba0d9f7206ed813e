"""Redirects in the admin: a force's people see those of their own sites, and make none for everybody.

Every redirect of theirs belongs to one of their sites, and leads to a page of that site or of the national one, to the
site's own addresses, or to the website that the force had before. Anywhere else only the platform's staff may send
visitors: a redirect fires on addresses such as /report, which nobody else may point at a host of their choice.
Importing from a file is for the platform's staff.
"""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm

from sites.access.memberships import runs_platform
from sites.access.redirect_scope import own_redirects
from sites.access.trees import national_trees, own_sites
from sites.forces.hosts import HostedSite


def narrow() -> None:
    """Put these in the place of Wagtail's."""
    stock, buttons = views.IndexView.get_base_queryset, views.IndexView.header_more_buttons.func

    def get_base_queryset(self: Any) -> Any:
        user = self.request.user
        return stock(self) if runs_platform(user) else stock(self).filter(pk__in=own_redirects(user).values("pk"))

    def header_more_buttons(self: Any) -> list[Any]:
        import_address = "/redirects/import/"
        return [
            button
            for button in buttons(self)
            if runs_platform(self.request.user) or not (button.url or "").endswith(import_address)
        ]

    views.IndexView.get_base_queryset = get_base_queryset
    views.IndexView.header_more_buttons = property(header_more_buttons)
    views.CreateView.form_class = views.EditView.form_class = OwnRedirectForm


class OwnRedirectForm(RedirectForm):
    """Wagtail's form, with the person's own sites and targets."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = () if runs_platform(self.for_user) else own_sites(self.for_user)
        if runs_platform(self.for_user):
            return
        field = self.fields["site"]
        field.queryset = field.queryset.filter(pk__in=[site.site_id for site in self.own])
        field.required, field.empty_label = True, None
        if len(self.own) == 1:
            field.initial = self.own[0].site_id

    def clean(self) -> Any:
        """Refuse targets that are neither of the site, nor national, nor the force's website before."""
        cleaned = super().clean()
        values, site = self.cleaned_data, self._site()
        if runs_platform(self.for_user) or site is None:
            return cleaned
        page, address = values.get("redirect_page"), values.get("redirect_link")
        if page is not None and not page.path.startswith(_trees_of(site)):
            self.add_error("redirect_page", "Choose a page of this site or of the national library.")
        if address and (urlsplit(address).hostname or "") not in _hosts_of(site):
            self.add_error(
                "redirect_link",
                "Give an address of this site or of your force's existing website. Only the platform's staff can send "
                "visitors to another website.",
            )
        if not page and not address:
            raise forms.ValidationError("Choose a page or give an address to which visitors are sent.")
        return cleaned

    def _site(self) -> HostedSite | None:
        chosen = self.cleaned_data.get("site")
        return next((site for site in self.own if chosen is not None and site.site_id == chosen.pk), None)


def _trees_of(site: HostedSite) -> tuple[str, ...]:
    return tuple(home.path for home in site.homes.values()) + national_trees()


def _hosts_of(site: HostedSite) -> frozenset[str]:
    before = urlsplit(site.force.existing_website).hostname if site.force else None
    return frozenset(host for host in (site.hostname, before) if host)
