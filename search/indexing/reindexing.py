"""Bringing the indexes up to date with the database, many pages at once."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from modelsearch.backends import get_search_backend
from wagtail.models import Page

from pages.library.adoption import AdoptionMixin, adoption_models
from reporting.authoring.searched_words import SearchedForm
from search.engines.configuration import has_elasticsearch
from search.engines.contract import EngineDown

log = logging.getLogger(__name__)


def reindex(ids: Iterable[int]) -> None:
    """Index pages anew, and every adoption of them; forget those that are gone.

    Wagtail's signals have written the pages' own rows in PostgreSQL; what a signal cannot know is left: a
    national page's words in its adoptions, and the questions of a form, which is compiled after it is saved.
    """
    wanted = set(ids)
    wanted |= _adoptions_of(wanted)
    pages = sorted(Page.objects.filter(pk__in=wanted).specific(), key=lambda page: page._meta.label)
    read_elsewhere = [page for page in pages if isinstance(page, AdoptionMixin | SearchedForm)]
    for model, of_model in groupby(read_elsewhere, key=type):
        get_search_backend("default").add_bulk(model, list(of_model))
    if has_elasticsearch():
        _write(pages, gone=wanted - {page.pk for page in pages})


def _adoptions_of(ids: set[int]) -> set[int]:
    """Every adoption, in any language, of these pages or of a translation of them."""
    keys = list(Page.objects.filter(pk__in=ids).values_list("translation_key", flat=True))
    return {
        pk
        for model in adoption_models()
        for pk in model._default_manager.filter(source__translation_key__in=keys).values_list("pk", flat=True)
    }


def _write(pages: list[Any], *, gone: set[int]) -> None:
    from search.engines import elasticsearch  # its client takes long to import, and not everybody has one

    try:
        elasticsearch.write(pages, gone=gone)
    except EngineDown as problem:
        # The database decides what is found, so nothing is shown that should not be; `update_index` mends the rest.
        log.warning("%d pages not indexed: Elasticsearch does not answer (%s)", len(pages) + len(gone), problem)
