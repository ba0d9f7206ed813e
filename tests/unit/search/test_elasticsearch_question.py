"""What Elasticsearch is asked names the one tree and language that is searched, so that nothing else can be a hit."""

from types import SimpleNamespace
from typing import Any

from search.engines.elasticsearch import _query


def test_the_question_names_the_site_and_the_language() -> None:
    home: Any = SimpleNamespace(path="00010002")

    asked = _query("stolen bicycle", home, "en")["bool"]

    assert asked["filter"] == [{"term": {"home": "00010002"}}, {"term": {"language": "en"}}]
    assert asked["minimum_should_match"] == 1
