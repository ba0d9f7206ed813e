"""`python -m tests.isolation.preparation FOLDER FORCES SECRET`: fill the database of the environment."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

A, B, C = "thames-valley", "south-wales", "essex"
"""Who asks, who is asked for (in two languages), and the second force of a person who works for two."""


def main(folder: Path, forces: int, secret: str) -> None:
    """Open so many forces, fill two of them, and write down what a walk has to know."""
    import django

    django.setup()
    from django.test import override_settings

    from sites.forces.facts import FORCES
    from sites.provisioning.force import provision_force
    from sites.provisioning.national import provision_national
    from tests.factories.forces import SMALL_LIBRARY
    from tests.isolation.canaries import Canaries
    from tests.isolation.estate import make_estate

    with override_settings(MEDIA_ROOT=str(folder / "media")):
        provision_national(library=SMALL_LIBRARY)
        others = [facts.slug for facts in FORCES if facts.slug not in (A, B, C)]
        for slug in (C, *others)[: forces - 2]:
            provision_force(slug=slug, actor="system")
        attacker = make_estate(A, Canaries.of(f"attacker {secret}"))
        victim = make_estate(B, Canaries.of(f"victim {secret}"))
    facts = {"attacker": asdict(attacker), "victim": asdict(victim)}
    (folder / "world.json").write_text(json.dumps(facts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
