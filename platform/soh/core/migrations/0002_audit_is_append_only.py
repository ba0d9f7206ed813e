from django.db import migrations

from soh.core.row_level_security import append_only, row_level_security


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [*row_level_security("core_auditevent"), *append_only("core_auditevent")]
