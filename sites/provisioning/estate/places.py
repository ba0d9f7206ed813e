"""Where trees of an estate find room: new paths below the roots of this installation's trees."""

from typing import Any

from django.db.models import F
from wagtail.models import Collection, Page

from sites.provisioning.estate.tables import Row

Places = dict[tuple[str, Any], Row]
_TREES: dict[str, Any] = {"wagtailcore.Page": Page, "wagtailcore.Collection": Collection}


def new_places(rows: dict[str, list[Row]]) -> Places:
    """Return the new path of each page and collection, by label and old id; the roots learn of their new children."""
    found: Places = {}
    for label, model in _TREES.items():
        root = model.get_first_root_node()
        taken = model.objects.filter(depth=2).order_by("-path").values_list("path", flat=True).first()
        moved: dict[str, str] = {}
        step = model.steplen
        tops = sorted((row for row in rows.get(label, ()) if row["depth"] == 2), key=lambda row: row["path"])
        for top in tops:
            taken = model(path=taken)._inc_path() if taken else model._get_path(root.path, 2, 1)
            moved[top["path"]] = taken
        for row in rows.get(label, ()):
            prefix = row["path"][: 2 * step]
            found[label, row["id"]] = {"path": moved[prefix] + row["path"][2 * step :]}
        model.objects.filter(pk=root.pk).update(numchild=F("numchild") + len(tops))
    return found
