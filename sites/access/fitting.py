"""Fits Wagtail's admin to a house of many forces: whatever it lists or offers is narrowed to what is the person's.

Done once, when the app is ready. The middleware (`admin_scope`) decides on what an address names; this is about what
views look up by themselves.
"""


def fit() -> None:
    """Put our parts in the place of Wagtail's."""
    from sites.access import bulk_actions, files, filters, redirect_policy, redirects, reports, tags, translation_api

    files.register()
    redirect_policy.register()
    translation_api.replace_defaults()
    for part in (bulk_actions, filters, redirects, reports, tags):
        part.narrow()
