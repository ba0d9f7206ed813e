"""A page's changes as people read them: plain words side by side, with what differs marked.

Blocks are written out as the editor sees them - a label and the words - and never as code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Field
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.blocks import BooleanBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField

_PARTS = re.compile(r"\s+|\w+|[^\w\s]")
_BREAK = re.compile(r"</(?:p|li|h[1-6])>|<br\s*/?>|<hr\s*/?>")
_ITEM = re.compile(r"<li[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_OUTER_LINK = re.compile(r'<a\s[^>]*href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sides:
    """Two texts with their differences marked."""

    left: SafeString
    right: SafeString


def side_by_side(left: str, right: str) -> Sides:
    """Mark what the right text leaves out of the left one, and what it adds, word by word."""
    before, after = _PARTS.findall(left), _PARTS.findall(right)
    lefts: list[tuple[str, str]] = []
    rights: list[tuple[str, str]] = []
    steps = SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    for n, (tag, a, b, c, d) in enumerate(steps):
        # A space between two changed words is part of the change: one mark reads better than three.
        is_gap = tag == "equal" and 0 < n < len(steps) - 1 and not "".join(before[a:b]).strip()
        lefts.append(("" if tag == "equal" and not is_gap else "del", "".join(before[a:b])))
        rights.append(("" if tag == "equal" and not is_gap else "ins", "".join(after[c:d])))
    return Sides(_marked(lefts), _marked(rights))


def words_of_block(block: Any, value: Any) -> str:
    """Return a block's value, as `to_python` gives it, in words and lines."""
    return "\n".join(_lines(block, value))


def words_of_field(field: Field[Any, Any], value: Any) -> str:
    """Return what a plain field holds in words."""
    if value in (None, ""):
        return ""
    if isinstance(field, RichTextField):
        return words_of_html(str(value))
    if isinstance(field, StreamField):
        stream = field.to_python(value)
        return "\n".join(words_of_block(child.block, child.value) for child in stream)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if field.is_relation:
        return str(field.related_model._default_manager.filter(pk=value).first() or "")  # type: ignore[union-attr]
    if hasattr(value, "hour"):
        return date_format(value, "j F Y, H:i")
    return date_format(value, "j F Y") if hasattr(value, "year") else str(value)


def words_of_html(source: str) -> str:
    """Return rich text without its tags, one line for each paragraph and item, with the addresses of outer links."""
    named = _OUTER_LINK.sub(r"\2 (\1)", source)
    lines = _BREAK.sub("\n", _ITEM.sub("• ", named)).split("\n")
    plain = (" ".join(unescape(_TAG.sub("", line)).split()) for line in lines)
    return "\n".join(line for line in plain if line)


def _lines(block: Any, value: Any) -> Iterator[str]:
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            words = words_of_block(child, value.get(name))
            if words:
                yield f"{child.label}: {words}" if "\n" not in words else f"{child.label}:\n{words}"
    elif isinstance(block, StreamBlock):
        yield from (words_of_block(child.block, child.value) for child in value or ())
    elif isinstance(block, ListBlock):
        yield from (f"• {words_of_block(block.child_block, one)}" for one in value or ())
    elif isinstance(block, RichTextBlock):
        yield words_of_html(value.source if value else "")
    elif isinstance(block, BooleanBlock):
        yield "Yes" if value else "No"
    elif value not in (None, ""):
        choices = dict(getattr(block.field, "choices", ()) or ()) if hasattr(block, "field") else {}
        yield str(choices.get(value, None) or block.render_basic(value))


def _marked(parts: Sequence[tuple[str, str]]) -> SafeString:
    runs = [(mark, "".join(words for _, words in run)) for mark, run in groupby(parts, key=itemgetter(0))]
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<{0}>{1}</{0}>", mark, words) if mark and words.strip() else format_html("{}", words),)
            for mark, words in runs
            if words
        ),
    )
