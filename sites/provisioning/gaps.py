"""What a force still lacks before its site may go live."""

from wagtail.models import Page

from pages.library.contacts import ContactPoint
from pages.types.plain import Purpose
from sites.access.models import ForceGroup
from sites.access.roles import Role
from sites.forces.models import Force

_LEGAL_PAGES = {
    Purpose.PRIVACY: "a privacy notice",
    Purpose.ACCESSIBILITY: "an accessibility statement",
    Purpose.COOKIES: "a page about cookies",
}
_PUBLISHERS_NEEDED = 2


def missing_before_live(force: Force) -> list[str]:
    """Return what is missing, each as words that complete "Before going live the force needs ..."."""
    missing = [f"contact details of its own for “{name}” (key {key})" for key, name in _contacts_missing(force)]
    there = _purposes(force)
    missing += [
        f"{words} (a page with this purpose)" for purpose, words in _LEGAL_PAGES.items() if purpose not in there
    ]
    publishers = ForceGroup.objects.get(force=force, role=Role.PUBLISHER).group.user_set.filter(is_active=True)
    if publishers.count() < _PUBLISHERS_NEEDED:
        missing.append("at least two publishers")
    missing += _missing_welsh(force)
    return missing


def _contacts_missing(force: Force) -> list[tuple[str, str]]:
    """Key and name of the national contact points that the force has not made its own. They say "call 101" at best."""
    own = ContactPoint.objects.filter(force=force).values("key")
    national = ContactPoint.objects.filter(force=None, locale__language_code="en").exclude(key__in=own)
    return list(national.order_by("pk").values_list("key", "name"))


def _purposes(force: Force) -> set[str]:
    """The purposes that the force's live pages serve, whether they are its own or adopted."""
    tree = Page.objects.descendant_of(force.site.root_page).live()
    own = tree.values_list("plainpage__purpose", flat=True)
    adopted = tree.filter(adoptedpage__source__live=True).values_list(
        "adoptedpage__source__plainpage__purpose", flat=True
    )
    return {purpose for purpose in (*own, *adopted) if purpose}


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
