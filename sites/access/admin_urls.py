"""What each address of the staff door is for people of a force: plain data, asked by the middleware.

**A new screen needs a line here.** An address without a verdict answers 404 to everyone but the platform's own staff,
and `tests/integration/sites/access/test_verdicts.py` fails and names it. Pick the strictest verdict that lets the right
people work, and put the name (`namespace:name`, as Django resolves it) under it:

- PLATFORM_ONLY: stock screens about everything at once, such as users, groups, collections, workflows.
- NATIONAL_ONLY: screens of the national team.
- SCOPED: for people who work on content. The page, image, document or translation that the address names is checked
  before the view runs (`admin_scope`); whatever else the view lists it must narrow itself (`trees`, `policies`).
- CHECKS_ITSELF: the view asks for the person's role and answers 404 to everybody else, such as the inbox.
- HARMLESS: shows nothing that belongs to a force.

A name that ends with `:` or `*` stands for all that begin so. A pattern without a name goes by its route, as
`route:admin/test404/`.
"""

from enum import Enum

from django.urls import ResolverMatch


class Verdict(Enum):
    """Who of a force may open an address."""

    PLATFORM_ONLY = "is for those who run the platform"
    NATIONAL_ONLY = "shows or changes what belongs to every force at once"
    SCOPED = "is for people who work on content, and shows what is theirs only"
    CHECKS_ITSELF = "asks for the person's role and force itself"
    HARMLESS = "shows no content"


_VERDICTS: dict[Verdict, tuple[str, ...]] = {
    Verdict.PLATFORM_ONLY: (
        "wagtailadmin_reports:page_types_usage*",
        "wagtailadmin_pages:type_use*",
        "wagtailadmin_workflows:",
        "wagtailadmin_collections:",
        "wagtail_localize:snippets_api*",
        "wagtailredirects:start_import",
        "wagtailredirects:process_import",
        "wagtailsites:",
        "wagtaillocales:",
        "wagtailusers_users:",
        "wagtailusers_groups:",
        "wagtailadmin_error_test",
        "route:admin/test404/",
    ),
    Verdict.NATIONAL_ONLY: ("national_sharing:", "form_library:"),
    Verdict.HARMLESS: (
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_dismissibles",
        "wagtailadmin_password_reset*",
        "wagtail_localize:javascript_catalog",
        "account_*",
        "mfa_*",
        "theme",
        "media",
        "wagtailcore_login",
        "wagtailcore_authenticate_with_password",
        "wagtail_serve",
        "route:",
        "route:admin/^.*/$",
    ),
    Verdict.CHECKS_ITSELF: (
        "inbox:",
        "form_updates:",
        "accounts_*",
        "people:",
        "audit_trail:",
        "emergency:",
        "single_sign_on:",
        "forces:",
        "governance:",
        "brand_picture",
        "wagtaildocs_serve",
    ),
    Verdict.SCOPED: (
        "wagtailadmin_api:",
        "wagtailadmin_explore*",
        "wagtailadmin_pages:",
        "wagtailadmin_choose_page*",
        "wagtailadmin_tag_*",
        "wagtailadmin_reports:",
        "wagtailadmin_editing_sessions:",
        "wagtailadmin_block_preview",
        "wagtail_bulk_action",
        "wagtail_localize:",
        "wagtailembeds:",
        "wagtailimages*",
        "wagtaildocs:",
        "wagtaildocs_chooser:",
        "wagtailredirects:",
        "wagtailsnippet*",
        "sharing:",
        "form_*",
    ),
}
"""In the order in which they are asked: the first that fits holds."""

PAGE_ARGUMENTS = frozenset(
    {"page_id", "parent_page_id", "parent_id", "page_to_move_id", "destination_id", "page_pk", "source_page_id"}
)
"""Names under which addresses carry the id of a page."""

_PAGE_AS_PK = ("wagtailadmin_pages:revisions_compare", "wagtailadmin_api:pages:")


def name_of(match: ResolverMatch) -> str:
    """Return what verdicts call the address that was resolved."""
    return match.view_name if match.url_name else f"route:{match.route}"


def verdict_on(name: str) -> Verdict | None:
    """Return the verdict on an address; None where there is none yet."""
    for verdict, patterns in _VERDICTS.items():
        if any(_fits(name, pattern) for pattern in patterns):
            return verdict
    return None


def names_page(name: str, argument: str) -> bool:
    """Whether this argument of the address is the id of a page."""
    return argument in PAGE_ARGUMENTS or (argument == "pk" and name.startswith(_PAGE_AS_PK))


def _fits(name: str, pattern: str) -> bool:
    if pattern.endswith((":", "*")) and not pattern.startswith("route:"):
        return name.startswith(pattern.rstrip("*"))
    return name == pattern
