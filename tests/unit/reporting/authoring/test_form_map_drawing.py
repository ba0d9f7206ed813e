"""The map of a form on paper: no two boxes on one another, everything inside the paper, every route told in words."""

import itertools

from reporting.authoring.compile import Source, compile_form
from reporting.authoring.form_map_drawing import HEIGHT, WIDTH, drawn
from reporting.definition.form import FormKind
from reporting.definition.paths.form_map import form_map
from tests.factories.forms import theft_form


def drawing(**words):
    built = theft_form()
    form = compile_form(Source("key", FormKind.REPORT, "en", {}, built.steps, built.codes)).form
    return drawn(form_map(form), **words)


def test_boxes_lie_on_the_paper_and_not_on_one_another():
    paper = drawing()

    for box in paper.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + WIDTH <= paper.width
        assert box.y + HEIGHT <= paper.height
        assert all(box.y < line.y < box.y + HEIGHT for line in box.lines)
    for one, other in itertools.combinations(paper.boxes, 2):
        assert abs(one.x - other.x) >= WIDTH or abs(one.y - other.y) >= HEIGHT


def test_every_route_has_a_number_that_is_told_in_words():
    paper = drawing()

    numbers = [track.badge.words for track in paper.tracks if track.badge]
    assert numbers == [str(number) for number, _ in paper.routes]
    said = " ".join(words for _, words in paper.routes)
    assert "From “What happened” to “Report fraud elsewhere” when “What was taken?” is “Money, by a trick”." in said


def test_a_step_that_is_to_be_corrected_is_marked_in_words_too():
    paper = drawing(wrong={"witnesses"})

    assert [box.head.words for box in paper.boxes if box.is_wrong] == ["Step - to correct"]
