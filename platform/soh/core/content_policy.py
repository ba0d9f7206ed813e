"""The Content-Security-Policy of most answers is one and the same: put together once, not once a request."""

from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class ContentPolicyMiddleware(CSPMiddleware):
    """As django-csp's. An answer or a page with a policy of its own goes its way; the others get the usual one."""

    _usual: tuple[Any, str] = (None, "")

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Set the header, unless the answer has one."""
        policy = settings.CONTENT_SECURITY_POLICY
        if (
            policy.keys() != {"DIRECTIVES"}
            or getattr(settings, "CONTENT_SECURITY_POLICY_REPORT_ONLY", None)
            or getattr(request, "_csp_nonce", None) is not None
            or any(name.startswith("_csp_") for name in response.__dict__)
        ):
            return super().process_response(request, response)
        if self._usual[0] is not policy:
            self._usual = (policy, build_policy())
        response.headers.setdefault(HEADER, self._usual[1])
        return response
