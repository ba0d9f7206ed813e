"""Addresses that answer nobody in the second walk, and why. `make isolation` fails when one of them does."""

_UPLOADS = "needs an upload that has just begun"
_STATE = "needs a state of the page or entry that the walk does not bring about"
_OFF = "is switched off: it answers 404 to all"
_BACK = "sends back to the start page when it is done, as a refusal does"
_IMPORT = "is the second step of an import"

_DONE = "has been done to the victim in the making of the world"

ANSWER_NOBODY: dict[str, str] = {
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
    "wagtailsnippets_pages_contactpoint:revisions_compare": _STATE,
    "wagtailsnippets_pages_contactpoint:revisions_revert": _STATE,
    "wagtailsnippets_pages_contactpoint:revisions_unschedule": _STATE,
    "wagtailsnippets_pages_contactpoint:workflow_history_detail": _STATE,
    "wagtailsnippets_pages_emergencybox:revisions_compare": _STATE,
    "wagtailsnippets_pages_emergencybox:revisions_revert": _STATE,
    "wagtailsnippets_pages_emergencybox:revisions_unschedule": _STATE,
    "wagtailsnippets_pages_emergencybox:workflow_history_detail": _STATE,
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
