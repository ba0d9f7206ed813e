"""`python -m bench.scale_world FORCES PAGES OUTPUT`: open forces, fill them, and ask before and after.

In a database of its own, a clone of the suite's template. Three forces are opened and asked; then the others, each
after all before it were filled, so that the last one opens in a world as large as it gets.
"""

import gc
import json
import logging
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

_TIMES = 15
_FULL = 60
"""Pages that each of the first three has from the start, so that lists have a full first page both times."""


def main(forces: int, pages: int, output: Path) -> None:
    """Measure and write down."""
    django.setup()
    from django.conf import settings
    from django.test.utils import setup_test_environment

    from soh.operations.postgres import ensure_running
    from tests.database import clones
    from tests.database.fingerprint import fingerprint
    from tests.isolation.world import point_at

    ensure_running()
    clones.drop_orphans()
    setup_test_environment()
    logging.getLogger().handlers.clear()
    name = clones.create_other_clone("scale", clones.prepare_template(fingerprint()))
    before = settings.DATABASES["default"]["NAME"]
    point_at(name)
    try:
        output.write_text(json.dumps(_measured(forces, pages)))
    finally:
        point_at(before)
        clones.drop_clone(name)


def _measured(forces: int, pages: int) -> dict[str, Any]:
    from sites.forces.facts import FORCES
    from sites.provisioning.national import provision_national

    provision_national()
    # Forces with two languages open twice the pages: they stand in the middle, where nothing is compared.
    english = [facts.slug for facts in FORCES if facts.languages == "en"]
    others = [facts.slug for facts in FORCES if facts.languages != "en"]
    order = [*english[:4], *others, *english[7:]][: forces - 3] + english[4:7]
    opened = [_opened(slug) for slug in order[:3]]
    for slug in order[:3]:
        _fill(slug, start=1, end=_FULL)
    small = _asked(order[1])
    for slug in order[:3]:
        _fill(slug, start=_FULL + 1, end=pages)
    for slug in order[3:]:
        opened.append(_opened(slug))
        _fill(slug, start=1, end=pages)
    large = _asked(order[1])
    from wagtail.models import Page

    return {"forces": len(order), "pages": Page.objects.count(), "opened": opened, "small": small, "large": large}


def _opened(slug: str) -> dict[str, float]:
    """Open a force; what it took."""
    from sites.provisioning.force import provision_force

    began, cpu = time.perf_counter(), time.process_time()
    statements = _statements(lambda: provision_force(slug=slug, actor="system"))
    return {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu, "statements": statements}


def _fill(slug: str, *, start: int, end: int) -> None:
    """Give a force so many pages, and let the database know that they are there."""
    from django.db import connection
    from wagtail.models import Locale

    from pages.types.advice import AdvicePage
    from pages.types.home import HomePage
    from sites.forces.models import Force, Phase
    from soh.core import versions
    from tests.isolation.growth import add_pages

    force = Force.objects.select_related("site").get(slug=slug)
    Force.objects.filter(pk=force.pk).update(phase=Phase.BETA)
    home = HomePage.objects.get(pk=force.site.root_page_id)
    sample = AdvicePage.objects.child_of(home).filter(slug="sample").first()
    if sample is None:
        sample = AdvicePage(
            title="Sample", slug="sample", summary="A page.", locale=Locale.objects.get(language_code="en")
        )
        home.add_child(instance=sample)
        home.refresh_from_db()
    add_pages(home, sample, start=start, end=end)
    versions.bump("all", "hosts")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE wagtailcore_page")


def _asked(slug: str) -> dict[str, dict[str, float]]:
    """What a force's publisher and its visitors cost, once warm: statements and milliseconds."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client, override_settings

    from sites.access.roles import Role
    from sites.forces.models import Force
    from soh.settings.components.doors import door_settings
    from tests.factories.staff import staff

    gc.collect()
    gc.freeze()  # what opening forces left in this process is no cost of an answer
    force = Force.objects.select_related("site").get(slug=slug)
    person = get_user_model().objects.filter(username="scale").first() or staff(Role.PUBLISHER, force, username="scale")
    home, host = force.site.root_page_id, f"{force.site.hostname}:{force.site.port}"
    found = {}
    with override_settings(**door_settings("staff")):
        browser = Client(headers={"host": settings.STAFF_HOST})
        browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        found["explorer"] = _cost(browser, f"/admin/pages/{home}/")
        found["chooser"] = _cost(browser, f"/admin/choose-page/{home}/")
    unlimited = {"WORK_PER_MINUTE": dict.fromkeys(settings.WORK_PER_MINUTE, 10**9)}
    with override_settings(**door_settings("public"), **unlimited):
        visitor = Client(headers={"host": host})
        found["page"] = _cost(visitor, "/sample/")
        found["api_list"] = _cost(visitor, "/api/v1/pages/")
        found["search"] = _cost(visitor, "/search/?q=sample")
    return found


def _cost(client: Any, path: str) -> dict[str, float]:
    def ask() -> None:
        status = client.get(path).status_code
        if status != 200:
            raise SystemExit(f"{path} answers {status}")

    for _ in range(3):
        ask()
    times = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1000)
    return {"queries": _statements(ask), "ms": statistics.median(times)}


def _statements(act: Callable[[], object]) -> int:
    from django.db import connection

    count = 0

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        act()
    return count


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
