"""The page on which an editor builds a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.db import models, transaction
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Revision
from wagtail_localize.fields import SynchronizedField

from pages.base.models import BasePage
from pages.base.streams import ContentStream
from reporting.authoring import publishing, second_approval
from reporting.authoring.blocks.named_conditions import BLOCK
from reporting.authoring.blocks.rich_text import FEATURES
from reporting.authoring.blocks.steps import StepsBlock
from reporting.authoring.form_page_form import FormPageForm
from reporting.authoring.page_source import compile_page
from reporting.authoring.preview import PreviewsForm
from reporting.authoring.proof_panel import ProofPanel
from reporting.authoring.searched_words import SearchedForm
from reporting.authoring.serving import ServesForm
from reporting.definition.form import Form, FormKind


class Kind(models.TextChoices):
    """What a form is for; see `reporting.definition.form.FormKind`."""

    REPORT = FormKind.REPORT.value, "Report to the police"
    SENSITIVE = FormKind.SENSITIVE.value, "Sensitive report, such as abuse or stalking"
    SERVICE = FormKind.SERVICE.value, "Request or application"


class FormPage(PreviewsForm, ServesForm, SearchedForm, BasePage):
    """A form that the public fills in.

    Publishing it compiles it into the catalogue, which alone is what the public sees. A page whose proof
    finds an error can be saved as a draft, and is refused (`PublishRefused`) on every road to live.
    """

    kind = models.CharField(
        max_length=20,
        choices=Kind.choices,
        default=Kind.REPORT,
        help_text=("Reports begin with the emergency check. Sensitive forms leave no telling trace on the device."),
    )
    introduction = RichTextField(
        blank=True, features=list(FEATURES), help_text="What the form is for, and what it is not for."
    )
    before_you_start = RichTextField(
        blank=True, features=list(FEATURES), help_text="What to have at hand, and how long it takes."
    )
    what_happens_next = RichTextField(
        blank=True, features=list(FEATURES), help_text="Shown on the receipt, after the report was sent."
    )
    reply_time = models.CharField(
        max_length=150,
        blank=True,
        help_text="When the person will hear from you, such as: within 2 working days.",
    )
    steps = ContentStream(StepsBlock(), blank=True)
    open_texts = models.JSONField(
        "texts that forces may replace",
        default=list,
        blank=True,
        help_text="A force that adopts this form can put its own words in the place of these.",
    )
    given_codes = models.JSONField(default=dict, blank=True, editable=False)
    """Readable codes by block id that an import brought along; all others are minted on publication."""

    base_form_class = FormPageForm
    content_panels: ClassVar[list[Any]] = [
        ProofPanel(),
        *BasePage.content_panels,
        FieldPanel("kind"),
        MultiFieldPanel(
            [FieldPanel("introduction"), FieldPanel("before_you_start")],
            heading="Start page",
            classname="collapsed",
        ),
        FieldPanel("steps", heading="Steps of the form"),
        MultiFieldPanel(
            [FieldPanel("what_happens_next"), FieldPanel("reply_time")],
            heading="After the report was sent",
            classname="collapsed",
        ),
        MultiFieldPanel([FieldPanel("open_texts")], heading="Forces’ own words", classname="collapsed"),
    ]
    # One address in every language, because partners and links rely on it.
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug", overridable=False)]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, *SearchedForm.search_fields]
    subpage_types: ClassVar[list[str]] = []
    page_description = "A form for the public: steps, questions and conditions."
    template = "reporting/authoring/form_page.html"

    class Meta:
        verbose_name = "form"

    @property
    def is_sensitive(self) -> bool:
        """Whether two people must look at it before it goes live, in each of its languages."""
        return self.kind == Kind.SENSITIVE

    @property
    def needs_second_approval(self) -> bool:
        """Whether the workflow asks for the second person; of a translation another than its translator publishes."""
        return second_approval.by_workflow(self)

    def previewed_form(self) -> tuple[Form, Mapping[str, str]]:
        """The draft, with its steps by block id."""
        compiled = compile_page(self)
        return compiled.form, {block_id: code for code, block_id in compiled.step_ids.items()}

    def step_modes(self) -> Iterator[tuple[str, str]]:
        """The steps by block id; nothing is compiled for it."""
        steps = (child for child in self.steps.raw_data if child["type"] != BLOCK)
        for number, child in enumerate(steps, 1):
            yield child["id"], f"{number}. {child['value'].get('title', '')}"

    def publish(self, revision: Revision, **kwargs: Any) -> None:
        """Publish or schedule a revision after proving it. Raises PublishRefused and changes nothing."""
        with transaction.atomic():
            publishing.prove(revision.as_object())
            second_approval.require(revision.as_object(), revision.pk)
            super().publish(revision, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a live page is proved, and compiled when another revision of it went live. Raises
        PublishRefused.

        The editor and the admin's API publish by an action that only saves the row, so the proof has to stand
        here too. wagtail-localize saves the row of a live page for a draft: that compiles nothing, for
        nothing new is live.
        """
        with transaction.atomic():
            before = self._stored_live_state()
            if self.live and (before != (True, self.live_revision_id) or not kwargs.get("update_fields")):
                publishing.prove(self)
            super().save(*args, **kwargs)
            if self.live and before != (True, self.live_revision_id):
                second_approval.require(self, self.live_revision_id)
                publishing.publish(self, actor=self._actor())

    def _stored_live_state(self) -> tuple[bool, int | None] | None:
        if self.pk is None:
            return None
        return type(self).objects.filter(pk=self.pk).values_list("live", "live_revision_id").first()

    def _actor(self) -> str:
        author = self.live_revision.user_id if self.live_revision_id else self.owner_id
        return f"user:{author}" if author else "system"
