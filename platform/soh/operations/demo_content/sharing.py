"""One national page in three states: Thames Valley holds it, Hampshire has made it its own, and it has changed since."""

from typing import Any

from wagtail.models import Page

from pages.sharing.localising import localise
from pages.sharing.pinning import pin
from pages.types.adopted import AdoptedPage
from pages.types.advice import AdvicePage
from sites.forces.models import Force

_SLUG = "antisocial-behaviour"
_LANDLORD = "A housing association or private landlord can act when a tenant makes life hard for others."
_NATIONAL = (
    "They can warn, and in the end ask a court for an order. If nothing happens, use their complaints procedure."
)
_HAMPSHIRE = "In Southampton and Portsmouth, the city council is the largest landlord: ask its tenancy team first."


def show(*, holds: Force, owns: Force) -> None:
    """Bring the page into these states when the demo is new. What is there already is kept."""
    held, own = _adoption(holds), _adoption(owns)
    if held is None or own is None or held.pinned_id is not None:
        return
    pin(page=held, actor=None)
    _say(localise(page=own, actor=None), _HAMPSHIRE)
    _say(Page.objects.get(pk=held.source_id).specific, _NATIONAL)


def _adoption(force: Force) -> AdoptedPage | None:
    home = force.site.root_page
    return AdoptedPage.objects.filter(slug=_SLUG, path__startswith=home.path).select_related("source", "pinned").first()


def _say(page: Any, words: str) -> None:
    """Give the part about landlords these words, and publish."""
    body = AdvicePage._meta.get_field("body")
    blocks = [dict(block) for block in page.body.get_prep_value()]
    for block in blocks:
        if block["type"] == "text" and "housing association" in block["value"]:
            block["value"] = f"<p>{_LANDLORD} {words}</p>"
    page.body = body.to_python(blocks)
    page.save_revision().publish()
