"""A national form that a force has made its own in part, and whose newest words wait for every force."""

from reporting.authoring.models import AdoptedFormPage, FormPage
from sites.forces.models import Force

_SLUG = "report-a-crime"
_TEAM = "Investigation Hub, Netley"
_REPLY = "within 2 working days, from our Investigation Hub in Netley"
_NEWS = "<p>Have the numbers of stolen things at hand if you know them. If you do not, report all the same.</p>"


def show_own_part(*, force: Force) -> None:
    """Give a force a team and a reply time of its own. What it says already is kept."""
    home = force.site.root_page
    page = AdoptedFormPage.objects.descendant_of(home).filter(slug=_SLUG, locale=home.locale).first()
    if page is None or page.team:
        return
    page.team, page.own_reply_time = _TEAM, _REPLY
    page.save_revision().publish()


def show_waiting_update() -> None:
    """Publish new national words once: forces that adopted the form before decide on them."""
    page = FormPage.objects.filter(slug=_SLUG, locale__language_code="en").order_by("path").first()
    if page is None or _NEWS in page.before_you_start:
        return
    page.before_you_start = f"{page.before_you_start}{_NEWS}"
    page.save_revision().publish()
