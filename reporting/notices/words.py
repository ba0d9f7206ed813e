"""What a notice says: that there is an update, and where to read it. Never of what, never from whom."""

from django.utils import translation
from django.utils.translation import gettext as _

from sites.forces import hosts

_PATHS = {"cy": "/cy/my-report/"}


def words(*, force_id: int, locale: str, is_sensitive: bool) -> tuple[str, str]:
    """Return subject and text. Of a sensitive report no address, because it names the police."""
    with translation.override(locale):
        if is_sensitive:
            text = _(
                "There is an update for you.\n\n"
                "To read it, go back to the page that gave you a reference and a code, and use them.\n\n"
                "If this is not for you, you need not do anything. Please do not answer this message."
            )
        else:
            site = hosts.site_of_force(force_id)
            path = _PATHS.get(locale, "/my-report/") if locale in site.homes else "/my-report/"
            text = _(
                "There is an update for you.\n\n"
                "To read it, open the page below and use the reference and the code that you were given.\n\n"
                "%(address)s\n\n"
                "If this is not for you, you need not do anything. Please do not answer this message."
            ) % {"address": site.root_url + path}
        return _("An update"), text
