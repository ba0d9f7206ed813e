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
_CODE = "needs the receipt code, which only the person has"
_TUS = "takes a file in pieces by the tus protocol, which the walk does not speak"
_WAITS = "needs an offer that waits, of which another force has the other side"
_BYTES = "needs a file whose sealed bytes are there; the planted one is a row alone"
_SENT = "needs a message that a record system was sent"
_TWO = "needs two versions of the group"
_BROUGHT = "needs what another site brought, or a letter's link"
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
        f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:{name}": reason
        for model in get_snippet_models()
        for name, reason in _SNIPPETS.items()
    },
    "api-delivery-acknowledgement": _SENT,
    "api-evidence": _TUS,
    "api-evidence-file": _TUS,
    "api-report": _CODE,
    "api-report-contact": _CODE,
    "api-report-messages": _CODE,
    "api-report-withdrawal": _CODE,
    "emergency:end": _RUNNING,
    "national_sharing:again": _STATE,
    "national_sharing:undo": _STATE,
    "people:accept": _LETTER,
    "form_library:roll_out": _NATIONAL_FORM,
    "form_question_group_changes": _TWO,
    "inbox:accept": _WAITS,
    "inbox:file": _BYTES,
    "inbox:give_back": _WAITS,
    "inbox:original": _BYTES,
    "inbox:withdraw": _WAITS,
    "my_report:message": _CODE,
    "sharing:act": _STATE,
    "start-with": _BROUGHT,
    "try-a-draft": _BROUGHT,
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
