from django.db import migrations

# Unlogged: nothing here outlives a crash, and nothing here is worth a write-ahead log.
_CACHE = """
CREATE UNLOGGED TABLE core_shared_cache (
    cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
)
"""
_COUNTERS = "CREATE UNLOGGED TABLE core_counter (name text PRIMARY KEY, used bigint NOT NULL, ends_at timestamptz NOT NULL)"


class Migration(migrations.Migration):
    dependencies = [("core", "0003_versions_never_repeat")]

    operations = [
        migrations.RunSQL(
            [
                _CACHE,
                "CREATE INDEX core_shared_cache_expires ON core_shared_cache (expires)",
                _COUNTERS,
                "CREATE INDEX core_counter_ends ON core_counter (ends_at)",
            ],
            ["DROP TABLE core_counter", "DROP TABLE core_shared_cache"],
        ),
    ]
