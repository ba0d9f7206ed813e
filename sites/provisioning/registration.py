"""Provisioning makes itself known to the rooms below it."""


def register() -> None:
    """Fill the readiness list, and let it keep the gate of the phases."""
    from sites.forces import phases
    from sites.provisioning import readiness_checks
    from sites.provisioning.readiness import readiness

    readiness_checks.register_all()
    phases.register_gate(readiness)
