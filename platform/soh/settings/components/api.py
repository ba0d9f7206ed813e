"""The headless layer: Django REST framework and its OpenAPI description."""

from soh.settings.environment import env

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["soh.api.keys.authentication.PartnerKeyAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": [
        "soh.api.permissions.KnownParametersOnly",
        "soh.api.permissions.SiteIsOpen",
        "soh.api.permissions.HasScope",
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["soh.api.parsing.StrictJSONParser"],
    "DEFAULT_THROTTLE_CLASSES": [
        "soh.api.throttles.PartnerKeyThrottle",
        "soh.api.throttles.AddressThrottle",
        "soh.api.throttles.ForceThrottle",
    ],
    "DEFAULT_PAGINATION_CLASS": "soh.api.paging.CursorPages",
    "DEFAULT_SCHEMA_CLASS": "soh.api.description.OperationSchema",
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "soh.api.negotiation.JSONOnly",
    "DEFAULT_METADATA_CLASS": "soh.api.negotiation.MethodsOnly",
    "EXCEPTION_HANDLER": "soh.api.problems.exception_handler",
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": None,
    "UNAUTHENTICATED_TOKEN": None,
    # How many proxies of our own stand in front: their X-Forwarded-For entries are believed, no others.
    "NUM_PROXIES": env.int("TRUSTED_PROXY_COUNT", 0),
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

API_REQUESTS_PER_MINUTE = {
    "key": env.int("API_REQUESTS_PER_KEY", 1200),
    "address": env.int("API_REQUESTS_PER_ADDRESS", 300),
    "force": env.int("API_REQUESTS_PER_FORCE", 12_000),
}

_DESCRIPTION = (
    "Content, forms and reports of police forces, for partners' systems and apps. In an emergency call 999.",
    "Each force has a host of its own, and its API speaks for that force only. Published content and forms may be "
    "read by anyone; a report needs a partner key of the force, sent as `Authorization: Bearer soh_live_...`. With a "
    "key that begins with `soh_test_` everything happens as in earnest, but the report reaches nobody.",
    "Begin with a form: its address gives the questions, a JSON Schema of the answers and an `example` that can be "
    "submitted as it is. Files come first: begin each at `evidence/`, send its bytes (in pieces if you like, by tus "
    "1.0.0), and name its id in the answers.",
    "Errors are problem details (RFC 9457). Lists have pages: follow `next`. Answers to GET carry an ETag.",
)
SPECTACULAR_SETTINGS = {
    "TITLE": "Single Online Home API",
    "DESCRIPTION": "\n\n".join(_DESCRIPTION),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SERVERS": [{"url": "/", "description": "The host of a force, or the national one"}],
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "FormKindEnum": "reporting.definition.form.FormKind",
        "StepKindEnum": "reporting.definition.form.StepKind",
        "ExitKindEnum": "reporting.definition.form.ExitKind",
        "ItemTypeEnum": ["question", "content"],
        "PageTypeEnum": "pages.api.description.PAGE_TYPES",
    },
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "PREPROCESSING_HOOKS": ["soh.api.description.only_version_one"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "soh.api.description.add_problems",
    ],
}
