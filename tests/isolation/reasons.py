"""Addresses that answer nobody in the second walk, and why. `make isolation` fails when one of them does."""

from wagtail.snippets.models import get_snippet_models

_UPLOADS = "needs an upload that has just begun"
_STATE = "needs a state of the page or entry that the walk does not bring about"
_OFF = "is switched off: it answers 404 to all"
_BACK = "sends back to the start page when it is done, as a refusal does"
_IMPORT = "is the second step of an import"
_DONE = "has been done to the victim in the making of the world"
_LETTER = "needs the secret that a letter carries"
_PROVIDER = "needs a provider of the force's own, which the walk does not run"
_WITHDRAWN = "is given to nobody: entries are withdrawn, never deleted"
_RUNNING = "needs an emergency access that runs"
_REVIEW = "needs a page in moderation beside its own step, which the fillings do not pair"
_NATIONAL_FORM = "needs a roll-out of a form of the national library; the planted one is of none"
_COLLEAGUE = "asks for those whom the address before it, to remove people, has just removed"
_SNIPPETS = {
    "decide": _STATE,
    "delete": _WITHDRAWN,
    "revisions_compare": _STATE,
    "revisions_revert": _STATE,
    "revisions_unschedule": _STATE,
    "workflow_history_detail": _STATE,
}
"""Of the screens that every library has."""

ANSWER_NOBODY: dict[str, str] = {
    **{
        f"wagtailsnippets_pages_{model._meta.model_name}:{name}": reason
        for model in get_snippet_models()
        for name, reason in _SNIPPETS.items()
    },
    "emergency:end": _RUNNING,
    "national_sharing:again": _STATE,
    "national_sharing:undo": _STATE,
    "people:accept": _LETTER,
    "form_library:roll_out": _NATIONAL_FORM,
    "people:reset_second_factor": _COLLEAGUE,
    "single_sign_on:begin": _PROVIDER,
    "single_sign_on:callback": _PROVIDER,
    "wagtailadmin_pages:workflow_preview": _REVIEW,
    "mfa_view_recovery_codes": _BACK,
    "forces:complete": _DONE,
    "wagtaildocs:create_multiple_from_uploaded_document": _UPLOADS,
    "wagtaildocs:delete_multiple": _UPLOADS,
    "wagtaildocs:delete_upload_multiple": _UPLOADS,
    "wagtaildocs:edit_multiple": _UPLOADS,
    "wagtailimages:create_multiple_from_uploaded_image": _UPLOADS,
    "wagtailimages:delete_multiple": _UPLOADS,
    "wagtailimages:delete_upload_multiple": _UPLOADS,
    "wagtailimages:edit_multiple": _UPLOADS,
    "wagtail_localize:convert_to_alias": _STATE,
    "wagtail_localize:download_pofile": _STATE,
    "wagtail_localize:edit_override": _STATE,
    "wagtail_localize:edit_string_translation": _STATE,
    "wagtail_localize:machine_translate": _STATE,
    "wagtail_localize:preview_translation": _STATE,
    "wagtail_localize:stop_translation": _STATE,
    "wagtail_localize:update_translations": _STATE,
    "wagtail_localize:upload_pofile": _STATE,
    "wagtailadmin_api:documents:find": _STATE,
    "wagtailadmin_api:pages:action": _STATE,
    "wagtailadmin_block_preview": _STATE,
    "wagtailadmin_editing_sessions:ping": _STATE,
    "wagtailadmin_editing_sessions:release": _STATE,
    "wagtailadmin_pages:convert_alias": _STATE,
    "wagtailadmin_pages:set_page_position": _STATE,
    "wagtailadmin_workflows:add_task": _STATE,
    "wagtailadmin_workflows:enable": _STATE,
    "wagtailadmin_workflows:enable_task": _STATE,
    "wagtailadmin_workflows:remove": _STATE,
    "wagtailadmin_workflows:usage": _STATE,
    "wagtailadmin_workflows:usage_results": _STATE,
    "wagtailcore_authenticate_with_password": _OFF,
    "wagtailcore_login": _OFF,
    "wagtailimages:url_generator": _OFF,
    "wagtailimages:url_generator_output": _OFF,
    "account_start_again": _BACK,
    "accounts_end_elevation": _BACK,
    "mfa_authenticate": _BACK,
    "mfa_deactivate_totp": _BACK,
    "wagtailsnippets:index": _BACK,
    "wagtailredirects:process_import": _IMPORT,
}
