"""Form pages as an editor would have built them."""

from __future__ import annotations

import copy
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, Site

from pages.types.home import HomePage
from reporting.authoring.adopted_form_page import AdoptedFormPage
from reporting.authoring.building import (
    Built,
    build,
    content,
    exit_page,
    gate,
    option,
    question,
    route,
    step,
    when,
)
from reporting.authoring.form_page import FormPage


def theft_form(form: str = "report-theft", *, extra: list[dict[str, Any]] | None = None) -> Built:
    """Gate, what happened (branching), a step for each branch, about you; sound in every way."""
    return build(
        form,
        [
            gate(
                "emergency",
                title="Is it an emergency?",
                question_code="in-danger",
                label="Is anyone in danger?",
                options=[option("yes", "Yes", mark="emergency"), option("no", "No")],
            ),
            exit_page("call-999", title="Call 999 now", exit="emergency_999", introduction="<p>Call 999.</p>"),
            step(
                "what-happened",
                title="What happened",
                items=[
                    question(
                        "radios",
                        "crime",
                        "What was taken?",
                        options=[
                            option("bicycle", "A bicycle"),
                            option("vehicle", "A vehicle", "A car or van"),
                            option("fraud", "Money, by a trick"),
                        ],
                    ),
                    question("yes_no", "seen", "Did anyone see it?", hint="You count too"),
                ],
                routes=[route("report-fraud", [when("crime", "is", "fraud")])],
            ),
            exit_page("report-fraud", title="Report fraud elsewhere", exit="action_fraud"),
            step(
                "about-the-bicycle",
                title="About the bicycle",
                items=[content("guidance", "frame", "<p>Look under the frame.</p>"), question("text", "make", "Make")],
                show_when=[when("crime", "is", "bicycle")],
            ),
            step(
                "witnesses",
                title="Who saw it",
                items=[question("long_text", "witness", "Who was it?", required=False, max_length=500)],
                show_when=[when("seen", "is", "yes"), when("crime", "none_of", ["fraud"])],
            ),
            *(extra or []),
            step("end", title="Declaration", items=[question("declaration", "true", "It is true")]),
        ],
    )


def flawed(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps with a condition on an option that is not there any more."""
    broken = copy.deepcopy(steps)
    crime = broken[2]["value"]["items"][0]["value"]
    crime["options"] = [each for each in crime["options"] if each["label"] != "A bicycle"]
    return broken


def home(slug: str = "national", language: str = "en") -> HomePage:
    """A home page directly under the root."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    page = HomePage(title=slug.title(), slug=slug, locale=locale)
    Page.get_first_root_node().add_child(instance=page)
    return page


def national_home() -> HomePage:
    """The home page of the national site."""
    page = home()
    Site.objects.create(hostname=settings.NATIONAL_HOST, port=8000, root_page=page, site_name="National")
    return page


def draft_form_page(parent: Page, *, built: Built | None = None, **fields: Any) -> FormPage:
    """A form page that was never published, with one revision."""
    built = built or theft_form()
    values = {
        "title": "Report a theft",
        "slug": "report-theft",
        "steps": built.steps,
        "given_codes": built.codes,
        "live": False,
        "locale": parent.locale,
    }
    page = FormPage(**{**values, **fields})
    parent.add_child(instance=page)
    page.save_revision()
    return FormPage.objects.get(pk=page.pk)


def form_page(parent: Page, **fields: Any) -> FormPage:
    """A published form page."""
    page = draft_form_page(parent, **fields)
    page.get_latest_revision().publish()
    return FormPage.objects.get(pk=page.pk)


def adopt(source: FormPage, parent: Page, **fields: Any) -> AdoptedFormPage:
    """A published adoption of a form page."""
    page = AdoptedFormPage(
        **{"title": source.title, "slug": source.slug, "source": source, "locale": parent.locale, **fields}
    )
    parent.add_child(instance=page)
    page.save_revision().publish()
    return AdoptedFormPage.objects.get(pk=page.pk)
