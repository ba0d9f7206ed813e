"""No text a visitor or editor writes can become markup."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils.html import format_html
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from soh.design.components import UnknownComponentError, render

HOSTILE = """</textarea></option>"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}{% raw %}"""

EXAMPLES: dict[str, dict[str, Any]] = {
    "back-link": {"text": "?", "href": "?"},
    "breadcrumbs": {"items": [{"text": "?", "href": "?"}], "labelText": "?"},
    "button": {"text": "?", "href": "?", "classes": "?", "attributes": {"data-x": "?"}},
    "character-count": {
        "name": "?",
        "value": "?",
        "maxlength": 9,
        "label": {"text": "?"},
        "hint": {"text": "?"},
        "textareaDescriptionText": "?",
        "charactersAtLimitText": "?",
        "charactersUnderLimitText": {"one": "?"},
        "formGroup": {"attributes": {"data-x": "?"}},
    },
    "checkboxes": {
        "name": "?",
        "items": [{"value": "?", "text": "?", "hint": {"text": "?"}}, {"divider": "?"}],
    },
    "date-input": {
        "id": "?",
        "namePrefix": "?",
        "errorMessage": {"text": "?"},
        "values": {"day": "?"},
        "items": [{"name": "day", "label": "?", "value": "?", "classes": "?"}],
    },
    "details": {"summaryText": "?", "text": "?"},
    "error-summary": {"titleText": "?", "errorList": [{"text": "?", "href": "?"}]},
    "input": {"name": "?", "id": "?", "value": "?", "label": {"text": "?"}, "suffix": {"text": "?"}},
    "inset-text": {"text": "?"},
    "language-navigation": {"ariaLabel": "?", "items": [{"text": "?", "lang": "?", "href": "?"}]},
    "notification-banner": {"text": "?", "titleText": "?"},
    "pagination": {"previous": {"href": "?", "labelText": "?"}, "items": [{"number": "?", "href": "?"}]},
    "panel": {"titleText": "?", "text": "?"},
    "phase-banner": {"text": "?", "tag": {"text": "?"}},
    "radios": {
        "name": "?",
        "value": "?",
        "items": [{"value": "?", "text": "?"}],
        "errorMessage": {"text": "?"},
    },
    "select": {"name": "?", "label": {"text": "?"}, "items": [{"value": "?", "text": "?"}]},
    "service-navigation": {"serviceName": "?", "navigation": [{"text": "?", "href": "?"}]},
    "skip-link": {"text": "?", "href": "?"},
    "summary-list": {
        "rows": [
            {
                "key": {"text": "?"},
                "value": {"text": "?"},
                "actions": {"items": [{"href": "?", "text": "?", "visuallyHiddenText": "?"}]},
            }
        ]
    },
    "table": {"caption": "?", "head": [{"text": "?"}], "rows": [[{"text": "?"}]]},
    "tag": {"text": "?"},
    "textarea": {"name": "?", "value": "?", "label": {"text": "?"}},
    "warning-text": {"text": "?", "iconFallbackText": "?"},
}


@pytest.mark.parametrize("component", EXAMPLES)
def test_text_never_becomes_an_element_or_an_attribute(component: str) -> None:
    harmless = shape(render(component, filled(component, "harmless")))

    assert shape(render(component, filled(component, HOSTILE))) == harmless
    assert shape(render(component, filled(component, SafeString(HOSTILE)))) == harmless


@given(st.text(st.characters(exclude_characters="\r\0"), max_size=60))
def test_a_value_comes_back_as_it_was_typed(typed: str) -> None:
    field = BeautifulSoup(render("input", {"name": "a", "label": {"text": "A"}, "value": typed}), "html.parser").input

    assert field is not None
    assert field.get("value", "") == typed


def test_html_is_printed_only_when_the_caller_vouches_for_it() -> None:
    vouched = render("inset-text", {"html": format_html("<b>{}</b>", "<i>")})
    unvouched = render("inset-text", {"html": "<b>bold</b>"})

    assert "<b>&lt;i&gt;</b>" in vouched
    assert "<b>" not in unvouched


def test_text_that_was_escaped_before_is_not_escaped_twice() -> None:
    assert "Fish &amp; chips" in render("tag", {"text": SafeString("Fish &amp; chips")})


def test_attributes_given_as_one_string_are_refused() -> None:
    with pytest.raises(ValueError, match="mapping"):
        render("button", {"text": "Send", "attributes": "onclick=alert(1)"})


@pytest.mark.parametrize("name", ["header", "footer", "no-such-thing", "../secret", ""])
def test_components_that_are_not_ours_to_show_are_refused(name: str) -> None:
    with pytest.raises(UnknownComponentError):
        render(name)


def filled(component: str, text: str) -> dict[str, Any]:
    """Put the text wherever the example has a question mark."""

    def fill(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: fill(item) for key, item in value.items()}
        if isinstance(value, list):
            return [fill(item) for item in value]
        return text if value == "?" else value

    return fill(json.loads(json.dumps(EXAMPLES[component])))


def shape(markup: str) -> list[tuple[str, list[str]]]:
    """Reduce markup to its elements and the names of their attributes."""
    return [(tag.name, sorted(tag.attrs)) for tag in BeautifulSoup(markup, "html.parser").find_all(True)]
