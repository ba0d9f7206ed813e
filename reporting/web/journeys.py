"""One request of a journey: which form, which visitor, which draft. The views share it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from pages.serving.facts import facts_for
from reporting.authoring.published import PublishedForm
from reporting.catalogue import editions
from reporting.definition.form import Form, Mark, Step, StepKind
from reporting.definition.routing import Walk, walk
from reporting.intake import drafts
from reporting.intake.drafts import Journey, Visitor
from reporting.web import addresses
from reporting.web.visitor import visitor_of
from sites.forces.hosts import ForceFace, HostedSite


@dataclass
class JourneyRequest:
    """A request for a page of a published form on a force's site."""

    request: HttpRequest
    page: Any
    published: PublishedForm
    force: ForceFace
    site: HostedSite
    locale: str
    segment: str

    @cached_property
    def visitor(self) -> Visitor | None:
        """The visitor, when the browser has a key."""
        return visitor_of(self.request)

    @cached_property
    def draft(self) -> Journey | None:
        """The visitor's draft of this form."""
        if self.visitor is None:
            return None
        return drafts.find(force_id=self.force.id, visitor=self.visitor, form_key=self.published.form_key)

    @cached_property
    def form(self) -> Form:
        """The form: the one which the draft is pinned to, else the newest."""
        return editions.form_of(self.draft.pinned if self.draft else self.published.pinned)

    @cached_property
    def walk(self) -> Walk:
        """The path so far; optional questions count as missing until they were seen once."""
        return self.walk_of(self.draft.answers if self.draft else {})

    def walk_of(self, answers: Any) -> Walk:
        """Return the path that these answers take."""
        return walk(self.form, answers, stop_at_unseen=True)

    @property
    def title(self) -> str:
        """The form's title in the visitor's language."""
        return self.form.text(self.locale, "form.title")

    @cached_property
    def root(self) -> str:
        """The address of the form's own page."""
        facts = facts_for(self.request)
        entry = facts.index(self.locale).by_path.get(self.page.path)
        return entry.url if entry else self.page.get_url(self.request) or self.request.path

    def url(self, segment: str = addresses.START) -> str:
        """Return the address of a page of this form."""
        return f"{self.root}{segment}/" if segment else self.root

    def step_url(self, step: Step) -> str:
        """Return the address of a step."""
        return self.url(addresses.segment_of(self.form, step))

    def closing_step(self, path: Walk) -> Step | None:
        """Return the last step when it only asks for the declaration: it is asked on the check-answers page."""
        last = path.steps[-1] if path.steps else None
        if last is None or last.kind is not StepKind.QUESTIONS or not last.questions:
            return None
        is_last = path.complete or path.missing is last
        only_declares = all(question.kind == "declaration" for question in last.questions)
        return last if is_last and only_declares else None

    def can_check(self, path: Walk) -> bool:
        """Whether every step but a closing declaration is answered."""
        if path.complete:
            return True
        closing = self.closing_step(path)
        return closing is not None and path.missing is closing and len(path.steps) > 1

    def next_url(self, path: Walk, after: Step | None) -> str:
        """Return where to go on: the step after this one, else the first missing one, else check answers."""
        step = path.after(after.code) if after else path.missing
        if step is None and not path.complete:
            step = path.missing
        if step is None or (step is self.closing_step(path) and self.can_check(path)):
            return self.url(addresses.CHECK)
        return self.step_url(step)

    @property
    def is_entered(self) -> bool:
        """Whether staff enter this report for somebody."""
        return self.draft is not None and self.draft.entering is not None

    @property
    def sensitive(self) -> bool:
        """Whether this form, or a step that was answered, must leave no telling trace on the device."""
        return addresses.is_sensitive(self.form) or (
            self.draft is not None and any(step.sensitive for step in self.walk.steps)
        )

    @property
    def may_be_elsewhere(self) -> bool:
        """Whether other forces may have this form, too: an adopted one, and not in the training space."""
        return bool(self.published.holder) and not self.site.is_training and not self.is_entered

    @property
    def go_on_url(self) -> str:
        """Where the person goes on: the first step that is missing, the exit they came to, or check answers."""
        if self.draft is None:
            return self.url()
        if self.draft.receipt:
            return self.url(addresses.RECEIPT)
        return self.step_url(self.walk.exit) if self.walk.exit else self.next_url(self.walk, after=None)

    def young(self, answers: Any) -> bool:
        """Whether the person said that they are under 18, so that help of their own is shown."""
        for question in self.form.questions():
            if any(o.marks == Mark.UNDER_18 and answers.get(question.code) == o.code for o in question.options):
                return True
        return False
