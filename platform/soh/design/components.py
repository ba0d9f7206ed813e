"""GOV.UK Frontend components rendered from Python data.

`render("radios", {...})` takes the options of the component's published macro, as plain data.
"""

from functools import cache
from pathlib import Path
from typing import Any, cast

from django.utils.safestring import SafeString, mark_safe
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader, TemplateNotFound
from jinja2.runtime import Macro

from soh.design.component_language import with_language
from soh.design.component_params import Params, normalise

OWN_MACROS = Path(__file__).parent / "macros"
# Not ours to show: the GOV.UK crown and wordmark, and the crest in its footer.
_GOVUK_ONLY = frozenset({"header", "footer"})


class UnknownComponentError(LookupError):
    """No component of this name is offered."""


def render(name: str, params: Params | None = None) -> SafeString:
    """Return the markup of one component, for example `render("button", {"text": "Continue"})`.

    Strings are escaped; a SafeString under an `html` key is trusted. Raises UnknownComponentError.
    """
    completed = normalise(with_language(name, params or {}))
    return mark_safe(str(_macro(name)(completed)).strip())  # noqa: S308 - the macros escape what they print


@cache
def _environment() -> Environment:
    packaged = PackageLoader("govuk_frontend_jinja", "templates")
    loader = ChoiceLoader([FileSystemLoader(OWN_MACROS), PrefixLoader({"govuk_frontend_jinja": packaged})])
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False)


@cache
def _macro(name: str) -> Macro:
    if name in _GOVUK_ONLY:
        raise UnknownComponentError(f"The component {name!r} belongs to GOV.UK and is not offered.")
    own, packaged = f"{name}.html", f"govuk_frontend_jinja/components/{name}/macro.html"
    try:
        template = _environment().select_template([own, packaged])
    except TemplateNotFound as missing:
        raise UnknownComponentError(f"There is no component {name!r}.") from missing
    module: Any = template.module
    return cast(Macro, getattr(module, "govuk" + "".join(part.capitalize() for part in name.split("-"))))
