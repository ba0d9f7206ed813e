"""The one write of a force's sign-in rules."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError

from sites.access.sign_in import client_secret
from sites.access.sign_in.models import SignInRules
from sites.access.sign_in.rules import SCOPE
from sites.forces.models import Force
from soh.core import audit, tenancy, versions


@dataclass(frozen=True, slots=True)
class Provider:
    """A force's OpenID Connect provider. An empty `client_secret` keeps the one that is stored."""

    issuer: str
    client_id: str
    client_secret: str
    domains: tuple[str, ...]
    is_required: bool = False


def set_rules(*, force: Force, two_factor_for_all: bool, provider: Provider | None, actor: str) -> SignInRules:
    """Write the rules; they hold from the next request or sign-in on. Without `provider` the old one is forgotten.

    Raises ValidationError by field.
    """
    with tenancy.transaction(force):
        row = SignInRules.objects.filter(force=force).first() or SignInRules(force=force)
        row.two_factor_for_all = two_factor_for_all
        row.provider_is_on = provider is not None
        row.provider_is_required = provider is not None and provider.is_required
        if provider is None:
            row.issuer = row.client_id = row.email_domains = ""
            row.sealed_client_secret = b""
        else:
            _check(provider, has_secret=bool(row.sealed_client_secret) and row.issuer == provider.issuer)
            row.issuer, row.client_id = provider.issuer, provider.client_id
            row.email_domains = " ".join(sorted({domain.lower().lstrip("@") for domain in provider.domains}))
            if provider.client_secret:
                row.sealed_client_secret = client_secret.seal(force_id=force.pk, secret=provider.client_secret)
        row.save()
        audit.record(
            force_id=force.pk,
            actor=actor,
            action="sign_in.rules_set",
            subject=f"force:{force.slug}",
            two_factor_for_all=two_factor_for_all,
            issuer=row.issuer,
            is_required=row.provider_is_required,
        )
        versions.bump(SCOPE)
    return row


def _check(provider: Provider, *, has_secret: bool) -> None:
    problems = {}
    parts = urlsplit(provider.issuer)
    schemes = ("https", "http") if settings.SIGN_IN_PROVIDERS_OVER_HTTP else ("https",)
    if parts.scheme not in schemes or not parts.hostname or parts.query or parts.fragment or parts.username:
        problems["issuer"] = "Enter the provider's issuer address. It begins with https://"
    if not provider.client_id:
        problems["client_id"] = "Enter the client id"
    if not provider.client_secret and not has_secret:
        problems["client_secret"] = "Enter the client secret"  # noqa: S105 - a message
    if not provider.domains:
        problems["email_domains"] = "Enter the domains of the force's e-mail addresses"
    if problems:
        raise ValidationError(problems)
