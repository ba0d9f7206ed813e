"""Fits Wagtail's admin to a house of many forces: whatever it lists or offers is narrowed to what is the person's.

Done once, when the app is ready. The middleware (`admin_scope`) decides on what an address names; this is about what
views look up by themselves.
"""


def fit() -> None:
    """Put our parts in the place of Wagtail's."""
    from sites.access import (
        bulk_actions,
        files,
        filters,
        person,
        privacy,
        redirect_policy,
        redirects,
        references,
        reports,
        tags,
        translation_api,
    )
    from sites.access.approval import recipients

    recipients.narrow()
    files.register()
    redirect_policy.register()
    translation_api.replace_defaults()
    person.hide()
    references.guard_entries()
    for part in (bulk_actions, filters, privacy, redirects, reports, tags):
        part.narrow()
