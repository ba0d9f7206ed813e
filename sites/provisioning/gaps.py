"""What a force still lacks: the findings behind the readiness list, each with few queries."""

from wagtail.models import Page

from pages.editor.attention import needs_of
from pages.library.contacts import ContactPoint
from pages.types.plain import Purpose
from reporting.authoring.models import AdoptedFormPage, FormPage
from reporting.authoring.published import published_form
from reporting.definition import proof
from sites.access.models import ForceGroup
from sites.access.roles import Role
from sites.forces import hosts
from sites.forces.models import Force, ForceKey
from soh.core import tenancy

LEGAL_PAGES = {
    Purpose.PRIVACY: ("privacy_notice", "A privacy notice"),
    Purpose.ACCESSIBILITY: ("accessibility_statement", "An accessibility statement"),
    Purpose.COOKIES: ("cookies_page", "A page about cookies"),
}


def contacts_missing(force: Force) -> list[tuple[str, str]]:
    """Key and name of the national contact points that the force has not made its own."""
    own = ContactPoint.objects.filter(force=force).values("key")
    national = ContactPoint.objects.filter(force=None, locale__language_code="en").exclude(key__in=own)
    return list(national.order_by("pk").values_list("key", "name"))


def purposes(force: Force) -> set[str]:
    """The purposes that the force's live pages serve, whether they are its own or adopted."""
    tree = Page.objects.descendant_of(force.site.root_page).live()
    own = tree.values_list("plainpage__purpose", flat=True)
    adopted = tree.filter(adoptedpage__source__live=True).values_list(
        "adoptedpage__source__plainpage__purpose", flat=True
    )
    return {purpose for purpose in (*own, *adopted) if purpose}


def active_people(force: Force, role: Role) -> int:
    """How many people who can sign in hold a role."""
    found = ForceGroup.objects.filter(force=force, role=role, group__user__is_active=True)
    return found.values("group__user").distinct().count()


def has_key(force: Force) -> bool:
    """Whether there is a key pair to which reports are sealed."""
    with tenancy.transaction(force):
        return ForceKey.objects.filter(force=force, retired_at=None).exists()


def unproved_forms(force: Force) -> list[tuple[str, str]]:
    """Title and reason of each live form of the force's tree that visitors could not use safely."""
    home = force.site.root_page
    found = []
    for model in (AdoptedFormPage, FormPage):
        for page in model.objects.descendant_of(home).live().select_related("locale"):
            published = published_form(page)
            if published is None:
                found.append((page.title, "not published"))
            elif errors := proof.errors(proof.prove(published.form)):
                found.append((page.title, proof.sentence(errors[0], published.form)))
    return found


def without_welsh(force: Force) -> tuple[int, int]:
    """How many of the force's English pages have no live Welsh, and how many there are."""
    home = force.site.root_page
    english = tree_keys(home)
    welsh_home = home.get_translations().filter(locale__language_code="cy").first()
    welsh = tree_keys(welsh_home) if welsh_home else set()
    return len(english - welsh), len(english)


def links_away(force: Force) -> list[str]:
    """Pages that adopted words link to and that the force has not adopted: visitors are sent to the national site."""
    site = hosts.site_of_force(force.pk)
    return [concern.title for need in needs_of(site) if need.code == "gaps" for concern in need.concerns]


def tree_keys(home: Page) -> set[object]:
    """Return the translation keys of a home's live pages, the home included."""
    return set(Page.objects.descendant_of(home, inclusive=True).live().values_list("translation_key", flat=True))
