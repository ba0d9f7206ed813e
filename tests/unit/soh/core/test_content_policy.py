"""The usual policy is put together once; an answer with its own keeps it."""

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse

from soh.core.content_policy import ContentPolicyMiddleware


def _policy(middleware, **own):
    request, response = HttpRequest(), HttpResponse()
    for name, value in own.items():
        setattr(response, name, value)
    middleware(lambda _request: response)(request)
    return set(response[HEADER].split("; "))


def test_the_usual_policy_is_the_same_as_django_csp_makes():
    assert _policy(ContentPolicyMiddleware) == _policy(CSPMiddleware)


def test_a_policy_of_its_own_is_honoured():
    own = {"_csp_update": {"form-action": ["https://www.hampshire.example"]}}

    assert _policy(ContentPolicyMiddleware, **own) == _policy(CSPMiddleware, **own)
    assert _policy(ContentPolicyMiddleware, **own) != _policy(ContentPolicyMiddleware)


def test_changed_settings_change_the_policy(settings):
    before = _policy(ContentPolicyMiddleware)
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": ["'self'"]}}

    assert _policy(ContentPolicyMiddleware) == {"default-src 'self'"} != before
