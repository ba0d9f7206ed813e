from django.db import migrations

from soh.core.row_level_security import row_level_security


class Migration(migrations.Migration):
    dependencies = [("force_sites", "0001_initial")]

    operations = [*row_level_security("force_sites_forcekey")]
