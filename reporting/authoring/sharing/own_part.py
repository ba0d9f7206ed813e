"""From the fields of an adoption's page to the force's own part of the form, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reporting.authoring.codes import Codes
from reporting.authoring.compile import Compiled, Source, compile_form
from reporting.authoring.findings import Finding
from reporting.authoring.identity import identify
from reporting.authoring.rich_words import cleaned
from reporting.authoring.shared_options import with_shared_options
from reporting.authoring.sharing.holding import OwnPart
from reporting.authoring.stored import completed
from reporting.definition import overlay, proof, text_keys
from reporting.definition.form import Form, FormKind, Question
from reporting.definition.overlay import NAMESPACE, LocalItems, Overlay
from reporting.definition.proof import Severity

if TYPE_CHECKING:
    from reporting.authoring.adopted_form_page import AdoptedFormPage

TEXT_FIELDS = {
    text_keys.FORM_INTRODUCTION: "own_introduction",
    text_keys.FORM_BEFORE_YOU_START: "own_before_you_start",
    text_keys.FORM_WHAT_HAPPENS_NEXT: "own_what_happens_next",
    text_keys.FORM_REPLY_TIME: "own_reply_time",
}
"""Which field of the page holds the force's own words for a text that the form leaves open."""

Data = Mapping[str, Any]


def fields_of(page: AdoptedFormPage) -> dict[str, Any]:
    """The fields of the force's own part as data; empty when the force has nothing of its own."""
    block = page.local_questions.stream_block
    groups = identify(completed(block, block.get_prep_value(page.local_questions)))
    for group in groups:
        identify(group["value"]["items"])
    found: dict[str, Any] = {name: getattr(page, name) for name in (*TEXT_FIELDS.values(), "team")}
    return {name: value for name, value in {**found, "local_questions": groups}.items() if value}


def compile_own_part(fields: Data, *, form: Form, before: OwnPart) -> OwnPart:
    """The own part that these fields make beside a national form.

    From the own part before it keeps the codes, for ever, and the words in other languages whose source words are still
    the same.
    """
    groups: Sequence[Data] = fields.get("local_questions") or ()
    known = _with_codes(groups, before.codes)
    compiled = _compiled(groups, form.source_locale, known)
    added = []
    for group, step in zip(groups, compiled.form.steps, strict=True):
        if step.items:
            added.append(LocalItems(group["value"].get("step") or "", tuple(map(_unmarked, step.items))))
    texts = _item_texts(compiled) | own_texts(fields)
    old = before.overlay.texts
    unchanged = {key for key, said in texts.items() if old.get(form.source_locale, {}).get(key) == said}
    every = {locale: {key: said for key, said in words.items() if key in unchanged} for locale, words in old.items()}
    every[form.source_locale] = texts
    made = Overlay(tuple(added), {locale: words for locale, words in every.items() if words}, fields.get("team", ""))
    return OwnPart(made, fields, compiled.codes if groups else {})


def translated_texts(fields: Data, *, locale: str, own: OwnPart, source_locale: str) -> dict[str, str]:
    """The words of a translated page for the own part; words equal to the source's are no translation."""
    groups: Sequence[Data] = fields.get("local_questions") or ()
    compiled = _compiled(groups, locale, {**own.codes})
    source = own.overlay.texts.get(source_locale, {})
    words = _item_texts(compiled) | own_texts(fields)
    return {key: said for key, said in words.items() if key in source and said != source[key]}


def own_texts(fields: Data) -> dict[str, str]:
    """The force's own words by text key."""
    words = {key: fields.get(name) or "" for key, name in TEXT_FIELDS.items()}
    said = {key: text.strip() if key == text_keys.FORM_REPLY_TIME else cleaned(text) for key, text in words.items()}
    return {key: text for key, text in said.items() if text}


def findings_of(form: Form, own: OwnPart, *, languages: Sequence[str]) -> tuple[Finding, ...]:
    """What a force should know of its own part beside a national form, errors first. The proof is of both together."""
    if own.overlay.is_empty:
        return ()
    return (
        *(Finding(Severity.ERROR, (), sentence) for sentence in misfit_sentences(form, own)),
        *(Finding(Severity.ERROR, (), sentence) for sentence in reasons_against(form, own)),
        *_missing_words(form, own, languages),
    )


def reasons_against(form: Form, own: OwnPart) -> tuple[str, ...]:
    """Why the form with the own part may not go live; empty when it may."""
    merged = overlay.merge(form, own.overlay)
    return tuple(proof.sentence(flaw, merged) for flaw in proof.errors(proof.prove(merged)))


def misfit_sentences(form: Form, own: OwnPart) -> list[str]:
    """Which own question or text has no place in the form."""
    said = []
    for misfit in overlay.misfits(form, own.overlay):
        if misfit.code:
            label = own.overlay.texts.get(form.source_locale, {}).get(text_keys.question_label(misfit.code))
            what = f"Your question “{label or misfit.code}”"
            said.append(f"{what} has no place: its step is not one to which forces may add. Choose another step.")
        else:
            name = OPEN_NAMES.get(misfit.key, misfit.key)
            said.append(f"The national form does not let forces replace “{name}”. Clear your own words for it.")
    return said


OPEN_NAMES = {
    text_keys.FORM_INTRODUCTION: "Introduction",
    text_keys.FORM_BEFORE_YOU_START: "Before you start",
    text_keys.FORM_WHAT_HAPPENS_NEXT: "What happens next",
    text_keys.FORM_REPLY_TIME: "Reply time",
}


def _missing_words(form: Form, own: OwnPart, languages: Sequence[str]) -> list[Finding]:
    source = own.overlay.texts.get(form.source_locale, {})
    found = []
    for language in languages:
        missing = len(set(source) - set(own.overlay.texts.get(language, {})))
        if language != form.source_locale and missing:
            name = {"cy": "Welsh"}.get(language, language)
            message = f"{missing} of your own texts have no {name} yet. People see them in the first language."
            found.append(Finding(Severity.WARNING, (), message))
    return found


def _with_codes(groups: Sequence[Data], known: Mapping[str, str]) -> dict[str, str]:
    """Codes in the force's namespace for every question and piece of content."""
    codes = Codes({**known})
    for group in groups:
        for number, item in enumerate(group["value"].get("items") or (), 1):
            if item["id"] in codes.by_id:
                continue
            words = item["value"].get("label") or item["value"].get("heading") or ""
            # Minted without the namespace first, so that it is unique and short; then put into it.
            fresh = Codes({str(n): code.removeprefix(NAMESPACE) for n, code in enumerate(codes.by_id.values())})
            minted = fresh.mint_item(item["id"], str(words), fallback=f"question-{number}")
            codes.by_id[item["id"]] = f"{NAMESPACE}{minted}"
    return codes.by_id


def _compiled(groups: Sequence[Data], locale: str, codes: Mapping[str, str]) -> Compiled:
    steps = [
        {"id": group["id"], "type": "questions", "value": {"title": "", "items": group["value"].get("items") or ()}}
        for group in groups
    ]
    filled_in, codes_of_lists = with_shared_options(steps, force_id=None, locale=locale)
    return compile_form(Source("local", FormKind.SERVICE, locale, {}, filled_in, {**codes, **codes_of_lists}))


def _unmarked(item: Any) -> Any:
    """Without the marks of options: what anonymity, age and emergency mean is the nation's to say."""
    if not isinstance(item, Question) or not any(option.marks for option in item.options):
        return item
    return replace(item, options=tuple(replace(option, marks="") for option in item.options))


def _item_texts(compiled: Compiled) -> dict[str, str]:
    words = compiled.form.texts.get(compiled.form.source_locale, {})
    return {key: said for key, said in words.items() if text_keys.item_of(key)}
