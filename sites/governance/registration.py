"""Governance makes itself known to the rooms below it."""


def register() -> None:
    """Keep the proxy's rules current, and add the agreement to every force's readiness list."""
    from sites.forces import phase_changes
    from sites.governance.proxy_folder import renew_after_change

    phase_changes.register_after_change(renew_after_change)
