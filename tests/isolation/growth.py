"""Making a world large: many forces with many pages, put straight into the tables."""

from typing import Any

from django.db import connection
from wagtail.models import Page

from pages.types.advice import AdvicePage

_FIRST = 5_000
"""Steps of a tree path have four characters; provisioning uses the first few."""


def add_pages(home: Any, sample: AdvicePage, *, start: int = 1, end: int) -> None:
    """Put copies of a page under a home, with these numbers: as many rows as editors would have made."""
    page_columns = _columns(Page)
    own_columns = _columns(AdvicePage)
    changed = {
        "path": "%(home)s::text || lpad((%(first)s::int + n)::text, 4, '0')",
        "depth": "%(depth)s::int",
        "numchild": "0",
        "slug": "'grown-' || n",
        "title": "'Grown ' || n",
        "draft_title": "'Grown ' || n",
        "url_path": "%(url)s::text || 'grown-' || n || '/'",
        "translation_key": "gen_random_uuid()",
        "latest_revision_id": "NULL",
        "live_revision_id": "NULL",
        "locked": "false",
    }
    values = {
        "home": home.path,
        "first": _FIRST,
        "depth": home.depth + 1,
        "url": home.url_path,
        "sample": sample.pk,
        "start": start,
        "end": end,
    }
    chosen = ", ".join(changed.get(column, column) for column in page_columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO wagtailcore_page ({', '.join(page_columns)}) SELECT {chosen} "
            "FROM wagtailcore_page, generate_series(%(start)s::int, %(end)s::int) n WHERE id = %(sample)s",
            values,
        )
        own = ", ".join("grown.id" if column == "page_ptr_id" else f"like_it.{column}" for column in own_columns)
        cursor.execute(
            f"INSERT INTO pages_advicepage ({', '.join(own_columns)}) SELECT {own} "
            "FROM pages_advicepage like_it, wagtailcore_page grown WHERE like_it.page_ptr_id = %(sample)s "
            "AND grown.path LIKE %(home)s::text || '%%' AND grown.slug LIKE 'grown-%%' "
            "AND NOT EXISTS (SELECT FROM pages_advicepage known WHERE known.page_ptr_id = grown.id)",
            values,
        )
    Page.objects.filter(pk=home.pk).update(numchild=home.numchild + end - start + 1)


def _columns(model: Any) -> list[str]:
    return [field.column for field in model._meta.local_concrete_fields if field.column != "id"]
