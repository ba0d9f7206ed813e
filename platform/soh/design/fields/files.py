"""Files: those that are there already, each with a button to remove it, and the control that adds more."""

import json

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from soh.design.components import render
from soh.design.fields.data import FormField


def files(field: FormField) -> SafeString:
    """A list of `settings["files"]` ({name, size, note, remove, bad}) and a control for several files at once.

    Every button posts the step itself; scripts, where they run, send large files in pieces meanwhile.
    """
    control = render(
        "file-upload",
        {
            **field.common_params(),
            "name": field.name,
            "id": field.name,
            "label": field.label_params(),
            "multiple": True,
            "attributes": {"accept": field.settings.get("accept") or None, "data-soh-files": "control"},
        },
    )
    upload = render(
        "button",
        {
            "text": _("Upload"),
            "name": "_upload",
            "value": field.name,
            "classes": "govuk-button--secondary",
            "preventDoubleClick": True,
        },
    )
    return format_html(
        '<div class="soh-files" data-soh-files="list" data-soh-words="{}">{}{}{}{}</div>',
        json.dumps(_words(), ensure_ascii=False),
        control,
        SafeString('<div class="soh-files__progress" aria-live="polite"></div>'),
        upload,
        _there(field),
    )


def _words() -> dict[str, str]:
    """What the script says while it sends files."""
    return {
        "list": _("Files being uploaded"),
        "waiting": _("Waiting"),
        "paused": _("Paused"),
        "offline": _("No connection. We carry on when it is back"),
        "failed": _("This file could not be uploaded"),
        "done": _("Uploaded"),
        "cancelled": _("Cancelled"),
        "pause": _("Pause"),
        "goOn": _("Carry on"),
        "again": _("Try again"),
        "cancel": _("Cancel"),
        "dismiss": _("Dismiss"),
        "wait": _("Wait until your files are uploaded, or cancel those that you do not want to send"),
    }


def _there(field: FormField) -> SafeString:
    shown = field.settings.get("files") or ()
    if not shown:
        return SafeString("")
    rows = format_html_join("", "{}", ((_row(file),) for file in shown))
    return format_html('<ul class="govuk-list soh-files__list" aria-label="{}">{}</ul>', _("Files added"), rows)


def _row(file: dict[str, str]) -> SafeString:
    note = ""
    if file.get("note"):
        colour = "red" if file.get("bad") else "green"
        note = format_html(' <strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, file["note"])
    button = format_html(
        '<button type="submit" class="soh-files__remove govuk-link" name="_remove" value="{}">{}'
        '<span class="govuk-visually-hidden"> {}</span></button>',
        file["remove"],
        _("Remove"),
        file["name"],
    )
    words = format_html('<span class="soh-files__name">{}</span> <span>{}</span>', file["name"], file["size"])
    return format_html('<li class="soh-files__file"><span>{}{}</span> {}</li>', words, note, button)
