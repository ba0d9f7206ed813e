"""What a new home page shows. A home page that an editor has filled is left as it is."""

import json
from dataclasses import replace
from typing import Any

from wagtail.models import Page

from pages.types.home import HomePage
from sites.provisioning.entries import national_entries
from sites.provisioning.library.home import BODY, TASKS
from sites.provisioning.library.page_words import BlockWords
from sites.provisioning.page_blocks import NoSuchTarget, Targets, stored
from sites.provisioning.trees import paths_below


def fill_home(*, home: Page, languages: tuple[str, ...]) -> None:
    """Fill a home that is still empty, and its translations, with links to the pages below it, and publish them."""
    targets = _targets(home)
    tasks, body = _possible(TASKS, targets), _possible(BODY, targets)
    for page in _in_languages(home, languages):
        if not page.tasks and not page.body:
            page.body = json.dumps(_blocks(page, body, targets))
            _publish_tasks(page, _blocks(page, tasks, targets))


def add_task(*, home: Page, task: BlockWords, languages: tuple[str, ...]) -> None:
    """Put one more task on a home and its translations, before the last one, and publish them."""
    targets = _targets(home)
    for page in _in_languages(home, languages):
        before = list(page.tasks.raw_data)
        _publish_tasks(page, [*before[:-1], *_blocks(page, (task,), targets), *before[-1:]])


def _possible(blocks: tuple[BlockWords, ...], targets: Targets) -> tuple[BlockWords, ...]:
    """The blocks whose targets exist, cards without those that do not: the national team may have withdrawn a page."""
    kept = []
    for block in blocks:
        if block.kind == "cards":
            cards = [card for card in block.value["cards"] if targets.have(card)]
            if cards:
                kept.append(replace(block, value={**block.value, "cards": cards}))
        elif targets.have(block.value):
            kept.append(block)
    return tuple(kept)


def _in_languages(home: Page, languages: tuple[str, ...]) -> Any:
    return HomePage.objects.filter(
        translation_key=home.translation_key, locale__language_code__in=languages
    ).select_related("locale")


def _targets(home: Page) -> Targets:
    return Targets(paths_below(home), national_entries(), _no_pictures)


def _blocks(page: HomePage, blocks: tuple[BlockWords, ...], targets: Targets) -> list[dict[str, Any]]:
    return stored(str(page.translation_key), blocks, page.locale.language_code, targets)


def _publish_tasks(page: Any, tasks: list[dict[str, Any]]) -> None:
    page.tasks = json.dumps(tasks)
    page.save_revision(clean=True).publish()


def _no_pictures(picture: object) -> int:
    raise NoSuchTarget(f"Home pages begin without pictures, not with {picture}.")
