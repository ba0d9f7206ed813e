"""From the words of a national form to the blocks that an editor would have made of them, in one language."""

from typing import Any

from reporting.authoring import building
from reporting.authoring.blocks.options import EXCLUSIVE
from sites.provisioning.library.form_words import Ask, FormWords, GoTo, StepWords, Tell, When, Words

_HEADED = ("guidance", "details")


def built(form: FormWords, language: str) -> building.Built:
    """Return the form's steps with words of this language; ids and codes are alike in each language."""
    return building.build(form.slug, [_step(step, language) for step in form.steps])


def _step(step: StepWords, language: str) -> Any:
    common: dict[str, Any] = {"title": _in(step.title, language), "introduction": _in(step.introduction, language)}
    if step.kind == "emergency_gate":
        (ask,) = (item for item in step.items if isinstance(item, Ask))
        words = _words(ask, language)
        del words["name"]
        return building.gate(step.code, question_code=ask.code, options=_options(ask, language), **common, **words)
    common["show_when"] = [_test(test) for test in step.show_when]
    if step.kind == "exit":
        return building.exit_page(step.code, exit=step.exit, **common)
    return building.step(
        step.code,
        items=[item_of(item, language) for item in step.items],
        routes=[_route(route) for route in step.go_to],
        sensitive=step.sensitive,
        **common,
    )


def item_of(item: Ask | Tell, language: str) -> Any:
    """Return a question or content with words of this language."""
    if isinstance(item, Tell):
        title = _in(item.heading, language) if item.kind in _HEADED else ""
        return building.content(item.kind, item.code, _in(item.body, language), title)
    fields: dict[str, Any] = {"required": item.required, **item.settings, **_words(item, language)}
    if any(item.statement):
        fields["statement"] = f"<p>{_in(item.statement, language)}</p>"
    words = {"unit": item.unit, "yes": item.yes, "no": item.no, "entry": item.entry}
    fields |= {name: _in(each, language) for name, each in words.items() if any(each)}
    fields |= {name: said for name, said in {"purpose": item.purpose, "retention": item.retention}.items() if said}
    if item.kind == "group":
        del fields["name"], fields["error"]
    return building.question(
        item.kind,
        item.code,
        options=_options(item, language),
        items=[item_of(inner, language) for inner in item.items],
        show_when=[_test(test) for test in item.show_when],
        **fields,
    )


def _words(ask: Ask, language: str) -> dict[str, str]:
    words = {"label": ask.label, "hint": ask.hint, "name": ask.name, "error": ask.missing}
    return {field: _in(each, language) for field, each in words.items()}


def _options(ask: Ask, language: str) -> list[Any]:
    return [
        building.option(
            choice.code,
            _in(choice.label, language),
            _in(choice.hint, language),
            mark=EXCLUSIVE if choice.exclusive else choice.marks,
        )
        for choice in ask.choices
    ]


def _test(test: When) -> Any:
    return building.when(test.question, test.operator, test.value)


def _route(route: GoTo) -> Any:
    return building.route(route.step, [_test(route.when)])


def _in(words: Words, language: str) -> str:
    return words.cy if language == "cy" else words.en
