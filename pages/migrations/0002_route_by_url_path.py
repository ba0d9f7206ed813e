"""Routing asks for a page by its whole path at once (pages.serving.routing); Wagtail has no index for that."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX pages_route_by_url_path ON wagtailcore_page (url_path)",
            "DROP INDEX pages_route_by_url_path",
        ),
    ]
