"""Pages kept as HTML with holes are, byte for byte, the pages that would be rendered for this visitor."""

import re

import pytest

from reporting.definition.form import Form, FormKind, Question, Step
from reporting.web import kept_pages
from tests.contracts.question_cases import CASES
from tests.factories.grown_form import grown_form
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form, make_bilingual, publish_again
from tests.factories.small_form import WORDS_EN, small_form

pytestmark = pytest.mark.django_db
HOST = "thames-valley.localhost:8000"
HOSTILE = "\"'><script>alert(1)</script> &amp; {{ x }} {% y %} ((q1)) \ue0001\ue001 Siân"
_TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+')


@pytest.fixture
def pages(monkeypatch):
    return _Pages(monkeypatch)


class _Pages:
    """Asks for each page twice: as it is kept, and rendered for the visitor."""

    def __init__(self, monkeypatch):
        self.monkeypatch = monkeypatch
        self.kept = self.seen = 0

    def same(self, visitor, path):
        filled = kept_pages.filled

        def counted(*arguments):
            self.kept += 1
            return filled(*arguments)

        with self.monkeypatch.context() as patch:
            patch.setattr(kept_pages, "filled", counted)
            first, again = visitor.get(path), visitor.get(path)
        with self.monkeypatch.context() as patch:
            patch.setattr(kept_pages, "kept", lambda *_: None)
            rendered = visitor.get(path)
        self.seen += 1
        assert first.status_code == rendered.status_code == 200, path
        assert _words(first) == _words(again) == _words(rendered)
        assert first.headers == rendered.headers
        return first.content.decode()


def _words(response):
    return _TOKEN.sub(r"\1", response.content.decode())


def _form_of_every_kind():
    """A step for each right answer that is in the cases of the kinds, and the fields that answer them; a declaration
    at the end, which stands with all answers.
    """
    steps, texts, posts = [], {"form.title": "Everything"}, []
    for number, case in enumerate(case for case in CASES if case.stored is not None and case.kind != "declaration"):
        code = f"q{number}"
        question = Question(code, case.kind, required=False, options=case.options, settings=case.settings)
        steps.append(Step(f"s{number}", items=(question,)))
        texts |= {f"step.s{number}.title": f"Step {number}", f"question.{code}.label": f"<What> is {number} & why?"}
        texts |= {f"question.{code}.statement": "True.", f"question.{code}.hint": "A hint."}
        texts |= {f"option.{code}.{option.code}.label": option.code.title() for option in case.options}
        fields = {re.sub(r"^asked", code, name): value for name, value in case.posted.items()}
        if case.kind == "text" and not case.settings:
            fields = {code: HOSTILE}
        if case.kind == "long_text":
            fields = {code: f"{HOSTILE}\r\n\r\n  two {HOSTILE}"}
        posts.append((f"s{number}", fields))
    steps.append(Step("last", items=(Question("true", "declaration"),)))
    texts["question.true.statement"] = "<p>True.</p>"
    return Form("everything", FormKind.SERVICE, "en", tuple(steps), {"en": texts}), posts


def test_pages_of_every_kind_of_question_are_the_same_empty_and_answered(public_client, pages):
    form, posts = _form_of_every_kind()
    live_form(plain_force("thames-valley"), form, slug="all")
    visitor = public_client(HOST)
    pages.same(visitor, "/all/")
    visitor.post("/all/")

    for step, fields in posts:
        pages.same(visitor, f"/all/{step}/")
        assert visitor.post(f"/all/{step}/", fields).status_code == 303, (step, fields)
        html = pages.same(visitor, f"/all/{step}/")
        assert "<script>alert" not in html
    pages.same(visitor, "/all/s0/?change")
    html = pages.same(visitor, "/all/check-answers/")
    assert visitor.post("/all/check-answers/", {"true": "yes"}).status_code == 303
    html += pages.same(visitor, "/all/confirmation/")

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    assert pages.kept > pages.seen  # of each two, most came from what is kept


def test_pages_with_reveals_conditions_and_answers_in_words_are_the_same(public_client, pages):
    live_form(plain_force("thames-valley"), grown_form(), slug="tell")

    for crime, more in (("theft", {"item": "A <b>bicycle</b>"}), ("damage", {"damaged": "A door"}), ("other", {})):
        visitor = public_client(HOST)
        visitor.post("/tell/")
        pages.same(visitor, "/tell/what/")
        visitor.post("/tell/what/", {"crime": crime, **more})
        pages.same(visitor, "/tell/what/")
        if crime != "other":
            html = pages.same(visitor, "/tell/details/")
            assert "<b>bicycle" not in html
            assert ("&lt;b&gt;bicycle" in html) == (crime == "theft")


def test_words_with_answers_in_them_are_never_kept(public_client, pages):
    live_form(plain_force("thames-valley"), grown_form(), slug="tell")
    for item in ("A kettle", "A ladder"):
        visitor = public_client(HOST)
        visitor.post("/tell/")
        visitor.post("/tell/what/", {"crime": "theft", "item": item})
        before = pages.kept
        assert item in pages.same(visitor, "/tell/details/")
        assert pages.kept == before


def test_both_languages_sensitive_steps_and_what_goes_back_are_the_same(public_client, pages):
    force = plain_force("thames-valley")
    make_bilingual(force, live_form(force))
    visitor = public_client(HOST)
    visitor.post("/report-a-theft/")
    for language in ("", "/cy"):
        form = f"{language}/report-a-theft/"
        pages.same(visitor, form)
        pages.same(visitor, f"{form}gate/")
        visitor.post(f"{form}gate/", {"danger": "no"})
        pages.same(visitor, f"{form}gate/")
        visitor.post(f"{form}what/", {"account": "My bicycle was taken."})
        visitor.post(f"{form}who/", {"stay": "named"})
        pages.same(visitor, f"{form}part-5/")
        visitor.post(f"{form}part-5/", {"name": HOSTILE})
        pages.same(visitor, f"{form}part-5/")
        pages.same(visitor, f"{form}what/?change")
        pages.same(visitor, f"{form}check-answers/")


def test_nobody_sees_what_another_visitor_typed(public_client):
    live_form(plain_force("thames-valley"))
    ann, ben = public_client(HOST), public_client(HOST)
    for visitor, said in ((ann, "Ann saw a red car"), (ben, "Ben saw a blue car")):
        visitor.post("/report-a-theft/")
        visitor.post("/report-a-theft/gate/", {"danger": "no"})
        visitor.post("/report-a-theft/what/", {"account": said})
    for _ in range(2):
        for visitor, said, other in ((ann, "Ann saw a red car", "Ben"), (ben, "Ben saw a blue car", "Ann saw")):
            html = visitor.get("/report-a-theft/what/").content.decode()
            assert said in html
            assert other not in html


def test_every_page_has_its_own_form_token(public_client):
    live_form(plain_force("thames-valley"))
    ann = public_client(HOST)
    ann.post("/report-a-theft/")
    found = {_TOKEN.search(ann.get("/report-a-theft/gate/").content.decode())[0] for _ in range(3)}
    assert len(found) == 3


def test_a_new_version_and_new_words_around_are_seen_at_once(public_client, pages):
    force = plain_force("thames-valley")
    page = live_form(force)
    visitor = public_client(HOST)
    assert "Report a theft" in visitor.get("/report-a-theft/").content.decode()

    publish_again(page, small_form(page.translation_key, texts={"en": {**WORDS_EN, "form.title": "Report a loss"}}))
    assert "Report a loss" in pages.same(visitor, "/report-a-theft/")

    force.name = "Another Police"
    force.save()
    assert "Another Police" in pages.same(visitor, "/report-a-theft/")
