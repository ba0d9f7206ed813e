"""What the page of one force shows."""

from typing import Any

from django.db.models import Count, Q

from pages.types.adopted import AdoptedPage
from reporting.authoring.models import AdoptedFormPage
from sites.access.models import ForceGroup
from sites.access.roles import FORCE_ROLES, Role
from sites.forces import hosts
from sites.forces.models import Force, ForceKey, Phase
from sites.provisioning.delivery_trial import outlet_in_words
from sites.provisioning.force import unfinished
from sites.provisioning.readiness import readiness
from soh.core import tenancy


def facts_for_page(force: Force, *, may_complete: bool) -> dict[str, Any]:
    """Return the force's readiness, address, people, keys and adoptions."""
    items = readiness(force)
    site = hosts.site_of_force(force.pk)
    homes = [
        {"language": "Welsh" if code == "cy" else "English", "id": home.page_id}
        for code, home in sorted(site.homes.items(), key=lambda item: item[0] != "en")
    ]
    return {
        "force": force,
        "items": items,
        "done": sum(item.done for item in items),
        "phase": Phase(force.phase).label,
        "url": f"{site.root_url}/",
        "host": site.host,
        "homes": homes,
        "people": _people(force),
        "keys": _keys(force),
        "pages": _adopted(AdoptedPage, force),
        "forms": _adopted(AdoptedFormPage, force),
        "outlet": outlet_in_words(force),
        "unfinished": unfinished(force),
        "may_complete": may_complete,
    }


def _people(force: Force) -> list[tuple[str, int]]:
    active = Q(group__user__is_active=True)
    groups = ForceGroup.objects.filter(force=force).annotate(how_many=Count("group__user", active, distinct=True))
    found = dict(groups.values_list("role", "how_many"))
    return [(Role(role).label, found.get(str(role), 0)) for role in FORCE_ROLES]


def _keys(force: Force) -> list[ForceKey]:
    with tenancy.transaction(force):
        rows = ForceKey.objects.filter(force=force).only("id", "force_id", "created_at", "retired_at")
        return list(rows.order_by("-id"))


def _adopted(model: type[AdoptedPage] | type[AdoptedFormPage], force: Force) -> int:
    return model.objects.descendant_of(force.site.root_page).live().count()
