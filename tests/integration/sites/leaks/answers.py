"""What a browser gets, compared with what it would get for something that never was."""

from collections.abc import Iterable
from typing import Any

from django.test import Client

NEVER = 987654


def words(answer: Any) -> str:
    """The body, and the headers, as text."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode(errors="replace") + repr(sorted(answer.headers.items()))


def missing_everywhere(browsers: Iterable[Client], template: str, key: Any, verbs: str = "get post") -> None:
    """The address, with the key of something foreign, answers 404 with the bytes of an address that never was."""
    for browser in browsers:
        for verb in verbs.split():
            foreign = getattr(browser, verb)(template.format(key))
            never = getattr(browser, verb)(template.format(NEVER))
            assert (foreign.status_code, never.status_code) == (404, 404), (verb, template.format(key))
            assert foreign.content == never.content, (verb, template.format(key))


def without(word: str, browsers: Iterable[Client], *addresses: str) -> None:
    """None of the addresses shows the word to any of these, and none fails."""
    for browser in browsers:
        for address in addresses:
            answer = browser.get(address)
            assert answer.status_code < 500, address
            assert word.lower() not in words(answer).lower(), address


def shown(browser: Client, address: str, word: str) -> None:
    """The rightful person sees it."""
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    assert word in words(answer), address
