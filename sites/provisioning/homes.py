"""What a new home page shows. A home page that an editor has filled is left as it is."""

import json

from wagtail.models import Page

from pages.types.home import HomePage
from sites.provisioning.entries import national_entries
from sites.provisioning.library.home import BODY, TASKS
from sites.provisioning.page_blocks import NoSuchTarget, Targets, stored
from sites.provisioning.trees import paths_below


def fill_home(*, home: Page, languages: tuple[str, ...]) -> None:
    """Fill a home without tasks, and its translations, with links to the pages below it and publish them."""
    targets = Targets(paths_below(home), national_entries(), _no_pictures)
    for page in HomePage.objects.filter(translation_key=home.translation_key, locale__language_code__in=languages):
        if page.tasks or page.body:
            continue
        language, place = page.locale.language_code, str(page.translation_key)
        page.tasks = json.dumps(stored(place, TASKS, language, targets))
        page.body = json.dumps(stored(place, BODY, language, targets))
        page.save_revision(clean=True).publish()


def _no_pictures(picture: object) -> int:
    raise NoSuchTarget(f"Home pages begin without pictures, not with {picture}.")
