"""What a report of a crash may hold, should an operator turn on Django's mails to ADMINS: nothing that was sent."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

_GONE = "********************"


class NothingSent(SafeExceptionReporterFilter):
    """Hides what came with the request, its headers and all local variables; a developer's own page shows them."""

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:
        """Return the names of what came with the request, without values."""
        found = super().get_safe_request_meta(request)
        return found if settings.DEBUG else dict.fromkeys(found, _GONE)

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, Any]:
        """Return the names of cookies."""
        found = super().get_safe_cookies(request)
        return found if settings.DEBUG else dict.fromkeys(found, _GONE)

    def get_post_parameters(self, request: HttpRequest | None) -> Any:
        """Return the names of what was posted."""
        found = super().get_post_parameters(request)
        return found if settings.DEBUG else dict.fromkeys(found, _GONE)

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: Any) -> Any:
        """Return the names of local variables."""
        found = list(super().get_traceback_frame_variables(request, tb_frame))
        return found if settings.DEBUG else [(name, _GONE) for name, _ in found]


class WithoutWords(ExceptionReporter):
    """Leaves out what the exception says, which may be what somebody typed, and the address with its query."""

    def get_traceback_data(self) -> dict[str, Any]:
        """Return what a report is made of."""
        data: dict[str, Any] = super().get_traceback_data()
        if not settings.DEBUG:
            data |= {"exception_value": _GONE, "exception_notes": "", "request_insecure_uri": _GONE}
            data |= {"user_str": _GONE, "filtered_GET_items": [], "request_GET_items": []}
        return data
