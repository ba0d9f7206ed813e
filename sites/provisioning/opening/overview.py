"""How far every force is: one row for each force that can have a site, with few queries however many are open."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import Substr

from pages.types.adopted import AdoptedPage
from reporting.authoring.models import AdoptedFormPage
from sites.forces import hosts
from sites.forces.facts import FORCES
from sites.forces.models import Force, Phase

NOT_OPENED = "not_opened"
_STEPS = {NOT_OPENED: "Not opened", **{str(phase.value): str(phase.label).partition(":")[0] for phase in Phase}}


@dataclass(frozen=True, slots=True)
class Row:
    """A force in the list. `url` and the counts are empty before it is opened."""

    slug: str
    name: str
    state: str
    host: str = ""
    url: str = ""
    people: int = 0
    pages: int = 0
    forms: int = 0

    @property
    def state_in_words(self) -> str:
        """The state for people."""
        return _STEPS[self.state]

    @property
    def is_open(self) -> bool:
        """Whether there is a site."""
        return self.state != NOT_OPENED


def rows(*, state: str = "", words: str = "") -> list[Row]:
    """Return the forces in this state (all without one) whose name holds these words, by name."""
    opened = _opened()
    everybody = [opened.get(facts.slug) or Row(facts.slug, facts.name, NOT_OPENED) for facts in FORCES]
    everybody += [row for slug, row in opened.items() if slug not in {facts.slug for facts in FORCES}]
    wanted = [row for row in everybody if state in ("", row.state) and words.casefold() in row.name.casefold()]
    return sorted(wanted, key=lambda row: row.name)


def states() -> list[tuple[str, str]]:
    """Return the states with their words, in the order in which a force goes through them."""
    return list(_STEPS.items())


def _opened() -> dict[str, Row]:
    active = Q(groups__group__user__is_active=True)
    forces = Force.objects.select_related("site").annotate(people=Count("groups__group__user", active, distinct=True))
    homes = {site.force.id: site for site in hosts.table().values() if site.force}
    pages, forms = _by_home(AdoptedPage), _by_home(AdoptedFormPage)
    found = {}
    for force in forces:
        site = homes.get(force.pk)
        home = site.homes.get("en") if site else None
        found[force.slug] = Row(
            slug=force.slug,
            name=force.name,
            state=force.phase,
            host=site.host if site else force.site.hostname,
            url=f"{site.root_url}/" if site else "",
            people=force.people,
            pages=pages[home.path] if home else 0,
            forms=forms[home.path] if home else 0,
        )
    return found


def _by_home(model: type[AdoptedPage] | type[AdoptedFormPage]) -> Counter[str]:
    counted = model.objects.filter(live=True).annotate(home=Substr("path", 1, 8)).values("home").order_by("home")
    return Counter({row["home"]: row["how_many"] for row in counted.annotate(how_many=Count("pk"))})
