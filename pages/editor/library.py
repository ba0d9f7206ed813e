"""The shared library in the Wagtail admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, PublishingPanel
from wagtail.snippets.views import chooser
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages.editor.library_form import EntryForm
from pages.editor.library_guard import guard_all
from pages.editor.library_list import BadgeColumn, EntryIndexView, WithdrawColumn, listed
from pages.editor.library_standing import addresses
from pages.library.alerts import Alert
from pages.library.contacts import ContactPoint
from pages.library.emergency import EmergencyBox
from pages.library.notices import LegalNotice
from pages.library.options import OptionList
from pages.library.organisations import HelpOrganisation
from pages.library.permissions import visible_entries
from pages.library.questions import Question
from pages.library.statistics import Statistic
from pages.library.wording import ResponseTemplate, Term


class _OnlyVisible:
    """Narrows a chooser's lists to what the person may see and pages may show."""

    def get_object_list(self: Any) -> Any:
        return visible_entries(self.model_class, self.request.user).filter(replaced_by=None)

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
        return guard_all(super().get_urlpatterns(), self.model)


class EntryViewSet(SnippetViewSet):
    """List, edit, override and choose entries of one library."""

    chooser_viewset_class = EntryChooserViewSet
    index_view_class = EntryIndexView
    list_display = ["name", "key", BadgeColumn("badge", label="Whose"), "locale"]
    list_filter = ["key"]
    search_fields = ["name", "key"]
    copy_view_enabled = False
    inspect_view_enabled = True

    def get_queryset(self, request: HttpRequest) -> Any:
        """Return the national entries and those of the person's forces."""
        return listed(self.model, request.user)

    def get_urlpatterns(self) -> list[Any]:
        """Add the pages about overriding and withdrawing, and guard each page about one entry."""
        return guard_all([*super().get_urlpatterns(), *addresses(self.model)], self.model)


def form_of(*panels: Any, base_form_class: type[EntryForm] = EntryForm) -> ObjectList:
    """Return the editor of an entry: its words, then whose it is."""
    owner = MultiFieldPanel([FieldPanel("key"), FieldPanel("force")], heading="Whose entry it is")
    return ObjectList([*panels, owner, PublishingPanel()], base_form_class=base_form_class)


class ContactPointViewSet(EntryViewSet):
    """Contact points."""

    model = ContactPoint
    icon = "mail"
    menu_label = "Contact points"
    edit_handler = form_of(
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
    edit_handler = form_of(
        FieldPanel("name"),
        FieldPanel("emergency"),
        FieldPanel("cannot_speak"),
        FieldPanel("non_emergency"),
    )


class AlertViewSet(EntryViewSet):
    """Alerts and banners."""

    model = Alert
    icon = "bell"
    menu_label = "Alerts and banners"
    list_display = [
        "name",
        "level",
        BadgeColumn("badge", label="Whose"),
        "ends_at",
        WithdrawColumn("withdraw", label=""),
    ]
    edit_handler = form_of(
        FieldPanel("name"),
        FieldPanel("text"),
        FieldPanel("level"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading="When it shows"),
        MultiFieldPanel([FieldPanel("site_wide"), FieldPanel("section")], heading="Where it shows"),
        MultiFieldPanel([FieldPanel("link_text"), FieldPanel("link_url")], heading="Where to read more"),
    )


class HelpOrganisationViewSet(EntryViewSet):
    """Help organisations."""

    model = HelpOrganisation
    icon = "group"
    menu_label = "Help organisations"
    edit_handler = form_of(
        FieldPanel("name"),
        FieldPanel("helps_with"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("phone", "text_number", "email", "website")], heading="Reach them"
        ),
        FieldPanel("opening_hours"),
        FieldPanel("confidential"),
    )


class StatisticViewSet(EntryViewSet):
    """Statistics."""

    model = Statistic
    icon = "order"
    menu_label = "Statistics"
    edit_handler = form_of(*map(FieldPanel, ("name", "figure", "meaning", "source", "source_url", "as_of")))


class QuestionViewSet(EntryViewSet):
    """Questions and answers."""

    model = Question
    icon = "help"
    menu_label = "Questions and answers"
    edit_handler = form_of(FieldPanel("name", heading="Question"), FieldPanel("answer"))


class LegalNoticeViewSet(EntryViewSet):
    """Legal notices."""

    model = LegalNotice
    icon = "doc-full"
    menu_label = "Legal notices"
    edit_handler = form_of(FieldPanel("name"), FieldPanel("text"), FieldPanel("basis"))


class OptionListViewSet(EntryViewSet):
    """Option lists."""

    model = OptionList
    icon = "list-ul"
    menu_label = "Option lists"
    edit_handler = form_of(FieldPanel("name"), FieldPanel("options"))


class ResponseTemplateViewSet(EntryViewSet):
    """Response templates."""

    model = ResponseTemplate
    icon = "comment"
    menu_label = "Response templates"
    edit_handler = form_of(
        FieldPanel("name"),
        FieldPanel("subject"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("stage"), FieldPanel("forms")], heading="Which reports it fits"),
    )


class TermViewSet(EntryViewSet):
    """Terminology."""

    model = Term
    icon = "openquote"
    menu_label = "Terminology"
    edit_handler = form_of(FieldPanel("name", heading="Term"), FieldPanel("meaning"), FieldPanel("say_instead"))


class SharedLibrary(SnippetViewSetGroup):
    """The menu of the shared library. A higher room adds its own libraries to `items` before Wagtail asks for them."""

    menu_label = "Shared library"
    menu_icon = "folder-open-inverse"
    menu_order = 250
    items: tuple[type[EntryViewSet], ...] = (
        AlertViewSet,
        ContactPointViewSet,
        EmergencyBoxViewSet,
        HelpOrganisationViewSet,
        QuestionViewSet,
        LegalNoticeViewSet,
        StatisticViewSet,
        OptionListViewSet,
        ResponseTemplateViewSet,
        TermViewSet,
    )
