"""Every library has one lookup: the force's own live entry, else the national one, in the page's language."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import translation

from pages.blocks.face import blocks_face
from pages.blocks.index import ContentBlocks
from pages.library.alerts import Alert
from pages.library.entries import libraries
from pages.library.options import OptionBlocks, OptionList
from pages.library.questions import Question
from pages.library.scope import CONTEXT_NAME, RenderScope
from pages.library.statistics import Statistic
from sites.forces.models import Force
from soh.core import clock
from tests.factories.pages import create_entries, create_force, create_locale

pytestmark = pytest.mark.django_db
KINDS = {
    "help": "helporganisation",
    "statistic": "statistic",
    "question": "question",
    "notice": "legalnotice",
    "alert": "alert",
}


@pytest.fixture
def force() -> Force:
    create_force("thames-valley")
    return Force.objects.get(slug="thames-valley")


def scope_for(force: Force | None, *languages: str) -> RenderScope:
    return RenderScope(
        force_id=force.pk if force else None, locale_ids=tuple(create_locale(code).pk for code in languages or ("en",))
    )


def stream_of(entries: dict[str, Any]) -> Any:
    stored = [
        {"type": kind, "value": {"entry": entries[model].pk}, "id": str(uuid4())} for kind, model in KINDS.items()
    ]
    return ContentBlocks().to_python(stored)


def html_of(stream: Any, scope: RenderScope) -> str:
    with translation.override("en"):
        return str(stream.stream_block.render(stream, {CONTEXT_NAME: scope}))


def test_ten_libraries_are_there_and_all_but_response_templates_are_public():
    assert {model.library for model in libraries() if model.is_public} == {
        "contact-points",
        "emergency-boxes",
        "help-organisations",
        "statistics",
        "alerts",
        "faqs",
        "legal-notices",
        "option-lists",
        "terminology",
    }
    assert {model.library for model in libraries() if not model.is_public} == {"response-templates", "question-groups"}


def test_pages_show_the_forces_entries_where_it_has_them_in_html_and_api(force: Force) -> None:
    stream = stream_of(create_entries(name="National words"))
    create_entries(force, name="Our words")
    there = Force.objects.get(pk=create_force("hampshire").force.id)

    ours, theirs = html_of(stream, scope_for(force)), html_of(stream, scope_for(there))
    told = blocks_face(stream, scope_for(force))

    assert "Our words" in ours
    assert "National words" not in ours
    assert "National words" in theirs
    assert "Our words" not in theirs
    assert [block["value"]["name"] for block in told] == ["Our words"] * 5


def test_all_libraries_of_a_page_cost_one_query(force: Force, django_assert_num_queries: Any) -> None:
    stream = stream_of(create_entries())
    scope = scope_for(force)
    scope.expect(stream)

    with django_assert_num_queries(1):
        html_of(stream, scope)


def test_a_draft_or_withdrawn_override_gives_way_to_the_national_entry(force: Force) -> None:
    stream = stream_of(create_entries(name="National words"))
    create_entries(force, name="Our draft", live=False)

    html = html_of(stream, scope_for(force))

    assert "Our draft" not in html
    assert "National words" in html


def test_welsh_falls_back_to_english_and_a_welsh_entry_wins(force: Force) -> None:
    english = create_entries(name="In English")
    stream = stream_of(english)
    assert "In English" in html_of(stream, scope_for(force, "cy", "en"))

    create_entries(name="Yn Gymraeg", locale=create_locale("cy"))

    assert "Yn Gymraeg" in html_of(stream, scope_for(force, "cy", "en"))
    assert "In English" in html_of(stream, scope_for(force, "en", "cy"))


def test_another_forces_entry_is_never_shown_whatever_id_is_stored(force: Force) -> None:
    there = Force.objects.get(pk=create_force("hampshire").force.id)
    foreign = create_entries(there, name="Secret words")

    assert "Secret words" not in html_of(stream_of(foreign), scope_for(force))
    assert blocks_face(stream_of(foreign), scope_for(force)) == []


def test_an_entry_that_was_replaced_shows_the_one_in_its_place(force: Force) -> None:
    old = create_entries(name="Old words")
    new = create_entries(name="New words", key="new")
    for name, entry in old.items():
        type(entry).objects.filter(pk=entry.pk).update(replaced_by=new[name].pk, live=False)

    html = html_of(stream_of(old), scope_for(force))

    assert "Old words" not in html
    assert "New words" in html


def test_an_alert_shows_from_its_beginning_to_its_end_only(force: Force) -> None:
    entries = create_entries(name="Flood")
    stream = ContentBlocks().to_python([{"type": "alert", "value": {"entry": entries["alert"].pk}, "id": "a"}])
    now = clock.now()

    def shows(**times: Any) -> bool:
        Alert.objects.update(**{"starts_at": None, "ends_at": None, **times})
        return "Flood" in html_of(stream, scope_for(force)) and bool(blocks_face(stream, scope_for(force)))

    assert shows()
    assert shows(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1))
    assert not shows(starts_at=now + timedelta(hours=1))
    assert not shows(ends_at=now - timedelta(seconds=1))


def test_stored_markup_beyond_the_features_is_dropped(force: Force) -> None:
    entry = create_entries()["question"]
    Question.objects.filter(pk=entry.pk).update(answer='<p onclick="x()">Yes<script>alert(1)</script></p>')
    stream = ContentBlocks().to_python([{"type": "question", "value": {"entry": entry.pk}, "id": "a"}])

    html = html_of(stream, scope_for(force))

    assert "Yes" in html
    assert "script" not in html
    assert "onclick" not in html


def test_a_code_is_a_code_and_there_once_and_is_never_translated() -> None:
    block = OptionBlocks()
    option = {"code": "red", "label": "Red", "hint": ""}

    def refused(*values: dict[str, Any]) -> bool:
        stream = block.to_python([{"type": "option", "value": value, "id": str(uuid4())} for value in values])
        try:
            block.clean(stream)
        except Exception:
            return True
        return False

    assert not refused(option)
    assert refused(option, option)
    assert refused({**option, "code": "Dark Red"})
    code = block.child_blocks["option"].child_blocks["code"]
    assert code.get_translatable_segments("red") == []


def test_an_option_list_tells_codes_labels_and_hints(force: Force) -> None:
    options = [{"type": "option", "value": {"code": "red", "label": "Red", "hint": None}, "id": "a"}]
    entry = OptionList(key="colours", name="Colours", locale=create_locale())
    entry.options = OptionList._meta.get_field("options").to_python(options)
    entry.save()
    row = {"key": "colours", "name": "Colours", "options": options}

    assert OptionList.face(row, scope_for(force))["options"] == [{"code": "red", "label": "Red", "hint": ""}]


def test_a_statistic_says_its_source_and_day(force: Force) -> None:
    entry = create_entries()["statistic"]
    Statistic.objects.filter(pk=entry.pk).update(as_of=date(2026, 3, 31))
    stream = ContentBlocks().to_python([{"type": "statistic", "value": {"entry": entry.pk}, "id": "a"}])

    html = html_of(stream, scope_for(force))

    assert "ONS" in html
    assert "31 March 2026" in html
