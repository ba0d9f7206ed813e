"""Filling the national library: entries, forms and pages in English and Welsh. What editors have is left as it is."""

from wagtail.models import Collection, Page

from sites.provisioning.building_forms import form_page
from sites.provisioning.building_pages import build_pages
from sites.provisioning.entries import make_entries
from sites.provisioning.homes import fill_home
from sites.provisioning.library.national import Library
from sites.provisioning.question_groups import make_question_groups

LANGUAGES = ("en", "cy")


def fill_library(*, library: Library, home: Page, collection: Collection) -> None:
    """Make what is missing under the national home, and show it on the home page when that is still empty."""
    make_entries(entries=library.entries, force=None, languages=LANGUAGES)
    make_question_groups(groups=library.question_groups, languages=LANGUAGES)
    for form in library.forms:
        form_page(parent=home, form=form)
    build_pages(home=home, pages=library.pages, languages=LANGUAGES, collection=collection)
    fill_home(home=home, languages=LANGUAGES)
