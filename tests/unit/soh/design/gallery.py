"""Sample pages that show every layout and component, for the tests of the design system."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.template import engines
from django.template.loader import render_to_string

from soh.design.fields import Choice, FormField
from soh.design.fields.errors import errors_of

CHROME: dict[str, Any] = {
    "force_name": "Borsetshire Police",
    "home_url": "/",
    "language": "en",
    "languages": [
        {"code": "en", "label": "English", "url": "/", "current": True},
        {"code": "cy", "label": "Cymraeg", "url": "/cy/", "current": False},
    ],
    "navigation": [
        {"title": "Report", "url": "/report/", "current": True},
        {"title": "Advice", "url": "/advice/", "current": False},
    ],
    "breadcrumbs": [{"title": "Home", "url": "/"}, {"title": "Advice", "url": "/advice/"}],
    "phase": {"name": "Beta", "existing_site_url": "https://police.example/", "text": ""},
    "theme_url": "",
    "footer_links": [{"title": "Privacy", "url": "/privacy/"}],
    "search_url": "/search/",
    "emergency": {"url": "/emergency/"},
    "sensitive": False,
    "quick_exit_url": "/leave/",
    "cookies_url": "/cookies/",
    "favicon_url": "",
    "is_national": False,
}
SENSITIVE = {**CHROME, "sensitive": True}

_CHOICES = (Choice("a", "Apples"), Choice("b", "Bread", hint="Brown"), Choice("c", "None", exclusive=True))
FIELDS = [
    FormField(kind="date", name="when", label="When did it happen?", hint="For example, 27 3 2026"),
    FormField(kind="time", name="time", label="At what time?", required=False),
    FormField(kind="radios", name="what", label="What happened?", choices=_CHOICES[:2]),
    FormField(kind="checkboxes", name="evidence", label="What evidence do you have?", choices=_CHOICES),
    FormField(kind="yes_no", name="hurt", label="Was anyone hurt?"),
    FormField(kind="long_text", name="story", label="Tell us more", settings={"max_length": 2000}),
    FormField(kind="text", name="name", label="Full name", autocomplete="name"),
    FormField(kind="email", name="email", label="Email address"),
    FormField(kind="phone", name="phone", label="Phone number"),
    FormField(kind="number", name="count", label="How many?", settings={"unit": "items"}),
    FormField(kind="select", name="county", label="Which county?", choices=_CHOICES[:2]),
    FormField(kind="address", name="where", label="Where did it happen?"),
    FormField(kind="declaration", name="true", label="Declaration", settings={"text": "All of it is true."}),
]
WRONG_FIELDS = [replace(field, error=f"Put {field.name} right") for field in FIELDS]

_STEP = """{% extends "layouts/journey.html" %}{% load design %}{% block title %}About it{% endblock %}
{% block step_heading %}<h1 class="govuk-heading-l">About it</h1>{% endblock %}
{% block questions %}{% for question in fields %}{% field question %}{% endfor %}{% endblock %}
{% block after_step %}{% include "components/quick_exit_note.html" %}{% endblock %}"""

_HOME = """{% extends "layouts/bands.html" %}{% block title %}Home{% endblock %}{% block bands %}
{% include "components/hero.html" with heading="How can we help?" text="Report or get advice." search_url="/find/" %}
<div class="soh-band"><div class="govuk-width-container">
<h2 class="soh-band__heading">Tasks</h2>
{% include "components/task_cards.html" %}</div></div>
<div class="soh-band soh-band--tint"><div class="govuk-width-container">
<h2 class="soh-band__heading">Advice</h2>
{% include "components/cards.html" with cards=tasks %}
{% include "components/link_list.html" with links=tasks %}
{% include "components/emergency_box.html" %}</div></div>{% endblock %}"""

_ARTICLE = """{% extends "layouts/page.html" %}{% load design %}{% block title %}Burglary{% endblock %}
{% block text %}<p class="soh-lead">What to do.</p>
<div class="soh-rich-text"><p>Read <a href="/x">more</a>.</p></div>
{% govuk_block "inset-text" %}We may visit.{% endgovuk_block %}
{% govuk "warning-text" text="Keep away." icon_fallback_text="Warning" %}
{% govuk_block "details" summary_text="What counts" %}<p class="govuk-body">Entering.</p>{% endgovuk_block %}
{% govuk "button" text="Report" href="/report/" is_start_button=True %}
{% govuk "button" text="Cancel" classes="govuk-button--secondary" %}
<button type="button" class="govuk-button" data-soh-print hidden>Print</button>{% endblock %}
{% block aside %}{% include "components/contact_card.html" with title="Team" lines=lines %}{% endblock %}"""

_CHECK = """{% extends "layouts/journey.html" %}{% block title %}Check{% endblock %}
{% block step_heading %}<h1 class="govuk-heading-l">Check your answers</h1>{% endblock %}
{% block questions %}{% include "components/check_answers.html" %}{% endblock %}"""

_RECEIPT = """{% extends "layouts/page.html" %}{% block title %}Sent{% endblock %}{% block heading %}
{% include "components/receipt_panel.html" with title="Your report has been sent" reference="BOR-7K4M-29QX" %}
{% endblock %}{% block text %}<h2 class="govuk-heading-m">What happens next</h2>
{% include "components/steps.html" with steps=tasks %}{% endblock %}"""

_EMERGENCY = """{% extends "layouts/page.html" %}{% block title %}Call 999{% endblock %}{% block heading %}
{% include "components/emergency_page.html" with continue_url="/back/" %}{% endblock %}"""

_TASKS = [
    {"title": "Report", "url": "/report/", "text": "A crime.", "icon": "report"},
    {"title": "Your area", "url": "/area/", "text": "Your team.", "icon": "area"},
]
_ROW = {"label": "What happened?", "answer": "First line\nSecond <line>", "change_url": "/change/"}


def pages() -> Iterator[tuple[str, str]]:
    """Yield each sample page's name and markup."""
    yield "home", page(_HOME, tasks=_TASKS)
    yield "article", page(_ARTICLE, page_title="Burglary", lines=[{"label": "Phone", "text": "101"}])
    yield "step", page(_STEP, SENSITIVE, fields=FIELDS, back_url="/before/", caption="Part 1")
    yield "step-with-errors", page(_STEP, SENSITIVE, fields=WRONG_FIELDS, errors=errors_of(WRONG_FIELDS))
    yield "check", page(_CHECK, sections=[{"title": "About it", "rows": [_ROW]}], button_text="Send")
    yield "receipt", page(_RECEIPT, tasks=_TASKS)
    yield "emergency", page(_EMERGENCY)
    for name in ("403", "404", "csrf"):
        yield name, render_to_string(f"errors/{name}.html", {"chrome": CHROME, "retry_url": "/again/"})
    for name in ("400", "421", "500"):
        yield name, render_to_string(f"errors/{name}.html")
    yield "unknown-host", render_to_string("errors/404.html")


def page(source: str, chrome: dict[str, Any] = CHROME, **context: Any) -> str:
    """Render template source with a chrome."""
    return engines["django"].from_string(source).render({"chrome": chrome, **context})


def step(chrome: dict[str, Any] = SENSITIVE, **context: Any) -> str:
    """Render one step of a journey."""
    return page(_STEP, chrome, **{"fields": FIELDS[:1], **context})
