"""JSON Schema (draft 2020-12) of forms as data, for those who write or read them by machine."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from reporting.definition import kinds
from reporting.definition.codec.encoding import FORMAT
from reporting.definition.form import ContentKind, ExitKind, FormKind, Mark, StepKind
from reporting.definition.kinds import SettingKind
from reporting.definition.operators import OPERATORS
from reporting.definition.periods import MOST, UNITS

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_CONDITION: Schema = {"$ref": "#/$defs/condition"}
_SETTINGS: dict[SettingKind, Schema] = {
    SettingKind.COUNT: {"type": "integer", "minimum": 0},
    SettingKind.NUMBER: {"type": "number"},
    SettingKind.FLAG: _FLAG,
    SettingKind.TEXT: _TEXT,
    SettingKind.TEXTS: {"type": "array", "items": _TEXT},
    SettingKind.OPTION: _TEXT,
}


def format_schema() -> Schema:
    """Schema of what `to_data` writes and `from_data` reads.

    Every form that can be read is valid against it. What else a form must be, `proof` says.
    """
    form = _object(
        {
            "format": {"const": FORMAT},
            "key": _TEXT,
            "kind": _one_of(FormKind),
            "source_locale": _TEXT,
            "steps": _list("step"),
            "texts": _map(_map(_TEXT)),
            "open_texts": {"type": "array", "items": _TEXT},
            "conditions": _map(_CONDITION),
        },
        required=("format", "key", "kind", "source_locale"),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Form definition",
        **form,
        "$defs": {
            "step": _step(),
            "route": _object({"to": _TEXT, "when": _CONDITION}, required=("to",)),
            "item": _item("inner_item"),
            "inner_item": _item(""),
            "option": _object(
                {
                    "code": _TEXT,
                    "marks": {"enum": ["", *map(str, Mark)]},
                    "show_when": _CONDITION,
                    "divider": _FLAG,
                },
                required=("code",),
            ),
            "condition": _condition(),
            "period": _object(
                {"amount": {"type": "integer", "minimum": 1, "maximum": MOST}, "unit": {"enum": list(UNITS)}},
                required=("amount", "unit"),
            ),
        },
    }


def _object(properties: Schema, *, required: tuple[str, ...]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _list(name: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _one_of(names: type[StrEnum]) -> Schema:
    return {"enum": [str(name) for name in names]}


def _step() -> Schema:
    return _object(
        {
            "code": _TEXT,
            "kind": _one_of(StepKind),
            "items": _list("item"),
            "show_when": _CONDITION,
            "routes": _list("route"),
            "sensitive": _FLAG,
            "exit": _one_of(ExitKind),
            "open_to_forces": _FLAG,
        },
        required=("code", "kind"),
    )


def _item(inner: str) -> Schema:
    shown = {"show_when": _CONDITION, "revealed": _FLAG}
    content = _object({"code": _TEXT, "content": _one_of(ContentKind), **shown}, required=("code", "content"))
    question = _object(
        {
            "code": _TEXT,
            "question": {"enum": list(kinds.names())},
            "required": _FLAG,
            "options": _list("option"),
            "settings": {"type": "object"},
            "purpose": _TEXT,
            "retention": _TEXT,
            **shown,
            **({"items": _list(inner)} if inner else {}),
        },
        required=("code", "question"),
    )
    return {
        "if": {"required": ["content"]},
        "then": content,
        "else": {**question, "allOf": [_settings_of(name) for name in kinds.names()]},
    }


def _settings_of(name: str) -> Schema:
    """The settings that questions of one kind may carry."""
    settings = {setting: _SETTINGS[wanted] for setting, wanted in kinds.get(name).settings.items()}
    return {
        "if": {"properties": {"question": {"const": name}}, "required": ["question"]},
        "then": {"properties": {"settings": _object(settings, required=())}},
    }


def _condition() -> Schema:
    value = {
        "anyOf": [
            {"type": ["string", "number", "boolean", "null"]},
            {"type": "array", "items": _TEXT},
            {"$ref": "#/$defs/period"},
        ]
    }
    parts = {"type": "array", "items": _CONDITION}
    return {
        "oneOf": [
            _object(
                {"question": _TEXT, "operator": {"enum": list(OPERATORS)}, "value": value, "part": _TEXT},
                required=("question", "operator"),
            ),
            _object({"all": parts}, required=("all",)),
            _object({"any": parts}, required=("any",)),
            _object({"not": _CONDITION}, required=("not",)),
            _object({"named": _TEXT}, required=("named",)),
            _object({"any_entry": _TEXT, "where": _CONDITION}, required=("any_entry", "where")),
            _object({"all_entries": _TEXT, "where": _CONDITION}, required=("all_entries", "where")),
        ]
    }
