"""What a force chose for the surroundings of its pages, made ready for templates: logo, words, links, pictures."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse

from pages.serving.facts import SiteFacts
from sites.forces.branding import PictureKind, Place
from sites.forces.dress import Picture


def dressed(facts: SiteFacts, language: str) -> dict[str, Any]:
    """Return the parts of the chrome that come from the force's look."""
    dress = facts.dress
    logo, favicon, card = (dress.picture(kind) for kind in (PictureKind.LOGO, PictureKind.FAVICON, PictureKind.CARD))
    return {
        "logo": {
            "url": picture_url(logo),
            "width": logo.width // 2,  # drawn at twice its size, for sharp screens
            "height": logo.height // 2,
            "alt": logo.alt_in(language),
        }
        if logo
        else None,
        "shows_name": dress.shows_name or logo is None,
        "strapline": dress.text("strapline", language),
        "footer_text": dress.text("footer_text", language),
        "favicon_url": picture_url(favicon) if favicon else "",
        "social_card_url": facts.site.root_url + picture_url(card) if card else "",
        "is_training": facts.site.is_training,
    }


def chosen_links(facts: SiteFacts, place: Place, language: str) -> list[tuple[str, str]]:
    """Return words and address of the links chosen for a place.

    A page that visitors may not see at present is left out; one without Welsh is led to in English.
    """
    found = []
    for link in facts.dress.links_at(place):
        if link.page_id is None:
            found.append((link.title_in(language), link.address))
            continue
        target = facts.links.get(language, {}).get(link.page_id)
        if target is not None and target.url.startswith("/"):
            found.append((link.title_in(language) or target.title, target.url))
    return found


def picture_url(picture: Picture) -> str:
    """Return the address of a picture on its site's own host."""
    try:
        return reverse("brand_picture", args=[picture.name])
    except NoReverseMatch:
        return ""
