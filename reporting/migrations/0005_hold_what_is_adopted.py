"""Forces that have adopted a form hold the version that they show today."""

from django.db import migrations

HOLD = """
INSERT INTO reporting_heldedition
       (force_id, form_key, number, edition_id, source_text_id, how, reason, actor, at, own_part, codes)
SELECT DISTINCT ON (f.id, n.translation_key)
       f.id, n.translation_key, 1, e.digest, t.id, 'adopted', '', 'system', now(), '{}', '{}'
  FROM reporting_adoptedformpage a
  JOIN wagtailcore_page p ON p.id = a.page_ptr_id AND p.live
  JOIN wagtailcore_page n ON n.id = a.source_id
  JOIN wagtailcore_page home ON home.path = left(p.path, 8)
  JOIN wagtailcore_page root ON root.translation_key = home.translation_key AND root.depth = 2
  JOIN wagtailcore_site s ON s.root_page_id = root.id
  JOIN force_sites_force f ON f.site_id = s.id
  JOIN LATERAL (SELECT * FROM reporting_formversion WHERE form_key = n.translation_key
                 ORDER BY number DESC LIMIT 1) v ON true
  JOIN reporting_edition e ON e.version_id = v.id AND e.overlay = '{}'::jsonb
  JOIN LATERAL (SELECT id FROM reporting_formtext WHERE version_id = v.id AND locale = v.source_locale
                 ORDER BY number DESC LIMIT 1) t ON true
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0004_forms_shared_between_forces")]

    operations = [migrations.RunSQL(HOLD, migrations.RunSQL.noop)]
