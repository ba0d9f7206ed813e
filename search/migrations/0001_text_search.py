"""Text search that takes w for ŵ and a for â, with English stems or none, and likeness of misspelt words."""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

CONFIGURATIONS = {"soh_english": ("english", "english_stem"), "soh_simple": ("simple", "simple")}


def _make(name: str, copied: str, dictionary: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        [
            f"CREATE TEXT SEARCH CONFIGURATION {name} (COPY = {copied})",
            f"ALTER TEXT SEARCH CONFIGURATION {name} "
            f"ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part "
            f"WITH unaccent, {dictionary}",
        ],
        f"DROP TEXT SEARCH CONFIGURATION IF EXISTS {name}",
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        *(_make(name, *parts) for name, parts in CONFIGURATIONS.items()),
    ]
