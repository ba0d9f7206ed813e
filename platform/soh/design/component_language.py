"""Words that components print or announce by themselves, in the visitor's language.

The macros bring the English ones; other languages are laid under the caller's params.
"""

from typing import Any

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from soh.design.component_params import Params, merge

_HAS_ERROR_MESSAGE = (
    "character-count",
    "checkboxes",
    "date-input",
    "file-upload",
    "input",
    "radios",
    "select",
    "textarea",
)


def with_language(name: str, params: Params) -> dict[str, Any]:
    """Return params completed with the component's own words, where the visitor does not read English."""
    if (get_language() or "en").startswith("en"):
        return dict(params)
    completed = merge(_words(name, params), params)
    if name in _HAS_ERROR_MESSAGE and params.get("errorMessage"):
        completed["errorMessage"] = {"visuallyHiddenText": _("Error"), **params["errorMessage"]}
    return completed


def _words(name: str, params: Params) -> dict[str, Any]:
    match name:
        case "back-link":
            return {} if params.get("html") else {"text": _("Back")}
        case "breadcrumbs":
            return {"labelText": _("Breadcrumb")}
        case "character-count":
            return _character_count(params)
        case "date-input":
            return _date_parts(params)
        case "error-message":
            return {"visuallyHiddenText": _("Error")}
        case "notification-banner":
            return {"titleText": _("Success") if params.get("type") == "success" else _("Important")}
        case "pagination":
            return _pagination(params)
        case "service-navigation":
            return {"menuButtonText": _("Menu"), "ariaLabel": _("Service information")}
        case "skip-link":
            return {} if params.get("html") else {"text": _("Skip to main content")}
        case "warning-text":
            return {"iconFallbackText": _("Warning")}
    return {}


def _character_count(params: Params) -> dict[str, Any]:
    # Welsh has six plural forms, but a number is followed by the singular: one sentence serves all.
    def every_form(sentence: str) -> dict[str, str]:
        return dict.fromkeys(("zero", "one", "two", "few", "many", "other"), sentence)

    in_words = params.get("maxwords") or params.get("countType") == "words"
    up_to = _("You can enter up to %{count} words") if in_words else _("You can enter up to %{count} characters")
    return {
        "textareaDescriptionText": up_to,
        "charactersUnderLimitText": every_form(_("Characters remaining: %{count}")),
        "charactersAtLimitText": _("You have 0 characters remaining"),
        "charactersOverLimitText": every_form(_("Characters too many: %{count}")),
        "wordsUnderLimitText": every_form(_("Words remaining: %{count}")),
        "wordsAtLimitText": _("You have 0 words remaining"),
        "wordsOverLimitText": every_form(_("Words too many: %{count}")),
    }


def _date_parts(params: Params) -> dict[str, Any]:
    labels = {
        "day": pgettext("date input", "Day"),
        "month": pgettext("date input", "Month"),
        "year": pgettext("date input", "Year"),
    }
    if params.get("items"):
        return {}
    return {part: {"name": part, "label": label} for part, label in labels.items()}


def _pagination(params: Params) -> dict[str, Any]:
    words: dict[str, Any] = {"landmarkLabel": _("Pagination")}
    for key, text in (("previous", _("Previous page")), ("next", _("Next page"))):
        if params.get(key):
            words[key] = {"text": text}
    return words
