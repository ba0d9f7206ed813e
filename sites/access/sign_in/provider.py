"""A force's own OpenID Connect provider, as allauth sees it.

The provider of a force signs in people who work for that force and for nobody else: whoever controls it could name
anybody. It makes no accounts. A person is found by work e-mail the first time, and by the provider's `sub` ever after.
"""

import hmac
import secrets
from typing import Any, NoReturn

import jwt
from allauth.account.signals import user_logged_in
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sites.access.memberships import memberships
from sites.access.sign_in import client_secret
from sites.access.sign_in.models import SignInRules
from sites.access.sign_in.rules import BY_FORCE, Rules, all_rules
from soh.core import audit, tenancy

_KIND = "openid_connect"
_ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
_NOT_YOU = "Your force's account was accepted, but it gives no access here. Ask your force's administrator."
_SEVERAL = "You work for more than one force. Sign in with your user name, password and code."
_FAILED = "Signing in with your force's account did not work. Try again, or tell your force's administrator."


def rules_of(slug: str) -> Rules:
    """Return the rules of a force whose provider is on. Raises Http404."""
    for rules in all_rules().values():
        if rules.slug == slug and rules.provider_is_on:
            return rules
    raise Http404


class ForceOpenIDConnectAdapter(OpenIDConnectOAuth2Adapter):
    """The protocol, stricter than allauth's: the issuer is the one that was set, every signature is checked."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """Return the provider's discovery document. Raises OAuth2Error for one of another issuer."""
        found: dict[str, Any] = super().openid_config
        if found.get("issuer") != rules_of(self.provider_id).issuer:
            raise OAuth2Error("the provider calls itself otherwise than it was set")
        return found

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Return the sign-in by the claims of the signed id token; nothing of them is stored but `sub`."""
        credential = kwargs["response"].get("id_token") or ""
        claims = self._claims(app, credential)
        login = self.get_provider().sociallogin_from_response(request, {"id_token": claims})
        login.account.extra_data = {}
        login.claims = claims
        return login

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """Return the configured address of this host, whatever the request says."""
        return settings.WAGTAILADMIN_BASE_URL + reverse("single_sign_on:callback", args=[self.provider_id])

    def _claims(self, app: Any, credential: str) -> dict[str, Any]:
        try:
            algorithm = jwt.get_unverified_header(credential).get("alg")
        except jwt.PyJWTError as error:
            raise OAuth2Error("no id token") from error
        if algorithm not in _ALGORITHMS:
            raise OAuth2Error("the id token is not signed as it should be")
        claims: dict[str, Any] = jwtkit.verify_and_decode(
            credential=credential,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        if "exp" not in claims or not claims.get("sub"):
            raise OAuth2Error("the id token has no end or no subject")
        return claims


class ForceProvider(OpenIDConnectProvider):
    """One force's provider."""

    oauth2_adapter_class = ForceOpenIDConnectAdapter
    pkce_enabled_default = True

    def redirect(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the person to the provider with a nonce, which only the answer to this very request repeats.

        allauth sends none; state and PKCE bind the code to the browser, the nonce binds the id token to it too.
        """
        nonce = secrets.token_urlsafe(32)
        response: HttpResponse = super().redirect(request, *args, auth_params={"nonce": nonce}, nonce=nonce, **kwargs)
        return response


class ForceSignInAdapter(DefaultSocialAccountAdapter):
    """Decides whom a provider signs in."""

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> ForceProvider:
        """Return the provider of the force with this slug. Raises Http404."""
        return ForceProvider(request, app=_app(rules_of(provider)))

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """Offer nothing by name: each force has an address of its own."""
        return []

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Make no accounts."""
        return False

    def get_requests_session(self) -> Any:
        """Return a session that follows no redirects: a provider must not send this server elsewhere."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Let only people of the provider's own force through."""
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            _refuse(request, _FAILED)
        if not _answers(sociallogin.claims.get("nonce"), sociallogin.state.get("nonce")):
            _refuse(request, _FAILED)
        rules = rules_of(sociallogin.account.provider)
        if not _is_of_domain(sociallogin.claims, rules):
            _refuse(request, _NOT_YOU)
        if sociallogin.is_existing:
            _check_person(request, sociallogin.user, rules)
            return
        person = _member_called(sociallogin.claims["email"], rules)
        if person is None or SocialAccount.objects.filter(user=person, provider=rules.slug).exists():
            _refuse(request, _NOT_YOU)
        _check_person(request, person, rules)
        _bind(person, rules, sociallogin.account.uid)
        sociallogin.lookup()

    def on_authentication_error(self, request: HttpRequest, provider: Any, **kwargs: Any) -> None:
        """Say that it did not work; why is not for the visitor."""
        _refuse(request, _FAILED)


def remember_force(request: HttpRequest, **kwargs: Any) -> None:
    """Remember in the session which force's provider signed the person in, and forget it for everybody else."""
    sociallogin = kwargs.get("sociallogin")
    if sociallogin is None:
        request.session.pop(BY_FORCE, None)
    else:
        request.session[BY_FORCE] = rules_of(sociallogin.account.provider).force_id


def connect() -> None:
    """Listen to sign-ins."""
    user_logged_in.connect(remember_force, dispatch_uid="remember-force-of-sign-in")


def _app(rules: Rules) -> SocialApp:
    with tenancy.transaction(rules.force_id):
        row = SignInRules.objects.get(force_id=rules.force_id)
    secret = client_secret.unseal(force_id=rules.force_id, sealed=bytes(row.sealed_client_secret))
    return SocialApp(
        provider=_KIND,
        provider_id=rules.slug,
        name=rules.force_name,
        client_id=rules.client_id,
        secret=secret,
        settings={"server_url": rules.issuer.rstrip("/") + "/.well-known/openid-configuration"},
    )


def _answers(said: Any, asked: Any) -> bool:
    return isinstance(said, str) and bool(asked) and hmac.compare_digest(said.encode(), str(asked).encode())


def _is_of_domain(claims: dict[str, Any], rules: Rules) -> bool:
    email = claims.get("email")
    if not isinstance(email, str) or claims.get("email_verified", True) is not True:
        return False
    return email.rpartition("@")[2].lower() in rules.domains


def _member_called(email: str, rules: Rules) -> Any:
    people = get_user_model().objects.filter(
        email__iexact=email, is_active=True, groups__force_group__force=rules.force_id
    )
    found = list(people.distinct()[:2])
    return found[0] if len(found) == 1 else None


def _check_person(request: HttpRequest, person: Any, rules: Rules) -> None:
    forces = {force_id for force_id, _ in memberships(person)}
    if person.is_platform_staff or rules.force_id not in forces:
        _refuse(request, _NOT_YOU)
    if forces != {rules.force_id}:
        _refuse(request, _SEVERAL)


@transaction.atomic
def _bind(person: Any, rules: Rules, subject: str) -> None:
    SocialAccount.objects.create(user=person, provider=rules.slug, uid=subject)
    with tenancy.transaction(rules.force_id):
        audit.record(
            force_id=rules.force_id,
            actor=f"user:{person.pk}",
            action="sign_in.account_bound",
            subject=f"user:{person.pk}",
        )


def _refuse(request: HttpRequest, words: str) -> NoReturn:
    messages.error(request, words)
    raise ImmediateHttpResponse(redirect("account_login"))
