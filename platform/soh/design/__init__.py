"""Design system: GOV.UK Frontend components under our own policing identity.

`JS_ENABLED_SCRIPT` is the only inline script of the public pages; put `JS_ENABLED_HASH` in `script-src`.
"""

import base64
import hashlib

JS_ENABLED_SCRIPT = (
    "document.body.className+=' js-enabled'"
    "+('noModule' in HTMLScriptElement.prototype?' govuk-frontend-supported':'')"
    "+(/(^|; )cookie_notice=hidden/.test(document.cookie)?' soh-cookie-notice-hidden':'');"
)


def _csp_hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


JS_ENABLED_HASH = _csp_hash(JS_ENABLED_SCRIPT)
