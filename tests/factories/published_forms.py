"""Form pages that are live on a site, with any form behind them: for doors, which never look at the blocks."""

import uuid
from typing import Any

from pages.types.home import HomePage
from reporting.authoring.models import FormPage
from reporting.catalogue import editions
from reporting.definition.form import Form
from sites.forces.hosts import HOSTS
from sites.forces.models import Force
from soh.core import versions
from tests.factories.small_form import WORDS_CY, small_form


def live_form(force: Force, form: Form | None = None, *, slug: str = "report-a-theft", **fields: Any) -> FormPage:
    """Publish a form (the small one unless another is given) under the force's home page, without an editor's
    blocks.
    """
    home = HomePage.objects.get(pk=force.site.root_page_id)
    page = FormPage(title="Report a theft", slug=slug, locale=home.locale, live=False, **fields)
    home.add_child(instance=page)
    publish_again(page, form)
    FormPage.objects.filter(pk=page.pk).update(live=True)
    versions.bump("all", HOSTS)
    return FormPage.objects.get(pk=page.pk)


def publish_again(page: FormPage, form: Form | None = None) -> None:
    """Make a version of the page's form: the small one unless another is given."""
    key: uuid.UUID = page.translation_key
    version = editions.publish_version(form_key=key, form=form or small_form(key), codes={}, actor="user:1")
    if form is None:
        editions.publish_texts(version=version, locale="cy", texts=WORDS_CY)
    editions.edition_for(version=version)


def make_bilingual(force: Force, page: FormPage) -> None:
    """Give the force a Welsh home and the form a live Welsh page there."""
    from wagtail.models import Locale

    welsh, _ = Locale.objects.get_or_create(language_code="cy")
    home = HomePage.objects.get(pk=force.site.root_page_id)
    if not home.has_translation(welsh):
        home.copy_for_translation(welsh)
        HomePage.objects.filter(translation_key=home.translation_key).update(live=True)
    copy = page.copy_for_translation(welsh)
    FormPage.objects.filter(pk=copy.pk).update(live=True)
    versions.bump("all", HOSTS)
