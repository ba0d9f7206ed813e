"""Our components give the markup that GOV.UK Frontend publishes for its own examples."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.safestring import SafeString

from soh.design.components import render

ROOT = Path(__file__).parents[4]
PUBLISHED = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"
OFFERED = (
    "accordion",
    "back-link",
    "breadcrumbs",
    "button",
    "character-count",
    "checkboxes",
    "cookie-banner",
    "date-input",
    "details",
    "error-message",
    "error-summary",
    "fieldset",
    "file-upload",
    "hint",
    "input",
    "inset-text",
    "label",
    "language-navigation",
    "notification-banner",
    "pagination",
    "panel",
    "phase-banner",
    "radios",
    "select",
    "service-navigation",
    "skip-link",
    "summary-list",
    "table",
    "tabs",
    "tag",
    "task-list",
    "textarea",
    "warning-text",
)

# Options that only the newest published macros know and that no template of ours uses.
NOT_YET = {
    "button: start link with html",
    "date-input: with field value and items",
    "service-navigation: with `inline` end slot",
    "service-navigation: with right-aligned language navigation",
}


def published_examples() -> list[Any]:
    examples = []
    for component in OFFERED:
        for fixture in json.loads((PUBLISHED / component / "fixtures.json").read_text())["fixtures"]:
            name = f"{component}: {fixture['name']}"
            marks = [pytest.mark.xfail(strict=True)] if name in NOT_YET else []
            examples.append(pytest.param(component, fixture, id=name, marks=marks))
    return examples


@pytest.mark.parametrize(("component", "fixture"), published_examples())
def test_markup_equals_the_published_example(component: str, fixture: dict[str, Any]) -> None:
    rendered = render(component, trusted(fixture["options"]))

    assert outline(rendered) == outline(fixture["html"])


def trusted(value: Any, key: str = "") -> Any:
    """Vouch for the examples' HTML, as a caller must."""
    if isinstance(value, dict):
        return {name: trusted(item, "html" if key == "slots" else name) for name, item in value.items()}
    if isinstance(value, list):
        return [trusted(item, key) for item in value]
    return SafeString(value) if isinstance(value, str) and key.lower().endswith("html") else value


def outline(markup: str) -> list[Any]:
    """Reduce markup to what a browser makes of it: tags, attributes and words."""
    return [part for child in BeautifulSoup(markup, "html.parser").children if (part := node(child))]


def node(element: Any) -> Any:
    if isinstance(element, Tag):
        attributes = {name: attribute(name, value) for name, value in element.attrs.items()}
        return element.name, attributes, [part for child in element.children if (part := node(child))]
    return " ".join(element.split()) if isinstance(element, NavigableString) else None


def attribute(name: str, value: Any) -> Any:
    return sorted(value) if name == "class" else " ".join(str(value).split())
