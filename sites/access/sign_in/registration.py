"""Sign-in rules of forces make themselves known to the sign-in page. Not at the public door."""

from sites.access.sign_in import rules
from soh.accounts import refusals


def register() -> None:
    """Refuse passwords where a force requires its own accounts; remember who came through a force's provider."""
    from sites.access.sign_in import provider

    refusals.register(rules.password_refusal)
    provider.connect()
