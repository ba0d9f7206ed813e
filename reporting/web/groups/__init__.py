"""Groups of questions that are asked again and again: a list of entries, a page for each, a page to remove one.

`/<form>/<step>/` is the list, `/<form>/<step>/2/` the second entry, or a new one when there is one so far, and
`/<form>/<step>/2/remove/` asks before the second is removed.
"""

from reporting.web.groups.inline import inline, inline_errors
from reporting.web.groups.pages import REMOVE, page

__all__ = ["REMOVE", "inline", "inline_errors", "page"]
