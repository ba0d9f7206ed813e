"""wagtail-localize finds every human word of a form, and nothing else."""

import copy

from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from reporting.authoring.blocks.items import CONTENTS, QUESTIONS
from reporting.authoring.blocks.library_questions import BLOCK as LIBRARY
from reporting.authoring.blocks.steps import StepsBlock
from reporting.authoring.compile import Source, compile_form
from reporting.definition.form import FormKind
from reporting.definition.text_keys import is_for_editors
from tests.factories.forms import theft_form
from tests.unit.reporting.authoring.blocks.test_lazy import every_block


def value_of(steps):
    block = StepsBlock()
    return block.to_python(copy.deepcopy(steps))


def segments_of(steps):
    return StreamFieldSegmentExtractor(None, include_overridables=True).handle_stream_block(value_of(steps))


def words_of(steps):
    return {
        each.string.data for each in segments_of(steps) if isinstance(each, StringSegmentValue) and each.string.data
    }


def compiled_words(steps):
    form = compile_form(Source("key", FormKind.SERVICE, "en", {}, steps)).form
    return {words for key, words in form.texts["en"].items() if "<" not in words and not is_for_editors(key)}


def test_every_plain_word_that_people_read_is_offered():
    for steps in (every_block(), theft_form().steps):
        assert compiled_words(steps) <= words_of(steps)


def test_nothing_but_words_that_people_read_is_offered():
    for steps in (every_block(), theft_form().steps):
        rich = {
            "Then tell us why &amp; how",
            "Hello <b>there</b>",
            "Some <b>words</b>",
            "True, all of it.",
            "Look under the frame.",
            "Call 999.",
        }
        assert words_of(steps) - compiled_words(steps) <= rich


def test_ids_codes_and_conditions_are_never_offered():
    for steps in (every_block(), theft_form().steps):
        ids = {step["id"] for step in steps}
        for each in segments_of(steps):
            assert not isinstance(each, OverridableSegmentValue)
            if isinstance(each, StringSegmentValue):
                assert each.string.data not in ids
            else:
                assert isinstance(each, TemplateSegmentValue)
            assert not {"show_when", "routes", "settings", "exit"} & set(each.path.split("."))


def test_translated_words_come_back_and_everything_else_stays():
    steps = every_block()
    translated = [
        StringSegmentValue(each.path, each.string.data.upper(), order=index)
        if isinstance(each, StringSegmentValue) and not each.attrs
        else each.with_order(index)
        for index, each in enumerate(segments_of(steps))
        if "introduction" not in each.path and "body" not in each.path and "statement" not in each.path
    ]

    value = StreamFieldSegmentsWriter(None, None, None).handle_stream_block(value_of(steps), translated)

    after = StepsBlock().get_prep_value(value)
    questions = [item["value"] for item in after[0]["value"]["items"]]
    assert questions[0]["label"] == "A RADIOS"
    assert questions[1]["options"][0] == {
        **steps[0]["value"]["items"][1]["value"]["options"][0],
        "label": "A",
        "hint": "HINT OF A",
    }
    assert after[1]["value"]["show_when"] == steps[1]["value"]["show_when"]
    assert [step["id"] for step in after] == [step["id"] for step in steps]


def test_every_kind_of_block_is_among_those_that_are_tried():
    tried = {item["type"] for item in every_block()[0]["value"]["items"]}

    assert tried == {each.kind for each in QUESTIONS} | {str(each.kind) for each in CONTENTS} | {LIBRARY}
