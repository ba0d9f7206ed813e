"""What carries no canary, and why. A model or field that is neither planted nor here fails a test."""

from typing import Any

from tests.isolation.canaries import LENGTH

MODELS: dict[str, str] = {
    "contenttypes.ContentType": "the platform's list of models",
    "auth.Permission": "the platform's list of rights",
    "sessions.Session": "sealed by its key; belongs to a browser",
    "core.ContentVersion": "version numbers",
    "wagtailcore.Locale": "the platform's languages",
    "wagtail_localize.LocaleSynchronization": "the platform's languages",
    "wagtailadmin.Admin": "a stand-in without a table of its own rows",
    "wagtailembeds.Embed": "what other sites answered about an address, shared by its digest",
    "procrastinate.ProcrastinateWorker": "workers; the tables belong to the queue",
    "procrastinate.ProcrastinateJob": "jobs carry ids only",
    "procrastinate.ProcrastinateEvent": "jobs carry ids only",
    "procrastinate.ProcrastinatePeriodicDefer": "the platform's timetable",
}
"""Models whose rows belong to no force."""

FIELDS: dict[str, str] = {
    "force_sites.Force.slug": "public, in every force's list of forces",
    "force_sites.Force.name": "public, in every force's list of forces",
    "force_sites.Force.short_name": "public, in every force's list of forces",
    "force_sites.Force.name_cy": "public, in every force's list of forces",
    "force_sites.Force.existing_website": "public, in every force's list of forces",
    "force_sites.Force.telephone": "public, in every force's list of forces",
    "force_sites.Force.languages": "codes",
    "accounts.User.password": "a hash",
    "wagtailcore.Page.path": "place in the tree",
    "wagtailcore.Page.url_path": "made of slugs, which are planted",
    "wagtailcore.Collection.path": "place in the tree",
    "wagtailcore.Site.hostname": "public, in every force's list of forces",
    "wagtailcore.Site.site_name": "the force's public name",
    "reporting.FormVersion.logic": "logic without words",
    "reporting.FormVersion.codes": "codes",
    "reporting.FormVersion.source_locale": "a code",
    "reporting.FormText.locale": "a code",
    "reporting.Edition.overlay": "of a fixed shape, which every reader of the form checks; public once it is there",
    "reporting.Report.locale": "a code",
    "reporting.Draft.locale": "a code",
    "reporting.Evidence.digest": "a digest of a random handle",
    "reporting.Evidence.finding": "a code",
    "reporting.Disposal.removed": "numbers of rows by table; certificates are append-only",
    "reporting.EvidenceChunk.name": "random; names, types and digests of files are sealed",
    "wagtailusers.UserProfile.preferred_language": "a code",
    "wagtailusers.UserProfile.current_time_zone": "a name of the platform's list",
    "wagtaildocs.Document.file": "a random name; canaries are in the content",
    "wagtailimages.Image.file": "a random name; canaries are in the content of its renditions",
    "wagtailimages.Rendition.file": "a random name; canaries are in the content",
    "wagtailcore.UploadedFile.file": "a random name",
    "wagtailusers.UserProfile.avatar": "a random name",
    "wagtailsearch.IndexEntry.object_id": "an id",
    "wagtail_localize.TranslationSource.schema_version": "a migration's name",
    "wagtail_localize.Template.template_format": "a code",
}
"""Fields that hold no words of a force."""

NATIONAL_TOO: dict[str, str] = {
    "force_sites_agreement": "the agreement between a force and the national team, which both record and read",
    "force_sites_phasedecision": "who let a site go from phase to phase, which the national team decides on too",
}
"""Tables under row-level security in which the national team works with each force: nothing there is foreign to it."""

_CODES = frozenset(
    {
        "digest", "request_digest", "hash", "file_hash", "key_hash", "edition", "object_id", "to_object_id",
        "parent_object_id", "content_path", "model_path", "contentpath", "field_path", "position", "action",
        "status", "type", "visitor", "prefix", "reference", "submitted_as", "session_hash", "path_info",
        "restriction_type", "filter_spec", "focal_point_key", "redirect_page_route_path", "locale",
    }
)  # fmt: skip
"""Names under which models keep codes, digests and ids."""


def is_exempt(model: Any, field: Any) -> bool:
    """Whether a field need not carry a canary."""
    is_short = bool(field.max_length and field.max_length < LENGTH)
    return is_short or field.name in _CODES or f"{model._meta.label}.{field.name}" in FIELDS
