"""Choosers without inline scripts.

The admin's content security policy refuses inline scripts. Where Wagtail's templates write one, ours replace them
(sites/templates/wagtailadmin); the choosers write theirs in Python, where no template reaches.
"""

import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser

_CALL = re.compile(r"(?:new )?(?P<starter>\w+)\((?P<arguments>.*)\);", re.DOTALL)


def replace() -> None:
    """Let every chooser describe what is to be started; sites/static/force_sites/start-widgets.js starts it."""
    BaseChooser.render = _render


def _render(self: Any, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
    if not attrs or "id" not in attrs:
        raise TypeError("BaseChooser cannot be rendered without an 'id' attribute")
    data = self.get_value_data(value)
    call = _CALL.fullmatch(self.render_js_init(attrs["id"], name, data))
    if call is None:
        raise ValueError(f"{type(self).__name__} starts in a way that is not known here")
    return format_html(
        '{}<template data-starts="{}" data-arguments="[{}]"></template>',
        self.render_html(name, data, attrs),
        call["starter"],
        call["arguments"],
    )
