"""Requests on which stock views of the admin fail: answered, since an error tells that something was there."""

from typing import Any

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from tests.integration.sites.leaks.conftest import Estate

pytestmark = pytest.mark.django_db
SNIPPETS = "/admin/snippets/pages"


@pytest.mark.parametrize(
    "address",
    [
        "images/chooser/chosen-multiple",
        "documents/chooser/chosen-multiple",
        "choose-page/chosen-multiple",
        "api/main/pages/find",
        "api/main/images/find",
        "api/main/documents/find",
    ],
)
def test_what_is_no_id_names_nothing(address: str, mine: Estate) -> None:
    assert mine.publisher.get(f"/admin/{address}/?id=all").status_code == 404
    assert mine.publisher.get(f"/admin/{address}/?id={'9' * 30}").status_code == 404


def test_chosen_pictures_are_still_answered(mine: Estate) -> None:
    assert mine.publisher.get(f"/admin/images/chooser/chosen-multiple/?id={mine.image.pk}").status_code == 200


def test_a_form_is_posted_and_not_put(mine: Estate) -> None:
    answer = mine.publisher.put(f"{SNIPPETS}/optionlist/add/", "{}", content_type="application/json")

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("library", "fields"), [("optionlist", {}), ("legalnotice", {"text": "no rich text"})], ids=["left out", "no JSON"]
)
def test_fields_that_no_form_sends_are_a_bad_request(library: str, fields: dict[str, Any], mine: Estate) -> None:
    answer = mine.publisher.post(f"{SNIPPETS}/{library}/add/", {"key": "a-key", "name": "Name", **fields})

    assert answer.status_code == 400


def test_a_document_behind_a_password_is_missing_at_the_staff_door(mine: Estate) -> None:
    assert mine.publisher.get(mine.document.url).status_code == 200

    CollectionViewRestriction.objects.create(
        collection=Collection.objects.get(pk=mine.document.collection_id), restriction_type="password", password="x"
    )

    assert mine.publisher.get(mine.document.url).status_code == 404
