"""The editing form of an entry of the shared library."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm

from pages.sharing.entries import is_used
from sites.access import memberships
from sites.access.roles import CONTENT_ROLES
from sites.forces.models import Force


class EntryForm(WagtailAdminModelForm):
    """An entry belongs to one of the editor's own forces; only the national team may leave the force empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["force"]
        if self.instance.pk:
            field.disabled = True  # an entry never changes hands
            return
        user = self.for_user
        forces = Force.objects.order_by("name")
        if user is not None and not user.is_superuser:
            forces = forces.filter(pk__in=memberships.forces_with(user, CONTENT_ROLES))
        field.queryset = forces
        field.required = not memberships.is_national(user)
        if field.required and len(forces) == 1:
            field.initial = forces[0]

    def clean_force(self) -> Force | None:
        """Refuse a draft without a force, too: what nobody owns is national."""
        force: Force | None = self.cleaned_data.get("force")
        if force is None and not self.instance.pk and not memberships.is_national(self.for_user):
            raise forms.ValidationError("Choose your force. Only the national team writes national entries.")
        return force

    def clean_key(self) -> str:
        """Return the key; one that national entries are chosen by may not change under them."""
        key: str = self.cleaned_data["key"]
        if self.instance.pk and self.instance.key != key and is_used(self.instance):
            raise forms.ValidationError("Pages use this entry by its key. Make a new entry instead.")
        return key
