"""Which kind of question each component of the source is, and with which settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.authoring.importers.source import Data, mapping, number, plain, text, whole
from reporting.definition.file_types import TYPES
from reporting.definition.json_values import JSON
from reporting.definition.kinds.files import LARGEST_MEGABYTES, MOST_FILES

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
}
"""Components that ask, those with entries of their own apart."""

CONTENT = frozenset({"Html", "Para", "Markdown", "Details", "InsetText", "List", "FlashCard", "WarningText"})
"""Components that only say something."""

_LARGEST_TEXT = 100_000
_ENDINGS = {ending: name for types in TYPES.values() for name, endings in types.items() for ending in endings}


def settings_of(component: Data, kind: str, codes: Mapping[str, str]) -> tuple[dict[str, JSON], list[str]]:
    """The settings of a question of this kind, and what of the component's own rules they cannot say.

    `codes` are those of its options by their old values.
    """
    options, schema = mapping(component.get("options")), mapping(component.get("schema"))
    lost = [f"its pattern {plain(schema[key])[:80]}" for key in ("regex", "pattern") if plain(schema.get(key))]
    match kind:
        case "text" | "long_text":
            settings, more = _text(component, kind, options, schema)
        case "number":
            settings, more = _number(options, schema), []
        case "date" | "date_time":
            settings, more = _date(options)
        case "checkboxes":
            settings, more = _checkboxes(options, schema, codes)
        case "files":
            settings, more = _files(options, schema)
        case "approximate_date":
            settings, more = {}, ["that only a month and a year are asked for: any precision is taken"]
        case _:
            settings, more = {}, []
    return settings, lost + more


def _text(component: Data, kind: str, options: Data, schema: Data) -> tuple[dict[str, JSON], list[str]]:
    settings: dict[str, JSON] = {}
    lost: list[str] = []
    words, most = whole(options.get("maxWords")), whole(schema.get("length")) or whole(schema.get("max"))
    if most and 0 < most <= _LARGEST_TEXT:
        settings["max_length"] = most
    if words and words > 0:
        if kind == "long_text":
            settings["max_words"] = words
        else:
            lost.append(f"its limit of {words} words")
    if (least := whole(schema.get("length")) or whole(schema.get("min"))) and least > 1:
        lost.append(f"that it needs at least {least} characters")
    if component.get("type") == "WebsiteField":
        lost.append("that its answer must be the address of a website: any text is taken")
    return settings, lost


def _number(options: Data, schema: Data) -> dict[str, JSON]:
    settings: dict[str, JSON] = {}
    for name in ("min", "max"):
        if (bound := number(schema.get(name))) is not None:
            settings[name] = bound
    precision = whole(schema.get("precision"))
    if precision is not None and precision <= 0:
        settings["integer"] = True
    elif precision is not None:
        settings["decimals"] = min(precision, 7)
    if unit := text(options.get("prefix")) or text(options.get("suffix")):
        settings["unit"] = unit
    return settings


def _date(options: Data) -> tuple[dict[str, JSON], list[str]]:
    settings: dict[str, JSON] = {}
    lost: list[str] = []
    for name, setting, way in (("maxDaysInPast", "not_past", "past"), ("maxDaysInFuture", "not_future", "future")):
        days = whole(options.get(name))
        if days == 0:
            settings[setting] = True
        elif days is not None:
            lost.append(f"that its date is at most {days} days in the {way}")
    if len(settings) > 1:
        return {}, ["that its date must be the present day"]
    return settings, lost


def _checkboxes(options: Data, schema: Data, codes: Mapping[str, str]) -> tuple[dict[str, JSON], list[str]]:
    settings: dict[str, JSON] = {}
    for name in ("min", "max"):
        if (bound := whole(schema.get(name))) is not None and 0 < bound <= len(codes):
            settings[name] = bound
    alone = codes.get(plain(options.get("behaviourItemValue")))
    if alone and text(options.get("behaviour")) == "exclusive":
        settings["exclusive"] = alone
    return settings, []


def _files(options: Data, schema: Data) -> tuple[dict[str, JSON], list[str]]:
    zone = mapping(options.get("dropzoneConfig"))
    settings: dict[str, JSON] = {}
    lost: list[str] = []
    most = whole(zone.get("maxFiles")) or whole(schema.get("length")) or whole(schema.get("max"))
    if most and most > 0:
        settings["most"] = min(most, MOST_FILES)
        if most > MOST_FILES:
            lost.append(f"that it takes {most} files: {MOST_FILES} are taken")
    if (size := whole(zone.get("maxFilesize"))) and size > 0:
        settings["most_megabytes"] = min(size, LARGEST_MEGABYTES)
    least = whole(options.get("minimumRequiredFiles")) or whole(schema.get("min")) or whole(schema.get("length")) or 0
    if least > 1:
        lost.append(f"that it needs at least {least} files: one is enough")
    wanted = [one.strip() for one in (text(options.get("accept")) or text(zone.get("acceptedFiles"))).split(",")]
    groups, refused = _accepted([one for one in wanted if one])
    if groups:
        settings["accept"] = groups
    if refused:
        lost.append(f"that it takes {', '.join(refused)}")
    return settings, lost


def _accepted(wanted: list[str]) -> tuple[list[JSON], list[str]]:
    """The groups of types that have one of the wanted in them, and the wanted types that none has."""
    found: set[str] = set()
    refused: list[str] = []
    for one in wanted:
        name = _ENDINGS.get(one.lower(), one.lower())
        group = next((group for group, types in TYPES.items() if name in types or _is_all_of(name, types)), "")
        if group:
            found.add(group)
        else:
            refused.append(one[:80])
    return [group for group in TYPES if group in found], refused


def _is_all_of(name: str, types: Mapping[str, Any]) -> bool:
    return name.endswith("/*") and any(one.startswith(name[:-1]) for one in types)
