"""Which kind of question each component of the source is."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "TextField": "text",
    "FreeTextField": "long_text",
    "MultilineTextField": "long_text",
    "YesNoField": "yes_no",
    "RadiosField": "radios",
    "CheckboxesField": "checkboxes",
    "SelectField": "select",
    "AutocompleteField": "select",
    "NumberField": "number",
    "DateField": "date",
    "DatePartsField": "date",
    "MonthYearField": "approximate_date",
    "TimeField": "time",
    "DateTimeField": "date_time",
    "DateTimePartsField": "date_time",
    "EmailAddressField": "email",
    "TelephoneNumberField": "phone",
    "UkAddressField": "address",
    "WebsiteField": "text",
    "FileUploadField": "files",
    "ClientSideFileUploadField": "files",
    "DeclarationField": "declaration",
    "HiddenField": "hidden",
    "RadioField": "radios",
    "CheckboxField": "checkboxes",
    "EastingNorthingField": "place",
    "OsGridRefField": "place",
    "NationalGridFieldNumberField": "place",
    "LatLongField": "place",
    "GeospatialField": "place",
}
"""Components that ask, those with entries of their own apart."""

CONTENT = frozenset(
    {
        "Html",
        "Para",
        "Markdown",
        "Details",
        "InsetText",
        "List",
        "FlashCard",
        "WarningText",
        "NotificationBanner",
        "ContentWithState",
        "Sidebar",
    }
)
"""Components that only say something."""

NOT_ASKED = frozenset({"PaymentField"})
"""Components that take something else than an answer."""
