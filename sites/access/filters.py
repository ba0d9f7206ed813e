"""Filters of the admin's lists offer a person's own people, sites and workflows, whatever Wagtail would offer.

Stock Wagtail offers a plain editor the names of everybody who ever edited a page, of all sites and of all workflows.
One place for all of its filters, so that a filter of tomorrow is narrowed too.
"""

from typing import Any

from django.forms import ModelChoiceField
from django_filters import FilterSet  # type: ignore[import-untyped]
from wagtail.admin.filters import WagtailFilterSet

from sites.access.choices import own_choices
from sites.access.memberships import runs_platform


def narrow() -> None:
    """Let every filter form of the admin offer what is the person's own."""
    WagtailFilterSet.form = property(_form)


def _form(self: Any) -> Any:
    known = "_form" in self.__dict__
    form = FilterSet.form.fget(self)
    if not known and self.request is not None and not runs_platform(self.request.user):
        for field in form.fields.values():
            if isinstance(field, ModelChoiceField) and field.queryset is not None:
                field.queryset = own_choices(field.queryset, self.request.user)
    return form
