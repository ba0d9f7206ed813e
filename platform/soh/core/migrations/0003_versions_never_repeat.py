from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0002_audit_is_append_only")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE core_version_numbers AS bigint",
            "DROP SEQUENCE core_version_numbers",
        ),
    ]
