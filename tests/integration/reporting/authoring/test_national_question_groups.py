"""The national question groups: sound, in both languages, with purpose and retention where data is personal."""

import pytest

from reporting.authoring.question_library import proving
from reporting.authoring.question_library.models import QuestionGroup, QuestionGroupVersion
from sites.provisioning.library.question_groups import QUESTION_GROUPS
from sites.provisioning.question_groups import make_question_groups
from tests.factories.pages import create_locale

pytestmark = pytest.mark.django_db


def test_each_is_published_in_both_languages_and_has_nothing_to_correct_or_check():
    for code in ("en", "cy"):
        create_locale(code)
    make_question_groups(groups=QUESTION_GROUPS, languages=("en", "cy"))
    make_question_groups(groups=QUESTION_GROUPS, languages=("en", "cy"))

    assert QuestionGroup.objects.count() == 2 * len(QUESTION_GROUPS)
    for group in QuestionGroup.objects.filter(locale__language_code="en"):
        assert [finding.message for finding in proving.findings(group)] == []
        newest = QuestionGroupVersion.objects.filter(group_key=group.translation_key).latest("number")
        assert set(newest.content) == {"en", "cy"}
