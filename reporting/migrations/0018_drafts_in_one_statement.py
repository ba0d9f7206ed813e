"""A draft is found, begun and kept in one statement each."""

from django.db import migrations

from soh.core.force_functions import force_function

_CONTENT = (
    "its_edition text, its_texts int[], its_locale text, its_ciphertext bytea, its_end timestamptz, its_revision int"
)


class Migration(migrations.Migration):
    """Three functions, each for one force's drafts."""

    dependencies = [("reporting", "0017_question_library")]

    operations = [
        force_function(
            "find_draft(this_force int, its_digest text)",
            returns="SETOF public.reporting_draft",
            body="RETURN QUERY SELECT * FROM public.reporting_draft d"
            " WHERE d.force_id = this_force AND d.digest = its_digest;",
        ),
        force_function(
            f"keep_draft(this_force int, its_digest text, {_CONTENT})",
            returns="boolean",
            body="UPDATE public.reporting_draft d SET edition = its_edition, texts = its_texts, locale = its_locale,"
            " ciphertext = its_ciphertext, expires_at = its_end, revision = its_revision"
            " WHERE d.force_id = this_force AND d.digest = its_digest AND d.submitted_as = ''"
            " AND d.revision = its_revision - 1; RETURN FOUND;",
        ),
        force_function(
            "begin_draft(this_force int, its_digest text, its_visitor text, its_form uuid, its_beginning timestamptz,"
            f" {_CONTENT})",
            returns="boolean",
            body="INSERT INTO public.reporting_draft (force_id, digest, visitor, form_key, edition, texts, locale,"
            " ciphertext, submitted_as, revision, saved_as, created_at, expires_at)"
            " VALUES (this_force, its_digest, its_visitor, its_form, its_edition, its_texts, its_locale,"
            " its_ciphertext, '', its_revision, '', its_beginning, its_end)"
            " ON CONFLICT DO NOTHING; RETURN FOUND;",
        ),
    ]
