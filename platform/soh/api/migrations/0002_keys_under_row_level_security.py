from django.db import migrations

from soh.core.claimer_functions import claimer_function
from soh.core.row_level_security import row_level_security


class Migration(migrations.Migration):
    dependencies = [("api", "0001_initial")]

    operations = [
        *row_level_security("api_partnerkey"),
        *claimer_function(
            "partner_key_of_digest(wanted text)",
            returns="TABLE (key bigint, force bigint)",
            body="SELECT id, force_id FROM public.api_partnerkey WHERE digest = wanted",
            reads={"api_partnerkey": ["id", "force_id", "digest"]},
        ),
    ]
