"""The shared library in the Wagtail admin."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.models import ReferenceIndex
from wagtail.snippets.views import chooser
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSet, SnippetViewSetGroup

from pages.library.contacts import ContactPoint
from pages.library.emergency import EmergencyBox
from pages.library.permissions import may_change, visible_entries
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


def is_used(entry: Any) -> bool:
    """Whether a page names this entry."""
    return bool(ReferenceIndex.get_references_to(entry).exists())


class EntryDeleteView(DeleteView):
    """Refuses to delete what pages show: references from the body of a page do not protect by themselves."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the editor to the pages that use the entry, else go on."""
        if is_used(self.object):
            messages.error(request, f"“{self.object.name}” is shown on pages. Take it off them first.")
            return redirect(self.get_usage_url() or self.get_success_url())
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


READING = frozenset({"inspect", "history", "history_results", "usage", "chosen"})
"""Names of the pages about one entry that change nothing; all others are for those who may change it."""


def _guarded(view: Callable[..., Any], model: type[Any], name: str) -> Callable[..., Any]:
    """Guard a page about one entry.

    An entry that the person may not see is missing (404); one that they may only read is not changed (403). Wagtail's
    own check before deletion asks for a right on the model, not on the entry.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if "pk" in kwargs:
            entry = _visible(model, request.user, unquote(str(kwargs["pk"])))
            if entry is None:
                raise Http404
            if name not in READING and not may_change(request.user, entry):
                raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def _visible(model: type[Any], user: Any, pk: str) -> Any:
    is_number = pk.isascii() and pk.isdigit() and len(pk) < 10
    return visible_entries(model, user).filter(pk=pk).first() if is_number else None


class _OnlyVisible:
    """Narrows a chooser's lists to what the person may see."""

    def get_object_list(self: Any) -> Any:
        return visible_entries(self.model_class, self.request.user)

    def get_objects(self: Any, pks: list[str]) -> Any:
        return visible_entries(self.model_class, self.request.user).filter(pk__in=[pk for pk in pks if pk.isdigit()])


class _ChooseView(_OnlyVisible, chooser.ChooseView):
    pass


class _ChooseResultsView(_OnlyVisible, chooser.ChooseResultsView):
    pass


class _ChosenMultipleView(_OnlyVisible, chooser.SnippetChosenMultipleView):
    pass


class EntryChooserViewSet(SnippetChooserViewSet):
    """The chooser of library entries in pages."""

    choose_view_class = _ChooseView
    choose_results_view_class = _ChooseResultsView
    chosen_multiple_view_class = _ChosenMultipleView

    def get_urlpatterns(self) -> list[Any]:
        """Guard each page about one entry."""
        return _guard_all(super().get_urlpatterns(), self.model)


class EntryViewSet(SnippetViewSet):
    """List, edit and choose entries of one library."""

    chooser_viewset_class = EntryChooserViewSet
    delete_view_class = EntryDeleteView
    list_display = ["name", "key", Column("owner", label="Whose"), "locale"]
    list_filter = ["key"]
    search_fields = ["name", "key"]
    copy_view_enabled = False
    inspect_view_enabled = True

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the national entries and those of the person's forces."""
        return visible_entries(self.model, request.user).select_related("force", "locale").order_by("key", "force_id")

    def get_urlpatterns(self) -> list[Any]:
        """Guard each page about one entry."""
        return _guard_all(super().get_urlpatterns(), self.model)


def _guard_all(patterns: list[Any], model: type[Any]) -> list[Any]:
    for pattern in patterns:
        pattern.callback = _guarded(pattern.callback, model, pattern.name)
    return patterns


def _form_of(*panels: Any) -> ObjectList:
    owner = MultiFieldPanel([FieldPanel("key"), FieldPanel("force")], heading="Whose entry it is")
    return ObjectList([*panels, owner], base_form_class=EntryForm)


class ContactPointViewSet(EntryViewSet):
    """Contact points."""

    model = ContactPoint
    icon = "mail"
    menu_label = "Contact points"
    edit_handler = _form_of(
        FieldPanel("name"),
        MultiFieldPanel([FieldPanel("phone"), FieldPanel("textphone"), FieldPanel("email")], heading="Reach them"),
        FieldPanel("opening_hours"),
        FieldPanel("address"),
        FieldPanel("note"),
    )


class EmergencyBoxViewSet(EntryViewSet):
    """999 and 101 boxes."""

    model = EmergencyBox
    icon = "warning"
    menu_label = "999 and 101 boxes"
    edit_handler = _form_of(
        FieldPanel("name"),
        FieldPanel("emergency"),
        FieldPanel("cannot_speak"),
        FieldPanel("non_emergency"),
    )


class SharedLibrary(SnippetViewSetGroup):
    """The menu of the shared library."""

    menu_label = "Shared library"
    menu_icon = "folder-open-inverse"
    menu_order = 250
    items = (ContactPointViewSet, EmergencyBoxViewSet)
