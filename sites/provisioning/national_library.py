"""Filling the national library: entries, pages and forms in English and Welsh. What editors have is left as it is."""

from wagtail.models import Collection, Page

from sites.provisioning.building_forms import form_page
from sites.provisioning.building_pages import build_pages
from sites.provisioning.entries import make_entries
from sites.provisioning.homes import fill_home
from sites.provisioning.library.entries import CONTACTS, EMERGENCY
from sites.provisioning.library.pages import NATIONAL_PAGES
from sites.provisioning.library.report_a_crime import REPORT_A_CRIME

LANGUAGES = ("en", "cy")


def fill_library(*, home: Page, collection: Collection) -> None:
    """Make what the library lacks under the national home, and show it on the home page when that is still empty."""
    make_entries(entries=(EMERGENCY, *CONTACTS), force=None, languages=LANGUAGES)
    form_page(parent=home, form=REPORT_A_CRIME)
    build_pages(home=home, pages=NATIONAL_PAGES, languages=LANGUAGES, collection=collection)
    fill_home(home=home, languages=LANGUAGES)
