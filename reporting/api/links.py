"""Addresses within the forms API, always on the configured host of the force."""

from django.urls import reverse

from reporting.api.offers import OfferedForm
from sites.forces.hosts import HostedSite


def form_link(site: HostedSite, slug: str) -> str:
    """Return the address of a form's definition."""
    return site.root_url + reverse("api-form", args=[slug])


def links_of(site: HostedSite, offer: OfferedForm, locale: str) -> dict[str, str]:
    """Return where to go on with a form."""
    website = offer.addresses.get(locale) or next(iter(offer.addresses.values()))
    return {
        "self": form_link(site, offer.slug),
        "validate": site.root_url + reverse("api-form-validate", args=[offer.slug]),
        "reports": site.root_url + reverse("api-form-reports", args=[offer.slug]),
        "website": website,
    }
