"""The translation editor saves a line as its scripts post it."""

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from pages.types.advice import AdvicePage
from tests.factories.pages import add_page, create_force, create_locale, home_of, translate
from tests.factories.staff import staff_browser, superuser

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation():
    page = add_page(
        home_of(create_force("dyfed-powys", welsh=True)), AdvicePage, title="Lock your bike", summary="Use two locks."
    )
    translate(page)
    source, _ = TranslationSource.update_or_create_from_instance(page)
    return Translation.objects.create(source=source, target_locale=create_locale("cy"))


def _put(client, translation, words):
    segment = StringSegment.objects.get(source=translation.source, string__data="Use two locks.")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return client.put(address, encode_multipart(BOUNDARY, {"value": words}), content_type=MULTIPART_CONTENT)


def test_a_line_is_saved(translation):
    response = _put(staff_browser(superuser()), translation, "Defnyddiwch ddau glo.")

    assert response.status_code == 201, response.content
    assert StringTranslation.objects.get().data == "Defnyddiwch ddau glo."


def test_nobody_saves_a_line_without_signing_in(translation):
    response = _put(staff_browser(), translation, "Defnyddiwch ddau glo.")

    assert response.status_code in (302, 401, 403)
    assert not StringTranslation.objects.exists()
