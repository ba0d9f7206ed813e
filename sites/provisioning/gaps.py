"""What a force still lacks before its site may go live."""

from wagtail.models import Page

from pages.library.contacts import ContactPoint
from sites.access.models import ForceGroup
from sites.access.roles import Role
from sites.forces.models import Force

_LEGAL_PAGES = (
    ("privacy", "a privacy notice (a page with the address /privacy/)"),
    ("accessibility", "an accessibility statement (a page with the address /accessibility/)"),
)
_PUBLISHERS_NEEDED = 2


def missing_before_live(force: Force) -> list[str]:
    """Return what is missing, each as words that complete "Before going live the force needs ..."."""
    missing = []
    if not ContactPoint.objects.filter(force=force).exists():
        missing.append("contact points of its own")
    tree = Page.objects.descendant_of(force.site.root_page).live()
    missing += [words for slug, words in _LEGAL_PAGES if not tree.filter(slug=slug).exists()]
    publishers = ForceGroup.objects.get(force=force, role=Role.PUBLISHER).group.user_set.filter(is_active=True)
    if publishers.count() < _PUBLISHERS_NEEDED:
        missing.append("at least two publishers")
    missing += _missing_welsh(force)
    return missing


def _missing_welsh(force: Force) -> list[str]:
    if "cy" not in force.language_codes:
        return []
    home = force.site.root_page
    english = tree_keys(home)
    welsh_home = home.get_translations().filter(locale__language_code="cy").first()
    welsh = tree_keys(welsh_home) if welsh_home else set()
    lacking = len(english - welsh)
    return [f"Welsh for {lacking} of its {len(english)} pages"] if lacking else []


def tree_keys(home: Page) -> set[object]:
    """Return the translation keys of a home's live pages, the home included."""
    return set(Page.objects.descendant_of(home, inclusive=True).live().values_list("translation_key", flat=True))
