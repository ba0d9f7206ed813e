"""A statement the visitor must agree to, and may have to sign."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from soh.design.components import render
from soh.design.fields import text
from soh.design.fields.data import FormField


def declaration(field: FormField) -> SafeString:
    """One checkbox to agree to `settings["text"]` (text or safe HTML) under the question, or to the label.

    A part, if there is one, is the name that signs it.
    """
    agreed = bool(field.chosen())
    statement = field.settings.get("text") or field.label
    words = "html" if isinstance(statement, SafeString) else "text"
    value = field.choices[0].value if field.choices else "yes"
    params = {
        **field.common_params(),
        "name": field.name,
        "idPrefix": field.name,
        "items": [{"value": value, words: statement, "checked": agreed}],
    }
    if statement != field.label:
        params["fieldset"] = field.fieldset_params()
    box = render("checkboxes", params)
    return format_html("{}{}", box, text.text(field.parts[0])) if field.parts else box
