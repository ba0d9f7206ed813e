"""A contact point as a card shows it."""

from __future__ import annotations

from pages.library.contacts import contact_facts

EMPTY = dict.fromkeys(("phone", "textphone", "email", "opening_hours", "address", "note"), "")


def test_only_the_ways_there_are_become_lines_and_numbers_can_be_dialled() -> None:
    facts = contact_facts({**EMPTY, "name": "Front desk", "phone": "+44 (0)1865 841148", "email": "desk@example.org"})

    assert facts["title"] == "Front desk"
    assert [(line.text, line.url) for line in facts["lines"]] == [
        ("+44 (0)1865 841148", "tel:+441865841148"),
        ("desk@example.org", "mailto:desk@example.org"),
    ]
