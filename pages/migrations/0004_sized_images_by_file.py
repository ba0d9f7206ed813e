from django.db import migrations


class Migration(migrations.Migration):
    """Every request for a sized image asks whose it is, by its file."""

    dependencies = [("pages", "0003_libraries_and_sharing"), ("wagtailimages", "0027_image_description")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX IF NOT EXISTS rendition_by_file ON wagtailimages_rendition (file)",
            "DROP INDEX IF EXISTS rendition_by_file",
        ),
    ]
