"""To which groups a page or collection may be kept: those of the person's own forces. Wagtail offers every group."""

from typing import Any

from wagtail.admin.forms.view_restrictions import BaseViewRestrictionForm

from sites.access.choices import own_groups
from sites.access.memberships import runs_platform
from sites.access.person import who_asks


def narrow() -> None:
    """Put this in the place of Wagtail's."""
    stock = BaseViewRestrictionForm.__init__

    def initialise(self: Any, *arguments: Any, **options: Any) -> None:
        stock(self, *arguments, **options)
        person = who_asks()
        if person is not None and not runs_platform(person):
            self.fields["groups"].queryset = own_groups(person)

    BaseViewRestrictionForm.__init__ = initialise
