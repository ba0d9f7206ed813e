"""Form fields: one question as plain data, rendered with its label, hint, error and controls.

The door that asks translates its question into a FormField; controls are named `<name>` and `<name>-<part>`.
"""

from django.utils.safestring import SafeString

from soh.design.fields import address, approximate_date, choices, composite, date, declaration, files, text
from soh.design.fields.data import Choice, FormField

__all__ = ["Choice", "FormField", "render_field"]

_RENDERERS = {
    "text": text.text,
    "long_text": text.long_text,
    "email": text.email,
    "phone": text.phone,
    "number": text.number,
    "time": text.time,
    "radios": choices.radios,
    "yes_no": choices.yes_no,
    "checkboxes": choices.checkboxes,
    "select": choices.select,
    "date": date.date,
    "date_time": date.date_time,
    "approximate_date": approximate_date.approximate_date,
    "address": address.address,
    "declaration": declaration.declaration,
    "files": files.files,
}
COMPOSITE_KINDS = frozenset({"date_range", "person", "vehicle", "property_item", "organisation", "place"})
FIELD_KINDS = frozenset(_RENDERERS) | COMPOSITE_KINDS


def render_field(field: FormField) -> SafeString:
    """Return the markup of one question. Raises KeyError for a kind that has no rendering."""
    if field.kind in COMPOSITE_KINDS:
        return composite.composite(field, render_field)
    return _RENDERERS[field.kind](field)
