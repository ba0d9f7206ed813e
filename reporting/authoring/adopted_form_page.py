"""A force's adoption of a national form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from pages.base.models import BasePage
from pages.library.adoption import AdoptionMixin
from reporting.authoring.form_page import FormPage
from reporting.authoring.page_source import language_of
from reporting.authoring.preview import PreviewsForm
from reporting.authoring.searched_words import SearchedForm, newest_form
from reporting.authoring.serving import ServesForm
from reporting.definition.form import Form
from reporting.definition.text_keys import step_title


class AdoptedFormPage(PreviewsForm, ServesForm, SearchedForm, AdoptionMixin, BasePage):  # type: ignore[django-manager-missing]
    """A national form in a force's tree: own place and theme, national questions, reports to this force.

    Holds no copy: what the public sees is found in the catalogue, so a national publication writes nothing
    here.
    """

    content_panels: ClassVar[list[Any]] = [
        FieldPanel("title", help_text="Usually the national form's title."),
        FieldPanel("summary"),
        PageChooserPanel("source", page_type="reporting.FormPage"),
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
    page_description = "Offers a form of the national library, always up to date."

    class Meta:
        verbose_name = "adopted form"

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
        """The national form as it is published. Raises Http404 when it is not."""
        form = self._newest_form()
        if form is None:
            raise Http404
        return form, {step.code: step.code for step in form.steps}

    def step_modes(self) -> Iterator[tuple[str, str]]:
        """The steps of the national form, by code."""
        form = self._newest_form()
        for number, step in enumerate(form.steps if form else (), 1):
            yield step.code, f"{number}. {form.text(language_of(self), step_title(step.code)) if form else ''}"

    def _newest_form(self) -> Form | None:
        source = self.source if self.source_id else None
        return newest_form(source.translation_key) if source is not None and source.live else None
