"""What every request to the API must satisfy before a view sees it. Denied by default.

A view says `required_scope` (a scope, or None when no key is ever needed), `anonymous = True` when the public
may do it without a key too, `query_parameters`, the names that it takes in the query, and `belongs_to_site =
False` when it answers on hosts that are not open yet. A view that says nothing is closed.
"""

from typing import Any

from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from sites.forces.models import Phase
from soh.api.refusals import MissingScope, SitePaused


class KnownParametersOnly(BasePermission):
    """Refuse unknown and repeated query parameters with 400, so that a typing error never widens a result."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Return True or raise ValidationError."""
        known = set(getattr(view, "query_parameters", ()))
        if request.method in ("GET", "HEAD") and getattr(view, "paginator", None) is not None:
            known |= set(view.paginator.parameters)
        wrong: dict[str, list[str]] = {}
        for name, values in request.query_params.lists():
            if name not in known:
                takes = f"This address takes: {', '.join(sorted(known))}." if known else "This address takes none."
                wrong[_shortened(name)] = [f"Unknown parameter. {takes}"]
            elif len(values) > 1:
                wrong[name] = ["Give this parameter once."]
        if wrong:
            raise ValidationError(wrong, code="parameter")
        return True


class SiteIsOpen(BasePermission):
    """A private site is there for keys of its force only; a paused one for nobody."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Return True or raise NotFound or SitePaused."""
        site = request.hosted_site  # type: ignore[attr-defined]
        if site.force is None or not getattr(view, "belongs_to_site", True):
            return True
        if site.force.phase == Phase.PAUSED:
            raise SitePaused
        if not site.is_public and not request.auth:
            raise NotFound
        return True


class HasScope(BasePermission):
    """Ask for the scope that the view names: 401 without key, 403 without the scope."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Return whether the request may go on. Raises MissingScope."""
        if not hasattr(view, "required_scope"):
            return False
        needed = view.required_scope
        grant: Any = request.auth
        if grant is None:
            return needed is None or bool(getattr(view, "anonymous", False))
        if needed is not None and needed not in grant.scopes:
            raise MissingScope(needed)
        return True


def _shortened(name: str) -> str:
    return ascii(name)[1:-1][:80]
