"""What a component is given: names in GOV.UK's spelling, every string either text or trusted HTML."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.html import conditional_escape
from markupsafe import Markup

Params = Mapping[str, Any]


def normalise(params: Params) -> dict[str, Any]:
    """Return params that the macros can print safely.

    A string under a key that ends in `html` is printed as it is if it is a SafeString, else escaped. Every
    other string is text: a SafeString becomes the text it stands for again, and the macro escapes it.
    """
    return {key: _value(key, value) for key, value in params.items()}


def from_keywords(keywords: Params) -> dict[str, Any]:
    """Turn template keywords into params: `end_text` is `endText`, `tag__text` is `{"tag": {"text": …}}`."""
    params: dict[str, Any] = {}
    for keyword, value in keywords.items():
        *path, last = [_camel(part) for part in keyword.split("__")]
        place = params
        for part in path:
            place = place.setdefault(part, {})
        place[last] = value
    return params


def merge(base: Params, over: Params) -> dict[str, Any]:
    """Return base with the values of over laid upon it, mapping by mapping."""
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        both = isinstance(value, Mapping) and isinstance(below, Mapping)
        merged[key] = merge(below, value) if both and isinstance(below, Mapping) else value
    return merged


def _value(key: str, value: Any) -> Any:
    if isinstance(value, Promise):
        value = str(value)
    if isinstance(value, str) or hasattr(value, "__html__"):
        return _string(key, value)
    if isinstance(value, Mapping):
        # The slots of the service navigation are HTML by definition.
        return {name: _value("html" if key == "slots" else name, item) for name, item in value.items()}
    if isinstance(value, Iterable):
        return [_value(key, item) for item in value]
    return value


def _string(key: str, value: Any) -> str:
    if key.lower().endswith("html"):
        return Markup(conditional_escape(value))  # noqa: S704 - escaped unless the caller vouched for it
    if key == "attributes":
        raise ValueError("Give a component's attributes as a mapping, so that they can be escaped.")
    if not hasattr(value, "__html__"):
        return str(value)
    # Markup's own unescape gives a plain string; a SafeString would keep its promise not to need escaping.
    return str(Markup(value.__html__()).unescape())  # noqa: S704 - only to be unescaped


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
