"""What each address of Wagtail's admin is for people of a force: plain data, asked by the middleware.

A name is an URL name as Django resolves it; one that ends with `:` or `*` stands for all that begin so. The national
team and the platform's engineers are under none of this.
"""

from enum import Enum


class Verdict(Enum):
    """Who of a force may open an address."""

    NATIONAL_ONLY = "shows or changes what belongs to every force at once"
    SCOPED = "is for editors and publishers, and shows their own forces' content only"
    HARMLESS = "shows no content"


_VERDICTS: dict[Verdict, tuple[str, ...]] = {
    Verdict.NATIONAL_ONLY: (
        "wagtailadmin_reports:page_types_usage*",
        "wagtailadmin_reports:site_history*",
        "wagtailadmin_reports:workflow*",
        "wagtailadmin_pages:type_use*",
        "wagtailadmin_workflows:",
        "wagtailadmin_collections:",
        "wagtail_localize:translations_report*",
        "wagtail_localize:snippets_api*",
        "wagtailredirects:",
        "wagtailsites:",
        "wagtaillocales:",
        "wagtailusers_users:",
        "wagtailusers_groups:",
        "wagtailadmin_error_test",
    ),
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
    ),
    Verdict.SCOPED: (
        "wagtailadmin_api:",
        "wagtailadmin_explore*",
        "wagtailadmin_pages:",
        "wagtailadmin_choose_page*",
        "wagtailadmin_tag_*",
        "wagtailadmin_reports:locked_pages*",
        "wagtailadmin_reports:aging_pages*",
        "wagtailadmin_editing_sessions:",
        "wagtailadmin_block_preview",
        "wagtail_bulk_action",
        "wagtail_localize:",
        "wagtailembeds:",
        "wagtailimages*",
        "wagtaildocs:",
        "wagtaildocs_chooser:",
        "wagtailsnippet*",
        "form_*",
    ),
}
"""In the order in which they are asked: the first that fits holds."""

PAGE_ARGUMENTS = frozenset({"page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"})
"""Names under which addresses carry the id of a page."""

_PAGE_AS_PK = "wagtailadmin_pages:revisions_compare"


def verdict_on(name: str) -> Verdict | None:
    """Return the verdict on an URL name; None where there is none yet."""
    for verdict, patterns in _VERDICTS.items():
        if any(_fits(name, pattern) for pattern in patterns):
            return verdict
    return None


def names_page(name: str, argument: str) -> bool:
    """Whether this argument of the address is the id of a page."""
    return argument in PAGE_ARGUMENTS or (name == _PAGE_AS_PK and argument == "pk")


def _fits(name: str, pattern: str) -> bool:
    if pattern.endswith((":", "*")):
        return name.startswith(pattern.rstrip("*"))
    return name == pattern
