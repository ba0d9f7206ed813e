from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_platform_staff_and_elevation")]

    operations = [
        migrations.RunSQL(
            "UPDATE accounts_user SET is_platform_staff = true, is_superuser = false WHERE is_superuser",
            "UPDATE accounts_user SET is_superuser = true WHERE is_platform_staff",
        ),
    ]
