"""A force's adoption of a national form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Revision
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from pages.base.models import BasePage
from pages.base.streams import ContentStream
from pages.library.adoption import AdoptionMixin
from reporting.authoring import second_approval
from reporting.authoring.blocks.rich_text import FEATURES
from reporting.authoring.form_page import FormPage
from reporting.authoring.page_source import language_of
from reporting.authoring.preview import PreviewsForm
from reporting.authoring.searched_words import SearchedForm
from reporting.authoring.serving import ServesForm
from reporting.authoring.sharing import adopting
from reporting.authoring.sharing.adopted_form_page_form import AdoptedFormPageForm
from reporting.authoring.sharing.held_panel import HeldPanel
from reporting.authoring.sharing.holding import held_by
from reporting.authoring.sharing.local_blocks import LocalPartBlock
from reporting.authoring.sharing.own_part import TEXT_FIELDS
from reporting.catalogue import editions
from reporting.definition.form import Form, FormKind
from reporting.definition.overlay import merge
from reporting.definition.text_keys import step_title


class AdoptedFormPage(PreviewsForm, ServesForm, SearchedForm, AdoptionMixin, BasePage):  # type: ignore[django-manager-missing]
    """A national form in a force's tree: own place and theme, national questions, reports to this force.

    Holds no copy: what the public sees is found in the catalogue, so a national publication writes nothing
    here.
    """

    own_introduction = RichTextField("introduction", blank=True, features=list(FEATURES))
    own_before_you_start = RichTextField("before you start", blank=True, features=list(FEATURES))
    own_what_happens_next = RichTextField("what happens next", blank=True, features=list(FEATURES))
    own_reply_time = models.CharField(
        "reply time", max_length=150, blank=True, help_text="Such as: within 2 working days."
    )
    local_questions = ContentStream(LocalPartBlock(), blank=True)
    team = models.CharField(
        max_length=100,
        blank=True,
        help_text="Who deals with the reports of this form. Officers see it beside each report. Empty: as usual.",
    )

    base_form_class = AdoptedFormPageForm
    content_panels: ClassVar[list[Any]] = [
        HeldPanel(),
        FieldPanel("title", help_text="Usually the national form's title."),
        FieldPanel("summary"),
        PageChooserPanel("source", page_type="reporting.FormPage", help_text="The national form to offer here."),
        MultiFieldPanel(
            [FieldPanel(field) for field in TEXT_FIELDS.values()],
            heading="Your own words",
            classname="collapsed",
        ),
        FieldPanel("local_questions", heading="Your own questions"),
        FieldPanel("team"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *AdoptionMixin.override_translatable_fields,
        SynchronizedField("slug", overridable=False),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        *SearchedForm.search_fields,
        index.SearchField("source_summary", boost=1.5),
    ]
    subpage_types: ClassVar[list[str]] = []
    page_description = "Offers a form of the national library. You decide when it changes."

    class Meta:
        verbose_name = "adopted form"

    @property
    def is_sensitive(self) -> bool:
        """Whether two people must look at what the force adds before it goes live, in each of its languages."""
        source = self.shown_source.specific if self.shown_source is not None else None
        return bool(getattr(source, "kind", "") == FormKind.SENSITIVE.value)

    @property
    def needs_second_approval(self) -> bool:
        """Whether the workflow asks for the second person; of a translation another than its translator publishes."""
        return second_approval.by_workflow(self)

    @property
    def form_key(self) -> UUID | None:
        """The national form; None while it is withdrawn."""
        return self.source.translation_key if self.shown_source is not None else None

    @property
    def source_summary(self) -> str:
        """The national summary, for search."""
        return self.shown_source.specific.summary if self.shown_source is not None else ""

    def clean(self) -> None:
        """Refuse a source that is no form."""
        super().clean()
        if self.source_id and not issubclass(self.source.specific_class, FormPage):
            raise ValidationError({"source": "Choose a form of the national library."})

    def previewed_form(self) -> tuple[Form, Mapping[str, str]]:
        """The form as the force holds it, with what the page adds now. Raises Http404 when it is not published."""
        form = self._shown_form()
        if form is None:
            raise Http404
        return form, {step.code: step.code for step in form.steps}

    def step_modes(self) -> Iterator[tuple[str, str]]:
        """The steps of the form, by code."""
        form = self._shown_form()
        for number, step in enumerate(form.steps if form else (), 1):
            yield step.code, f"{number}. {form.text(language_of(self), step_title(step.code)) if form else ''}"

    def publish(self, revision: Revision, **kwargs: Any) -> None:
        """Publish or schedule a revision after proving what it adds. Raises PublishRefused and changes nothing."""
        with transaction.atomic():
            adopting.prove(revision.as_object())
            second_approval.require(revision.as_object(), revision.pk)
            super().publish(revision, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; when another revision goes live, the force holds what it shows. Raises PublishRefused."""
        with transaction.atomic():
            before = self._stored_live_state()
            goes_live = self.live and before != (True, self.live_revision_id)
            if goes_live and self.path:
                adopting.prove(self)
            super().save(*args, **kwargs)
            if goes_live:
                second_approval.require(self, self.live_revision_id)
                author = self.live_revision.user_id if self.live_revision_id else None
                adopting.went_live(self, actor=f"user:{author}" if author else "system")

    def _stored_live_state(self) -> tuple[bool, int | None] | None:
        if self.pk is None:
            return None
        return type(self).objects.filter(pk=self.pk).values_list("live", "live_revision_id").first()

    def form_to_search(self) -> Form | None:
        """The form as the force holds it."""
        force_id = adopting.force_id_of(self) if self.form_key else None
        held = held_by(force_id, self.form_key) if force_id and self.form_key else None
        return editions.form_of(editions.pin(held.edition, source_text=held.source_text_id)) if held else None

    def _shown_form(self) -> Form | None:
        made = adopting.own_part_of_page(self) if self.source_id and self.source.live else None
        return merge(made[0].form, made[1].overlay) if made else None
