"""The settings of a question as the rules of its component say, and what of these rules they cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reporting.authoring.importers.file_kinds import accepted
from reporting.authoring.importers.source import Data, mapping, number, plain, text, whole
from reporting.definition.json_values import JSON
from reporting.definition.kinds.files import LARGEST_MEGABYTES, MOST_FILES

_LARGEST_TEXT = 100_000
_CHECKED = {"phone": "telephone numbers", "email": "e-mail addresses"}
_PLACES = {
    "EastingNorthingField": "easting and northing",
    "OsGridRefField": "a grid reference",
    "NationalGridFieldNumberField": "a grid reference",
    "LatLongField": "latitude and longitude",
    "GeospatialField": "a shape on a map",
}


@dataclass(frozen=True, slots=True)
class Loss:
    """A rule of a component that the question does not have; `kept` says that the same is asked all the same."""

    reason: str
    kept: bool = False


def settings_of(component: Data, kind: str, codes: Mapping[str, str]) -> tuple[dict[str, JSON], list[Loss]]:
    """The settings of a question of this kind, and what of the component's own rules they cannot say.

    `codes` are those of its options by their old values.
    """
    options, schema = mapping(component.get("options")), mapping(component.get("schema"))
    lost = [Loss(f"its pattern {plain(schema[key])[:80]}") for key in ("regex", "pattern") if plain(schema.get(key))]
    if kind in _CHECKED:
        lost = [Loss(f"{one.reason}: {_CHECKED[kind]} are checked by rules of their own", kept=True) for one in lost]
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
            settings, more = {}, [Loss("that only a month and a year are asked for: any precision is taken")]
        case "place":
            how = _PLACES.get(plain(component.get("type")), "numbers")
            settings, more = {}, [Loss(f"that its place is given by {how}: any way of giving a place is taken")]
        case _:
            settings, more = {}, []
    return settings, lost + more


def _text(component: Data, kind: str, options: Data, schema: Data) -> tuple[dict[str, JSON], list[Loss]]:
    settings: dict[str, JSON] = {}
    lost: list[Loss] = []
    words, most = whole(options.get("maxWords")), whole(schema.get("length")) or whole(schema.get("max"))
    if most and 0 < most <= _LARGEST_TEXT:
        settings["max_length"] = most
    if words and words > 0:
        if kind == "long_text":
            settings["max_words"] = words
        else:
            lost.append(Loss(f"its limit of {words} words"))
    if (least := whole(schema.get("length")) or whole(schema.get("min"))) and least > 1:
        lost.append(Loss(f"that it needs at least {least} characters"))
    if component.get("type") == "WebsiteField":
        lost.append(Loss("that its answer must be the address of a website: any text is taken"))
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


def _date(options: Data) -> tuple[dict[str, JSON], list[Loss]]:
    settings: dict[str, JSON] = {}
    lost: list[Loss] = []
    for name, setting, way in (("maxDaysInPast", "not_past", "past"), ("maxDaysInFuture", "not_future", "future")):
        days = whole(options.get(name))
        if days == 0:
            settings[setting] = True
        elif days is not None:
            lost.append(Loss(f"that its date is at most {days} days in the {way}"))
    for name, way in (("earliestDate", "at the earliest"), ("latestDate", "at the latest")):
        if day := text(options.get(name)):
            lost.append(Loss(f"that its date is {day[:20]} {way}"))
    if len(settings) > 1:
        return {}, [Loss("that its date must be the present day")]
    return settings, lost


def _checkboxes(options: Data, schema: Data, codes: Mapping[str, str]) -> tuple[dict[str, JSON], list[Loss]]:
    settings: dict[str, JSON] = {}
    for name in ("min", "max"):
        if (bound := whole(schema.get(name))) is not None and 0 < bound <= len(codes):
            settings[name] = bound
    alone = codes.get(plain(options.get("behaviourItemValue")))
    if alone and text(options.get("behaviour")) == "exclusive":
        settings["exclusive"] = alone
    return settings, []


def _files(options: Data, schema: Data) -> tuple[dict[str, JSON], list[Loss]]:
    zone = mapping(options.get("dropzoneConfig"))
    settings: dict[str, JSON] = {}
    lost: list[Loss] = []
    most = whole(zone.get("maxFiles")) or whole(schema.get("length")) or whole(schema.get("max"))
    if most and most > 0:
        settings["most"] = min(most, MOST_FILES)
        if most > MOST_FILES:
            lost.append(Loss(f"that it takes {most} files: {MOST_FILES} are taken"))
    if (size := whole(zone.get("maxFilesize"))) and size > 0:
        settings["most_megabytes"] = min(size, LARGEST_MEGABYTES)
    least = whole(options.get("minimumRequiredFiles")) or whole(schema.get("min")) or whole(schema.get("length")) or 0
    if least > 1:
        lost.append(Loss(f"that it needs at least {least} files: one is enough"))
    groups, refused = accepted(text(options.get("accept")) or text(zone.get("acceptedFiles")))
    if groups:
        settings["accept"] = groups
    if refused:
        lost.append(Loss(f"that it takes {', '.join(refused)}", kept=bool(groups)))
    return settings, lost
